"""Everything about me, as JSON: nothing lost, nothing turned about."""

import json
from datetime import UTC, datetime, time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.request import AnswerId, Feedback
from bot.domain.selfcheck import CheckId, ItemId, Missed, Note, Reminder, Run
from bot.selfcheck.export import Asked, Exported, Kept, export_of, latest_runs
from bot.selfcheck.json_of import json_of
from bot.selfcheck.kept_of import kept_of
from bot.store.people import Everything, KeptAbout, Sent

from .made import ALL, CHECK, LEVEL_OF, REASON, START, TODAY, USER, note_of, run_of, texts

REMINDER = Reminder(
    user=USER,
    check=CheckId("kloes"),
    every="month",
    starts_on=TODAY,
    at=time(9, 30),
    zone="Europe/London",
    due_at=datetime(2026, 8, 10, 8, 30, tzinfo=UTC),
    period="2026-08-10",
)
ASKED = Asked(lambda check: CHECK if check == CHECK.id else None, {ItemId("w1-1"): REASON})


class Pair(NamedTuple):
    """A value that is no value of ours."""

    name: str
    at: time


def test_all_that_is_kept_comes_back() -> None:
    """Runs, evidence and reminders, each as it was."""
    kept = Kept([run_of(LEVEL_OF, day=1), run_of({})], [note_of("w1-1")], [REMINDER])

    content = export_of(kept, ASKED, "json", today=TODAY).content or b""

    found = json.loads(content)
    assert tuple(Run.model_validate_json(json.dumps(run)) for run in found["self_checks"]) == (
        *kept.runs,
    )
    assert [Note.model_validate_json(json.dumps(n)) for n in found["evidence"]] == kept.notes
    assert Reminder.model_validate_json(json.dumps(found["reminders"][0])) == REMINDER
    assert found["exported_on"] == "2026-07-10"


def test_what_is_no_self_check_is_there_too() -> None:
    """Feedback, reminders that were sent or missed, and how much there is of the rest."""
    at = datetime(2026, 7, 1, 9, tzinfo=UTC)
    said = Feedback(answer_id=AnswerId("a"), user=USER, verdict="helpful", given_at=at)
    sent = Sent(check=CheckId("w1"), period="2026-07-01", claimed_at=at)
    missed = Missed(check=CheckId("w1"), due_at=at)
    names = ("requests", "answers", "threads", "feedback", "self_checks", "evidence", "reminders")
    counted = KeptAbout.model_validate(dict.fromkeys(names, 1))
    everything = Everything(
        kept=counted,
        runs=(),
        notes=(),
        reminders=(REMINDER,),
        sent=(sent,),
        missed=(missed,),
        feedback=(said,),
    )

    kept = kept_of(everything)

    found = json.loads(export_of(kept, ASKED, "json", today=TODAY).content or b"")
    assert not kept.is_empty
    assert found["feedback"][0]["verdict"] == "helpful"
    assert found["reminders_sent"][0]["period"] == "2026-07-01"
    assert found["reminders_missed"][0]["due_at"] == at.isoformat()
    assert found["how_much_is_kept"] == dict.fromkeys(names, 1)


def test_one_run_alone_is_exported_as_a_table() -> None:
    """Though there is another one."""
    kept = Kept([run_of(LEVEL_OF, day=3), run_of(LEVEL_OF)], [], [])

    for run in kept.runs:
        table = export_of(kept, ASKED, "csv", today=TODAY, run=run).content or b""
        assert run.started_at.date().isoformat().encode() in table
        assert table.count(b"\r\n") == len(ALL) + 1


def test_dates_and_times_are_written_as_the_standard_has_them() -> None:
    """ISO 8601, with the zone."""
    text = json_of({"day": TODAY, "at": START, "pair": Pair("a", time(9, 30))})

    assert json.loads(text) == {
        "day": "2026-07-10",
        "at": "2026-07-01T09:00:00+00:00",
        "pair": {"name": "a", "at": "09:30:00"},
    }


@given(texts)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """And nothing in the file turns its words about."""
    written = json_of([note_of("w1-1", text)])

    assert json.loads(written)[0]["what"] == text
    assert not {"\u202e", "\u2066", "\x00"} & set(written)
    assert written.encode()


def test_what_json_does_not_have_is_refused() -> None:
    """Rather than written as something else."""
    with pytest.raises(TypeError, match="object"):
        json_of({"odd": object()})


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["kloes", "w1"])), unique=True))
def test_the_latest_run_of_each_self_check_is_taken(begun: list[tuple[int, str]]) -> None:
    """The newest first."""
    runs = [run_of(LEVEL_OF, day=day, check=check) for day, check in begun]

    latest = latest_runs(runs)

    assert sorted(run.check for run in latest) == sorted({check for _, check in begun})
    for run in latest:
        assert run.started_at == max(r.started_at for r in runs if r.check == run.check)
    assert list(latest) == sorted(latest, key=lambda run: run.started_at, reverse=True)


def test_a_later_run_without_answers_hides_none_with_answers() -> None:
    """Who begins again and stops still gets what was answered."""
    answered = run_of(LEVEL_OF)

    assert latest_runs([run_of({}, day=1), answered]) == (answered,)


def test_a_self_check_that_is_no_longer_defined_is_named() -> None:
    """The rest is written."""
    kept = Kept([run_of(LEVEL_OF), run_of(LEVEL_OF, check="old")], [], [])

    made = export_of(kept, ASKED, "csv", today=TODAY)

    assert made.left_out == ("old",)
    assert (made.content or b"").startswith(b"\xef\xbb\xbfSelf-check,")
    assert (made.content or b"").count(b"\r\n") == len(ALL) + 1


def test_without_a_run_there_is_nothing_to_show() -> None:
    """Neither an empty document nor an empty table."""
    kept = Kept([], [note_of("w1-1")], [])

    assert export_of(kept, ASKED, "docx", today=TODAY) == Exported(None)
