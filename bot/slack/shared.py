"""What a share button carries, so that nothing has to be kept for it, and what it shows."""

import json
from typing import NamedTuple, Self

from bot import blockkit, wording
from bot.domain.request import AnswerId
from bot.slack.elements import Block, actions, button, paragraph
from bot.slack.message import Message, Sendable, fallback

SHARE = "share"
SHARE_POST = "share_post"
SHARE_KEEP = "share_keep"
FINGERPRINT_CHARS = 16
"""Characters of the corpus's fingerprint by which a change of the documents is noticed."""


class Shared(NamedTuple):
    """An answer that a person may share: its question is kept by Slack in the button alone."""

    answer_id: AnswerId
    fingerprint: str
    question: str

    def value(self) -> str | None:
        """Return what the button carries; None for a question that is too long for one."""
        fields = [self.answer_id, self.fingerprint[:FINGERPRINT_CHARS], self.question]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        return text if blockkit.escaped_chars(text) <= blockkit.MAX_BUTTON_VALUE_CHARS else None

    @classmethod
    def of_value(cls, value: str) -> Self | None:
        """Return what a button carried; None where it is not one of ours."""
        try:
            fields = json.loads(value)
        except ValueError:
            return None
        is_ours = (
            isinstance(fields, list)
            and len(fields) == len(cls._fields)
            and all(isinstance(field, str) for field in fields)
        )
        return cls(AnswerId(fields[0]), fields[1], fields[2]) if is_ours else None


def shared_message(shared: Shared, answer: Sendable) -> Message:
    """Return what everybody in the channel reads: the question, and the answer under it."""
    asked = wording.asked_and_shared(shared.question)
    return Message(
        fallback(f"{asked}\n{answer.text}"), (paragraph(asked, italic=True), *answer.blocks)
    )


def preview(shared: Shared, answer: Sendable, value: str) -> Message:
    """Return what the asker reads before anything is posted: the very message, and a choice."""
    message = shared_message(shared, answer)
    shown = tuple(block for block in message.blocks if block["type"] != "context_actions")
    buttons: Block = actions(
        [
            button(wording.POST_NOW, SHARE_POST, value=value),
            button(wording.KEEP_PRIVATE, SHARE_KEEP),
        ],
        block_id=SHARE_POST,
    )
    return Message(message.text, (paragraph(wording.PREVIEW, bold=True), *shown, buttons))


def said(text: str) -> Message:
    """Return a message of one sentence of Kloe's own."""
    return Message(fallback(text), (paragraph(text),))
