"""Whether a thing that is known by its name tells of itself what is asked."""

from collections.abc import Sequence

from bot.domain.query import Need
from bot.domain.ranking import Evidence
from bot.text.answer_kinds import says_when

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


def _dates_it(need: Need, best: Evidence) -> bool:
    return need.wants == "date" and says_when(best.passage.text)
