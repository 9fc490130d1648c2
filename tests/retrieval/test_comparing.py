"""What a question compares, where it names two things."""

import pytest

from bot.domain.query import Question
from bot.kloe import Kloe
from bot.retrieval.comparing import of_each_code, of_two_things


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "what's the difference between the kerr and the kark reviews?",
            {"the kerr reviews": "the kerr reviews", "the kark reviews": "the kark reviews"},
        ),
        (
            "kerr review versus kark review",
            {"kerr review": "kerr review", "kark review": "kark review"},
        ),
        (
            "compare messenger with kark on appraisal",
            {"messenger": "messenger on appraisal", "kark": "kark on appraisal"},
        ),
    ],
)
def test_two_things_that_are_compared_are_asked_of_one_by_one(
    text: str, parts: dict[str, str]
) -> None:
    """What is said once, such as the noun or the subject, holds for both."""
    assert of_two_things(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "compare the two on talent",
        "what is the difference between the frameworks and the documents",
        "what does each framework say about boards",
        "what is talent management",
    ],
)
def test_frameworks_are_compared_as_such(text: str) -> None:
    """They are not two things of one document."""
    assert of_two_things(text) == {}


def test_codes_are_compared_one_by_one_and_a_range_is_not() -> None:
    """Two codes with "to" between them stand for all in between."""
    assert list(of_each_code("compare w1 with w7.4")) == ["W1", "W7.4"]
    assert of_each_code("how do w1 to w8 compare with the new ones") == {}
    assert list(of_each_code("what do w1 and w7 ask")) == ["W1", "W7"]
    assert of_each_code("is succession in w1 or w7") == {}


def test_what_is_in_one_document_is_not_called_silent_in_others(kloe: Kloe) -> None:
    """A comparison that names no framework is none of frameworks."""
    query = kloe.ask(Question(text="difference between the Kerr and the Kark reviews")).query

    assert query.form == "plain"
    assert [need.words[0] for need in query.needs] == ["kerr", "kark"]
