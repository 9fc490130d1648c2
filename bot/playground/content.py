"""What a call wants to be shown: read from its arguments, and refused where Slack would refuse."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.playground.messages import rich_text_of, with_block_ids
from bot.playground.payloads import Fault, payload_errors
from bot.playground.refusal import Refused, RefusedPayload, missing
from bot.playground.wire import Payload, decoded, json_bytes

MAX_UPDATE_CHARS = 4_000
"""Characters of `text` in chat.update, which refuses more with `msg_too_long`.

Source: F3-Nation/archive-slackblast#64, seratch/ChatGPT-in-Slack#102, July 2026.
"""
MAX_VIEW_BYTES = 250_000
"""Source: docs.slack.dev/reference/methods/views.open, `view_too_large`, July 2026."""
_SHOWN = ("text", "blocks", "markdown_text", "attachments", "metadata", "delete_original")
"""Arguments that say what is shown; the others say where and how."""
_CODES: Mapping[tuple[str, str], str] = {
    ("/text", "too_long"): "msg_too_long",
    ("/text", "no_text"): "no_text",
    ("/markdown_text", "too_long"): "msg_too_long",
    ("/blocks", "too_much_text"): "msg_blocks_too_long",
    ("/attachments", "attachments_refused"): "invalid_attachments",
    ("/text", "conflicting_fields"): "markdown_text_conflict",
    ("/blocks", "conflicting_fields"): "markdown_text_conflict",
    ("/blocks", "wrong_type"): "invalid_blocks_format",
}
"""Slack's word for a fault, by where it is and which; for all others, `invalid_blocks`."""

PayloadCheck = Callable[[str, Mapping[str, object]], tuple[Fault, ...]]


class Content(NamedTuple):
    """What a message shows."""

    text: str
    blocks: tuple[Payload, ...]
    has_blocks: bool
    """Whether the app sent blocks of its own."""
    metadata: Payload | None = None


class Judge:
    """Says whether Slack would show what was sent."""

    def __init__(self, *, check_payloads: bool = True) -> None:
        self._check_payloads = check_payloads

    def message(self, arguments: Mapping[str, object]) -> Content:
        """Return what a message is to show.

        Raises:
            RefusedPayload: Slack would not show it.
        """
        shown = {name: decoded(arguments[name]) for name in _SHOWN if _given(arguments, name)}
        if self._check_payloads:
            _refuse_message(payload_errors("message", shown))
        text = str(shown.get("text") or shown.get("markdown_text") or "")
        blocks = shown.get("blocks")
        if not text and not blocks and not shown.get("attachments"):
            raise RefusedPayload("no_text")
        own = _objects(blocks)
        metadata = shown.get("metadata")
        return Content(
            text,
            with_block_ids(own) if own else rich_text_of(text),
            bool(own),
            metadata if isinstance(metadata, dict) else None,
        )

    def view(self, arguments: Mapping[str, object], *, is_home: bool = False) -> Payload:
        """Return the view that is to be shown.

        Raises:
            Refused: there is none.
            RefusedPayload: Slack would not show it.
        """
        view = decoded(arguments.get("view"))
        if not isinstance(view, dict):
            raise Refused(*missing("view"))
        if self._check_payloads:
            if len(json_bytes(view)) > MAX_VIEW_BYTES:
                raise RefusedPayload("view_too_large")
            faults = payload_errors("home" if is_home else "modal", view)
            if faults:
                raise RefusedPayload("invalid_arguments", *_sentences(faults, "/view"))
        return view


def refuse_long_update(arguments: Mapping[str, object]) -> None:
    """Refuse a text that chat.update does not take, though chat.postMessage does.

    Raises:
        RefusedPayload: it is too long.
    """
    if len(str(arguments.get("text") or "")) > MAX_UPDATE_CHARS:
        raise RefusedPayload("msg_too_long")


def _given(arguments: Mapping[str, object], name: str) -> bool:
    return name in arguments and arguments[name] is not None


def _refuse_message(faults: tuple[Fault, ...]) -> None:
    if not faults:
        return
    codes = [_CODES.get((fault.pointer, fault.code), "invalid_blocks") for fault in faults]
    raise RefusedPayload(codes[0], *_sentences(faults, ""))


def _sentences(faults: Iterable[Fault], root: str) -> tuple[str, ...]:
    """Return faults as Slack writes them into `response_metadata.messages`."""
    return tuple(
        f"[ERROR] {fault.message} [json-pointer:{root}{fault.pointer}]" for fault in faults
    )


def _objects(value: object) -> list[Payload]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def refused_as(error: Refused) -> Payload:
    """Return the body of Slack's answer to what it refuses."""
    body: Payload = {"ok": False, "error": error.code, **error.more}
    if error.messages:
        body["response_metadata"] = {"messages": list(error.messages)}
    return body
