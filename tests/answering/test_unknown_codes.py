"""Codes that do not exist, or are another framework's: said as they were typed."""

import pytest

from .asking import Ask, above_sources


@pytest.mark.parametrize("code", ["W0", "W9", "W10", "W99", "W123", "W11.2"])
def test_a_code_that_does_not_exist_is_said_as_it_was_typed(ask: Ask, code: str) -> None:
    """A line of enquiry of two figures is no prompt."""
    for text in (code, code.lower(), f"what does {code} say?", f"is there a {code}?"):
        result = ask(text)

        assert result.reason == "not_covered"
        assert result.text.startswith(f"The text that I hold has nothing under the code {code}.")


@pytest.mark.parametrize(
    ("text", "typed", "code"),
    [("W12", "W12", "W1.2"), ("what does w32 ask?", "w32", "W3.2"), ("KLOE W 14", "W 14", "W1.4")],
)
def test_a_code_without_its_point_is_said_to_be_read_with_it(
    ask: Ask, text: str, typed: str, code: str
) -> None:
    """Only where there is such a prompt."""
    result = ask(text)

    assert result.text.startswith(f"I read \u201c{typed}\u201d as \u201c{code}\u201d.")
    assert f"  {code}: " in result.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S3", "S3"),
        ("R1", "R1"),
        ("c2", "C2"),
        ("what does E4 ask about?", "E4"),
        ("is S1.2 a KLOE?", "S1.2"),
        ("what does good look like for R2?", "R2"),
    ],
)
def test_a_code_of_another_key_question_is_not_held(ask: Ask, text: str, code: str) -> None:
    """It is neither a section's number nor a recommendation's, and nothing is near to it."""
    result = ask(text)

    assert (result.outcome, result.reason) == ("abstained", "not_covered")
    assert f"nothing under the code {code}." in result.text
    assert not result.citations


def test_a_code_of_another_key_question_is_refused_beside_one_that_is_held(ask: Ask) -> None:
    """What is held is answered."""
    reply = above_sources(ask("compare S1 with W1").text)

    assert "W1 asks whether" in reply
    assert "On \u201cS1\u201d: I found no passage that says it." in reply


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Kark R1", "Kark recommendation 1 "), ("C1 in DPIC", "DPIC condition 1,")],
)
def test_what_a_document_numbers_goes_by_its_letter_where_the_document_is_named(
    ask: Ask, text: str, opens: str
) -> None:
    """A letter with a number is no code of a key question there."""
    assert any(citation.quote.startswith(opens) for citation in ask(text).citations)
