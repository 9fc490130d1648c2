"""Stage 4: when to say "the frameworks do not say"."""

import math
import re
from collections.abc import Mapping, Sequence

from bot.answering.held import is_only_not_held, tells_of_the_same
from bot.answering.own_side import goes_on, tells_of_its_side, tells_what_is_left
from bot.answering.signals import signals_of
from bot.answering.spoken_of import SAME_FROM, is_compared
from bot.answering.subject import has_no_subject, is_about_something, names_no_document
from bot.domain.ids import PassageId
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Evidence, Ranking
from bot.domain.trace import Decision, NeedDecision, Verdict

BIAS = -2.24
"""Log odds that a question with no signal at all is answerable."""
WEIGHTS: Mapping[str, float] = {
    "covered": 3.29,
    "alike": 2.75,
    "alike_outside": -5.99,
    "vote": 1.38,
    "gives": 0.53,
    "fragment": 4.18,
    "length": 1.94,
    "lead_over_outside": 2.64,
    "nearest": 0.75,
    "out_of_scope": -0.42,
    "unsafe": -0.30,
    "imported": 0.80,
    "lacks_amount": -2.56,
    "lacks_consequence": -1.50,
    "lacks_how_often": -0.99,
    "lacks_definition": -0.50,
    "lacks_example": -1.93,
    "lacks_person": -1.55,
    "lacks_measure": -1.79,
    "lacks_count": -1.72,
    "lacks_date": -0.96,
    "lacks_rating": -3.00,
}
"""Log odds that each signal adds, by name of the signal."""
BY_HAND = ("lacks_consequence", "lacks_definition", "lacks_how_often", "lacks_rating", "unsafe")
"""Those that are set by hand: there were too few questions of these kinds to fit them to. `imported` was fitted and then
lowered from 1.13, so that of a trust's own documents more is refused."""
ANSWER_FROM = 0.5
"""Probability from which a need is answered; the bias is set so that 96 in 100 answerable questions are kept."""
PART_FROM = 0.45
"""The same for one part of several, a question by a pronoun, or one on which document speaks of something: they
are short, and what was said before, or the name that is asked for, is behind them."""
GOES_ON_FROM = 0.35
"""The same for a follow-up whose best passage stands in a section that the reply before quoted."""
NAMED_COMPARED_FROM = 0.1
"""The same for a comparison that names two frameworks or more, since its reply says which is silent."""
OUTSIDE_LEADS = 0.85
"""Share of the best passage's score from which a topic outside decides the reason."""
NAMED_FROM = 0.5
"""Likeness to one of its wordings, 0 to 1, from which a topic outside can be what was asked."""
NAME_SHARE_FROM = 0.25
"""Share of the question in a topic's name from which it surely is, so that the reply names it."""
ALIKE_FROM = 0.7
"""Likeness, small words included, that a question must have to a topic besides, for its content words alone may be few."""
NAMED_TERMS = 2
"""Content words from which a question is enough to name a topic outside."""
SUBJECT_FROM = 0.4
"""Share of what is asked of a named framework that a passage must hold: its name is in each."""
ADDED_FROM = 0.25
"""The same for what a follow-up adds."""
NEAR_BEST = 0.75
"""Share of the best passage's score from which another one is quoted too."""
VAGUE_FROM = 0.9
"""Likeness to a wording that is too general to answer, from which Kloe asks what is meant."""
VAGUE_TERMS = 3
"""Terms up to which a question can be too general."""
MATCHED_FROM = 0.5
"""Score of the best passage, on the scale of one matching wording, from which it is too."""
IN_DOMAIN_FROM = 0.5
"""Share of the words known to the documents from which a question is about their subject."""


_WANTS_SOMETHING = re.compile(r"\b(?:what|which|how|tell|more|explain|help|show)\b", re.IGNORECASE)


def decide(
    query: AnalyzedQuery, rankings: Sequence[Ranking], evidence: Sequence[Evidence]
) -> Decision:
    """Return whether to answer, for each need and as a whole.

    A hazard decides by itself, and so does an official code: passages that answer to it are
    quoted, and a code that no passage answers to is not covered. Otherwise each need is answered
    whose signals, summed as log odds, reach a threshold: lower for one part of several and for a
    comparison, whose replies say what is missing. Where no need is answered, the
    topic outside the documents that the question is most like gives the reason.

    Source: a logistic model fitted to questions with known answers; the decision record on
    abstaining tells on which, and how well it does.
    """
    if query.hazard is not None:
        return Decision(reason="unsafe" if query.hazard == "crisis" else query.hazard)
    if not query.identifiers and not any(is_about_something(need) for need in query.needs):
        asks = _WANTS_SOMETHING.search(query.text) and not any(need.words for need in query.needs)
        return Decision(reason="ambiguous" if asks else "out_of_scope")
    is_bare = query.form == "comparison" and not query.is_follow_up and query.wants != "date"
    if is_bare and has_no_subject(query):
        return Decision(reason="ambiguous")
    if query.wants == "currency" and names_no_document(query):
        return Decision(reason="ambiguous")
    needs = tuple(
        _decide_need(query, need, ranking, [e for e in evidence if number in e.needs])
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


def _decide_need(
    query: AnalyzedQuery, need: Need, ranking: Ranking, own: Sequence[Evidence]
) -> NeedDecision:
    signals = signals_of(query, need, ranking, own[0] if own else None)
    confidence = confidence_of(signals)
    verdict, topic = _verdict(query, need, ranking, confidence)
    if verdict == "answer" and _is_too_early(query, need, own):
        verdict = "not_covered"
    is_told = tells_of_its_side(need, own) or tells_what_is_left(query, need, own)
    if is_told or is_compared(query, ranking, own):
        verdict, topic = "answer", ""
    near = [one for one in own if one.score >= NEAR_BEST * own[0].score]
    tells_more = need.later and tells_of_the_same(near)
    if verdict == "answer" and query.form != "comparison" and is_only_not_held(near):
        verdict = "answer" if tells_more else "not_covered"
    return NeedDecision(
        verdict=verdict,
        confidence=confidence,
        topic=topic,
        signals=tuple((name, round(value, 3)) for name, value in signals.items()),
    )


def _verdict(
    query: AnalyzedQuery, need: Need, ranking: Ranking, confidence: float
) -> tuple[Verdict, str]:
    """Return what is decided on one need, and the outside topic that is to be named."""
    if need.is_of_no_number:
        return "not_covered", ""
    best = ranking.candidates[0] if ranking.candidates else None
    goes_by_code = query.identifiers and (need.codes or not (need.frameworks or need.side))
    if goes_by_code or query.defines or (best and best.identified):
        is_beside = _is_beside(query, need, ranking, confidence)
        is_held = best is not None and best.identified and not is_beside
        return ("answer" if is_held else "not_covered"), ""
    if _is_vague(query, need, ranking):
        return "ambiguous", ""
    if _is_a_wording(ranking) and need.wants != "rating":
        return "answer", ""
    is_silent = _is_silent_on(query, need, ranking)
    if best and confidence >= _answered_from(query, need, best.passage_id) and not is_silent:
        return "answer", ""
    verdict, topic = _reason(ranking, best.score if best else 0.0)
    says_it_all = len(set(need.words)) >= NAMED_TERMS and not query.is_follow_up
    return verdict, topic if says_it_all else ""


def _is_beside(query: AnalyzedQuery, need: Need, ranking: Ranking, confidence: float) -> bool:
    """Tell whether an official code is asked about something that its passages do not hold."""
    asks_for_it_alone = query.card or query.form == "comparison" or not need.codes
    if asks_for_it_alone:
        return False
    enough = PART_FROM if len(query.needs) > 1 else ANSWER_FROM
    return ranking.subject < SUBJECT_FROM or confidence < enough


def _is_silent_on(query: AnalyzedQuery, need: Need, ranking: Ranking) -> bool:
    """Tell whether a framework is named and the best passages hold next to nothing of what is asked of it.

    A comparison says by itself which framework is silent. What a follow-up adds to the question before
    has to be held too: "and what about football?".
    """
    if query.form == "comparison":
        return False
    enough = (
        SUBJECT_FROM if need.frameworks or need.about else ADDED_FROM if query.is_follow_up else 0.0
    )
    return ranking.subject < enough


def _is_too_early(query: AnalyzedQuery, need: Need, own: Sequence[Evidence]) -> bool:
    """Tell whether a follow-up asks what became of something, and the best passage tells of nothing later."""
    return query.is_follow_up and need.later and not any(one.passage.later for one in own[:1])


def _answered_from(query: AnalyzedQuery, need: Need, best: PassageId) -> float:
    if query.form == "comparison":
        return NAMED_COMPARED_FROM if query.compared else ANSWER_FROM
    if goes_on(query, best):
        return GOES_ON_FROM
    is_part = len(query.needs) > 1 or need.meant or query.form == "which_framework"
    return PART_FROM if is_part else ANSWER_FROM


def _reason(ranking: Ranking, best_score: float) -> tuple[Verdict, str]:
    """Return why a need is not answered: by the likest topic outside, else by its words."""
    leading = [match for match in ranking.outside if match.score >= OUTSIDE_LEADS * best_score]
    outside = max(leading, key=lambda match: (match.nearest, match.score), default=None)
    if outside:
        if outside.kind != "not_covered":
            return outside.kind, ""
        if outside.nearest >= NAMED_FROM:
            is_same = outside.nearest >= SAME_FROM and ranking.closeness.alike_outside >= ALIKE_FROM
            is_sure = outside.named >= NAME_SHARE_FROM or is_same
            return "not_covered", outside.topic if is_sure else ""
    in_domain = ranking.known >= IN_DOMAIN_FROM and best_score >= MATCHED_FROM * ranking.ideal
    return ("not_covered" if in_domain else "out_of_scope"), ""


def _is_a_wording(ranking: Ranking) -> bool:
    """Tell whether the question is all but one of the best passage's wordings, and no topic's."""
    outside = max((match.nearest for match in ranking.outside), default=0.0)
    own = max((candidate.nearest for candidate in ranking.candidates[:1]), default=0.0)
    return own >= SAME_FROM and outside < SAME_FROM


def _is_vague(query: AnalyzedQuery, need: Need, ranking: Ranking) -> bool:
    """Tell whether a question by itself is too general to know which passage is meant."""
    if query.is_follow_up or query.defines or query.form == "comparison" or query.needs[1:]:
        return False
    typed = sum(term.origin in {"typed", "spelling"} for term in need.terms)
    if query.frameworks and typed > len(query.frameworks):
        return False
    vague = next((match for match in ranking.outside if match.kind == "ambiguous"), None)
    return vague is not None and typed <= VAGUE_TERMS and vague.nearest >= VAGUE_FROM
