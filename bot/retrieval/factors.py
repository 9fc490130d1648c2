"""What speaks for and against a passage beside its words: whose it is, and of what time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.ids import FrameworkId
from bot.domain.query import AnalyzedQuery, Need
from bot.retrieval.coverage import holding
from bot.retrieval.fields import Fields
from bot.retrieval.sided import asked_of_side
from bot.retrieval.terms import is_name_token, pairs_of, stems_of
from bot.text.stopwords import names_no_subject

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

_NATIONAL_BODIES = frozenset(
    {"cqc", "nhse", "dhsc", "parliament", "government", "ministers", "regulator"}
)
_OURS = re.compile(
    r"\b(?:our|my|we|us|here|the trust(?:'s)?|policy|policies|handbook|minutes|committee)\b"
)
"""What is asked of a trust's own papers, whoever else is named."""
NAMED_FRAMEWORK_LIFT = 1.2
"""Factor for passages of a framework that the question names."""
OTHERS_FACT_FACTOR = 0.3
"""Factor for header facts of a framework other than the one that is named."""
NOT_MEANT_FACTOR = 0.5
"""Factor, in a follow-up, for passages of other frameworks where it names none, for what holds little of
what a pronoun stands for, and for what was quoted already."""
MEANT_FROM = 0.5
"""Share of what was asked about before that a passage holds from which it may be what "it" stands for."""
FACT_FACTOR = 0.8
"""Factor for header facts, so that a document's own words go first where both answer."""
SUMMARY_FACTOR = 0.7
"""Factor for summaries, so that a source's own words go first where both answer; tuned on judged
questions about both."""
SIGNPOST_FACTOR = 0.6
"""Factor for what only says where to read more, unless that is asked."""
CURRENCY_LIFT = 1.6
"""Factor for what tells of later times when a question asks whether something is still current."""
STATUS_LIFT = 5.0
"""The same where the question holds no other word than a document's name: "does DPIC still apply"."""
UNHELD_FACTOR = 0.3
"""Factor, when a question asks under which code something comes, for what says only that something is not held."""
CODED_LIFT = 2.0
"""Factor for the prompts of the key lines of enquiry when a question asks under which something comes:
what the briefing says is only read against them."""
QUOTED_LIFT = 1.4
"""Factor for a passage of whose own words the question is a run; tuned on judged questions, as above."""
FEWEST_QUOTED = 3
"""Content words in a row from which a run of a passage's own words is taken for a quotation."""


def factors_of(query: AnalyzedQuery, need: Need, fields: Fields) -> Scores:
    """Return the factor of each passage's score for one need of a question."""
    factors = np.where(_behind(need, fields), SUMMARY_FACTOR, 1.0)
    factors[_quoted(need, fields)] *= QUOTED_LIFT
    if need.wants == "currency":
        factors[_on_status(query, need, fields)] *= _currency_lift(query, need)
    else:
        factors[fields.demoted] *= FACT_FACTOR
    if need.wants != "place":
        factors[fields.signposts] *= SIGNPOST_FACTOR
    if query.places:
        factors[fields.coded & fields.summaries] *= CODED_LIFT
        factors[fields.unheld] *= UNHELD_FACTOR
    if _asks_the_nation(need, fields):
        factors[fields.imported] *= NOT_MEANT_FACTOR
    _weigh_frameworks(factors, query, need, fields)
    _weigh_thread(factors, query, need, fields)
    only = query.question.framework
    if only is not None:
        factors[~fields.of_framework[only]] = 0.0
    if need.side is not None:
        factors[~asked_of_side(need, need.side, fields)] = 0.0
    return factors


def _asks_the_nation(need: Need, fields: Fields) -> bool:
    """Tell whether a need asks a national body or framework by its name, and not a trust's own paper beside it."""
    words = set(need.words)
    national = [
        one for one in need.frameworks if not (fields.of_framework[one] & fields.imported).any()
    ]
    asks = bool(national) or not _NATIONAL_BODIES.isdisjoint(words)
    return asks and len(national) == len(need.frameworks) and not _OURS.search(need.text)


def _weigh_frameworks(factors: Scores, query: AnalyzedQuery, need: Need, fields: Fields) -> None:
    """Raise the passages of the frameworks that are named, and lower facts of the others."""
    named = need.frameworks or query.frameworks
    for framework in named:
        factors[fields.of_framework[framework]] *= NAMED_FRAMEWORK_LIFT
    if named:
        others = ~_any_of(named, fields)
        factors[others & fields.facts] *= OTHERS_FACT_FACTOR
        if query.is_follow_up and not need.frameworks:  # "it" is what the last reply cited
            factors[others] *= NOT_MEANT_FACTOR


def _weigh_thread(factors: Scores, query: AnalyzedQuery, need: Need, fields: Fields) -> None:
    """Lower what "it" does not mean in the thread, and what was quoted where more is wanted."""
    if need.meant:
        factors[_not_meant(query, need, fields)] *= NOT_MEANT_FACTOR
    if query.chooses and query.question.earlier:
        cited = np.isin(fields.ids, query.question.earlier.passage_ids)
        factors[cited] *= NOT_MEANT_FACTOR


def _not_meant(query: AnalyzedQuery, need: Need, fields: Fields) -> NDArray[np.bool_]:
    """Tell which passages hold little of what a pronoun stands for: "who led it" after a review.

    What became of a document, and when it came out, its own header says, whatever was asked of it before.
    """
    held = np.maximum.reduce([holding(stems, fields) for stems in need.meant])
    named = query.frameworks if need.wants != "currency" else tuple(fields.of_framework)
    spoken_for = fields.facts & _any_of(named, fields) if named else np.zeros_like(fields.facts)
    return np.asarray((held < MEANT_FROM) & ~spoken_for, dtype=np.bool_)


def _currency_lift(query: AnalyzedQuery, need: Need) -> float:
    """Return by how much what tells of later times is lifted: more where a document alone is named."""
    said = (word for word in need.words if not is_name_token(word))
    is_of_a_document = need.frameworks or query.frameworks
    return STATUS_LIFT if is_of_a_document and names_no_subject(said) else CURRENCY_LIFT


def _on_status(query: AnalyzedQuery, need: Need, fields: Fields) -> NDArray[np.bool_]:
    """Tell which passages are to say whether what is asked about still holds.

    Of a document that is its header, or where that says nothing, what it tells of later times. What
    is neither named nor said by its year, such as a plan that came later, no header is of.
    """
    on_status = fields.facts & fields.later
    if named := need.frameworks or query.frameworks:
        own = _any_of(named, fields)
        return on_status & own if (on_status & own).any() else fields.later & own
    said = (word for word in need.words if not word.isdigit())
    return on_status if names_no_subject(said) else fields.later & ~fields.facts


def _any_of(frameworks: Sequence[FrameworkId], fields: Fields) -> NDArray[np.bool_]:
    """Tell which passages are of any of some frameworks."""
    masks = [fields.of_framework[framework] for framework in frameworks]
    return np.asarray(np.logical_or.reduce(masks), dtype=np.bool_)


def _behind(need: Need, fields: Fields) -> NDArray[np.bool_]:
    """Tell which passages stand behind a source's own words: summaries.

    Those of what came later do not where that is asked, since no source can tell what became of it. Whether a
    document is current is for its header to say.
    """
    if need.wants == "currency" or not need.later:
        return fields.summaries
    return fields.summaries & ~fields.later


def _quoted(need: Need, fields: Fields) -> NDArray[np.intp]:
    """Return the places of the sources' own words in which all words of a need stand side by side."""
    places = runs_of(need, fields)
    return places[~(fields.summaries | fields.facts)[places]]


def runs_of(need: Need, fields: Fields) -> NDArray[np.intp]:
    """Return the places of the passages in which all words of a need stand side by side, three or more."""
    if len(need.words) < FEWEST_QUOTED:
        return np.empty(0, dtype=np.intp)
    pairs = dict.fromkeys(pairs_of(stems_of(need.words)))
    return reduce(np.intersect1d, map(fields.pairs.documents_with, pairs)).astype(np.intp)
