"""What people ask of Kloe through Slack, and what is kept of it: as little as serves."""

from datetime import datetime
from typing import Literal, NewType

from pydantic import Field

from bot.domain.ids import FrameworkId, PassageId, Value
from bot.domain.query import ThreadMemory

RequestId = NewType("RequestId", int)
"""Number of a saved request in the database."""
AnswerId = NewType("AnswerId", str)
"""Names an answer in Slack and in the database; says nothing about what was asked."""

Way = Literal["mention", "direct", "command", "choice", "edit", "deletion"]
"""How a request came: by mention, direct message, `/kloe`, a click on a reading, or a change of
the message that asked."""
Outcome = Literal["answered", "abstained", "clarify", "withheld", "told", "failed", "removed"]
Verdict = Literal["helpful", "not_helpful"]
FeedbackReason = Literal[
    "wrong_passage", "misleading", "something_missing", "out_of_date", "hard_to_follow"
]


class Request(Value):
    """What one delivery from Slack asks for; saved before it is acknowledged."""

    way: Way
    event_key: str = Field(min_length=1, max_length=255)
    """Names the delivery, the same at each retry: Slack's event id, or a click's trigger id."""
    message_key: str | None = Field(default=None, max_length=255)
    """Names the message, the same in each shape in which Slack sends it: `channel:ts`."""
    answer_id: AnswerId
    """The same at each try, so that an answer that was already posted can be recognised."""
    channel: str
    thread_ts: str | None = None
    """The thread in which to reply; None where there is none (`/kloe`)."""
    message_ts: str | None = None
    """The message that asks."""
    user: str
    text: str | None
    """As typed; None where it may not be kept, and for a deletion."""
    withheld: Literal["personal_data"] | None = None
    """Why the text may not be kept."""
    response_url: str | None = None
    """Slack's address for the reply to a command or click, usable five times in 30 minutes."""
    received_at: datetime
    """UTC."""


class SavedRequest(Value):
    """A request that was accepted: no other delivery of it is."""

    id: RequestId | None
    """None where the database could not be reached, so that it is known to this process alone."""
    request: Request


class Gap(Value):
    """A question that the documents do not answer."""

    question_hash: str
    terms: tuple[str, ...]
    """Stems of the question."""
    reason: str
    text: str | None = None
    """Only where the operator keeps questions."""


class Answered(Value):
    """What is kept of a request once it was answered."""

    answer_id: AnswerId
    outcome: Outcome
    channel: str
    thread_ts: str | None
    message_key: str | None
    reply_ts: str | None
    """Slack's name of the reply; None for a reply that only the asker saw."""
    question_hash: str | None
    """SHA-256 of the normalized question; None where it held personal data."""
    passage_ids: tuple[PassageId, ...] = ()
    frameworks: tuple[FrameworkId, ...] = ()
    fingerprint: str
    """Of the corpus that answered."""
    memory: ThreadMemory | None = None
    """What the next question of the thread may lean on; None leaves it as it was."""
    gap: Gap | None = None
    answered_at: datetime
    """UTC."""


class KeptAnswer(Value):
    """An answer that can be found again by the message that asked."""

    answer_id: AnswerId
    outcome: Outcome
    channel: str
    thread_ts: str | None
    reply_ts: str | None
    fingerprint: str


class Feedback(Value):
    """What one person made of one answer."""

    answer_id: AnswerId
    user: str
    verdict: Verdict
    reason: FeedbackReason | None = None
    given_at: datetime
    """UTC."""
