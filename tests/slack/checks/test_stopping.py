"""What STOP ends, what it leaves as it was, and how a person goes on after all."""

import pytest

from bot import wording
from bot.domain.selfcheck import Run
from bot.playground.faults import Refuse
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.store.runs import runs_of
from slack.running import Running, element, shown

from .answering import PERSON, Person, has, text_of
from .teamwork import Team


def run_of(running: Running, user: str = PERSON) -> Run:
    """Return a person's one run."""
    (run,) = runs_of(running.service.parts.database, user)
    return run


def stopped_after_one_answer(person: Person) -> Message:
    """Return the card of a self-check of which one question was answered, and that was stopped."""
    card = person.presses(person.begins("W1"), "answer", 2)
    person.writes("STOP")
    return person.card(card.ts)


@pytest.mark.parametrize("state", ["asking", "paused"])
@pytest.mark.parametrize("word", ["STOP", "stop.", "Unsubscribe"])
def test_stop_ends_a_self_check_in_any_state(
    running: Running, slack: StandIn, state: str, word: str
) -> None:
    """Every answer stays, and a button of the card that was open says that it ended."""
    person = Person(slack, running)
    card = person.presses(person.begins("W1"), "answer", 2)
    if state == "paused":
        person.presses(card, "pause")

    said = person.writes(word)

    assert wording.stopped(1, 0) in text_of(said)
    assert (run_of(running).stage, len(run_of(running).responses)) == ("stopped", 1)
    assert wording.CARD_ENDED in text_of(person.presses(card, "skip"))
    assert wording.STOPPED_NOTHING in text_of(person.writes(word))


def test_the_card_of_what_was_stopped_says_so_at_once(running: Running, slack: StandIn) -> None:
    """It has no button left that does nothing; also where the card was posted to a typed word."""
    person = Person(slack, running)
    first = person.presses(person.begins("W1"), "answer", 2)
    latest = person.writes("check W1")
    assert has(latest, "skip")

    person.writes("STOP")

    assert wording.STOPPED_CARD in text_of(person.card(latest.ts))
    assert not has(person.card(latest.ts), "skip")
    assert wording.CARD_ENDED in text_of(person.presses(first, "skip"))


def test_a_card_that_slack_does_not_let_change_keeps_nobody_from_stopping(
    running: Running, slack: StandIn
) -> None:
    """It is changed with the next rounds, or once it is pressed."""
    person = Person(slack, running)
    person.begins("W1")
    slack.faults.add("chat.update", Refuse("internal_error"))

    assert wording.stopped(1, 0) in text_of(person.writes("STOP"))
    assert run_of(running).stage == "stopped"


def test_what_was_stopped_is_taken_up_again_where_it_was(running: Running, slack: StandIn) -> None:
    """By a button of its card, with every answer; a second press is harmless."""
    person = Person(slack, running)
    card = stopped_after_one_answer(person)
    assert wording.STOPPED_RESUME in text_of(card)

    again = person.presses(card, "resume")

    assert "Question 2 of 4" in text_of(again)
    assert "Question 2 of 4" in text_of(person.presses(card, "resume"))
    assert (run_of(running).stage, len(run_of(running).responses)) == ("asking", 1)
    assert not has(person.answers_all(again), "answer")
    assert run_of(running).stage == "done"


def test_the_summary_of_what_was_stopped_leads_on_as_well(running: Running, slack: StandIn) -> None:
    """It takes the place of the card that does."""
    person = Person(slack, running)
    summary = person.presses(stopped_after_one_answer(person), "summary")

    assert wording.STOPPED_RESUME in text_of(summary)
    assert "Question 2 of 4" in text_of(person.presses(summary, "resume"))


def test_whoever_asks_for_what_was_stopped_may_go_on_or_start_afresh(
    running: Running, slack: StandIn
) -> None:
    """Consent is asked for anew in the second case alone."""
    person = Person(slack, running)
    stopped_after_one_answer(person)

    offered = person.writes("check W1")

    assert wording.STOPPED_CARD in text_of(offered)
    assert "Purpose" not in text_of(offered)
    assert "Question 2 of 4" in text_of(person.presses(offered, "resume"))
    person.writes("STOP")
    consent = person.presses(person.card(offered.ts), "afresh")
    assert "Purpose" in text_of(consent)
    assert "Question 1 of 4" in text_of(person.presses(consent, "begin"))
    assert sorted(run.stage for run in runs_of(running.service.parts.database, PERSON)) == [
        "asking",
        "stopped",
    ]


def test_only_one_is_open_however_many_were_stopped(running: Running, slack: StandIn) -> None:
    """An old card that was stopped cannot be taken up beside a new one."""
    person = Person(slack, running)
    card = stopped_after_one_answer(person)
    person.presses(person.presses(person.writes("check W1"), "afresh"), "begin")

    told = person.presses(card, "resume")

    assert wording.CARD_OTHER_OPEN in text_of(told)
    stages = [run.stage for run in runs_of(running.service.parts.database, PERSON)]
    assert sorted(stages) == ["asking", "stopped"]


@pytest.mark.parametrize("word", ["STOP", "stop everything in Home"])
def test_a_self_check_that_was_done_stays_done(running: Running, slack: StandIn, word: str) -> None:
    """Also where one of its answers was being changed."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"))
    slack.sender.click(PERSON, done, "check:edit:0", value=f"{run_of(running).id}|w1-2")
    running.settled()
    assert has(person.card(done.ts), "answer")

    said = person.writes(word) if word == "STOP" else presses_stop_in_home(person)

    assert text_of(said).endswith(wording.stopped(0, 0, 1))
    assert run_of(running).stage == "done"
    assert has(person.card(done.ts), "edit")
    assert not has(person.card(done.ts), "answer")


def presses_stop_in_home(person: Person) -> Message:
    """Press the button of Home, and return what is said."""
    slack, running = person.slack, person.running
    slack.sender.open_app(person.user, "home")
    running.wait_for(lambda: slack.workspace.home(person.user))
    running.settled()
    home = slack.workspace.home(person.user)
    assert home is not None
    assert wording.HOME_STOP_TEXT in str(element(home.blocks, "check:stop_all:0")["confirm"])
    before = len(person.cards())
    slack.sender.click(person.user, home, "check:stop_all:0")
    running.wait_for(lambda: len(person.cards()) > before)
    running.settled()
    return person.card()


def test_stop_everything_in_home_ends_what_is_under_way(running: Running, slack: StandIn) -> None:
    """As the word STOP does, and a second press is harmless."""
    person = Person(slack, running)
    card = person.begins("W1")

    assert text_of(presses_stop_in_home(person)) == wording.stopped(1, 0)
    assert wording.STOPPED_CARD in text_of(person.card(card.ts))
    assert text_of(presses_stop_in_home(person)) == wording.STOPPED_NOTHING


def test_home_shows_what_was_stopped_and_goes_on_with_it(running: Running, slack: StandIn) -> None:
    """With what was answered, and before what was not begun."""
    person = Person(slack, running)
    stopped_after_one_answer(person)
    slack.sender.open_app(PERSON, "home")
    running.wait_for(lambda: slack.workspace.home(PERSON))
    running.settled()
    home = slack.workspace.home(PERSON)
    assert home is not None

    read = shown(home.blocks)
    assert "Stopped on" in read
    assert "1 of 4 answered" in read
    assert read.index("Stopped on") < read.index(wording.HOME_NOT_BEGUN)
    slack.sender.click(PERSON, home, "check:start:0")
    running.settled()
    assert has(person.card(), "resume")
    assert has(person.card(), "afresh")


def test_a_member_of_a_team_who_stopped_may_go_on(running: Running, slack: StandIn) -> None:
    """It is still the team's."""
    team = Team(slack, running)
    team.opens()
    person = team.member(1)
    team.presses(person, "team_join")
    card = person.presses(person.card(), "begin")
    person.writes("STOP")

    again = person.presses(person.card(card.ts), "resume")

    assert "Question 1 of 4" in text_of(again)
    assert run_of(running, person.user).team is not None
