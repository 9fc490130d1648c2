"""What an index says about its terms, how it scores, and whom it puts first."""

import dataclasses
import math

import numpy as np
import pytest

from bot.retrieval.index import SMALL, SPARSE, Bm25Index

CORPUS = [
    ["lead", "change", "with", "compassion"],
    ["the", "board", "the", "trust"],
    ["lead", "the", "board"],
    [],
]


def test_an_empty_corpus_gives_an_index_in_which_nothing_matches() -> None:
    """No documents: no size, no vocabulary, no scores, and no error."""
    index = Bm25Index.build([])

    found = index.top([("lead", 1.0)], 5)

    assert (index.size, list(index.vocabulary), found) == (0, [], [])
    assert index.scores([("lead", 1.0)]).tolist() == []


def test_a_corpus_of_empty_documents_only_gives_zeros() -> None:
    """Empty documents are counted, and none of them matches."""
    index = Bm25Index.build([[], []])

    scores = index.scores([("lead", 1.0)])

    assert index.size == 2
    assert scores.tolist() == [0.0, 0.0]
    assert index.top([("lead", 1.0)], 5) == []


def test_documents_are_read_once_from_any_iterable() -> None:
    """A generator will do, and gives the same index as a list."""
    index = Bm25Index.build(document for document in CORPUS)

    scores = index.scores([("board", 1.0)])

    assert scores.tobytes() == Bm25Index.build(CORPUS).scores([("board", 1.0)]).tobytes()


@pytest.mark.parametrize("corpus", ["lead change", ["lead", "change"], [["lead"], "change"]])
def test_a_string_in_place_of_a_document_is_refused(corpus: list[list[str]]) -> None:
    """A string is a sequence of letters, which must not pass for terms."""
    with pytest.raises(TypeError, match="not the string"):
        Bm25Index.build(corpus)


@pytest.mark.parametrize(
    ("k1", "b"), [(-0.1, 0.75), (math.inf, 0.75), (math.nan, 0.75), (1.5, -0.1), (1.5, 1.1)]
)
def test_parameters_out_of_range_are_refused(k1: float, b: float) -> None:
    """`k1` is finite and not below 0; `b` is a share."""
    with pytest.raises(ValueError, match="k1 must be"):
        Bm25Index.build(CORPUS, k1=k1, b=b)


def test_whole_numbers_will_do_as_parameters() -> None:
    """Integers are taken for the floats that they equal."""
    index = Bm25Index.build(CORPUS, k1=1, b=1)

    scores = index.scores([("lead", 1.0)])

    assert (
        scores.tobytes() == Bm25Index.build(CORPUS, k1=1.0, b=1.0).scores([("lead", 1)]).tobytes()
    )


@pytest.mark.parametrize(("k1", "b"), [(0.0, 0.75), (1.5, 1.0)])
def test_the_ends_of_the_ranges_give_finite_scores(k1: float, b: float) -> None:
    """Where plain BM25 divides 0 by 0, a document without the term scores 0."""
    index = Bm25Index.build(CORPUS, k1=k1, b=b)

    scores = index.scores([("trust", 1.0)])

    assert np.isfinite(scores).all()
    assert (scores > 0).tolist() == [False, True, False, False]


def test_an_index_knows_its_terms_and_how_many_documents_hold_them() -> None:
    """A term counts once per document, however often it stands there."""
    index = Bm25Index.build(CORPUS)

    frequencies = [index.document_frequency(term) for term in ("lead", "the", "trust")]

    assert frequencies == [2, 2, 1]
    assert list(index.vocabulary)[:5] == ["lead", "change", "with", "compassion", "the"]


def test_an_unknown_term_has_no_weight_and_no_documents() -> None:
    """To ask for an unknown term is no error, and does not make it known."""
    index = Bm25Index.build(CORPUS)

    answer = (index.idf("nurse"), index.document_frequency("nurse"))

    assert answer == (0.0, 0)
    assert "nurse" not in index.vocabulary


def test_idf_is_the_form_that_is_never_negative() -> None:
    """Two of four documents: ln(1 + 2.5/2.5)."""
    index = Bm25Index.build(CORPUS)

    idf = index.idf("lead")

    assert idf == math.log(2)


def test_a_term_in_every_document_still_counts() -> None:
    """Where plain BM25 has a negative weight, every document scores above 0."""
    index = Bm25Index.build([["the"], ["the", "board"], ["the", "trust"]])

    scores = index.scores([("the", 1.0)])

    assert (scores > 0).all()


def test_the_score_is_the_formula_of_bm25() -> None:
    """Idf times the saturated tf, by hand for one document."""
    index = Bm25Index.build(CORPUS)

    score = index.scores([("the", 1.0)])[1]

    norm = 1.5 * (1 - 0.75 + 0.75 * 4 / (11 / 4))
    assert score == pytest.approx(math.log(2) * 2 * 2.5 / (2 + norm))


def test_a_weight_multiplies_what_a_term_contributes() -> None:
    """Half the weight is half the score."""
    index = Bm25Index.build(CORPUS)

    half = index.scores([("lead", 0.5)])

    assert half.tolist() == (index.scores([("lead", 1.0)]) * 0.5).tolist()


def test_a_repeated_term_counts_again() -> None:
    """Twice in the query is as much as twice the weight."""
    index = Bm25Index.build(CORPUS)

    twice = index.scores([("lead", 1.0), ("lead", 1.0)])

    assert twice.tolist() == index.scores([("lead", 2.0)]).tolist()


def test_scores_belong_to_the_caller() -> None:
    """To change a result does not change the index."""
    index = Bm25Index.build(CORPUS)
    before = index.scores([("lead", 1.0)]).tolist()

    index.scores([("lead", 1.0)])[:] = 7.0

    assert index.scores([("lead", 1.0)]).tolist() == before


def test_an_index_is_fixed_once_built() -> None:
    """No attribute can be set, and no array inside can be written to."""
    index = Bm25Index.build(CORPUS)

    # The arrays are private, but one stray write would change every later answer.
    arrays = [getattr(index, field.name) for field in dataclasses.fields(index)]

    assert not any(a.flags.writeable for a in arrays if isinstance(a, np.ndarray))
    with pytest.raises(dataclasses.FrozenInstanceError):
        index.size = 7  # type: ignore[misc]  # that is what is tested


def test_the_best_come_first_and_only_matches_come() -> None:
    """The shorter of two documents with one "lead" each leads."""
    index = Bm25Index.build(CORPUS)

    numbers = [number for number, _ in index.top([("lead", 1.0)], 5)]

    assert numbers == [2, 0]


def test_numbers_and_scores_are_plain_python() -> None:
    """What comes out can be compared and written as JSON."""
    index = Bm25Index.build(CORPUS)

    [(number, score)] = index.top([("lead", 1.0)], 1)

    assert (type(number), type(score)) == (int, float)


@pytest.mark.parametrize("count", [1, 2, 5, 20])
def test_documents_that_do_not_match_are_never_found(count: int) -> None:
    """One match among many documents stays alone, however many are asked for."""
    index = Bm25Index.build([["lead"], *([["board"]] * 99)])

    numbers = [number for number, _ in index.top([("lead", 1.0)], count)]

    assert numbers == [0]


@pytest.mark.parametrize("count", [0, -1])
def test_none_asked_for_is_none_found(count: int) -> None:
    """A count below 1 gives an empty list."""
    index = Bm25Index.build(CORPUS)

    found = index.top([("lead", 1.0)], count)

    assert found == []


@pytest.mark.parametrize("terms", [[], [("nurse", 1.0)]])
def test_a_query_without_known_terms_finds_nothing(terms: list[tuple[str, float]]) -> None:
    """Zeros are no matches."""
    index = Bm25Index.build(CORPUS)

    found = index.top(terms, 5)

    assert found == []
    assert index.scores(terms).tolist() == [0.0] * 4


@pytest.mark.parametrize("count", [1, 3, 5, 99, 100, 101, 500])
def test_equal_scores_come_in_the_order_of_their_numbers(count: int) -> None:
    """A hundred equal documents, asked for few, all, or more than there are."""
    index = Bm25Index.build([["lead"]] * 100)

    numbers = [number for number, _ in index.top([("lead", 1.0)], count)]

    assert numbers == list(range(min(count, 100)))


@pytest.mark.parametrize("count", [1, 4, 30, 60, 1_000])
def test_few_matches_in_a_large_index_are_ranked_like_many(count: int) -> None:
    """Few postings are looked at on their own, and give what all scores would."""
    matching = [["lead", "board"] * (n % 7) + ["lead"] * (n % 5) + ["x"] * n for n in range(50)]
    index = Bm25Index.build([*matching, *([["other"]] * SMALL * 2)])
    terms = [("lead", 1.0), ("board", 0.5), ("lead", 1.0), ("nurse", 1.0)]
    postings = 2 * index.document_frequency("lead") + index.document_frequency("board")

    found = index.top(terms, count)

    assert index.size > SMALL + SPARSE * postings
    scores = index.scores(terms).tolist()
    ranked = sorted((-score, number) for number, score in enumerate(scores) if score > 0)
    assert found == [(number, -negative) for negative, number in ranked[:count]]
