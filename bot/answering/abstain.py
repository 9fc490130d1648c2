"""When to say "the frameworks do not say"."""

import math
from collections.abc import Mapping, Sequence

from bot.answering.signals import signals_of
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Evidence, OutsideMatch, Ranking
from bot.domain.trace import Decision, NeedDecision, Verdict

BIAS = -1.75
"""Log odds that a question with no signal at all is answerable."""
WEIGHTS: Mapping[str, float] = {
    "coverage": 3.19,
    "text_coverage": 0.86,
    "known": 0.57,
    "length": 1.33,
    "short": -0.77,
    "framework_named": 1.12,
    "lead_over_outside": 2.53,
    "out_of_scope": -2.29,
    "unsafe": -1.70,
    "lacks_amount": -0.99,
    "lacks_how_often": -1.61,
    "lacks_example": -1.53,
    "lacks_person": -0.34,
    "lacks_measure": -3.07,
    "lacks_date": -0.17,
}
"""Log odds that each signal adds, by name of the signal."""
ANSWER_FROM = 0.57
"""Probability from which a need is answered: nine in ten answerable questions are kept."""
OUTSIDE_LEADS = 1.0
"""Share of the best passage's score from which a topic outside decides the reason."""


def decide(
    query: AnalyzedQuery, rankings: Sequence[Ranking], evidence: Sequence[Evidence]
) -> Decision:
    """Return whether to answer, for each need and as a whole.

    A hazard decides by itself, and so does an official code: passages that answer to it are
    quoted, and a code that no passage answers to is not covered. Otherwise each need is answered
    whose signals, summed as log odds, make an answer likelier than not. Where none is, the topic
    outside the documents that the question is most like gives the reason.

    Source: a logistic model fitted to questions with known answers; the decision record on
    abstaining tells on which, and how well it does.
    """
    if query.hazard is not None:
        return Decision(reason=query.hazard)
    if not any(need.terms for need in query.needs):
        return Decision(reason="ambiguous" if query.frameworks else "out_of_scope")
    needs = tuple(
        _decide_need(query, need, ranking, _best(evidence, number))
        for number, (need, ranking) in enumerate(zip(query.needs, rankings, strict=True))
    )
    if any(need.verdict == "answer" for need in needs):
        return Decision(needs=needs)
    verdict = needs[0].verdict
    return Decision(needs=needs, reason="not_covered" if verdict == "answer" else verdict)


def confidence_of(signals: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, that the documents hold the answer."""
    log_odds = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in signals.items())
    return 1 / (1 + math.exp(-log_odds))


def _best(evidence: Sequence[Evidence], need: int) -> Evidence | None:
    return next((item for item in evidence if item.need == need), None)


def _decide_need(
    query: AnalyzedQuery, need: Need, ranking: Ranking, best: Evidence | None
) -> NeedDecision:
    signals = signals_of(query, need, ranking, best)
    confidence = confidence_of(signals)
    outside = ranking.outside[0] if ranking.outside else None
    verdict, topic = _verdict(query, ranking, outside, confidence)
    return NeedDecision(
        verdict=verdict,
        confidence=confidence,
        topic=topic,
        signals=tuple((name, round(value, 3)) for name, value in signals.items()),
    )


def _verdict(
    query: AnalyzedQuery, ranking: Ranking, outside: OutsideMatch | None, confidence: float
) -> tuple[Verdict, str]:
    if not ranking.candidates:
        return "out_of_scope", ""
    if query.identifiers:
        return ("answer", "") if ranking.candidates[0].identified else ("not_covered", "")
    if confidence >= ANSWER_FROM:
        return "answer", ""
    if outside and outside.score >= OUTSIDE_LEADS * ranking.candidates[0].score:
        named = outside.kind == "not_covered"
        return outside.kind, outside.topic if named else ""
    return "not_covered", ""
