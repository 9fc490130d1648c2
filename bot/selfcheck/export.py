"""What one person takes away: their self-checks as a document or a table, or everything as JSON."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, assert_never

from bot.domain.ids import Value
from bot.domain.request import Feedback
from bot.domain.selfcheck import (
    CheckId,
    Item,
    ItemId,
    Missed,
    Note,
    Reason,
    Reminder,
    Run,
    SelfCheck,
)
from bot.selfcheck.csv_of import ENCODING, csv_of_all
from bot.selfcheck.json_of import json_of
from bot.selfcheck.summary import Summary, summary_of

Format = Literal["docx", "csv", "json"]


class Kept(NamedTuple):
    """What is kept about one person."""

    runs: Sequence[Run]
    notes: Sequence[Note]
    reminders: Sequence[Reminder]
    sent: Sequence[Value] = ()
    """Reminders that were sent."""
    missed: Sequence[Missed] = ()
    """Reminders that were not, since they would have come too late."""
    feedback: Sequence[Feedback] = ()
    """What the person made of answers."""
    counts: Value | None = None
    """How much there is of everything, also of what holds no words; None where it is not known."""

    cards: Sequence[Value] = ()
    """Where the latest card of each run stands in Slack."""
    records: Mapping[str, Sequence[Mapping[str, object]]] = MappingProxyType({})
    """What is kept of questions and their answers, by kind."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        lists = (self.runs, self.notes, self.reminders, self.sent, self.missed, self.feedback)
        return not any(lists)


class Asked(NamedTuple):
    """What is asked now, and why."""

    find: Callable[[CheckId], SelfCheck | None]
    reasons: Mapping[ItemId, Reason]
    item: Callable[[ItemId], Item | None] = lambda _: None
    """Gives a question by its id; None where it is no longer asked."""


class Exported(NamedTuple):
    """A file, and what could not be put into it."""

    content: bytes | None
    """None where there was no run to write about."""
    left_out: tuple[CheckId, ...] = ()
    """Self-checks that are no longer defined; JSON has their answers."""


def export_of(
    kept: Kept, asked: Asked, form: Format, *, today: date, run: Run | None = None
) -> Exported:
    """Return the file that a person takes away.

    Args:
        kept: about the person.
        asked: the definitions of the self-checks, and the reasons of their questions.
        form: `json` has everything; the others the latest run of each self-check.
        today: the date of the export.
        run: the one to which a document or table is confined; None for all.
    """
    if form == "json":
        return Exported(json_of(_everything(kept, asked, today)).encode())
    wanted = (run,) if run else latest_runs(kept.runs)
    summaries, left_out = _summaries(wanted, kept, asked.find)
    if not summaries:
        return Exported(None, left_out)
    return Exported(_file(summaries, asked.reasons, form, today), left_out)


def _everything(kept: Kept, asked: Asked, today: date) -> Mapping[str, object]:
    """Return what is kept about a person, under the names that the JSON has for it."""
    return {
        "exported_on": today,
        "questions": _questions(kept, asked),
        "self_checks": kept.runs,
        "evidence": kept.notes,
        "reminders": kept.reminders,
        "reminders_sent": kept.sent,
        "reminders_missed": kept.missed,
        "feedback": kept.feedback,
        "cards_in_slack": kept.cards,
        "questions_and_answers": kept.records,
        "how_much_is_kept": kept.counts,
    }


def _questions(kept: Kept, asked: Asked) -> Mapping[str, str]:
    """Return each question that is named in what is kept and still asked: its id to its words."""
    named = (*(i for run in kept.runs for i in run.items), *(note.item for note in kept.notes))
    found = ((i, asked.item(i)) for i in dict.fromkeys(named))
    return {i: item.question for i, item in found if item}


def latest_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the latest run of each self-check, one with answers where there is any, newest first."""
    found: dict[CheckId, Run] = {}
    for run in sorted(runs, key=lambda run: (bool(run.responses), run.started_at, run.id)):
        found[run.check] = run
    return tuple(sorted(found.values(), key=lambda run: (run.started_at, run.id), reverse=True))


def _summaries(
    latest: Sequence[Run], kept: Kept, find: Callable[[CheckId], SelfCheck | None]
) -> tuple[tuple[Summary, ...], tuple[CheckId, ...]]:
    """Return what the runs show, and which self-checks are no longer defined."""
    found, left_out = [], []
    for run in latest:
        check = find(run.check)
        if check is None:
            left_out.append(run.check)
        else:
            found.append(summary_of(check, run, earlier=kept.runs, notes=kept.notes))
    return tuple(found), tuple(left_out)


def _file(
    summaries: Sequence[Summary],
    reasons: Mapping[ItemId, Reason],
    form: Literal["docx", "csv"],
    today: date,
) -> bytes:
    match form:
        case "csv":
            return csv_of_all(summaries, reasons).encode(ENCODING)
        case "docx":
            from bot.selfcheck.word import word_of_all  # noqa: PLC0415 - python-docx is slow to import

            return word_of_all(summaries, reasons, today=today)
        case _:
            assert_never(form)
