"""Commands that are typed where Kloe is not, and that Slack has to be told of more than once."""

import pytest

from bot import wording
from bot.playground.faults import RateLimited, ServerError
from bot.playground.people import Channel
from bot.playground.server import StandIn
from bot.store.people import about
from slack.running import Running, shown

from .answering import PERSON, Person, has

COLLEAGUES = Channel(id="D0COLLEAGUES", name="", kind="im", members=frozenset({PERSON, "U0BOARD"}))
"""The direct messages of two people with each other."""


@pytest.fixture
def person(running: Running, slack: StandIn) -> Person:
    """A person who has asked a question, and begun a self-check."""
    slack.workspace.add_channel(COLLEAGUES)
    found = Person(slack, running)
    found.writes("What does W1 ask?")
    found.begins("W1")
    return found


def whispered(person: Person) -> str:
    """Return what the person was told last, and nobody else."""
    return shown(person.running.whisper(person.user).blocks)


def test_deleting_erases_the_direct_messages_with_kloe(person: Person) -> None:
    """And not those in which it was typed, of which nothing is kept."""
    person.commands("delete my data", COLLEAGUES.id)
    asked = person.slack.workspace.ephemerals(PERSON)[-1]
    assert "2 records of messages" in shown(asked.blocks)

    person.slack.sender.click(PERSON, asked, "check:delete_all_yes:0")
    person.running.settled()

    database = person.running.service.parts.database
    assert about(database, PERSON, [person.channel]).total == 0


def test_a_self_check_goes_into_the_direct_messages_with_kloe(person: Person) -> None:
    """The person is told where to look."""
    before = len(person.cards())

    person.commands("check dpic", COLLEAGUES.id)

    assert len(person.cards()) == before + 1
    assert has(person.card(), "begin")
    assert whispered(person) == wording.CHECK_WRITTEN


def test_typed_to_kloe_it_is_answered_there_alone(person: Person) -> None:
    """Nobody is told to look where they are."""
    person.commands("check dpic", person.channel)

    assert has(person.card(), "begin")
    assert person.slack.workspace.ephemerals(PERSON) == ()


@pytest.mark.parametrize("fault", [RateLimited(1), ServerError()])
def test_stopping_is_told_as_it_was_done(person: Person, fault: RateLimited | ServerError) -> None:
    """However often Slack has to be told: it was not done for nothing."""
    person.slack.faults.add("response_url", fault)

    person.commands("stop")

    assert whispered(person) == wording.stopped(1, 0)
