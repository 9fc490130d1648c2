"""Kloe's own messages are removed from the direct messages, when their person wants that."""

import pytest

from bot import wording
from bot.playground.faults import Drop, Fault, RateLimited, Refuse
from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.slack.checks.clearing import Sweep
from bot.slack.identity import identify
from bot.slack.own_messages import OwnMessages
from slack.running import Running, shown

from .answering import PERSON, Person, text_of

CHANNEL = "D0WARD"


@pytest.fixture
def person(running: Running, slack: StandIn) -> Person:
    """A person who did a self-check, exported it, asked something and deleted everything."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES
    found = Person(slack, running)
    done = found.answers_all(found.begins("W1"))
    found.presses(done, "export")
    found.presses(found.card(), "export_as", 1)
    found.writes("What must our succession plan cover?")
    return found


def deletes(person: Person) -> Message:
    """Delete everything, and return the receipt."""
    return person.presses(person.writes("delete my data"), "delete_all_yes")


def clears(person: Person, receipt: Message) -> Message:
    """Have Kloe's messages removed, and return what is said then."""
    assert person.slack.sender.click(person.user, receipt, "check:clear:0").acknowledged
    person.running.wait_for(lambda: "Removed from our direct" in text_of(person.card()))
    person.running.settled()
    return person.card()


def test_all_that_kloe_wrote_goes_with_its_files(person: Person, slack: StandIn) -> None:
    """Threads too; the receipt stays, and what the person wrote."""
    (file,) = next(card.files for card in person.cards() if card.files)
    own = [m for m in slack.workspace.messages(CHANNEL) if m.user == PERSON]
    receipt = deletes(person)
    count = len(person.cards())

    told = clears(person, receipt)

    assert [card.ts for card in person.cards()] == [receipt.ts, told.ts]
    assert text_of(told) == wording.cleared(count - 1, 1, left=0)
    with pytest.raises(LookupError):
        slack.workspace.files.content(str(file["id"]))
    left = slack.workspace.messages(CHANNEL)
    assert {message.ts for message in own} <= {message.ts for message in left}
    said = [shown(one.blocks) for one in slack.workspace.ephemerals(PERSON)]
    assert wording.CLEAR_BEGUN in said


def test_a_second_press_finds_nothing(person: Person) -> None:
    """But what was said of the first."""
    receipt = deletes(person)
    first = clears(person, receipt)

    person.slack.sender.click(person.user, receipt, "check:clear:0")
    person.running.wait_for(lambda: person.card().ts != first.ts)
    person.running.settled()

    assert text_of(person.card()) == wording.cleared(1, 0, left=0)
    assert len(person.cards()) == 2


def test_nothing_of_anybody_elses_goes(person: Person, slack: StandIn, running: Running) -> None:
    """Each has their own conversation."""
    other = Person(slack, running, "U0PEOPLE")
    other.begins("W1")
    before = other.cards()

    clears(person, deletes(person))

    assert other.cards() == before


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("chat.delete", RateLimited(1)),
        ("chat.delete", Drop(done=True)),
        ("chat.delete", Drop(done=False)),
        ("files.delete", RateLimited(1)),
        ("conversations.history", RateLimited(1)),
        ("conversations.replies", RateLimited(1)),
        ("conversations.open", RateLimited(1)),
    ],
)
def test_what_slack_puts_off_is_gone_on_with(person: Person, method: str, fault: Fault) -> None:
    """Where it was, and nothing is counted twice."""
    receipt = deletes(person)
    count = len(person.cards())
    person.slack.faults.add(method, fault)

    told = clears(person, receipt)

    assert text_of(told) == wording.cleared(count - 1, 1, left=0)
    assert len(person.cards()) == 2


def test_what_slack_does_not_let_go_is_counted(person: Person) -> None:
    """The rest goes."""
    receipt = deletes(person)
    count = len(person.cards())
    person.slack.faults.add("chat.delete", Refuse("compliance_exports_prevent_deletion"))

    assert text_of(clears(person, receipt)) == wording.cleared(count - 2, 1, left=1)


def test_where_nothing_can_be_read_the_person_is_told(person: Person, slack: StandIn) -> None:
    """And nothing is removed."""
    receipt = deletes(person)
    before = person.cards()
    slack.faults.add("conversations.history", Refuse("missing_scope"))

    slack.sender.click(PERSON, receipt, "check:clear:0")
    person.running.wait_for(
        lambda: (
            wording.CLEAR_NOT in [shown(one.blocks) for one in slack.workspace.ephemerals(PERSON)]
        )
    )

    assert person.cards() == before


@pytest.mark.parametrize(("page", "left"), [(1, 3), (2, 1)])
def test_older_messages_are_looked_for_page_by_page(
    running: Running, slack: StandIn, page: int, left: int
) -> None:
    """As far as ten pages go; what may be left is said."""
    api = running.service.parts.api
    for number in range(12):
        api.call("chat.postMessage", channel=CHANNEL, text=f"message {number}")
    own = OwnMessages(api, identify(api), most=page)
    last = slack.workspace.messages(CHANNEL)[-1].ts

    said = Sweep(own, CHANNEL, before=f"{float(last) + 1:.6f}", spared=last).go_on()

    assert (wording.CLEARED_OLDER in said) == (left > 1)
    assert len(slack.workspace.messages(CHANNEL)) == left


def test_from_a_command_the_notice_comes_into_the_direct_messages(
    person: Person, slack: StandIn
) -> None:
    """Where nothing is kept any more it is offered as well."""
    deletes(person)
    person.commands("delete my data")
    offered = slack.workspace.ephemerals(PERSON)[-1]

    slack.sender.click(PERSON, offered, "check:clear:0")
    person.running.wait_for(
        lambda: any("Removed from our direct" in text_of(card) for card in person.cards())
    )
    person.running.settled()

    assert len(person.cards()) == 1
