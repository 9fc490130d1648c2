"""What Slack would refuse of a message, a modal or a Home, as strictly as it or more so.

The rules are tables, from the smallest part to the largest: `payload_texts`, `payload_rich_text`,
`payload_elements`, `payload_inputs`, `payload_blocks`, and here the three surfaces; `payload_rules`
says how they are written, `payload_whole` what holds between blocks.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from bot.blockkit import (
    MAX_BLOCKS_PER_MESSAGE,
    MAX_BLOCKS_PER_VIEW,
    MAX_CALLBACK_ID_CHARS,
    MAX_EXTERNAL_ID_CHARS,
    MAX_MARKDOWN_CHARS,
    MAX_MESSAGE_CHARS,
    MAX_PRIVATE_METADATA_CHARS,
    MAX_VIEW_BUTTON_CHARS,
    MAX_VIEW_TITLE_CHARS,
)
from bot.playground.payload_blocks import HOME_BLOCK, MESSAGE_BLOCK, MODAL_BLOCK
from bot.playground.payload_mentions import live_mentions
from bot.playground.payload_rules import (
    NAME,
    Code,
    Fault,
    Rule,
    array,
    choice,
    fields,
    flag,
    kind,
    string,
)
from bot.playground.payload_texts import plain_text
from bot.playground.payload_tree import nodes_of
from bot.playground.payload_whole import (
    fallback_missing,
    faults_between,
    faults_of_message,
    markdown_alone,
    submit_missing,
)

__all__ = ["Code", "Fault", "Surface", "live_mentions", "payload_errors"]

Surface = Literal["message", "modal", "home"]


def payload_errors(surface: Surface, payload: Mapping[str, object]) -> tuple[Fault, ...]:
    """Return all that Slack would refuse of a payload, in the order in which it is read.

    Source: docs.slack.dev/reference/block-kit, /reference/views and /reference/methods, read July
    2026.

    Args:
        surface: where it is to be shown. A message is what chat.postMessage and its kin, or a
            response URL, are sent: text and blocks beside where they go. A modal or Home is a view.
        payload: as parsed from JSON.
    """
    return tuple(_faults(surface, dict(payload)))


def _faults(surface: Surface, payload: dict[str, object]) -> Iterator[Fault]:
    yield from _SURFACES[surface](payload, "")
    nodes = list(nodes_of(payload.get("blocks"), "/blocks"))
    yield from faults_between(nodes)
    if surface == "message":
        yield from faults_of_message(nodes)


def _object(value: object, at: str) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(at, "wrong_type", "must be an object")


def _refused(_value: object, at: str) -> Iterator[Fault]:
    yield Fault(at, "attachments_refused", "are Slack's old way; blocks are the new one")


_ADDRESS: Mapping[str, Rule] = {
    **dict.fromkeys(("channel", "user", "ts", "thread_ts"), NAME),
    **dict.fromkeys(("reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn"), flag),
    **dict.fromkeys(("link_names", "replace_original", "delete_original"), flag),
    "parse": choice("none", "full"),
    "response_type": choice("ephemeral", "in_channel"),
    "metadata": fields({"event_type": NAME, "event_payload": _object}),
}
"""Where a message goes and how it is shown there."""

_VIEW: Mapping[str, Rule] = {
    "private_metadata": string(MAX_PRIVATE_METADATA_CHARS, least=0),
    "callback_id": string(MAX_CALLBACK_ID_CHARS),
    "external_id": string(MAX_EXTERNAL_ID_CHARS),
}

_SURFACES: Mapping[Surface, Rule] = {
    "message": fields(
        {},
        {
            **_ADDRESS,
            "text": string(MAX_MESSAGE_CHARS, least=0),
            "markdown_text": string(MAX_MARKDOWN_CHARS),
            "blocks": array(MESSAGE_BLOCK, MAX_BLOCKS_PER_MESSAGE, least=0),
            "attachments": _refused,
        },
        fallback_missing,
        markdown_alone,
    ),
    "modal": kind(
        "modal",
        {
            "title": plain_text(MAX_VIEW_TITLE_CHARS),
            "blocks": array(MODAL_BLOCK, MAX_BLOCKS_PER_VIEW),
        },
        {
            **_VIEW,
            "submit": plain_text(MAX_VIEW_BUTTON_CHARS),
            "close": plain_text(MAX_VIEW_BUTTON_CHARS),
            **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), flag),
        },
        submit_missing,
    ).rule,
    "home": kind("home", {"blocks": array(HOME_BLOCK, MAX_BLOCKS_PER_VIEW)}, _VIEW).rule,
}
