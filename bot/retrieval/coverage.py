"""How much of what was asked each passage holds."""

from collections.abc import Sequence

import numpy as np

from bot.retrieval.fields import Fields


def coverages_of(
    telling: Sequence[tuple[str, float]], ideal: float, fields: Fields
) -> tuple[list[float], list[float]]:
    """Return the share of the question's idf that each passage holds: with its wordings, alone.

    Args:
        telling: stems of the question, each with its idf times its weight.
        ideal: the sum of these weights.
        fields: the passages.

    Returns:
        Two lists of shares from 0 to 1, one for each passage in its place.
    """
    size = len(fields.ids)
    if not ideal:
        return [0.0] * size, [0.0] * size
    together, alone = np.zeros(fields.asked.size), np.zeros(size)
    for stem, weight in telling:
        held = np.zeros(fields.asked.size, dtype=np.bool_)
        held[fields.asked.documents_with(stem)] = True
        in_text = fields.text.documents_with(stem)
        held[in_text] = True
        together[held] += weight
        alone[in_text] += weight
    shares = [np.minimum(held / ideal, 1.0).tolist() for held in (together[:size], alone)]
    return shares[0], shares[1]
