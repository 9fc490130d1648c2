"""How close a need comes to one way of asking: for what the documents hold, and for what they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.ranking import Closeness
from bot.retrieval.fields import Fields
from bot.retrieval.likeness import Alike

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

VOTERS = 5
"""Wordings most like a need that say whether it is asked of the documents."""
VOTE_FROM = 0.3
"""Share of the highest likeness from which a wording is among them: the cube of less counts for nothing."""
VOTE_POWER = 3
"""Power of its likeness that a wording's vote counts for."""


def closeness_of(
    telling: Sequence[tuple[str, float]],
    found: Alike,
    best: Mapping[int, float],
    fields: Fields,
) -> Closeness:
    """Return how close a need comes to its best passages, and to what is not held.

    All wordings of a passage together hold nearly any word, where there are hundreds: what tells is
    whether one of them, with the passage's own words, holds what is asked.

    Args:
        telling: stems of the need, each with its idf times its weight.
        found: its likeness to each wording.
        best: the places of its best passages, each with the share that it and all its wordings hold: the
            measure for one that was imported.
        fields: the passages.
    """
    outside = [
        found.places[len(fields.ids) + places].max(initial=0.0)
        for kind, places in fields.outside_of.items()
        if kind in {"not_covered", "out_of_scope"}
    ]
    imported = (together for place, together in best.items() if fields.imported[place])
    own = np.array([place for place in best if not fields.imported[place]], dtype=np.intp)
    return Closeness(
        covered=min(max(_covered(own, telling, fields), *imported, 0.0), 1.0),
        alike=float(found.places[list(best)].max(initial=0.0)),
        alike_outside=float(max(outside, default=0.0)),
        vote=_vote(found, fields),
    )


def _covered(
    places: NDArray[np.intp], telling: Sequence[tuple[str, float]], fields: Fields
) -> float:
    """Return the share of a need's weight that some passage holds together with that wording of it which holds most."""
    is_meant = np.zeros(fields.places, dtype=np.bool_)
    is_meant[places] = True
    wordings = np.flatnonzero(is_meant[fields.wording_of])
    asking = np.concatenate([fields.wording_of[wordings], places])  # a passage counts by itself too
    held = np.zeros(asking.size)
    for stem, weight in telling:
        holds = _is_among(asking, fields.text.documents_with(stem))
        holds[: wordings.size] |= _is_among(wordings, fields.wordings.documents_with(stem))
        held[holds] += weight
    ideal = sum(weight for _, weight in telling)
    return float(held.max(initial=0.0)) / ideal if ideal else 0.0


def _is_among(numbers: NDArray[np.intp], among: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell which of some numbers stand among others, which are in order."""
    if not among.size:
        return np.zeros(numbers.size, dtype=np.bool_)
    at = np.minimum(np.searchsorted(among, numbers), among.size - 1)
    return np.equal(among[at], numbers)


def _vote(found: Alike, fields: Fields) -> float:
    """Return how much of the likeness of the most alike wordings is to those of passages, 0 to 1; half without any."""
    highest = found.wordings.max(initial=0.0)
    if not highest:
        return 0.5
    near = np.flatnonzero(found.wordings >= VOTE_FROM * highest)
    first = near[np.argsort(-found.wordings[near], kind="stable")][:VOTERS]
    votes = found.wordings[first] ** VOTE_POWER
    of_passages = fields.wording_of[first] < len(fields.ids)
    return float(votes[of_passages].sum() / votes.sum())
