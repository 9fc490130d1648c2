"""How much of what was asked each passage holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.retrieval.fields import Fields

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray


class Coverages(NamedTuple):
    """Shares of a question's idf, 0 to 1, one for each passage in its place."""

    together: NDArray[np.float64]
    """Held by a passage or its wordings."""
    alone: NDArray[np.float64]
    """Held by a passage's own words."""


def coverages_of(telling: Sequence[tuple[str, float]], ideal: float, fields: Fields) -> Coverages:
    """Return the share of the question's idf that each passage holds.

    Args:
        telling: stems of the question, each with its idf times its weight.
        ideal: the sum of these weights.
        fields: the passages.
    """
    size = len(fields.ids)
    if not ideal:
        return Coverages(np.zeros(size), np.zeros(size))
    together, alone = np.zeros(fields.places), np.zeros(size)
    for stem, weight in telling:
        held = np.zeros(fields.places, dtype=np.bool_)
        held[fields.asked_of[fields.asked.documents_with(stem)]] = True
        in_text = fields.text.documents_with(stem)
        held[in_text] = True
        together[held] += weight
        alone[in_text] += weight
    return Coverages(*(np.minimum(held / ideal, 1.0) for held in (together[:size], alone)))
