"""A self-check from consent to its end, one card that is changed in place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import wording
from bot.playground.faults import Refuse
from bot.playground.server import StandIn
from bot.store.runs import runs_of
from slack.conftest import StartKloe
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of

ANSWER = "check:answer:2"


def test_nothing_is_kept_before_consent(running: Running, slack: StandIn) -> None:
    """The card says what is kept, who sees it and how to stop; only Begin begins."""
    person = Person(slack, running)
    card = person.writes("check W1")

    assert "Purpose" in text_of(card)
    assert "STOP" in text_of(card)
    assert "800 days" in text_of(card)
    assert runs_of(running.service.parts.database, PERSON) == ()

    assert text_of(person.presses(card, "decline")) == wording.CONSENT_REFUSED
    assert runs_of(running.service.parts.database, PERSON) == ()


def test_a_self_check_goes_one_question_at_a_time_in_one_message(
    running: Running, slack: StandIn
) -> None:
    """Each answer changes the card in place, to the end."""
    person = Person(slack, running)
    card = person.begins("W1")
    count = len(person.cards())
    assert "Question 1 of" in text_of(card)

    done = person.answers_all(card)

    assert len(person.cards()) == count
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert run.stage == "done"
    assert len(run.responses) == len(run.items)
    assert not has(done, "answer")


def test_a_second_press_changes_nothing_and_is_told(running: Running, slack: StandIn) -> None:
    """The card as it stood is pressed twice: one answer, one question on."""
    person = Person(slack, running)
    first = person.begins("W1")
    person.presses(first, "answer", 2)

    again = person.presses(first, "answer", 2)

    assert "Question 2 of" in text_of(again)
    assert wording.CARD_REPEATED in text_of(again)
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert len(run.responses) == 1
    assert "Question 3 of" in text_of(person.presses(again, "answer", 0))


@pytest.mark.parametrize("verb", ["skip", "back", "pause", "answer"])
def test_a_press_on_a_card_that_is_not_the_latest_shows_where_the_person_is(
    running: Running, slack: StandIn, verb: str
) -> None:
    """Also on another device, where the old card was still on the screen."""
    person = Person(slack, running)
    second = person.presses(person.begins("W1"), "answer", 2)
    third = person.presses(second, "answer", 3)
    assert "Question 3 of" in text_of(third)

    stale = person.presses(second, verb, 1 if verb == "answer" else 0)

    assert wording.CARD_STALE in text_of(stale)
    assert "Question 3 of" in text_of(stale)
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert [one.level for one in run.responses] == ["in_place", "evidenced"]


def test_consent_pressed_twice_begins_once_also_when_the_run_has_ended(
    running: Running, slack: StandIn
) -> None:
    """The button names the run, so that it is the same run however late it is pressed."""
    person = Person(slack, running)
    consent = person.writes("check well-led")
    done = person.answers_all(person.presses(consent, "begin"))
    assert not has(done, "answer")

    again = person.presses(consent, "begin")

    assert not has(again, "answer")
    assert len(runs_of(running.service.parts.database, PERSON)) == 1


def test_what_was_left_is_taken_up_at_the_same_question(running: Running, slack: StandIn) -> None:
    """By the button, and by typing the word again, in a new card."""
    person = Person(slack, running)
    second = person.presses(person.begins("W1"), "answer", 2)

    left = person.presses(second, "pause")
    assert wording.PAUSED in text_of(left)
    assert "Question 2 of" in text_of(person.presses(left, "resume"))

    person.presses(person.card(left.ts), "pause")
    assert "Question 2 of" in text_of(person.writes("self-check w1"))


def test_a_command_in_a_channel_writes_to_the_person_directly(
    running: Running, slack: StandIn
) -> None:
    """The channel sees nothing; the person is told where to look."""
    person = Person(slack, running)
    person.commands("check dpic")

    assert "STOP" in text_of(person.card())
    assert shown(running.whisper(PERSON).blocks) == wording.CHECK_WRITTEN
    assert slack.workspace.messages("C0OPEN") == ()


def test_a_command_in_the_direct_messages_is_answered_there(
    running: Running, slack: StandIn
) -> None:
    """With a card that stays."""
    person = Person(slack, running)
    person.commands("check W3", person.channel)

    assert "W3" in text_of(person.card())
    assert slack.workspace.ephemerals(PERSON) == ()


def test_a_mention_begins_no_self_check(running: Running, slack: StandIn) -> None:
    """What is confidential is not begun where others read."""
    slack.sender.mention("U0WARD", "C0BOARD", "check W1")

    assert shown(running.post().blocks) == wording.CHECK_WRITE_TO_ME


def test_the_list_names_every_self_check_and_opens_one(running: Running, slack: StandIn) -> None:
    """What is under way comes first, with the button that goes on with it, then what was stopped."""
    person = Person(slack, running)
    person.begins("W3")
    person.writes("STOP")
    person.presses(person.begins("ltp"), "pause")
    listed = person.writes("continue")
    count = len(running.service.parts.book().catalog.checks)

    _, first, second, third, *_ = map(shown, ([block] for block in listed.blocks))
    assert "Long Term Plan" in first
    assert wording.CHECK_GOING_ON in first
    assert wording.CHECK_GO_ON in first
    assert wording.CHECK_STOPPED in second
    assert wording.CHECK_OPEN in third
    assert has(listed, "offer", count - 1)
    assert "Question 1 of" in text_of(person.presses(listed, "offer", 0))


def test_an_unknown_name_is_said_and_the_list_shown(running: Running, slack: StandIn) -> None:
    """Two words and more are a question, which is answered as one."""
    person = Person(slack, running)

    assert wording.check_unknown("Flibber") in text_of(person.writes("Check Flibber"))
    assert wording.check_unknown("what") not in text_of(person.writes("check what W1 says"))


def test_the_code_of_a_prompt_leads_to_the_self_check_that_it_belongs_to(
    running: Running, slack: StandIn
) -> None:
    """Of which there is one for each key line of enquiry, and none for a prompt."""
    person = Person(slack, running)

    offered = text_of(person.writes("check W1.2"))

    assert offered.startswith("There is none on W1.2 alone")
    assert "Purpose" in offered
    assert "no self-check called" in text_of(person.writes("check W9.2"))


def test_a_press_on_a_run_of_somebody_else_changes_nothing(
    running: Running, slack: StandIn
) -> None:
    """Nobody can press it in Slack; a request that says so is told that there is none."""
    person, other = Person(slack, running), Person(slack, running, "U0BOARD")
    card = person.begins("W1")
    theirs = other.writes("check W1")

    slack.sender.click("U0BOARD", card._replace(channel=theirs.channel, ts=theirs.ts), ANSWER)
    running.settled()

    assert text_of(other.card(theirs.ts)) == wording.CARD_GONE
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert run.responses == ()


def test_an_address_that_has_expired_does_not_keep_the_card_as_it_was(
    running: Running, slack: StandIn
) -> None:
    """It is changed by name instead, and posted anew where it is gone."""
    person = Person(slack, running)
    first = person.begins("W1")
    slack.faults.add("response_url", Refuse("expired_url"))
    second = person.presses(first, "answer", 2)
    assert "Question 2 of" in text_of(second)

    slack.workspace.log.delete(second.channel, second.ts, actor="U0KLOE")
    slack.faults.add("response_url", Refuse("expired_url"))
    slack.sender.click(PERSON, second, ANSWER)
    running.settled()
    assert "Question 3 of" in text_of(person.card())


def test_a_person_whose_answer_cannot_be_kept_is_told(
    running: Running, slack: StandIn, tmp_path: Path
) -> None:
    """Nothing is lost unseen: the card stays, and can be pressed again."""
    person = Person(slack, running)
    first = person.begins("W1")
    with closing(sqlite3.connect(tmp_path / "kloe.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        person.presses(first, "answer", 2)
        assert shown(running.whisper(PERSON).blocks) == wording.LATER

    assert "Question 2 of" in text_of(person.presses(first, "answer", 2))


def test_a_person_who_cannot_be_shown_what_comes_next_is_told(
    start_kloe: StartKloe, slack: StandIn, tmp_path: Path
) -> None:
    """And not that nothing was kept, since it may have been."""
    folder, elsewhere = tmp_path / "kept", tmp_path / "elsewhere"
    running = start_kloe(url=f"sqlite:///{folder / 'kloe.db'}")
    person = Person(slack, running)
    card = person.writes("check W1")
    folder.rename(elsewhere)
    folder.touch()

    person.presses(card, "choose")

    assert shown(running.whisper(PERSON).blocks) == wording.CARD_LATER
