"""Wordings with their small words, as an index whose scores are likenesses."""

from collections.abc import Iterable, Sequence

import numpy as np

from bot.retrieval.index import Bm25Index


def build_phrasings(wordings: Iterable[Sequence[str]]) -> Bm25Index:
    """Return an index that scores each wording by its likeness to a question, but for the question's length.

    Args:
        wordings: the stems of each wording, small words included.

    Returns:
        An index whose postings add the term's idf over the root of the sum of the wording's idf.
    """
    parts = Bm25Index.build(wordings).parts()
    idf = np.repeat(parts.idf, np.diff(parts.bounds))
    sums = np.bincount(parts.documents, idf, parts.size)
    return Bm25Index.of_parts(parts._replace(weights=idf / np.sqrt(sums[parts.documents])))
