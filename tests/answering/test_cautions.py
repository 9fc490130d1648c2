"""A name that may mean several documents is answered with what it can mean first."""

import pytest

from .asking import Ask


@pytest.mark.parametrize(
    "question",
    [
        "when was the workforce plan published",
        "what does the ten year plan say about leadership",
        "what does the 10-year plan say about leadership?",
        "does the leadership code apply to clinicians",
    ],
)
def test_what_a_name_can_mean_goes_before_the_rest(ask: Ask, question: str) -> None:
    """Whatever comes nearest otherwise."""
    first = ask(question).citations[0].quote

    assert " can mean " in first


@pytest.mark.parametrize(
    "question",
    [
        "when was the long term workforce plan published",
        "what is the 10 year workforce plan",
        "what became of the workforce implementation plan",
        "what does W4 ask about governance",
        "what do the KLOEs say about talent",
    ],
)
def test_a_name_that_is_clear_is_answered_at_once(ask: Ask, question: str) -> None:
    """Where a word says which is meant, or where the name is but one word."""
    first = ask(question).citations[0].quote

    assert " can mean " not in first
