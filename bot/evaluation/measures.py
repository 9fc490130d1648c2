"""Measures of a ranking, each with its bootstrap interval."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from bot.text.normalize import fold_for_comparison

RANKS_COUNTED = 10
"""Ranks looked at for the reciprocal rank (MRR@10)."""
HIT_RANK = 3
"""Ranks looked at for hit@3."""
RESAMPLES = 1_000
"""Bootstrap resamples behind an interval."""
SEED = 20_19
"""Seed of the resampling, so that the same file gives the same interval."""


class Estimate(NamedTuple):
    """A mean of values 0 to 1 with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float
    questions: int


def first_ranks(texts: Sequence[str], needs: Sequence[Sequence[str]]) -> list[int | None]:
    """Return for each need the 1-based rank of the first text that holds one of its strings.

    White space, quotes, dashes and bullets are folded on both sides; None where no text does.
    """
    folded = [fold_for_comparison(text) for text in texts]
    return [_first_rank(folded, [fold_for_comparison(s) for s in strings]) for strings in needs]


def any_at_1(ranks: Sequence[int | None]) -> float:
    """Return 1.0 where the first passage meets at least one need, else 0.0."""
    return float(any(rank == 1 for rank in ranks))


def hit_at(ranks: Sequence[int | None], rank: int) -> float:
    """Return 1.0 where the first `rank` passages together meet every need, else 0.0."""
    return float(all(found is not None and found <= rank for found in ranks))


def reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Return 1 over the rank at which the last need is met; 0.0 beyond `RANKS_COUNTED`.

    Source: mean reciprocal rank, Voorhees, "The TREC-8 question answering track report", 1999.
    """
    found = [rank for rank in ranks if rank is not None]
    if len(found) < len(ranks) or not found or max(found) > RANKS_COUNTED:
        return 0.0
    return 1 / max(found)


def estimate(values: Sequence[float]) -> Estimate | None:
    """Return the mean with its 95 % percentile bootstrap interval; None without values.

    Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
    """
    if not values:
        return None
    chance = random.Random(SEED)  # noqa: S311 - a resampling, not a secret
    count = len(values)
    means = sorted(sum(chance.choices(values, k=count)) / count for _ in range(RESAMPLES))
    low, high = means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
    return Estimate(sum(values) / count, low, high, count)


def _first_rank(texts: Sequence[str], strings: Sequence[str]) -> int | None:
    for rank, text in enumerate(texts, start=1):
        if any(string in text for string in strings):
            return rank
    return None
