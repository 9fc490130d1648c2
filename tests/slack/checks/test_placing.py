"""Whichever card a person looks at is the one that changes, however it came there."""

from collections.abc import Callable

import pytest

from bot import wording
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.store.runs import placed, runs_of
from slack.running import Running

from .answering import PERSON, Person, text_of
from .noting import GIVEN, opens, sends

NOTED = wording.question_evidence(1)


def by_word(person: Person) -> Message:
    """Come back by writing to Kloe."""
    return person.writes("check W1")


def by_command(person: Person) -> Message:
    """Come back by a command in a channel."""
    person.commands("check W1")
    return person.card()


def by_command_there(person: Person) -> Message:
    """Come back by a command in the direct messages."""
    person.commands("check W1", person.channel)
    return person.card()


def by_list(person: Person) -> Message:
    """Come back by the list of all self-checks."""
    return person.presses(person.writes("check"), "offer", 0)


def by_home(person: Person) -> Message:
    """Come back by the button of Home."""
    slack, running = person.slack, person.running
    slack.sender.open_app(person.user, "home")
    running.wait_for(lambda: slack.workspace.home(person.user))
    running.settled()
    home = slack.workspace.home(person.user)
    assert home is not None
    slack.sender.click(person.user, home, "check:start:0")
    running.settled()
    return person.card()


WAYS = (by_word, by_command, by_command_there, by_list, by_home)


@pytest.mark.parametrize("comes_back", WAYS)
def test_evidence_shows_on_the_card_in_front_of_whoever_came_back(
    running: Running, slack: StandIn, comes_back: Callable[[Person], Message]
) -> None:
    """The card of before stays what it was."""
    person = Person(slack, running)
    old = person.presses(person.presses(person.begins("W1"), "answer", 2), "pause")

    card = comes_back(person)
    assert "Question 2 of" in text_of(card)
    assert place_of(running) == card.ts
    assert sends(person, opens(person, card), **GIVEN).acknowledged

    assert card.ts != old.ts
    assert NOTED in text_of(person.card(card.ts))
    assert text_of(person.card(old.ts)) == text_of(old)


def test_evidence_shows_on_the_card_that_was_pressed(running: Running, slack: StandIn) -> None:
    """Also where a later one is further down, or where it was said to be the latest elsewhere."""
    person = Person(slack, running)
    old = person.begins("W1")
    person.writes("check W1")

    sends(person, opens(person, old), **GIVEN)

    assert NOTED in text_of(person.card(old.ts))
    assert place_of(running) == old.ts


def test_evidence_shows_on_the_latest_card_where_the_pressed_one_is_gone(
    running: Running, slack: StandIn
) -> None:
    """A message may be deleted while the modal is open."""
    person = Person(slack, running)
    old = person.begins("W1")
    view = opens(person, old)
    latest = person.writes("check W1")
    slack.workspace.log.delete(old.channel, old.ts, actor="U0KLOE")

    sends(person, view, **GIVEN)

    assert NOTED in text_of(person.card(latest.ts))


def place_of(running: Running) -> str:
    """Return where the latest card of the one run is said to stand."""
    database = running.service.parts.database
    (run,) = runs_of(database, PERSON)
    found = placed(database, run.id)
    return found.ts if found else ""
