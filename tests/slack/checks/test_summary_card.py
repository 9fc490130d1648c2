"""The card of a summary: all that one message holds, and the rest counted."""

from collections.abc import Sequence

import pytest
from selfcheck.made import REASON, SUMMARY, note_of

from bot import wording
from bot.domain.selfcheck import ItemId, Level, Note, Run
from bot.playground.payloads import payload_errors
from bot.playground.server import StandIn
from bot.selfcheck.summary import summary_of
from bot.slack.checks.summary_card import summary_card
from bot.slack.message import Message
from bot.store.runs import runs_of
from slack.running import Running, element, shown

from .answering import PERSON, Person, has, text_of
from .made import ALL, CHECK, LEVEL_OF, check_of, run_of

REASONS = dict.fromkeys(ALL, REASON)


def card_of(run: Run, *, earlier: Sequence[Run] = (), notes: Sequence[Note] = ()) -> Message:
    """Return the card of a run of the small self-check."""
    return summary_card(summary_of(CHECK, run, earlier=earlier, notes=notes), REASONS)


def test_it_says_whose_view_it_is_and_what_it_came_to() -> None:
    """Dates, themes in bars and words, strengths, gaps with their source, what does not apply."""
    text = shown(card_of(run_of(LEVEL_OF)).blocks)

    assert "not a judgement by CQC" in text
    assert "Begun 1 July 2026, finished 1 July 2026." in text
    assert "2 of 3" not in text
    assert "1 of 3 questions in place" in text
    assert "\u2588" in text
    assert "not known: 3" in text
    assert f"\u201c{REASON.words}\u201d" in text
    assert REASON.source in text
    assert text.count(REASON.currency) == 1
    assert text.index(REASON.currency) < text.index("not known: 3")
    assert wording.BAR_KEY in text
    assert wording.WITH_EVIDENCE in text
    assert f"{wording.REPORT_THIN}: 2" in text
    assert wording.REPORT_STRENGTHS not in text
    assert "In place, but without evidence noted: 2" in text
    assert f"{CHECK.items[3].question} (said to have evidence; none noted here)" in text
    assert "Said not to apply: 1" in text
    assert wording.REPORT_FIRST in text


def test_a_summary_is_no_quotation() -> None:
    """Neither by its marks nor by its shape."""
    summary = summary_of(CHECK, run_of(LEVEL_OF), earlier=(), notes=())

    card = summary_card(summary, dict.fromkeys(ALL, SUMMARY))

    assert f"In summary: {SUMMARY.words}" in shown(card.blocks)
    assert "\u201cThey" not in shown(card.blocks)
    assert "rich_text_quote" not in repr(card.blocks)


def test_what_became_of_many_documents_is_counted() -> None:
    """As far as it does not fit; each is told once."""
    check = check_of(60)
    reasons = {
        item: REASON.model_copy(update={"document": f"{n}", "currency": f"{n}: " + "gone. " * 30})
        for n, item in enumerate(check.by_id)
    }
    run = run_of(dict.fromkeys(check.by_id, "dont_know"), items=tuple(check.by_id))

    text = shown(summary_card(summary_of(check, run, earlier=(), notes=()), reasons).blocks)

    assert "It also rests on 55 more documents, which the export has." in text


def test_who_answers_for_a_team_reads_what_the_channel_is_shown() -> None:
    """Counts of many people together."""
    run = run_of(LEVEL_OF)

    assert wording.SUMMARY_ALONE in shown(card_of(run).blocks)
    assert wording.SUMMARY_TEAM in shown(card_of(run.model_copy(update={"team": "t"})).blocks)


def test_it_says_what_has_changed_and_what_was_skipped() -> None:
    """Compared with the runs before."""
    now: dict[ItemId, Level] = {ALL[0]: "in_place", ALL[1]: LEVEL_OF[ALL[1]]}
    earlier = run_of(LEVEL_OF)
    text = shown(card_of(run_of(now, day=9), earlier=[earlier]).blocks)

    assert "Compared with the answers given last time, on 1 July 2026." in text
    assert "What has changed since last time: 1" in text
    assert "Last time: Not in place. Now: In place." in text
    assert "Skipped or not reached: 4" in text
    assert wording.REPORT_UNCHANGED in shown(
        card_of(run_of(LEVEL_OF, day=9), earlier=[earlier]).blocks
    )


def test_evidence_is_no_gap_and_is_not_shown_here() -> None:
    """What is noted is not thin."""
    strong: dict[ItemId, Level] = dict.fromkeys(ALL, "in_place")
    text = shown(card_of(run_of(strong), notes=[note_of(one) for one in ALL]).blocks)

    assert wording.REPORT_NO_GAPS in text
    assert wording.REPORT_THIN not in text
    assert "Board minutes" not in text


@pytest.mark.parametrize("count", [60, 100, 250])
@pytest.mark.parametrize("level", ["dont_know", "in_place", None])
def test_any_self_check_fits_into_one_message(count: int, level: Level | None) -> None:
    """Long questions, long quotations, many themes; what is left out is counted."""
    long = "Is " + "& <board> " * 29 + "there?"
    check = check_of(count, title="A title that is as long as one may be here", question=long)
    asked = tuple(check.by_id)
    levels: dict[ItemId, Level] = dict.fromkeys(asked, level) if level else {}
    run = run_of(levels, day=9, items=asked)
    before = run_of(dict.fromkeys(asked, "started"), items=asked)
    long_ones = {"words": "word " * 120, "source": "s" * 200, "currency": "c" * 200}
    reason = REASON.model_copy(update=long_ones)
    summary = summary_of(check, run, earlier=[before], notes=())

    card = summary_card(summary, dict.fromkeys(asked, reason), told="Told.")

    payload = {"text": card.text, "blocks": list(card.blocks)}
    assert payload_errors("message", payload) == ()
    if level == "dont_know":
        assert f" of {count} gaps shown. The export has all of them." in shown(card.blocks)


def test_a_long_self_check_that_is_all_gaps_shows_the_first(
    running: Running, slack: StandIn
) -> None:
    """All forty-seven questions of the eight key lines of enquiry."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("kloes"), lambda _: 5)

    (run,) = runs_of(running.service.parts.database, PERSON)
    text = text_of(done)
    assert f"not known: {len(run.items)}" in text
    assert f" of {len(run.items)} gaps shown." in text
    menu = element(done.blocks, "check:edit:0")
    groups = menu["option_groups"]
    assert isinstance(groups, list)
    assert sum(len(group["options"]) for group in groups) == len(run.items)


def test_an_answer_is_changed_from_the_menu_and_the_summary_comes_back(
    running: Running, slack: StandIn
) -> None:
    """In the same message."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"), lambda _: 3)
    (run,) = runs_of(running.service.parts.database, PERSON)
    value = f"{run.id}|{run.items[1]}"

    sent = slack.sender.click(PERSON, done, "check:edit:0", value=value)
    running.settled()
    question = person.card(done.ts)

    assert sent.acknowledged
    assert wording.question_changing(2, 4) in text_of(question)
    again = person.presses(question, "answer", 0)
    assert "not known: 1" in text_of(again)
    assert has(again, "export")
    assert len(person.cards()) == 1


def test_a_run_that_waits_can_be_gone_on_with_from_its_summary(
    running: Running, slack: StandIn
) -> None:
    """Nobody is left with a card that leads nowhere."""
    person = Person(slack, running)
    paused = person.presses(person.presses(person.begins("W1"), "answer", 2), "pause")

    summary = person.presses(paused, "summary")

    assert "not finished" in text_of(summary)
    assert "Question 2 of" in text_of(person.presses(summary, "resume"))


def test_an_old_run_is_not_opened_beside_a_new_one(running: Running, slack: StandIn) -> None:
    """The person is told, and nothing is changed."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"), lambda _: 3)
    (run,) = runs_of(running.service.parts.database, PERSON)
    person.begins("W1")

    slack.sender.click(PERSON, done, "check:edit:0", value=f"{run.id}|{run.items[1]}")
    running.settled()

    assert wording.CARD_OTHER_OPEN in text_of(person.card(done.ts))
    assert runs_of(running.service.parts.database, PERSON)[1] == run
