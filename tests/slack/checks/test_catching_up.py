"""Cards that fell behind are shown as their runs are: one after the other, and no faster than Slack lets."""

import pytest

from bot.domain.selfcheck import Run
from bot.playground.faults import Drop, Fault, RateLimited, Refuse
from bot.playground.server import StandIn
from bot.selfcheck.dialogue import Pause, step
from bot.store.runs import behind, runs_of, step_run
from slack.running import Running

from .answering import Person, has
from .clock import Hand, turn

BOARD = "U0BOARD"


@pytest.fixture
def people(timed: Running, timed_slack: StandIn) -> list[Person]:
    """Two people whose presses were saved by a process that ended before it showed anything."""
    found = [Person(timed_slack, timed), Person(timed_slack, timed, BOARD)]
    for person in found:
        person.begins("W1")
        pauses(person)
    return found


def pauses(person: Person) -> None:
    """Save a press of a person's."""

    def change(run: Run) -> Run:
        return step(run, Pause(run.revision), run.changed_at).run

    database = person.running.service.parts.database
    (run,) = runs_of(database, person.user)
    assert step_run(database, run.id, person.user, change)


def meets(people: list[Person], hand: Hand, fault: Fault) -> int:
    """Let the first change of a card meet a fault, and return how many cards are behind then."""
    running = people[0].running
    people[0].slack.faults.add("chat.update", fault)
    hand.wind(seconds=11)
    turn(running)
    return len(behind(running.service.parts.database, 100))


def test_a_card_that_slack_does_not_let_be_changed_keeps_no_other_waiting(
    people: list[Person], hand: Hand
) -> None:
    """It is left as it is; whoever presses on it is shown where they are."""
    assert meets(people, hand, Refuse("edit_window_closed")) == 0

    assert sorted(has(person.card(), "resume") for person in people) == [False, True]
    assert has(people[0].presses(people[0].card(), "pause"), "resume")


@pytest.mark.parametrize("fault", [RateLimited(30), Drop(done=False), Refuse("invalid_auth")])
def test_while_slack_asks_to_wait_or_is_away_nothing_is_tried(
    people: list[Person], hand: Hand, fault: Fault
) -> None:
    """And then everything is shown."""
    assert meets(people, hand, fault) == 2

    hand.wind(seconds=31)
    turn(people[0].running)

    assert all(has(person.card(), "resume") for person in people)
