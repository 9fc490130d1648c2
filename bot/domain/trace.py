"""All five stages of one answer, in one object."""

from typing import Literal

from pydantic import Field

from bot.domain.answer import Reason, Reply
from bot.domain.ids import Value
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence, Ranking

Verdict = Literal["answer", "not_covered", "out_of_scope", "unsafe", "ambiguous"]


class NeedDecision(Value):
    """Whether one need can be answered, and why."""

    verdict: Verdict
    confidence: float = Field(ge=0, le=1)
    """That the documents hold the answer."""
    topic: str = ""
    """The outside topic that the need is most like, where that decided."""
    signals: tuple[tuple[str, float], ...] = ()
    """What was weighed, by name."""


class Decision(Value):
    """Whether to answer."""

    needs: tuple[NeedDecision, ...] = ()
    reason: Reason | Literal["ambiguous"] | None = None
    """Why not, or None where at least one need is answered."""


class StageTimes(Value):
    """Milliseconds that each stage took."""

    analyze: float = 0.0
    search: float = 0.0
    select: float = 0.0
    decide: float = 0.0
    answer: float = 0.0

    @property
    def total(self) -> float:
        """All stages together, in milliseconds."""
        return self.analyze + self.search + self.select + self.decide + self.answer


class Trace(Value):
    """How one answer was made: question, query, candidates, evidence, decision, reply."""

    query: AnalyzedQuery
    rankings: tuple[Ranking, ...]
    evidence: tuple[Evidence, ...]
    decision: Decision
    reply: Reply
    elapsed_ms: StageTimes
    fingerprint: str
