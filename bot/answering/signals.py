"""What speaks for and against an answer, as numbers."""

from collections.abc import Sequence

from bot.domain.knowledge import OutsideKind, Passage
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Candidate, Evidence, Ranking
from bot.text.answer_kinds import (
    gives,
    mentions,
    says_how_many,
    says_how_many_of,
    says_how_much,
    says_how_often,
    says_when,
    says_where,
    says_who,
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
LEAD_BETWEEN = (-1.5, 1.0)
"""Bounds of the lead over topics outside: beyond them more of it tells no more. Without them, long questions that are
far ahead in the sum of their words were answered whatever else spoke against it (decision 25)."""


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
    score = _score(top) / scale if top else 0.0
    is_named = typed >= FRAGMENT_TERMS and need.wants == "anything"
    lead = score - max(outside.values(), default=0.0)
    near = ranking.closeness
    return {
        "nearest": max((c.nearest for c in ranking.candidates), default=0.0),
        "coverage": max((c.coverage for c in ranking.candidates[:NEAR_THE_TOP]), default=0.0),
        "text_coverage": _text_coverage(ranking.candidates),
        "verbatim": max((c.verbatim for c in ranking.candidates), default=0.0),
        "fragment": float(is_named and _is_fragment(ranking.candidates)),
        "known": ranking.known,
        "score": score,
        "length": min(typed, MANY_TERMS) / MANY_TERMS,
        "short": float(typed <= FEW_TERMS),
        "framework_named": float(bool(query.frameworks)),
        "lead_over_outside": min(max(lead, LEAD_BETWEEN[0]), LEAD_BETWEEN[1]),
        "covered": near.covered,
        "alike": near.alike,
        "alike_outside": near.alike_outside,
        "vote": near.vote,
        "imported": float(best is not None and best.passage.imported),
        **{kind: min(outside.get(kind, 0.0), 1.0) for kind in _OUTSIDE_KINDS},
        "gives": float(best is not None and gives(need.wants, best.passage.text, need.counted)),
        **_mismatches(need, best.passage if best else None),
    }


def _score(top: Candidate) -> float:
    """Return a passage's score by its words: that it answers to an official code says nothing of what is asked of it."""
    return sum(top.parts) if top.identified else top.score


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
    is_ours = passage is None or not passage.imported
    lacks = {
        "amount": not says_how_much(text),
        "consequence": is_ours,  # a policy says what follows, and whose post it is; no framework does
        "definition": is_ours,
        "how_often": not says_how_often(text),
        "example": is_ours,
        "person": is_ours and not says_who(text),
        "measure": not says_how_many(text),
        "count": not _counts(need, passage),
        "date": not says_when(text),
        "place": not says_where(text),
        "rating": is_ours,  # which trust has which rating stands in no framework
    }
    wanted = "count" if need.wants == "measure" and need.counted else need.wants
    return {f"lacks_{kind}": float(wanted == kind and lack) for kind, lack in lacks.items()}


def _counts(need: Need, passage: Passage | None) -> bool:
    """Tell whether a passage says how many there are of what is to be counted, or lists it."""
    if passage is None:
        return False
    lead_in = passage.text if passage.introduces else passage.lead_in
    return says_how_many_of(passage.text, need.counted) or mentions(lead_in, need.counted)
