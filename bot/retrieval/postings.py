"""Documents in, postings out: `rank_bm25`'s statistics, counted straight into arrays.

It stands apart from the index, since only what builds an index needs it; `rank_bm25` is slow to
import.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

DOCUMENTS = 4_096
"""Documents whose tokens are sorted at a time, so that they stay in the processor's cache."""

POSTINGS = 65_536
"""Postings whose weights are finished at a time, so that it takes little memory on the side."""


class Statistics(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
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
