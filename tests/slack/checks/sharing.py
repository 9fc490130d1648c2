"""How a person shares a summary: the modal, what is chosen in it, and what is posted."""

from collections.abc import Mapping

from bot import wording
from bot.playground.deliveries import Delivery
from bot.playground.interactions import NOTHING, Filled
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.playground.views import View
from slack.running import shown

from .answering import Person

BOARD: Mapping[str, Mapping[str, object]] = {"share_channel": {"share_channel": "C0BOARD"}}
EXTENT = "check:extent:0"
GAPS: Mapping[str, Mapping[str, object]] = {"share_what": {EXTENT: "gaps"}}


def opened(person: Person) -> View:
    """Go through a self-check, press Share, and return the modal."""
    done = person.answers_all(person.begins("W1"))
    person.presses(done, "share")
    return seen(person)


def seen(person: Person) -> View:
    """Return the modal as it stands."""
    view = person.slack.workspace.open_modal(person.user)
    assert view
    return view


def sends(person: Person, view: View, values: Mapping[str, Mapping[str, object]]) -> Delivery:
    """Press Share in the modal."""
    sent = person.slack.sender.submit(person.user, view.id, values)
    person.running.settled()
    return sent


def chooses(person: Person, view: View, what: str, values: Filled = NOTHING) -> Delivery:
    """Choose how much is shared, with what is filled in by then."""
    sent = person.slack.sender.click(person.user, view, EXTENT, value=what, filled=values)
    person.running.settled()
    return sent


def posted(slack: StandIn, channel: str = "C0BOARD") -> tuple[Message, ...]:
    """Return what Kloe posted in a channel."""
    return tuple(post for post in slack.workspace.posts_by_kloe() if post.channel == channel)


def preview(view: View) -> list[object]:
    """Return the blocks below the heading of the preview, without the names that Slack gave."""
    at = next(n for n, b in enumerate(view.blocks) if shown(b) == wording.SHARE_PREVIEW)
    return [bare(block) for block in view.blocks[at + 1 :]]


def bare(block: Mapping[str, object]) -> object:
    """Return a block without its name."""
    return {key: value for key, value in block.items() if key != "block_id"}
