"""What speaks for and against an answer, as numbers."""

from collections.abc import Sequence

from bot.domain.knowledge import OutsideKind, Passage
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Candidate, Evidence, Ranking
from bot.text.answer_kinds import (
    says_how_many,
    says_how_much,
    says_how_often,
    says_when,
    says_where,
)

MANY_TERMS = 12
"""Terms at which a question counts as long."""
FRAGMENT_TERMS = 2
"""Terms from which a run of a passage's own words is no accident."""
ALL_BUT_ROUNDING = 0.999
"""A share that is whole but for the rounding of sums."""
NEAR_THE_TOP = 3
"""Best passages whose coverage of the question is looked at."""
FEW_TERMS = 2
"""Terms up to which a question counts as short."""


def signals_of(
    query: AnalyzedQuery, need: Need, ranking: Ranking, best: Evidence | None
) -> dict[str, float]:
    """Return the signals of one need, each about 0 to 1; differences of scores may be below 0.

    Scores are divided by that of a wording which holds exactly the question's terms, so that long
    and short questions are measured alike.
    """
    top = ranking.candidates[0] if ranking.candidates else None
    scale = ranking.ideal or 1.0
    outside = {
        match.kind: match.score / scale
        for match in ranking.outside
        if match.kind != "ambiguous" or not _is_settled(query)
    }
    typed = sum(term.origin in {"typed", "spelling"} for term in need.terms)
    score = top.score / scale if top else 0.0
    return {
        "nearest": max((c.nearest for c in ranking.candidates), default=0.0),
        "coverage": max((c.coverage for c in ranking.candidates[:NEAR_THE_TOP]), default=0.0),
        "text_coverage": _text_coverage(ranking.candidates),
        "verbatim": max((c.verbatim for c in ranking.candidates), default=0.0),
        "fragment": float(typed >= FRAGMENT_TERMS and _is_fragment(ranking.candidates)),
        "known": ranking.known,
        "score": score,
        "length": min(typed, MANY_TERMS) / MANY_TERMS,
        "short": float(typed <= FEW_TERMS),
        "framework_named": float(bool(query.frameworks)),
        "lead_over_outside": score - max(outside.values(), default=0.0),
        **{kind: outside.get(kind, 0.0) for kind in _OUTSIDE_KINDS},
        **_mismatches(need, best.passage if best else None),
    }


def _is_settled(query: AnalyzedQuery) -> bool:
    """Tell whether the rest of the question or the thread says what a general part is about."""
    return len(query.needs) > 1 or query.is_follow_up


_OUTSIDE_KINDS: tuple[OutsideKind, ...] = ("not_covered", "out_of_scope", "unsafe", "ambiguous")


def _is_fragment(candidates: Sequence[Candidate]) -> bool:
    """Tell whether the question is a run of some passage's own words."""
    return any(c.verbatim == 1.0 and c.text_coverage > ALL_BUT_ROUNDING for c in candidates)


def _text_coverage(candidates: Sequence[Candidate]) -> float:
    return max((candidate.text_coverage for candidate in candidates), default=0.0)


def _mismatches(need: Need, passage: Passage | None) -> dict[str, float]:
    """Return 1.0 for each kind of answer that is wanted and that the best passage lacks."""
    text = passage.text if passage else ""
    introduces = bool(passage and passage.introduces)
    lacks = {
        "amount": not says_how_much(text),
        "consequence": True,
        "definition": True,
        "how_often": not says_how_often(text),
        "example": True,
        "person": True,
        "measure": not (introduces or says_how_many(text)),
        "date": not says_when(text),
        "place": not says_where(text),
    }
    return {f"lacks_{kind}": float(need.wants == kind and lack) for kind, lack in lacks.items()}
