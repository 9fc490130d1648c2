"""A payload taken apart: each object in it with its place, and the text that people read there."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.blockkit import chars, escaped_chars
from bot.playground.payload_rules import Thing, token

PARSED_TYPES = ("mrkdwn", "markdown")
"""Types of text in which Slack looks for control sequences."""
_LITERAL_FIELDS = ("alt_text", "fallback")


class Node(NamedTuple):
    """An object somewhere in a payload."""

    at: str
    """Its JSON pointer."""
    thing: Thing


def nodes_of(value: object, at: str) -> Iterator[Node]:
    """Yield each object in a JSON value, in the order in which they are read.

    Args:
        value: any JSON value; it may be nested as deeply as it likes.
        at: the value's own JSON pointer.
    """
    waiting: list[tuple[object, str]] = [(value, at)]
    while waiting:
        found, place = waiting.pop()
        if isinstance(found, dict):
            yield Node(place, found)
            waiting.extend(
                reversed([(inner, f"{place}/{token(name)}") for name, inner in found.items()])
            )
        elif isinstance(found, list):
            waiting.extend(
                reversed([(inner, f"{place}/{number}") for number, inner in enumerate(found)])
            )


def text_chars(node: Node) -> int:
    """Return how many characters of an object's own text people read, escaped."""
    thing = node.thing
    text = thing.get("text")
    own = text if isinstance(text, str) else thing.get("url") if thing.get("type") == "link" else ""
    count = chars if thing.get("type") in PARSED_TYPES else escaped_chars
    beside = (thing.get(name) for name in _LITERAL_FIELDS)
    return count(str(own or "")) + sum(escaped_chars(t) for t in beside if isinstance(t, str))
