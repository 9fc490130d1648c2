"""Whether a thing that is known by its name, or what was quoted before, tells of itself what is asked."""

from collections.abc import Sequence

from bot.domain.ids import PassageId, section_of
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Evidence
from bot.text.answer_kinds import gives, says_when

SAME_FROM = 0.95
"""Likeness from which what is asked of a thing is all but one of its own wordings."""


def tells_of_its_side(need: Need, own: Sequence[Evidence]) -> bool:
    """Tell whether the passages of a known thing, one of several or alone, answer, whatever topic outside is near.

    Its own sections say what it is, and when it came where they have a date. "Recommendations" of it are what it
    recommends, although somebody asked for progress on these in no other words.
    """
    if not own:
        return False
    best = own[0]
    if need.part and need.part in " ".join(best.passage.heading_path[-1:]):
        return True
    if need.side is None or not need.side.is_known:
        return False
    return need.opens or _dates_it(need, best) or best.nearest >= SAME_FROM


def goes_on(query: AnalyzedQuery, best: PassageId) -> bool:
    """Tell whether the best passage of a follow-up stands in a section that the reply before quoted."""
    earlier = query.question.earlier
    quoted = earlier.passage_ids if query.is_follow_up and earlier else ()
    return section_of(best) in {section_of(passage) for passage in quoted}


def tells_what_is_left(query: AnalyzedQuery, need: Need, own: Sequence[Evidence]) -> bool:
    """Tell whether what was quoted before gives the kind of answer that a follow-up asks for, and nothing else: "how much?"."""
    if need.words or need.later or not own or not goes_on(query, own[0].passage.id):
        return False
    return gives(need.wants, own[0].passage.text, need.counted)


def _dates_it(need: Need, best: Evidence) -> bool:
    return need.wants == "date" and says_when(best.passage.text)
