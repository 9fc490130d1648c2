"""Passages in, scores out: `rank_bm25`'s statistics, and postings of our own.

`BM25Okapi.get_scores` walks every document for every term. The same numbers, bit for bit, come
from postings: per term its documents and the finished contribution to each, by the very expression
of `get_scores`. A query adds the rows of its terms in its own order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

import numpy as np
from rank_bm25 import BM25Okapi

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

DOCUMENTS = 4_096
"""Documents whose tokens are sorted at a time, so that they stay in the processor's cache."""

POSTINGS = 65_536
"""Postings whose weights are finished at a time, so that it takes little memory on the side."""


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
        if not (0 <= k1 < math.inf and 0 <= b <= 1):
            raise ValueError(f"k1 must be 0 or more and finite, b from 0 to 1: {k1!r}, {b!r}")
        made = _Statistics(documents, k1=k1, b=b)
        weights = made.finished_weights()
        made.documents.flags.writeable = weights.flags.writeable = False
        idf, numbers = MappingProxyType(made.idf), MappingProxyType(made.numbers)
        bounds = tuple(made.bounds.tolist())
        return cls(made.corpus_size, idf, numbers, bounds, made.documents, weights)

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


class _Statistics(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """`BM25Okapi` that counts into postings (`doc_freqs` stay empty); no idf is below 0."""

    numbers: dict[str, int]
    """The terms, numbered from 0 in the order in which they were first met."""
    bounds: NDArray[np.intp]
    """Where the postings of each term begin, and at the end how many there are."""
    documents: NDArray[np.int32]
    """Per posting the number of the document, ascending within a term."""
    repeats: NDArray[np.intp]
    """For each occurrence of a term in a document but the first, its posting: tf less 1 of each."""

    def _initialize(self, corpus: Iterable[Sequence[str]]) -> dict[str, int]:
        self._keep_postings(*self._by_term(self._numbered(corpus)))
        return dict(zip(self.numbers, np.diff(self.bounds).tolist(), strict=True))

    def _numbered(self, corpus: Iterable[Sequence[str]]) -> NDArray[np.int32]:
        """The number of the term of every token, in the order of the documents."""
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        terms = chain.from_iterable(self._measured(corpus))
        tokens = np.fromiter(map(numbers.__getitem__, terms), dtype=np.int32)
        self.numbers = dict(numbers)
        self.corpus_size = len(self.doc_len)
        self.avgdl = tokens.size / self.corpus_size if self.corpus_size else 0.0
        return tokens

    def _measured(self, corpus: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        for document in corpus:
            if isinstance(document, str):
                raise TypeError(f"a document is a sequence of terms, not the string {document!r}")
            self.doc_len.append(len(document))
            yield document

    def _by_term(self, tokens: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """The document of each token, ordered by term and then as given; where terms begin."""
        terms, lengths = len(self.numbers), np.array(self.doc_len, dtype=np.intp)
        begins = np.concatenate(([0], np.bincount(tokens, minlength=terms).cumsum()))
        documents = np.empty(tokens.size, dtype=np.int32)
        free, done = begins[:-1].copy(), 0
        for first in range(0, lengths.size, DOCUMENTS):
            some = lengths[first : first + DOCUMENTS]
            part = tokens[done : done + some.sum()]
            owners = np.repeat(np.arange(first, first + some.size, dtype=np.int32), some)
            counts = np.bincount(part, minlength=terms)
            places = np.arange(part.size) + np.repeat(free - counts.cumsum() + counts, counts)
            documents[places] = owners[_stable_order(part)]
            free += counts
            done += part.size
        return documents, begins

    def _keep_postings(self, documents: NDArray[np.int32], begins: NDArray[np.intp]) -> None:
        """Join the tokens of one term in one document, which are neighbors, to one posting."""
        is_repeat = np.zeros(documents.size, dtype=np.bool_)
        np.equal(documents[1:], documents[:-1], out=is_repeat[1:])
        is_repeat[begins[:-1]] = False
        repeats = is_repeat.nonzero()[0]
        self.bounds = begins - np.searchsorted(repeats, begins)
        self.repeats = repeats - np.arange(1, repeats.size + 1)
        self.documents = documents[~is_repeat]

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
        np.add.at(weights, self.repeats, 1.0)
        relative = self.b * np.array(self.doc_len) / (self.avgdl or 1.0)  # 0.0: no token at all
        norms = self.k1 * (1 - self.b + relative)
        idf = np.array(list(self.idf.values()))
        for start in range(0, weights.size, POSTINGS):
            part = slice(start, start + POSTINGS)
            tf, counts = weights[part], np.diff(self.bounds.clip(start, start + POSTINGS))
            share = tf * (self.k1 + 1) / (tf + norms[self.documents[part]])
            weights[part] = np.repeat(idf, counts) * share
        return weights


def _stable_order(tokens: NDArray[np.int32]) -> NDArray[np.intp]:
    # Only numbers of 16 bits are sorted in linear time: the lower half first, then the upper.
    order = tokens.astype(np.uint16).argsort(kind="stable")
    return order[(tokens >> 16).astype(np.uint16)[order].argsort(kind="stable")]


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
