"""Passages in, scores out: `rank_bm25`'s statistics, and postings of our own.

`BM25Okapi.get_scores` walks every document for every term. The same numbers, bit for bit, come
from postings: per term its documents and the finished contribution to each, by the very expression
of `get_scores`. A query adds the rows of its terms in its own order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

K1 = 1.5
"""Saturation of tf, no unit, 0 or more: `rank_bm25` 0.2.2's default."""

B = 0.75
"""Share of length normalization, 0 to 1: `rank_bm25` 0.2.2's default."""

SMALL = 10_000
"""Documents; in so few, one pass over all scores is the fastest way to the best. Measured."""

SPARSE = 8
"""Documents per posting; with so few postings, their scores alone are looked at. Measured."""


class IndexParts(NamedTuple):
    """What an index is made of: enough to make the very same one again."""

    size: int
    """How many documents there are."""
    terms: tuple[str, ...]
    """In the order in which they were first met."""
    idf: NDArray[np.float64]
    """Of each term."""
    bounds: NDArray[np.int32]
    """Where the postings of each term begin, and at the end how many there are."""
    documents: NDArray[np.int32]
    """Of each posting."""
    weights: NDArray[np.float64]
    """What each posting adds to a score."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bm25Index:
    """BM25 over documents numbered from 0: fixed once built, and safe to share between threads."""

    size: int
    """How many documents there are, empty ones included."""
    _idf: tuple[float, ...]
    _numbers: Mapping[str, int]
    _bounds: tuple[int, ...]
    _documents: NDArray[np.int32]
    _weights: NDArray[np.float64]

    @classmethod
    def build(cls, documents: Iterable[Sequence[str]], *, k1: float = K1, b: float = B) -> Self:
        """Count the terms of all documents.

        Args:
            documents: The terms of each document; read once, and not kept. A string in place of
                a sequence of terms is refused with a TypeError, since its letters would pass.
            k1: Saturation of tf, 0 or more.
            b: Share of length normalization, 0 to 1.

        Returns:
            The index; no documents, or none but empty ones, give one in which nothing matches.

        Raises:
            ValueError: If `k1` or `b` is out of range.
        """
        if not (0 <= k1 < math.inf and 0 <= b <= 1):
            raise ValueError(f"k1 must be 0 or more and finite, b from 0 to 1: {k1!r}, {b!r}")
        from bot.retrieval.postings import Statistics  # noqa: PLC0415 - slow to import, seldom needed

        made = Statistics(documents, k1=k1, b=b)
        weights = made.finished_weights()
        made.documents.flags.writeable = weights.flags.writeable = False
        idf, numbers = tuple(made.idf.values()), MappingProxyType(made.numbers)
        bounds = tuple(made.bounds.tolist())
        return cls(made.corpus_size, idf, numbers, bounds, made.documents, weights)

    @classmethod
    def of_parts(cls, parts: IndexParts) -> Self:
        """Make the index again from its `parts`, whose arrays it keeps.

        Raises:
            ValueError: If the parts are of different lengths.
        """
        size, terms, idf, bounds, documents, weights = parts
        numbers = MappingProxyType(dict(zip(terms, range(idf.size), strict=True)))
        if bounds.size != idf.size + 1 or not bounds[-1] == documents.size == weights.size:
            raise ValueError("the parts of an index are of different lengths")
        documents.flags.writeable = weights.flags.writeable = False
        return cls(size, tuple(idf.tolist()), numbers, tuple(bounds.tolist()), documents, weights)

    def parts(self) -> IndexParts:
        """What the index is made of."""
        idf, bounds = np.array(self._idf), np.array(self._bounds, dtype=np.int32)
        terms = tuple(self._numbers)
        return IndexParts(self.size, terms, idf, bounds, self._documents, self._weights)

    @property
    def vocabulary(self) -> KeysView[str]:
        """Every term that some document holds, in the order in which they were first met."""
        return self._numbers.keys()

    def idf(self, term: str) -> float:
        """How telling a term is: above 0, more for rarer terms, and 0.0 for an unknown one."""
        number = self._numbers.get(term)
        return 0.0 if number is None else self._idf[number]

    def document_frequency(self, term: str) -> int:
        """How many documents hold a term: 0 to `size`."""
        number = self._numbers.get(term)
        return 0 if number is None else self._bounds[number + 1] - self._bounds[number]

    def documents_with(self, term: str) -> NDArray[np.int32]:
        """The numbers of the documents that hold a term, in order."""
        number = self._numbers.get(term)
        if number is None:
            return self._documents[:0]
        return self._documents[self._bounds[number] : self._bounds[number + 1]]

    def scores(self, terms: Sequence[tuple[str, float]]) -> NDArray[np.float64]:
        """Score every document for a query.

        Args:
            terms: Each term with its weight, finite and above 0, which multiplies what the term
                contributes. A repeated term counts again; an unknown one changes nothing.

        Returns:
            One score per document, 0.0 where no term occurs. With all weights 1.0 these are the
            very numbers of `BM25Okapi.get_scores`.
        """
        return self._scored(terms)[1]

    def top(self, terms: Sequence[tuple[str, float]], count: int) -> list[tuple[int, float]]:
        """Find the best documents for a query.

        Args:
            terms: As for `scores`.
            count: How many documents at most, 0 or more.

        Returns:
            Document number and score: best first, equal scores by lower number, and none at 0. A
            larger `count` only adds to the end.
        """
        documents, scores = self._scored(terms)
        if count < 1 or not documents.size:
            return []
        if self.size > SMALL + SPARSE * documents.size:
            given = scores[documents]
            # A document is given once per term at most, so `count` of them reach this place.
            best = documents[given >= _floor(given, count * len(terms))]
            found = np.array(sorted(set(best.tolist())), dtype=np.intp)
        else:
            found = (scores >= _floor(scores, count)).nonzero()[0]
        values = scores[found]
        order = (-values).argsort(kind="stable")[:count]
        return list(zip(found[order].tolist(), values[order].tolist(), strict=True))

    def _scored(
        self, terms: Sequence[tuple[str, float]]
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """The documents of all terms, one term after the other, and the scores of the index."""
        documents, added = [self._documents[:0]], [self._weights[:0]]
        for term, weight in terms:
            number = self._numbers.get(term)
            if number is not None:
                start, end = self._bounds[number], self._bounds[number + 1]
                finished = self._weights[start:end]
                documents.append(self._documents[start:end])
                added.append(finished if weight == 1.0 else finished * weight)
        every = np.concatenate(documents, dtype=np.intp)
        # Counting adds in the order of the postings, hence of the query, as get_scores does.
        return every, np.asarray(np.bincount(every, np.concatenate(added), self.size), dtype=float)


def _floor(scores: NDArray[np.float64], place: int) -> float:
    """A score above 0 that `place` of them reach, or all that are above 0, and few others.

    To partition all scores is slow where most are 0. The best of `place` separate groups are
    `place` scores, so the least of those will do; neighbors, which score alike, are kept apart.
    """
    width, least = math.isqrt(scores.size), math.ulp(0.0)
    groups = scores[: width * width].reshape(width, width)
    ranked = groups.max(axis=0) if place <= width else scores[scores > 0]
    if place > ranked.size:
        return least
    ranked.partition(ranked.size - place)
    return max(float(ranked[-place]), least)
