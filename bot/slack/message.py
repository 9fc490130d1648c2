"""A message as Slack takes it: blocks, and the same as plain text."""

import json
from typing import NamedTuple

from bot import blockkit
from bot.domain.selfcheck import RunId
from bot.slack.elements import Block

MAX_FALLBACK_CHARS = 3_900
"""Characters of the plain text beside the blocks. Source: Slack advises 4,000 at most, July 2026."""


class CardOf(NamedTuple):
    """Which run of a self-check a card shows, so that whoever posts it can note where it stands."""

    run: RunId
    revision: int


class Message(NamedTuple):
    """What is posted: blocks, and the same as plain text for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]
    shows: CardOf | None = None
    """The run of which this is the card; None for all else."""

    @property
    def encoded(self) -> str:
        """The blocks as JSON."""
        return json.dumps(self.blocks, separators=(",", ":"))

    def written(self) -> "Written":
        """Return the same with its blocks as JSON."""
        return Written(self.text, self.encoded)


class Written(NamedTuple):
    """A message whose blocks are JSON: it costs little to hand on from one process to another."""

    text: str
    encoded: str
    """The blocks as JSON."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, read anew each time."""
        return tuple(json.loads(self.encoded))


Sendable = Message | Written


def fallback(text: str) -> str:
    """Return plain text that Slack cannot read as a mention or link, cut where it is too long."""
    return blockkit.escape(blockkit.cut(text, MAX_FALLBACK_CHARS))
