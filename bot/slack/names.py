"""Names by which a question, its answer and the answer's message find each other again."""

import hashlib
from collections.abc import Mapping

from bot.domain.request import AnswerId, Request

REPLY_BLOCK = "reply-"
"""A reply's first block is named after the answer, so that it can be told when it is seen again."""
ANSWER_ID_CHARS = 20
"""Hexadecimal figures of an answer's id: 80 bits, so that no two are ever the same."""


def answer_id_of(key: str) -> AnswerId:
    """Return the id of the answer to what a key names: always the same, and telling nothing."""
    return AnswerId(hashlib.sha256(f"answer:{key}".encode()).hexdigest()[:ANSWER_ID_CHARS])


def message_key_of(request: Request) -> str | None:
    """Return the name of the message that asked, also for its change."""
    return f"{request.channel}:{request.message_ts}" if request.message_ts else None


def reply_answer(blocks: object) -> AnswerId | None:
    """Return the answer that a message's first block is named after, or None."""
    first = blocks[0] if isinstance(blocks, list) and blocks else None
    name = first.get("block_id") if isinstance(first, Mapping) else None
    if isinstance(name, str) and name.startswith(REPLY_BLOCK):
        return AnswerId(name.removeprefix(REPLY_BLOCK))
    return None


def message_name(answer_id: AnswerId) -> str:
    """Return a name for an answer's message, the same at every try.

    Source: RFC 9562, section 5.8 (a UUID of version 8, of one's own making).
    """
    figures = hashlib.sha256(f"message:{answer_id}".encode()).hexdigest()
    first, second, third = figures[:8], figures[8:12], figures[12:15]
    return f"{first}-{second}-8{third}-8{figures[15:18]}-{figures[18:30]}"
