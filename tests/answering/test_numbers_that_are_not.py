"""What goes by a number that no document has is not looked for among the others."""

import pytest

from .asking import Ask


@pytest.mark.parametrize(
    "question",
    [
        "what does DPIC condition 6 say",
        "Kark recommendation 9",
        "DPIC action 14",
        "what is chapter 6 of the long term plan about",
        "section 9 of chapter 4",
    ],
)
def test_a_number_that_is_not_there_is_refused(ask: Ask, question: str) -> None:
    """Condition 2 is no answer to what condition 6 says."""
    assert ask(question).outcome == "abstained"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("what does DPIC condition 3 say", "DPIC condition 3"),
        ("Kark recommendation 5", "Kark recommendation 5"),
        ("section 7 of chapter 4", "Section 7"),
        ("DPIC action 8", "DPIC action 8"),
    ],
)
def test_a_number_that_is_there_is_found(ask: Ask, question: str, quote: str) -> None:
    """Those beside it are."""
    assert any(quote in citation.quote for citation in ask(question).citations)
