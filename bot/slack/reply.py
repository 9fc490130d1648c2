"""A request to the message that answers it, and to what is kept of that."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple, TypedDict

from bot import wording
from bot.domain.answer import NoAnswer
from bot.domain.query import ThreadMemory
from bot.domain.request import Answered, AnswerId, Gap, Request
from bot.slack.blocks import message_of
from bot.slack.draft import Draft, Drafts
from bot.slack.elements import actions, button
from bot.slack.menu_words import MenuWord, is_thanks, menu_word
from bot.slack.message import Message, Sendable
from bot.slack.names import REPLY_BLOCK, message_key_of
from bot.slack.shared import SHARE, Shared, said

Recall = Callable[[str, str], ThreadMemory | None]


class Made(NamedTuple):
    """A message that is ready to be sent, and what is to be kept of it."""

    message: Sendable
    answered: Answered
    elapsed_ms: float = 0.0
    is_repeatable: bool = False
    """Whether `Maker.again` gives the message once more; not where the question was not searched for."""


class Maker:
    """Makes replies; the same request and memory give the same message."""

    def __init__(  # noqa: PLR0913 - what replies are made of, each once
        self,
        drafts: Drafts,
        fingerprint: Callable[[], str],
        *,
        menu: Callable[[MenuWord], Message],
        words: Callable[[Request], Message | None],
        keep_questions: bool,
        clock: Callable[[], datetime],
    ) -> None:
        """Prepare.

        Args:
            drafts: makes the draft of a question.
            fingerprint: gives that of the corpus that answers now, SHA-256 in hexadecimal.
            menu: gives what a word of the menu shows, such as "help".
            words: does what a word of self-checks asks for, and gives what is said; None for a
                question.
            keep_questions: whether the text of unanswered questions is kept.
            clock: the time now, UTC.
        """
        self._drafts = drafts
        self.fingerprint = fingerprint
        self._menu = menu
        self._words = words
        self._keep_questions = keep_questions
        self._clock = clock

    def make(self, request: Request, recall: Recall) -> Made:
        """Return the message that answers a request.

        Args:
            request: what was asked.
            recall: what is remembered of a thread, by channel and thread.

        Raises:
            SlackError: Slack did not do what a word of self-checks asks for.
        """
        if request.withheld or request.text is None:
            return self._withheld(request)
        told = self._told(request.text) or self._words(request)
        if told is not None:
            return Made(_named(told, request), self._unsearched(request, "told"))
        starts = request.thread_ts is None or request.thread_ts == request.message_ts
        earlier = None if starts else recall(request.channel, request.thread_ts or "")
        draft = self._drafts(request.text, earlier, request.answer_id)
        memory = draft.memory if request.thread_ts else None
        answered = Answered(
            **_places(request),
            outcome=draft.outcome,
            question_hash=draft.question_hash,
            passage_ids=draft.passage_ids,
            frameworks=draft.frameworks,
            fingerprint=draft.fingerprint,
            memory=ThreadMemory.model_validate(memory) if memory is not None else None,
            gap=self._gap(request, draft),
            answered_at=self._clock(),
        )
        return Made(draft.message, answered, draft.elapsed_ms, _is_repeatable(draft))

    def again(self, question: str, answer_id: AnswerId) -> Sendable | None:
        """Return the message that answered a question, or None where it is not to be repeated."""
        draft = self._drafts(question, None, answer_id)
        return draft.message if _is_repeatable(draft) else None

    def _withheld(self, request: Request) -> Made:
        """Return what is said to a message whose text may not be kept."""
        reply = NoAnswer(reason="personal_data", lead=wording.ABSTENTIONS["personal_data"])
        answered = self._unsearched(request, "withheld")
        return Made(message_of(reply, request.answer_id), answered)

    def _told(self, text: str) -> Message | None:
        """Return what is said to a word that is no question; None for anything else."""
        if is_thanks(text):
            return said(wording.WELCOME)
        word = menu_word(text)
        return self._menu(word) if word else None

    def _unsearched(self, request: Request, outcome: Literal["withheld", "told"]) -> Answered:
        """Return what is kept of a message that was not searched for."""
        return Answered(
            **_places(request),
            outcome=outcome,
            question_hash=None,
            fingerprint=self.fingerprint(),
            answered_at=self._clock(),
        )

    def _gap(self, request: Request, draft: Draft) -> Gap | None:
        if not draft.gap_reason:
            return None
        return Gap(
            question_hash=draft.question_hash,
            terms=draft.gap_terms,
            reason=draft.gap_reason,
            text=request.text if self._keep_questions else None,
        )


class _Places(TypedDict):
    """Where the answer stands."""

    answer_id: AnswerId
    channel: str
    thread_ts: str | None
    message_key: str | None
    reply_ts: str | None


def _places(request: Request) -> _Places:
    return {
        "answer_id": request.answer_id,
        "channel": request.channel,
        "thread_ts": request.thread_ts,
        "message_key": message_key_of(request),
        "reply_ts": None,
    }


def _is_repeatable(draft: Draft) -> bool:
    return draft.memory is not None


def _named(message: Message, request: Request) -> Message:
    """Return a message whose first block tells which answer it is, as every reply's does."""
    first, *rest = message.blocks
    name = f"{REPLY_BLOCK}{request.answer_id}"
    return message._replace(blocks=({**first, "block_id": name}, *rest))


def incident_message(request: Request, incident: str) -> Message:
    """Return the message that says that a fault of the program ended the answer."""
    return _named(said(wording.incident(incident)), request)


def with_share(made: Made, request: Request) -> Sendable:
    """Return the asker's own answer with the button that shares it, where that can be done."""
    message, answered = made.message, made.answered
    value = Shared(answered.answer_id, answered.fingerprint, request.text or "").value()
    is_shareable = made.is_repeatable and answered.outcome != "clarify" and request.response_url
    if not is_shareable or value is None or request.channel.startswith("D"):
        return message
    share = actions([button(wording.SHARE, SHARE, value=value)], block_id=SHARE)
    return Message(message.text, (*message.blocks, share))
