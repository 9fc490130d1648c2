"""Slack's marks in a text, read into spans: bold, italic, links, mentions. Pure.

Source: docs.slack.dev/messaging/formatting-message-text, read July 2026. Kloe sends none, so this
shows what Slack would make of marks that came through by mistake.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["text", "bold", "italic", "strike", "code", "link", "user", "channel", "call"]
_MENTIONS: dict[str, Kind] = {"@": "user", "#": "channel", "!": "call"}
_MARK = re.compile(
    r"<(?P<bracket>[^<>\n]+)>|`(?P<code>[^`\n]+)`|(?<!\w)\*(?P<bold>[^*\n]+)\*(?!\w)"
    r"|(?<!\w)_(?P<italic>[^_\n]+)_(?!\w)|(?<!\w)~(?P<strike>[^~\n]+)~(?!\w)"
)


class Span(NamedTuple):
    """A piece of text and how it is drawn."""

    kind: Kind
    text: str
    address: str = ""
    """Where a link leads; of a mention, the id of whom or what it names."""


def spans_of(source: str) -> Iterator[Span]:
    """Yield the spans of a text with Slack's marks."""
    end = 0
    for found in _MARK.finditer(source):
        if found.start() > end:
            yield Span("text", html.unescape(source[end : found.start()]))
        yield _span(found)
        end = found.end()
    if source[end:]:
        yield Span("text", html.unescape(source[end:]))


def _span(found: re.Match[str]) -> Span:
    bracket = found["bracket"]
    if bracket is not None:
        return _bracket(bracket)
    kinds: tuple[Kind, ...] = ("code", "bold", "italic", "strike")
    kind = next(kind for kind in kinds if found[kind] is not None)
    return Span(kind, html.unescape(found[kind]))


def _bracket(inside: str) -> Span:
    address, _, label = inside.partition("|")
    kind = _MENTIONS.get(address[:1])
    if kind is not None:
        return Span(kind, html.unescape(label), html.unescape(address[1:]))
    return Span("link", html.unescape(label or address), html.unescape(address))
