"""What speaks for and against a passage beside its words: whose it is, and of what time."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.query import AnalyzedQuery, Need
from bot.retrieval.fields import Fields, pairs_of
from bot.retrieval.intent import asks_where_it_belongs
from bot.retrieval.terms import stems_of
from bot.text.stopwords import names_no_subject

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

NAMED_FRAMEWORK_LIFT = 1.2
"""Factor for passages of a framework that the question names."""
OTHERS_FACT_FACTOR = 0.3
"""Factor for header facts of a framework other than the one that is named."""
NOT_MEANT_FACTOR = 0.5
"""Factor for passages of other frameworks in a follow-up that names none."""
FACT_FACTOR = 0.8
"""Factor for header facts, so that a document's own words go first where both answer."""
SUMMARY_FACTOR = 0.7
"""Factor for summaries, so that a source's own words go first where both answer; tuned on judged
questions about both."""
CURRENCY_LIFT = 1.6
"""Factor for what tells of later times when a question asks whether something is still current."""
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
        factors[_on_status(query, need, fields)] *= CURRENCY_LIFT
    else:
        factors[fields.demoted] *= FACT_FACTOR
    if asks_where_it_belongs(query.text.lower()):
        factors[fields.coded & fields.summaries] *= CODED_LIFT
    named = need.frameworks or query.frameworks
    for framework in named:
        factors[fields.of_framework[framework]] *= NAMED_FRAMEWORK_LIFT
    if named:
        others = ~np.logical_or.reduce([fields.of_framework[framework] for framework in named])
        factors[others & fields.facts] *= OTHERS_FACT_FACTOR
        if query.is_follow_up and not need.frameworks:  # "it" is what the last reply cited
            factors[others] *= NOT_MEANT_FACTOR
    only = query.question.framework
    if only is not None:
        factors[~fields.of_framework[only]] = 0.0
    return factors


def _on_status(query: AnalyzedQuery, need: Need, fields: Fields) -> NDArray[np.bool_]:
    """Tell which passages are to say whether what is asked about still holds.

    Of a document that is its header; what is neither named nor said by its year, such as a plan that
    came later, no header is of.
    """
    said = [word for word in need.words if not word.isdigit()]
    is_of_a_document = need.frameworks or query.frameworks or names_no_subject(said)
    return fields.later & (fields.facts if is_of_a_document else ~fields.facts)


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
