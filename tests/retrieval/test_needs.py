"""Where one question divides into several, and where it does not."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.retrieval.needs import MAX_NEEDS, divide

CONNECTORS = frozenset("and also plus then or separately secondly if so".split())  # noqa: SIM905
PIECES = (
    "what is talent management",
    "who leads",
    "is it current",
    "the plan",
    "on each",
    "how often",
    "and",
    "or",
    "plus",
    "?",
    ",",
    ";",
    ". we have three vacancies",
)


def words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return re.findall(r"[a-z0-9']+", text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what is it and who is it for", ("what is it", "who is it for")),
        ("what is it, and who is it for?", ("what is it", "who is it for")),
        ("what is it? who is it for?", ("what is it", "who is it for")),
        ("what is it? and who is it for?", ("what is it", "who is it for")),
        ("what is it plus when was it written", ("what is it", "when was it written")),
        ("what is it & why does it matter", ("what is it", "why does it matter")),
        ("what is it, and is it current", ("what is it", "is it current")),
        ("what is it and does it hold", ("what is it", "does it hold")),
        ("what is it; how is it used", ("what is it", "how is it used")),
        ("what is it and also what's new", ("what is it", "what's new")),
        ("talent management and separately, boards", ("talent management", "boards")),
        ("tell me about talent and who leads it", ("tell me about talent", "who leads it")),
    ],
)
def test_a_second_question_is_a_need_of_its_own(text: str, parts: tuple[str, ...]) -> None:
    """A question word after "and", "plus" or a question mark starts a new part."""
    assert divide(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "what is talent management",
        "what is talent and succession management",
        "leadership and talent",
        "who does what and for whom",
        "what must clinical and managerial leaders do",
        "is it current and valid",
        "what should we do, and not do",
        "what does the plan say about brand and whatever follows",
        "is it true that talent and its management matter?",
        "",
        "?",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    """An "and" between two things that are asked about divides nothing."""
    assert len(divide(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "we are a small trust. what must we do about succession?",
        "i am new in post, my board is worried: what does the plan say on pipelines?",
        "we have three vacancies and what does the plan say on them",
        "our head of nursing leaves in may and how do we find another",
    ],
)
def test_a_situation_stays_with_its_question(text: str) -> None:
    """A sentence that only tells the situation is no need of its own."""
    assert len(divide(text)) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("registers and boards - what is said on each?", 2),
        ("outsiders and our own clinicians, what is planned for each", 2),
        ("graduates and clinicians and others: what is said of each", 2),
        ("talent management: what is said on each", 1),
    ],
)
def test_what_is_asked_on_each_divides_the_things(text: str, parts: int) -> None:
    """Things that are named together and asked about one by one are several needs."""
    assert len(divide(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "what is expected of health and care leaders in each region",
        "how many people are needed for each role and grade",
        "does clinical and managerial leadership count for each of us",
    ],
)
def test_an_each_that_asks_nothing_divides_nothing(text: str) -> None:
    """An "each" inside one question leaves it whole."""
    assert divide(text) == (text,)


def test_three_questions_are_three_needs_and_the_last_holds_the_rest() -> None:
    """No question has more needs than are answered at once, and none is dropped."""
    three = divide("what is it? who is it for? when was it written?")
    five = divide("what is it? who is it for? when was it written? why? where?")

    assert three == ("what is it", "who is it for", "when was it written")
    assert five == ("what is it", "who is it for", "when was it written, why, where")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_nothing_of_a_question_is_lost(text: str) -> None:
    """The parts hold the words in order; only words that join two questions fall out.

    "X and Y: what is said on each?" is left aside: there the question is repeated on purpose.
    """
    assume("each" not in words(text))
    kept = iter([word for part in divide(text) for word in words(part)])

    expected = next(kept, None)
    dropped = []
    for word in words(text):
        if word == expected:
            expected = next(kept, None)
        else:
            dropped.append(word)

    assert expected is None
    assert set(dropped) <= CONNECTORS


@given(st.text(max_size=120))
def test_a_question_has_one_to_three_parts(text: str) -> None:
    """There is always a part to search for, and never more than can be answered."""
    assert 1 <= len(divide(text)) <= MAX_NEEDS
