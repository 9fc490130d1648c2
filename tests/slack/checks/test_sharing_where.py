"""Where a summary goes and where not, and what its person is told of that."""

from bot import wording
from bot.playground.messages import Message
from bot.playground.server import StandIn
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of
from .sharing import BOARD, opened, posted, seen, sends


def names(receipt: Message) -> object:
    """Return the channel that a receipt names, as Slack shows it by its name."""
    (block,) = receipt.blocks
    (section,) = block["elements"]
    return next(e["channel_id"] for e in section["elements"] if e["type"] == "channel")


def test_the_receipt_names_the_channel(running: Running, slack: StandIn) -> None:
    """As Slack shows it, with where it stands there."""
    person = Person(slack, running)

    sends(person, opened(person), BOARD)

    (post,) = posted(slack)
    assert names(person.card()) == "C0BOARD"
    assert "exactly as previewed, in \n" in text_of(person.card())
    assert post.ts.replace(".", "") in text_of(person.card())


def test_a_channel_without_kloe_is_not_posted_in(running: Running, slack: StandIn) -> None:
    """The person reads how to let it in."""
    person = Person(slack, running)

    sends(person, opened(person), {"share_channel": {"share_channel": "C0OPEN"}})

    assert posted(slack, "C0OPEN") == ()
    assert "/invite @kloe" in text_of(person.card())
    assert names(person.card()) == "C0OPEN"


def test_a_person_gets_it_as_a_direct_message(running: Running, slack: StandIn) -> None:
    """And the receipt names them."""
    person = Person(slack, running)
    view = opened(person)

    sends(person, view, {"share_person": {"share_person": "U0BOARD"}})

    (post,) = posted(slack, "D0BOARD")
    assert "Shared by ward manager" in text_of(post)
    assert "with board member" in text_of(person.card())


def test_nobody_shares_with_themselves(running: Running, slack: StandIn) -> None:
    """The modal stays, and says so."""
    person = Person(slack, running)

    sent = sends(person, opened(person), {"share_person": {"share_person": PERSON}})

    assert (sent.response or {})["errors"] == {"share_person": wording.SHARE_YOURSELF}
    assert not [card for card in person.cards() if "Shared by" in text_of(card)]


def test_nobody_shares_with_kloe(running: Running, slack: StandIn) -> None:
    """Slack offers it among the people; the modal stays, and says so."""
    person = Person(slack, running)
    kloe = {"share_person": {"share_person": slack.workspace.bot_user_id}}

    sent = sends(person, opened(person), kloe)

    assert (sent.response or {})["errors"] == {"share_person": wording.SHARE_WITH_KLOE}


def test_the_same_place_twice_is_asked_back(running: Running, slack: StandIn) -> None:
    """Once; whoever presses Share again means it, and another place is none of that."""
    person = Person(slack, running)
    sends(person, opened(person), BOARD)
    person.presses(next(c for c in person.cards() if has(c, "share")), "share")
    view = seen(person)

    sends(person, view, BOARD)

    assert len(posted(slack)) == 1
    assert wording.SHARE_AGAIN in shown(seen(person).blocks)
    sends(person, view, BOARD)
    assert len(posted(slack)) == 2
