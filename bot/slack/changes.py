"""What became of a message that a person changed. Pure."""

from typing import Literal

from bot.slack.arrivals import Silent
from bot.slack.payloads import Event

PEOPLES_SUBTYPES = frozenset({None, "file_share", "thread_broadcast", "me_message"})
"""Kinds of message that a person wrote; joins, topics and bots' messages have others.
Source: Slack, "message event", read July 2026."""
_GONE = "tombstone"
"""What is left of a deleted message that has replies."""


def changed_ts(event: Event) -> str:
    """Return the name of the message that was changed; empty where Slack does not tell it."""
    versions = (event.message, event.previous_message)
    return event.deleted_ts or next((one.ts for one in versions if one and one.ts), "")


def change_way(event: Event) -> Literal["edit", "deletion"] | Silent:
    """Return what became of the message, or why it does not matter."""
    now, before = event.message, event.previous_message
    if not changed_ts(event):
        return Silent("unreadable")
    if event.subtype == "message_deleted" or (now and now.subtype == _GONE):
        return "deletion"
    if not now or not now.user or now.subtype not in PEOPLES_SUBTYPES:
        return Silent("no_question")
    return Silent("unchanged") if before and before.text == now.text else "edit"
