"""How like a question is to the ways people ask, its small words among them.

BM25 leaves small words out, but "what became of the plan" and "what must be in the plan" differ in little
else. Here a question is held against one wording at a time, and all words of both count.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.domain.query import AnalyzedQuery, Need
from bot.retrieval.factors import runs_of
from bot.retrieval.fields import Fields
from bot.retrieval.terms import stems_of, words_of

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

LIKENESS_WEIGHT = 1.0
"""Log of the factor by which a passage asked for in the question's very words goes before one with which
it shares none, where they score alike.

Source: 1.08 where it was fitted to 21,500 held-back wordings; decision 22 tells how.
"""


class Alike(NamedTuple):
    """How like a need is to the ways people ask: 0 to 1."""

    wordings: Scores
    """To each wording."""
    places: Scores
    """To that of each place's wordings which is most like it."""


def alike(query: AnalyzedQuery, need: Need, fields: Fields) -> Alike:
    """Return the likeness of a need to each wording, and to the one of each place that is most like it.

    It is the idf of the words that both hold, over the geometric mean of the idf of all words of
    each: 1 where they hold the same words, in whatever order, and 0 where they share none. A word
    that stands in no wording is the rarest.

    Source: Ochiai's coefficient (1957), each word counted by its idf.
    """
    best, phrasings = np.zeros(fields.places), fields.phrasings
    read_as = {correction.typed: correction.read_as for correction in query.corrections}
    stems = dict.fromkeys(stems_of(read_as.get(word, word) for word in words_of(need.text)))
    unseen = math.log(1 + (phrasings.size + 0.5) / 0.5)
    whole = sum(phrasings.idf(one) or unseen for one in stems)
    if not whole:
        return Alike(np.zeros(phrasings.size), best)
    found = np.minimum(phrasings.scores([(one, 1.0) for one in stems]) / math.sqrt(whole), 1.0)
    np.maximum.at(best, fields.wording_of, found)
    return Alike(found, best)


def likeness_of(query: AnalyzedQuery, need: Need, found: Alike, fields: Fields) -> Scores:
    """Return how like a need is to what each place is asked for; 0 where it is not put as a question.

    Only a whole question is like another: see `_is_question`.

    Returns:
        One value, 0 to 1, for each place.
    """
    return found.places if _is_question(query, need, fields) else np.zeros(fields.places)


def lifted(scores: Scores, likeness: Scores) -> Scores:
    """Return the scores of passages, those lifted that are asked for as the question is put.

    The highest is as high as before, since the decision to answer and the topics outside are set to
    that scale: likeness tells passages apart, and not whether one of them answers.

    Args:
        scores: one, 0 or more, for each passage in its place.
        likeness: 0 to 1, in the same order: how people ask tells little of a passage that holds
            little of the question, so that it counts by the share that is held.
    """
    raised = scores * np.exp(LIKENESS_WEIGHT * likeness)
    highest = raised.max(initial=0.0)
    return raised * (scores.max() / highest) if highest else scores


def _is_question(query: AnalyzedQuery, need: Need, fields: Fields) -> bool:
    """Tell whether a need is put as people ask, so that its small words tell something.

    A follow-up leans on words that were said before, a comparison is stripped of those that only
    compare, an official code says what is meant, and a run of a document's words is no question.
    Lists are asked for alike, and a source's own list goes before the summary of it.
    """
    leans = query.is_follow_up or query.form in {"comparison", "list"} or bool(query.identifiers)
    return not leans and not runs_of(need, fields).size
