"""Whether frameworks speak of what they are compared in, however little it is like a question about it."""

from collections.abc import Sequence

from bot.answering.signals import ALL_BUT_ROUNDING
from bot.domain.query import AnalyzedQuery
from bot.domain.ranking import Evidence, Ranking

SAME_FROM = 0.95
"""Likeness from which a question is all but the same as a wording."""
COMPARED_AT_LEAST = 2
"""Frameworks that speak of a subject, from which it can be compared."""


def is_compared(query: AnalyzedQuery, ranking: Ranking, own: Sequence[Evidence]) -> bool:
    """Tell whether a comparison has something to show: of ages what the headers say, else what is spoken of.

    Args:
        query: the question.
        ranking: what was found for one need of it.
        own: the evidence for that need.
    """
    if query.form != "comparison":
        return False
    return (query.wants == "date" and bool(query.compared)) or _is_spoken_of(ranking, own)


def _is_spoken_of(ranking: Ranking, own: Sequence[Evidence]) -> bool:
    """Tell whether two frameworks have every term of the subject in the words of one passage each, or one that is asked for so.

    "Diversity" or "volunteers" alone is more like a topic outside than like a passage, whoever speaks of it.
    """
    whole = {c.passage_id: c for c in ranking.candidates if c.text_coverage > ALL_BUT_ROUNDING}
    speaking = [one for one in own if one.passage.id in whole]
    of_two = len({one.passage.framework for one in speaking}) >= COMPARED_AT_LEAST
    return of_two or any(one.nearest >= SAME_FROM for one in speaking)
