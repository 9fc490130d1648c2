"""A question to the message that answers it, as plain values that cost little to hand on."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, assert_never

from bot.answering.answerer import citations_of
from bot.domain.answer import Answer, Clarify, NoAnswer, Reply
from bot.domain.ids import FrameworkId, PassageId
from bot.domain.query import AnalyzedQuery, Question, ThreadMemory
from bot.domain.request import AnswerId, Outcome
from bot.domain.thread import remember
from bot.kloe import Kloe
from bot.retrieval.terms import stems_of
from bot.slack.blocks import message_of
from bot.slack.message import Written
from bot.text.names import names_after_titles
from bot.text.normalize import normalize

_GAPS = frozenset({"not_covered", "out_of_scope"})


class Draft(NamedTuple):
    """A reply as it will be shown, and what is to be kept of it."""

    message: Written
    outcome: Outcome
    question_hash: str
    passage_ids: tuple[PassageId, ...]
    frameworks: tuple[FrameworkId, ...]
    memory: dict[str, tuple[str, ...]] | None
    """Fields of `ThreadMemory`; None where the question was not searched for."""
    gap_terms: tuple[str, ...]
    """Stems of a question that the documents do not answer; else empty."""
    gap_reason: str
    """Why they do not; empty where they do."""
    elapsed_ms: float
    fingerprint: str
    """Of the corpus that it was made from."""


Drafts = Callable[[str, ThreadMemory | None, AnswerId], Draft]
"""Makes the draft of a question, here or in another process; the same question, the same draft."""


def draft_of(kloe: Kloe, question: Question, answer_id: AnswerId, *, contact: str) -> Draft:
    """Return the draft of a reply.

    Args:
        kloe: what is known.
        question: what was asked, and what was asked before it.
        answer_id: names the answer.
        contact: whom to ask when Kloe abstains.
    """
    trace = kloe.ask(question)
    reply, is_read = trace.reply, trace.query.hazard is None
    citations = citations_of(reply)
    is_gap = isinstance(reply, NoAnswer) and reply.reason in _GAPS
    named = stems_of(names_after_titles(question.text))
    memory = remember(trace) if is_read else None

    def kept(stems: Iterable[str]) -> tuple[str, ...]:
        """Leave out what may be somebody's name: what follows a title, or is no word we know."""
        return tuple(dict.fromkeys(s for s in stems if s not in named and kloe.knows(s)))

    if memory is not None:
        known = {"stems": kept(memory.stems), "subject": kept(memory.subject)}
        memory = memory.model_copy(update=known)
    return Draft(
        message=message_of(reply, answer_id, contact=contact).written(),
        outcome=outcome_of(reply),
        question_hash=question_hash(question.text),
        passage_ids=tuple(dict.fromkeys(one.passage_id for one in citations)),
        frameworks=tuple(dict.fromkeys(one.framework for one in citations)),
        memory=dict(memory) if memory else None,
        gap_terms=kept(_typed_stems(trace.query)) if is_gap else (),
        gap_reason=reply.reason if isinstance(reply, NoAnswer) and is_gap else "",
        elapsed_ms=round(trace.elapsed_ms.total, 2),
        fingerprint=trace.fingerprint,
    )


def _typed_stems(query: AnalyzedQuery) -> Iterator[str]:
    for need in query.needs:
        yield from (term.stem for term in need.terms if term.origin in {"typed", "spelling"})


def drafts_here(kloe: Callable[[], Kloe], contact: str) -> Drafts:
    """Return what makes drafts in this process, with the Kloe that answers when one is wanted."""

    def make(text: str, earlier: ThreadMemory | None, answer_id: AnswerId) -> Draft:
        """Return the draft of a question."""
        return draft_of(kloe(), Question(text=text, earlier=earlier), answer_id, contact=contact)

    return make


def outcome_of(reply: Reply) -> Outcome:
    """Return what became of a question."""
    match reply:
        case Answer():
            return "answered"
        case NoAnswer():
            return "withheld" if reply.reason == "personal_data" else "abstained"
        case Clarify():
            return "clarify"
        case _:
            assert_never(reply)


def question_hash(text: str) -> str:
    """Return the SHA-256 of a question, the same however it is spaced and capitalized."""
    return hashlib.sha256(" ".join(normalize(text).lower().split()).encode()).hexdigest()
