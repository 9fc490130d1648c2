"""Where a payload would call somebody, or lead somewhere under another name."""

import re
from collections.abc import Iterator, Mapping

from bot.playground.payload_rules import Thing
from bot.playground.payload_tree import PARSED_TYPES, nodes_of

_CONTROL_SEQUENCE = re.compile(r"<(?:[!@#]|[a-z][a-z0-9+.-]*:|[^<>\s|]+\|)", re.IGNORECASE)
"""A mention, an address with its scheme, or anything that is shown under another name."""
_BARE_MENTION = re.compile(r"(?<![\w.])@(?:channel|here|everyone|group)\b", re.IGNORECASE)
_CALLING_TYPES = ("user", "usergroup", "broadcast", "team")
"""Of rich text; a `channel` calls nobody there, and is shown under no other name than its own."""
_PARSED_FIELDS = ("text", "markdown_text")


def live_mentions(payload: Mapping[str, object]) -> tuple[str, ...]:
    """Return JSON pointers to all in a payload that calls somebody or hides where a link leads.

    These are texts that Slack parses (a message's own, `mrkdwn` and `markdown`) with an unescaped
    control sequence (`<!`, `<@`, `<#`, `<https:` and the like), and elements of rich text that
    mention people. A bare `@channel` counts where Slack is let look for names: in `markdown`, in `mrkdwn`
    that is not `verbatim`, and in a message's own text with `link_names` or `parse` as `full`.
    Plain text and the text of rich text are literal.

    Source: docs.slack.dev/messaging/formatting-message-text and
    docs.slack.dev/reference/block-kit/composition-objects/text-object, read July 2026.
    """
    return tuple(_in_own_text(payload)) + tuple(_in_objects(payload))


def _in_own_text(payload: Thing) -> Iterator[str]:
    names_linked = payload.get("link_names") is True or payload.get("parse") == "full"
    for name in _PARSED_FIELDS:
        if _is_live(payload.get(name), names_linked=names_linked or name == "markdown_text"):
            yield f"/{name}"


def _in_objects(payload: Thing) -> Iterator[str]:
    # What an app attaches as metadata is shown to nobody.
    shown = {name: value for name, value in payload.items() if name != "metadata"}
    for at, thing in nodes_of(shown, ""):
        kind = thing.get("type")
        if kind in PARSED_TYPES:
            if _is_live(thing.get("text"), names_linked=thing.get("verbatim") is not True):
                yield f"{at}/text"
        elif kind in _CALLING_TYPES:
            yield at


def _is_live(text: object, *, names_linked: bool) -> bool:
    return isinstance(text, str) and bool(
        _CONTROL_SEQUENCE.search(text) or (names_linked and _BARE_MENTION.search(text))
    )
