"""The shape of whatever acts on a press, a modal or a word: save first, show afterwards.

A handler runs before Slack is answered and saves what must not be lost. What it returns runs after
that, in the lane of its channel; it sends what is to be seen, and is tried again where Slack asks
to wait.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from bot.slack.elements import Json
from bot.slack.message import Message
from bot.slack.payloads import Clicks, Submission

Then = Callable[[], object]
"""Sends what is to be seen; may raise a SlackError or StoreUnavailable, and be called again."""


class Touched(NamedTuple):
    """A button that was pressed, with what it carries."""

    clicks: Clicks
    words: tuple[str, ...]
    """As `Press.words`."""
    at: datetime
    """The time now, UTC."""

    @property
    def user(self) -> str:
        """Who pressed."""
        return self.clicks.user.id

    @property
    def channel(self) -> str:
        """Where the message stands; empty for a modal or Home."""
        return self.clicks.channel.id if self.clicks.channel else ""

    def word(self, place: int) -> str:
        """Return one of the words; empty where there are fewer."""
        return self.words[place] if place < len(self.words) else ""

    def number(self, place: int) -> int:
        """Return one of the words as a number; -1 where it is none."""
        word = self.word(place)
        return int(word) if word.isascii() and word.isdigit() else -1


class Sent(NamedTuple):
    """A modal that was sent."""

    submission: Submission
    at: datetime
    """The time now, UTC."""

    @property
    def user(self) -> str:
        """Who sent it."""
        return self.submission.user.id


class Heard(NamedTuple):
    """The answer to a modal that was sent."""

    view: Json | None = None
    """The modal that takes its place; None to close it."""
    errors: Mapping[str, str] | None = None
    """What is wrong, by block; the modal then stays as it is. Source: Slack, "Modals", July 2026."""
    then: Then = lambda: None
    undone: str = ""
    """What the person is told where that cannot be done, the modal being closed; empty for nothing."""


class Typed(NamedTuple):
    """A word that is no question, typed by `/kloe`, in a direct message or in a mention."""

    user: str
    channel: str
    rest: str
    """What follows the word."""
    key: str
    """Names what was typed, the same at each try."""
    at: datetime
    """The time now, UTC."""


class Word(NamedTuple):
    """What a word of a person's does."""

    says: Callable[[Typed], Message]
    """Does it and returns what is said; may raise a SlackError or StoreUnavailable."""
    where: Literal["direct", "here"] = "here"
    """Whether it is for direct messages alone, or said to the person wherever it was typed."""


OnPress = Callable[[Touched], Then]
"""May raise StoreUnavailable; the person is then told that nothing was kept."""
OnView = Callable[[Sent], Heard]
"""The same."""


class Handlers(NamedTuple):
    """What one part of self-checks acts on, by verb."""

    presses: Mapping[str, OnPress] = MappingProxyType({})
    views: Mapping[str, OnView] = MappingProxyType({})
    words: Mapping[str, Word] = MappingProxyType({})
