"""Passages in, scores out: `rank_bm25`'s statistics, and postings of our own.

`BM25Okapi.get_scores` walks every document for every term of a query. The same numbers come from
postings: per term, the documents that hold it and the finished contribution to each of them, the
very expression of `get_scores` evaluated once. A query adds the rows of its terms in its own
order, which repeats the same additions, so the scores are equal bit for bit. This is the only
module that imports `rank_bm25`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from types import MappingProxyType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

K1 = 1.5
"""Saturation of tf, no unit, 0 or more: `rank_bm25` 0.2.2's default."""

B = 0.75
"""Share of length normalization, 0 to 1: `rank_bm25` 0.2.2's default."""

LEAST_POSITIVE = math.ulp(0.0)
"""The smallest float above 0: a score that reaches it is a match."""

SMALL = 10_000
"""Documents; in so few, one pass over all scores is the fastest way to the best. Measured."""

SPARSE = 8
"""Documents per posting; in a larger index with no more postings than one to so many documents,
looking at the scores of the postings alone is faster. Measured at 100,000 documents."""


BATCH = 65_536
"""Postings whose weights are finished at a time, so that a build needs little memory on the side."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bm25Index:
    """BM25 over documents numbered from 0: fixed once built, and safe to share between threads."""

    size: int
    """How many documents there are, empty ones included."""
    _idf: Mapping[str, float]
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
        if not 0 <= k1 < math.inf:
            raise ValueError(f"k1 must be 0 or more, and finite: {k1!r}")
        if not 0 <= b <= 1:
            raise ValueError(f"b must be from 0 to 1: {b!r}")
        statistics = _Statistics(documents, k1=k1, b=b)
        weights = statistics.finished_weights()
        statistics.documents.setflags(write=False)
        weights.setflags(write=False)
        return cls(
            size=statistics.corpus_size,
            _idf=MappingProxyType(statistics.idf),
            _numbers=MappingProxyType(statistics.numbers),
            _bounds=tuple(statistics.bounds.tolist()),
            _documents=statistics.documents,
            _weights=weights,
        )

    @property
    def vocabulary(self) -> KeysView[str]:
        """Every term that some document holds, in the order in which they were first met."""
        return self._idf.keys()

    def idf(self, term: str) -> float:
        """How telling a term is: above 0, more for rarer terms, and 0.0 for an unknown one."""
        return self._idf.get(term, 0.0)

    def document_frequency(self, term: str) -> int:
        """How many documents hold a term: 0 to `size`."""
        number = self._numbers.get(term)
        return 0 if number is None else self._bounds[number + 1] - self._bounds[number]

    def scores(self, terms: Sequence[tuple[str, float]]) -> NDArray[np.float64]:
        """Score every document for a query.

        Args:
            terms: Each term with its weight, finite and above 0, which multiplies what the term
                contributes. A repeated term counts again; an unknown one changes nothing.

        Returns:
            One score per document, 0.0 where no term occurs. With all weights 1.0 these are the
            very numbers of `BM25Okapi.get_scores`.
        """
        return self._sums(*self._postings(terms))

    def top(self, terms: Sequence[tuple[str, float]], count: int) -> list[tuple[int, float]]:
        """Find the best documents for a query.

        Args:
            terms: As for `scores`.
            count: How many documents at most, 0 or more.

        Returns:
            Document number and score, best first, equal scores by lower number; only documents
            that score above 0. A larger `count` only adds to the end.
        """
        documents, contributions = self._postings(terms)
        if count < 1 or not documents.size:
            return []
        scores = self._sums(documents, contributions)
        if self.size > SMALL + SPARSE * documents.size:
            found = _best_of(documents, scores, count * len(terms))
        else:
            found = (scores >= _floor(scores, count)).nonzero()[0]
        values = scores[found]
        order = (-values).argsort(kind="stable")[:count]
        return list(zip(found[order].tolist(), values[order].tolist(), strict=True))

    def _postings(
        self, terms: Sequence[tuple[str, float]]
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """The postings of all terms, one after the other in the order of the query."""
        documents, contributions = [self._documents[:0]], [self._weights[:0]]
        for term, weight in terms:
            number = self._numbers.get(term)
            if number is not None:
                start, end = self._bounds[number], self._bounds[number + 1]
                documents.append(self._documents[start:end])
                finished = self._weights[start:end]
                contributions.append(finished if weight == 1.0 else finished * weight)
        return np.concatenate(documents, dtype=np.intp), np.concatenate(contributions)

    def _sums(
        self, documents: NDArray[np.intp], contributions: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        # Counting adds in the order of the postings, hence of the query, as get_scores does.
        sums = np.bincount(documents, contributions, self.size)
        return np.asarray(sums, dtype=np.float64)


class _Statistics(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """`BM25Okapi` that counts straight into postings, and in which no term weighs less than 0.

    Its `doc_freqs` stay empty, so it can be asked for its statistics but not for scores.
    """

    corpus_size: int
    avgdl: float
    k1: float
    b: float
    doc_len: list[int]
    idf: dict[str, float]
    numbers: dict[str, int]
    """The terms, numbered from 0 in the order in which they were first met."""
    bounds: NDArray[np.intp]
    """Where the postings of each term begin, and at the end how many there are."""
    documents: NDArray[np.int32]
    """Per posting the number of the document, ascending within a term."""
    repeats: NDArray[np.intp]
    """For each occurrence of a term in a document but the first, its posting: tf less 1."""

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> dict[str, int]:
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        tokens = chain.from_iterable(self._measured(corpus))
        keys = np.fromiter(map(numbers.__getitem__, tokens), dtype=np.int64)
        self.numbers = dict(numbers)
        size = self.corpus_size = len(self.doc_len)
        self.avgdl = keys.size / size if size else 0.0
        # One number per token, term before document: sorted, equal neighbors are one posting.
        keys *= size
        keys += np.repeat(np.arange(size, dtype=np.int32), np.array(self.doc_len, dtype=np.intp))
        keys.sort()
        is_repeat = np.zeros(keys.size, dtype=np.bool_)
        np.equal(keys[1:], keys[:-1], out=is_repeat[1:])
        self.repeats = is_repeat.nonzero()[0]
        bounds = np.searchsorted(keys, np.arange(len(numbers) + 1) * size)
        self.bounds = bounds - np.searchsorted(self.repeats, bounds)
        self.repeats -= np.arange(1, self.repeats.size + 1)
        keys %= size
        documents = keys.astype(np.int32)
        del keys  # half of the memory in use, as it is twice as wide
        self.documents = documents[~is_repeat]
        return dict(zip(numbers, np.diff(self.bounds).tolist(), strict=True))

    def _measured(self, corpus: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        for document in corpus:
            if isinstance(document, str):
                raise TypeError(f"a document is a sequence of terms, not the string {document!r}")
            self.doc_len.append(len(document))
            yield document

    def _calc_idf(self, nd: dict[str, int]) -> None:
        # Robertson and Sparck Jones's weight is negative for a term in more than half of the
        # documents, and rank_bm25's own floor then lets common terms outweigh telling ones. One
        # inside the logarithm, as in Lucene's BM25Similarity, keeps every weight above 0.
        size = self.corpus_size
        by_df = {n: math.log(1 + (size - n + 0.5) / (n + 0.5)) for n in set(nd.values())}
        self.idf = {term: by_df[n] for term, n in nd.items()}

    def finished_weights(self) -> NDArray[np.float64]:
        """What each posting adds to a score: `get_scores`' expression, in its order of steps."""
        weights = np.ones(self.documents.size)
        if not weights.size:
            return weights
        np.add.at(weights, self.repeats, 1.0)
        lengths = np.array(self.doc_len)
        norms = self.k1 * (1 - self.b + self.b * lengths / self.avgdl)
        idf = np.array(list(self.idf.values()))
        for start in range(0, weights.size, BATCH):
            ends = self.bounds.clip(start, start + BATCH)
            part = slice(start, start + BATCH)
            tf = weights[part]
            tf[:] = np.repeat(idf, np.diff(ends)) * (
                tf * (self.k1 + 1) / (tf + norms[self.documents[part]])
            )
        return weights


def _best_of(
    documents: NDArray[np.intp], scores: NDArray[np.float64], place: int
) -> NDArray[np.intp]:
    """Those documents, each once and ascending, whose scores reach a place from the top.

    A document may be given once per term, so that the place which `count` different ones are sure
    to reach is `count` times the number of terms.
    """
    given = scores[documents]
    best = documents[given >= _floor(given, place)]
    return np.array(sorted(set(best.tolist())), dtype=np.intp)


def _floor(scores: NDArray[np.float64], place: int) -> float:
    """A score above 0 that at least `place` of them reach, if so many are above 0, and few others.

    Partitioning all scores is slow where most are 0. The best scores of `place` separate groups
    are `place` scores, so the least of those will do. Neighbors, which tend to score alike, fall
    into different groups.
    """
    width = math.isqrt(scores.size)
    ranked = scores[: width * width].reshape(width, width).max(axis=0)
    if place > width:
        ranked = scores[scores > 0]
    if place > ranked.size:
        return LEAST_POSITIVE
    ranked.partition(ranked.size - place)
    return max(float(ranked[-place]), LEAST_POSITIVE)
