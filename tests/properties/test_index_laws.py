"""Laws of the index: what holds for any corpus and any query."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retrieval.index import K1, SMALL, B, Bm25Index

Documents = list[list[str]]

TERM = st.sampled_from("abcdefgh")
DOCUMENTS = st.lists(st.lists(TERM, max_size=12), max_size=12)
QUERY = st.lists(TERM, max_size=6)
WEIGHTED = st.lists(st.tuples(TERM, st.floats(0.01, 1.0)), max_size=6)


class PlainBm25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """`rank_bm25` as it comes, but for the idf."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))


def evenly(query: list[str]) -> list[tuple[str, float]]:
    """Every term of a query with weight 1."""
    return [(term, 1.0) for term in query]


@given(documents=DOCUMENTS.filter(any), query=QUERY)
def test_scores_equal_those_of_get_scores_bit_for_bit(
    documents: Documents, query: list[str]
) -> None:
    """With all weights 1, no bit differs from plain `rank_bm25`."""
    expected = PlainBm25(documents).get_scores(query)

    scores = Bm25Index.build(documents).scores(evenly(query))

    assert scores.tobytes() == expected.tobytes()


@given(documents=DOCUMENTS.filter(any), k1=st.floats(0.01, 4), b=st.floats(0, 0.99))
def test_scores_equal_those_of_get_scores_for_any_parameters(
    documents: Documents, k1: float, b: float
) -> None:
    """Wherever `rank_bm25` does not divide 0 by 0, the expression is its own."""
    expected = PlainBm25(documents, k1=k1, b=b).get_scores(["a", "b"])

    scores = Bm25Index.build(documents, k1=k1, b=b).scores(evenly(["a", "b"]))

    assert scores.tobytes() == expected.tobytes()


@pytest.mark.parametrize(("documents", "terms"), [(5_000, 300), (150, 90_000)])
def test_scores_equal_those_of_get_scores_in_large_corpora(documents: int, terms: int) -> None:
    """More documents than are sorted at once, and more terms than 16 bits can number."""
    chance = random.Random(documents)  # noqa: S311  # a seeded corpus, no secret
    size = max(20, terms // documents)
    numbers = iter(range(terms))
    corpus = [
        [f"t{next(numbers, chance.randrange(terms))}" for _ in range(size)] + ["t1", "t1"]
        for _ in range(documents)
    ]
    query = ["t1", corpus[-1][0], f"t{terms - 1}", "t1"]

    scores = Bm25Index.build(corpus).scores(evenly(query))

    assert scores.tobytes() == PlainBm25(corpus).get_scores(query).tobytes()


@given(documents=DOCUMENTS, query=WEIGHTED, chance=st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_the_documents(
    documents: Documents, query: list[tuple[str, float]], chance: random.Random
) -> None:
    """A document has its score wherever it stands."""
    order = list(range(len(documents)))
    chance.shuffle(order)

    scores = Bm25Index.build([documents[number] for number in order]).scores(query)

    assert scores.tolist() == Bm25Index.build(documents).scores(query)[order].tolist()


@given(documents=DOCUMENTS, query=WEIGHTED)
def test_scores_are_finite_and_positive_exactly_where_a_term_occurs(
    documents: Documents, query: list[tuple[str, float]]
) -> None:
    """No score is negative, infinite or no number, and none is 0 by cancellation."""
    scores = Bm25Index.build(documents).scores(query)

    asked = {term for term, _ in query}
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()
    assert (scores > 0).tolist() == [not asked.isdisjoint(document) for document in documents]


@given(documents=DOCUMENTS, query=WEIGHTED, count=st.integers(0, 14))
def test_the_top_are_the_best_scores_with_ties_by_number(
    documents: Documents, query: list[tuple[str, float]], count: int
) -> None:
    """Sorting all scores by hand gives the same list."""
    index = Bm25Index.build(documents)

    found = index.top(query, count)

    scores = index.scores(query).tolist()
    ranked = sorted((-score, number) for number, score in enumerate(scores) if score > 0)
    assert found == [(number, -negative) for negative, number in ranked[:count]]


@settings(max_examples=30, deadline=None)
@given(documents=DOCUMENTS, query=WEIGHTED, count=st.integers(0, 14))
def test_the_top_of_a_large_index_are_the_best_scores_too(
    documents: Documents, query: list[tuple[str, float]], count: int
) -> None:
    """Among many documents that do not match, the few that do are ranked alike."""
    index = Bm25Index.build([*documents, *([["z"]] * 2 * SMALL)])

    found = index.top(query, count)

    scores = index.scores(query).tolist()
    ranked = sorted((-score, number) for number, score in enumerate(scores) if score > 0)
    assert found == [(number, -negative) for negative, number in ranked[:count]]


@given(documents=DOCUMENTS, query=WEIGHTED, count=st.integers(0, 14))
def test_a_larger_count_only_adds_to_the_end(
    documents: Documents, query: list[tuple[str, float]], count: int
) -> None:
    """The top k is a prefix of the top k + 1."""
    index = Bm25Index.build(documents)

    found = index.top(query, count)

    assert found == index.top(query, count + 1)[:count]


@given(documents=DOCUMENTS, query=WEIGHTED, place=st.integers(0, 6))
def test_an_unknown_term_changes_nothing(
    documents: Documents, query: list[tuple[str, float]], place: int
) -> None:
    """Wherever it stands in the query, scores and ranking stay."""
    index = Bm25Index.build(documents)
    longer = [*query[:place], ("unknown", 1.0), *query[place:]]

    scores = index.scores(longer)

    assert scores.tobytes() == index.scores(query).tobytes()
    assert index.top(longer, 3) == index.top(query, 3)


@given(others=DOCUMENTS, tf=st.integers(1, 20), more=st.integers(1, 20))
def test_the_score_rises_with_tf(others: Documents, tf: int, more: int) -> None:
    """Of two documents of one length, the one with more occurrences is better."""
    fewer = ["term"] * tf + ["filler"] * more
    documents = [fewer, ["term"] * (tf + more), *others]

    scores = Bm25Index.build(documents).scores([("term", 1.0)])

    assert scores[0] < scores[1]


@given(others=DOCUMENTS, length=st.integers(0, 20), more=st.integers(1, 20))
def test_the_score_falls_with_length(others: Documents, length: int, more: int) -> None:
    """Of two documents with one tf, the shorter is better."""
    shorter = ["term"] + ["filler"] * length
    documents = [shorter, shorter + ["filler"] * more, *others]

    scores = Bm25Index.build(documents).scores([("term", 1.0)])

    assert scores[0] > scores[1]


@given(others=DOCUMENTS, df=st.integers(1, 20), more=st.integers(1, 20))
def test_idf_and_score_fall_with_df(others: Documents, df: int, more: int) -> None:
    """In one document, the rarer of two terms contributes more."""
    documents = [["rare", "common"]] * df + [["common"]] * more + others

    index = Bm25Index.build(documents)

    assert index.idf("rare") > index.idf("common") > 0
    assert index.scores([("rare", 1.0)])[0] > index.scores([("common", 1.0)])[0]


@given(documents=DOCUMENTS, term=TERM)
def test_a_term_contributes_less_than_its_idf_times_k1_plus_1(
    documents: Documents, term: str
) -> None:
    """However often a term occurs, its contribution saturates."""
    index = Bm25Index.build(documents)

    scores = index.scores([(term, 1.0)])

    assert (scores <= index.idf(term) * (K1 + 1)).all()


@settings(max_examples=50, deadline=None)
@given(documents=DOCUMENTS.filter(any), query=QUERY)
def test_scores_agree_with_bm25s_up_to_a_constant_factor(
    documents: Documents, query: list[str]
) -> None:
    """Lucene's form, as `bm25s` has it, leaves out the factor k1 + 1."""
    bm25s = pytest.importorskip("bm25s")
    index = Bm25Index.build(documents)
    judge = bm25s.BM25(method="lucene", k1=K1, b=B)
    judge.index(documents, show_progress=False)
    known = [term for term in query if term in index.vocabulary]

    scores = index.scores(evenly(known))

    expected = judge.get_scores(known) if known else np.zeros(len(documents))
    assert scores == pytest.approx(expected * (K1 + 1), rel=1e-5)
