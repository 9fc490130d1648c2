"""A trace as the object that `kloe ask --json` prints."""

from typing import Literal, assert_never

from pydantic import Field

from bot import wording
from bot.answering.answerer import citations_of
from bot.answering.plain import plain_text
from bot.domain.answer import Answer, Citation, Clarify, NoAnswer, Reply
from bot.domain.header import Confidence, Fit, Status, Wording
from bot.domain.ids import Value
from bot.domain.ranking import Evidence
from bot.domain.trace import Trace

Outcome = Literal["answered", "abstained", "clarify", "error"]


class CitationResult(Value):
    """A citation as others read it."""

    marker: int
    framework: str
    document: str
    title: str
    section: tuple[str, ...]
    reference: str | None
    reference_fit: Fit | None
    page: int | None
    quote: str
    wording: Wording
    url: str | None
    url_note: str | None
    published: str
    status: Status
    status_note: str
    checked_on: str
    source: str | None
    confidence: Confidence | None
    only_for: str | None
    passage_id: str
    document_sha256: str


class EvidenceResult(Value):
    """A ranked passage as others read it."""

    rank: int
    passage_id: str
    framework: str
    document: str
    score: float
    text: str


class AskResult(Value):
    """One answer, for programs."""

    question: str | None
    outcome: Outcome
    reason: str | None
    text: str
    citations: tuple[CitationResult, ...] = ()
    evidence: tuple[EvidenceResult, ...] = ()
    corpus_sha256: str
    elapsed_ms: float = Field(ge=0)
    """Milliseconds from question to reply."""


def result_of(trace: Trace, *, top: int, contact: str = "") -> AskResult:
    """Return the result of a trace.

    Args:
        trace: how the question was answered.
        top: passages in `evidence` at most, 0 or more.
        contact: whom to ask when Kloe abstains.
    """
    outcome, reason = _outcome(trace.reply)
    hidden = trace.query.hazard == "personal_data"
    return AskResult(
        question=None if hidden else trace.query.question.text,
        outcome=outcome,
        reason=reason,
        text=plain_text(trace.reply, contact=contact),
        citations=tuple(_citation(citation) for citation in citations_of(trace.reply)),
        evidence=tuple(_evidence(item) for item in trace.evidence[:top]),
        corpus_sha256=trace.fingerprint,
        elapsed_ms=round(trace.elapsed_ms.total, 3),
    )


def unreadable_result(fingerprint: str) -> AskResult:
    """Return the result for a line that is not UTF-8 text."""
    return AskResult(
        question=None,
        outcome="error",
        reason="invalid",
        text=wording.ABSTENTIONS["invalid"],
        corpus_sha256=fingerprint,
        elapsed_ms=0.0,
    )


def _outcome(reply: Reply) -> tuple[Outcome, str | None]:
    match reply:
        case Answer():
            return "answered", None
        case NoAnswer():
            return "abstained", reply.reason
        case Clarify():
            return "clarify", reply.reason
        case _:
            assert_never(reply)


def _citation(citation: Citation) -> CitationResult:
    values = citation.model_dump()
    empty = {name: values[name] or None for name in ("source", "only_for")}
    return CitationResult.model_validate({**values, **empty})


def _evidence(item: Evidence) -> EvidenceResult:
    return EvidenceResult(
        rank=item.rank,
        passage_id=item.passage.id,
        framework=item.passage.framework,
        document=item.passage.document_id,
        score=round(item.score, 4),
        text=item.passage.text,
    )
