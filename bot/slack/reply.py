"""A request to the message that answers it, and to what is kept of that."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, assert_never

from bot import wording
from bot.answering.answerer import citations_of
from bot.domain.answer import Answer, Clarify, NoAnswer, Reply
from bot.domain.query import Question, ThreadMemory
from bot.domain.request import Answered, AnswerId, Gap, Outcome, Request
from bot.domain.thread import remember
from bot.domain.trace import Trace
from bot.kloe import Kloe
from bot.slack.blocks import Message, message_of
from bot.slack.elements import actions, button, paragraph
from bot.slack.names import REPLY_BLOCK, message_key_of
from bot.slack.shared import SHARE, Shared
from bot.text.normalize import normalize

Recall = Callable[[str, str], ThreadMemory | None]
_GAPS = frozenset({"not_covered", "out_of_scope"})


class Made(NamedTuple):
    """A message that is ready to be sent, and what is to be kept of it."""

    message: Message
    answered: Answered
    elapsed_ms: float = 0.0


class Maker:
    """Makes replies; the same request and memory give the same message."""

    def __init__(
        self, kloe: Kloe, *, contact: str, keep_questions: bool, clock: Callable[[], datetime]
    ) -> None:
        self._kloe = kloe
        self._contact = contact
        self._keep_questions = keep_questions
        self._clock = clock

    @property
    def fingerprint(self) -> str:
        """Of the corpus that answers, SHA-256 in hexadecimal."""
        return self._kloe.corpus.fingerprint

    def make(self, request: Request, recall: Recall) -> Made:
        """Return the message that answers a request.

        Args:
            request: what was asked.
            recall: what is remembered of a thread, by channel and thread.
        """
        if request.withheld or request.text is None:
            lead = wording.ABSTENTIONS["personal_data"]
            return self._made(request, NoAnswer(reason="personal_data", lead=lead), None)
        starts = request.thread_ts is None or request.thread_ts == request.message_ts
        earlier = None if starts else recall(request.channel, request.thread_ts or "")
        trace = self._kloe.ask(Question(text=request.text, earlier=earlier))
        return self._made(request, trace.reply, trace)

    def again(self, question: str, answer_id: AnswerId) -> Message | None:
        """Return the message that answered a question, or None where it is not to be repeated."""
        trace = self._kloe.ask(Question(text=question))
        if trace.query.hazard is not None:
            return None
        return message_of(trace.reply, answer_id, contact=self._contact)

    def _made(self, request: Request, reply: Reply, trace: Trace | None) -> Made:
        message = message_of(reply, request.answer_id, contact=self._contact)
        is_read = trace is not None and trace.query.hazard is None
        citations = citations_of(reply)
        answered = Answered(
            answer_id=request.answer_id,
            outcome=_outcome(reply),
            channel=request.channel,
            thread_ts=request.thread_ts,
            message_key=message_key_of(request),
            reply_ts=None,
            question_hash=question_hash(request.text) if request.text else None,
            passage_ids=tuple(dict.fromkeys(one.passage_id for one in citations)),
            frameworks=tuple(dict.fromkeys(one.framework for one in citations)),
            fingerprint=self.fingerprint,
            memory=remember(trace) if trace and is_read and request.thread_ts else None,
            gap=self._gap(request, reply, trace) if trace else None,
            answered_at=self._clock(),
        )
        return Made(message, answered, round(trace.elapsed_ms.total, 2) if trace else 0.0)

    def _gap(self, request: Request, reply: Reply, trace: Trace) -> Gap | None:
        if not isinstance(reply, NoAnswer) or reply.reason not in _GAPS or not request.text:
            return None
        stems = (term.stem for need in trace.query.needs for term in need.terms)
        return Gap(
            question_hash=question_hash(request.text),
            terms=tuple(dict.fromkeys(stems)),
            reason=reply.reason,
            text=request.text if self._keep_questions else None,
        )


def question_hash(text: str) -> str:
    """Return the SHA-256 of a question, the same however it is spaced and capitalized."""
    return hashlib.sha256(" ".join(normalize(text).lower().split()).encode()).hexdigest()


def incident_message(request: Request, incident: str) -> Message:
    """Return the message that says that a fault of the program ended the answer."""
    text = wording.incident(incident)
    block = {**paragraph(text), "block_id": f"{REPLY_BLOCK}{request.answer_id}"}
    return Message(text, (block,))


def with_share(made: Made, request: Request) -> Message:
    """Return the asker's own answer with the button that shares it, where that can be done."""
    message, answered = made.message, made.answered
    value = Shared(answered.answer_id, answered.fingerprint, request.text or "").value()
    is_shareable = answered.outcome in {"answered", "abstained"} and request.response_url
    if not is_shareable or value is None or request.channel.startswith("D"):
        return message
    share = actions([button(wording.SHARE, SHARE, value=value)], block_id=SHARE)
    return Message(message.text, (*message.blocks, share))


def _outcome(reply: Reply) -> Outcome:
    match reply:
        case Answer():
            return "answered"
        case NoAnswer():
            return "withheld" if reply.reason == "personal_data" else "abstained"
        case Clarify():
            return "clarify"
        case _:
            assert_never(reply)
