"""What is said in a workspace: messages, and what one person alone sees."""

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.playground.identity import (
    APP_ID,
    BOT_ID,
    BOT_NAME,
    SLACKBOT_ID,
    TEAM_ID,
)
from bot.playground.wire import Payload, present

TS_FORM = re.compile(r"\d+\.\d{6}")
"""Seconds and microseconds: a message's name inside its channel."""
TOMBSTONE = "tombstone"
"""Subtype of what is left of a deleted message whose thread goes on."""
_MENTION = re.compile(r"<@(U\w+)>")


class Message(NamedTuple):
    """One message of a channel."""

    channel: str
    user: str
    text: str
    """As Slack writes it: `&`, `<` and `>` are escaped, a mention is `<@U0KLOE>`."""
    ts: str = ""
    bot_id: str | None = None
    blocks: tuple[Payload, ...] = ()
    thread_ts: str | None = None
    """The thread that it replies in; None for a message of the channel itself."""
    parent_user: str | None = None
    """Who began that thread."""
    subtype: str | None = None
    edited_ts: str | None = None
    deleted: bool = False
    client_msg_id: str | None = None
    files: tuple[Payload, ...] = ()
    metadata: Payload | None = None


class Ephemeral(NamedTuple):
    """What one person alone sees in a channel."""

    channel: str
    user: str
    text: str
    ts: str = ""
    blocks: tuple[Payload, ...] = ()
    thread_ts: str | None = None


def tombstone_of(message: Message) -> Message:
    """Return what Slack leaves in place of a deleted message that began a thread with replies.

    Source: the shape that apps report (openclaw/openclaw#22035, hackclub/toriel#238), July 2026.
    """
    return Message(
        channel=message.channel,
        user=SLACKBOT_ID,
        text="This message was deleted.",
        ts=message.ts,
        subtype=TOMBSTONE,
        deleted=True,
    )


def wire_message(message: Message) -> Payload:
    """Return a message as Slack shows it to apps, without its channel."""
    body: Payload = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
    }
    body |= present(
        subtype=message.subtype,
        bot_id=message.bot_id,
        thread_ts=message.thread_ts,
        parent_user_id=message.parent_user,
        client_msg_id=message.client_msg_id,
        metadata=message.metadata,
        edited=_edited(message),
        hidden=True if message.subtype == TOMBSTONE else None,
    )
    if message.blocks:
        body["blocks"] = list(message.blocks)
    if message.files:
        body |= {"files": list(message.files), "upload": False}
    return body | {"team": TEAM_ID} | (_profile() if message.bot_id == BOT_ID else {})


def wire_root(message: Message, replies: Sequence[Message]) -> Payload:
    """Return the first message of a thread as Slack shows it: with what is known of its replies."""
    body = wire_message(message)
    if not replies:
        return body
    people = list(dict.fromkeys(reply.user for reply in replies))
    return body | {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
    }


def with_block_ids(blocks: Sequence[Payload]) -> tuple[Payload, ...]:
    """Return blocks, each with an id: Slack makes one up where the app gave none.

    Source: docs.slack.dev/reference/block-kit/blocks, `block_id`, July 2026.
    """
    return tuple(
        block if block.get("block_id") else {**block, "block_id": f"auto-{place}"}
        for place, block in enumerate(blocks)
    )


def rich_text_of(text: str) -> tuple[Payload, ...]:
    """Return text as the `rich_text` block that Slack makes of what is typed; none for none."""
    elements: list[Payload] = []
    for place, part in enumerate(_MENTION.split(text)):
        if place % 2:
            elements.append({"type": "user", "user_id": part})
        elif part:
            elements.append({"type": "text", "text": html.unescape(part)})
    section = {"type": "rich_text_section", "elements": elements}
    return with_block_ids([{"type": "rich_text", "elements": [section]}]) if elements else ()


def _edited(message: Message) -> Payload | None:
    if message.edited_ts is None:
        return None
    return {"user": message.bot_id or message.user, "ts": message.edited_ts}


def _profile() -> Payload:
    """Return how Slack presents the app that wrote a message."""
    profile = {
        "id": BOT_ID,
        "app_id": APP_ID,
        "name": BOT_NAME,
        "deleted": False,
        "team_id": TEAM_ID,
    }
    return {"app_id": APP_ID, "bot_profile": profile}
