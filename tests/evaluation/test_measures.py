"""Measures on cases worked by hand."""

import pytest

from bot.evaluation.measures import any_at_1, estimate, first_ranks, hit_at, reciprocal_rank

Ranks = tuple[int | None, ...]


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ((1,), (1, 1, 1, 1)),
        ((2,), (0, 0, 1, 1 / 2)),
        ((3,), (0, 0, 1, 1 / 3)),
        ((4,), (0, 0, 0, 1 / 4)),
        ((10,), (0, 0, 0, 1 / 10)),
        ((11,), (0, 0, 0, 0)),
        ((None,), (0, 0, 0, 0)),
        ((1, 1), (1, 1, 1, 1)),
        ((1, 3), (1, 0, 1, 1 / 3)),
        ((3, 1), (1, 0, 1, 1 / 3)),
        ((2, 3), (0, 0, 1, 1 / 3)),
        ((1, 4), (1, 0, 0, 1 / 4)),
        ((1, 11), (1, 0, 0, 0)),
        ((1, None), (1, 0, 0, 0)),
        ((None, None), (0, 0, 0, 0)),
    ],
)
def test_ranks_give_the_measures_of_their_definition(
    ranks: Ranks, expected: tuple[float, float, float, float]
) -> None:
    """One need first is enough for any@1; hit@k and the reciprocal rank wait for the last need."""
    found = (any_at_1(ranks), hit_at(ranks, 1), hit_at(ranks, 3), reciprocal_rank(ranks))

    assert found == expected


def test_a_question_without_needs_scores_nothing() -> None:
    """There is no rank at which nothing is met."""
    assert (any_at_1(()), reciprocal_rank(())) == (0.0, 0.0)


def test_the_first_text_that_holds_a_string_gives_the_rank() -> None:
    """Any string of a need will do, each need for itself, counted from 1."""
    texts = ("tea is hot", "cake is shared", "cake is sweet")

    ranks = first_ranks(texts, [("cake",), ("hot", "sweet"), ("coffee",), ("sweet", "shared")])

    assert ranks == [2, 1, None, 2]


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("a  plan\nin place", "a plan in place"),
        ("the framework\u2019s purpose", "the framework's purpose"),
        ("\u201cwith one voice\u201d", '"with one voice"'),
        ("levels \u2013 managerial", "levels - managerial"),
        ("Skills:\n\u00b7 one", "Skills: one"),
        ("Skills: one", "Skills:\n\u2022 one"),
    ],
)
def test_typography_does_not_hide_evidence(text: str, gold: str) -> None:
    """White space, quotes, dashes and bullets are folded on both sides."""
    assert first_ranks([text], [(gold,)]) == [1]


def test_words_that_differ_are_no_evidence() -> None:
    """Folding goes no further than signs: case and words count."""
    assert first_ranks(["a plan in place"], [("A plan",), ("plans in place",)]) == [None, None]


def test_an_estimate_is_the_mean_within_its_interval() -> None:
    """Three of four: the mean is 0.75, and the interval lies around it."""
    found = estimate([1.0, 1.0, 1.0, 0.0])

    assert found is not None
    assert (found.mean, found.questions) == (0.75, 4)
    assert 0 <= found.low < 0.75 < found.high <= 1


def test_an_interval_is_the_same_each_time() -> None:
    """The resampling is seeded, so that a report can be compared with the last one."""
    values = [float(number % 3 == 0) for number in range(50)]

    assert estimate(values) == estimate(values)


def test_more_values_give_a_narrower_interval() -> None:
    """The same share over more questions is surer."""
    few, many = estimate([1.0, 0.0] * 10), estimate([1.0, 0.0] * 500)

    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_values_that_agree_have_an_interval_of_no_width(value: float) -> None:
    """Where every question scores the same, so does every resample."""
    assert estimate([value] * 7) == (value, value, value, 7)


def test_no_values_have_no_estimate() -> None:
    """A kind without questions has no figure, rather than 0."""
    assert estimate([]) is None
