"""What a payload of Slack's may ask for, as values."""

from typing import Literal, NamedTuple

from bot.domain.request import AnswerId, Request
from bot.slack.checks.words import TypedWord
from bot.slack.menu_words import MenuWord
from bot.slack.payloads import Clicks, Command, Submission

Silence = Literal[
    "another_bot",
    "own_message",
    "no_question",
    "not_addressed",
    "unchanged",
    "unreadable",
    "not_ours",
    "of_another_installation",
]


class Asks(NamedTuple):
    """Something is to be answered, changed or removed."""

    request: Request


class Opened(NamedTuple):
    """A person opened the conversation with Kloe."""

    channel: str
    user: str
    event_key: str


class HomeOpened(NamedTuple):
    """A person opened Kloe's Home."""

    channel: str
    """The direct messages of that person with Kloe."""
    user: str


class Removed(NamedTuple):
    """Kloe was taken out of the workspace, or its token is good no more."""

    event_key: str


class Seen(NamedTuple):
    """A reply of Kloe's own came back as an event: it was posted."""

    answer_id: AnswerId
    channel: str
    ts: str


class Commanded(NamedTuple):
    """`/kloe` with a word that is no question."""

    word: MenuWord
    command: Command


class Worded(NamedTuple):
    """`/kloe` with a word of self-checks."""

    word: TypedWord
    command: Command


class Wonders(NamedTuple):
    """A person wants to know which prompts a message bears on; its text is kept nowhere."""

    text: str
    trigger_id: str


class Clicked(NamedTuple):
    """A button was pressed."""

    clicks: Clicks


class Submitted(NamedTuple):
    """A modal was sent."""

    submission: Submission


class Silent(NamedTuple):
    """Nothing is to be said."""

    because: Silence


Arrival = (
    Asks
    | Opened
    | HomeOpened
    | Removed
    | Seen
    | Commanded
    | Worded
    | Wonders
    | Clicked
    | Submitted
    | Silent
)
