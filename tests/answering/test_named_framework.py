"""What a reply says when the framework that was named is not the one that speaks."""

import pytest

from bot import wording

from .asking import Ask

DPIC = "Developing People - Improving Care"


def test_a_named_framework_without_a_passage_is_said_to_have_none(ask: Ask) -> None:
    """The reply says so before it quotes another framework, and does not call that one's words its own."""
    result = ask("does DPIC say anything about key lines of enquiry?")

    assert result.text.startswith(wording.found_elsewhere(DPIC))
    assert "dpic" not in {citation.framework for citation in result.citations}


def test_a_framework_named_in_passing_is_not_said_to_lack_anything(ask: Ask) -> None:
    """Words of one framework that mention another are quoted without a remark."""
    result = ask("closing the gaps identified in the Long Term Plan")

    assert {citation.framework for citation in result.citations} == {"dpic"}
    assert "I found no passage" not in result.text


@pytest.mark.parametrize(
    "question", ["which of the three is most recent?", "which is newest, DPIC or well-led?"]
)
def test_a_question_of_age_is_answered_with_dates(ask: Ask, question: str) -> None:
    """Each framework's date is quoted, and the reported refresh never without its doubt."""
    result = ask(question)

    quotes = [citation.quote for citation in result.citations]
    assert any("1 December 2016" in quote for quote in quotes)
    assert any("June 2017" in quote for quote in quotes)
    assert any(quote.startswith("The briefing reports a February 2019") for quote in quotes)
    assert "is silent" not in result.text


def test_a_framework_is_not_said_to_hold_what_only_comes_near(ask: Ask) -> None:
    """Psychological safety is no word of theirs; the nearest passage is for the reader to judge."""
    near = ask("which framework mentions psychological safety?").text
    held = ask("which framework says that talent management is a capability?").text

    assert "That is in" not in near
    assert "the nearest in Developing People" in near
    assert "That is in Developing People" in held
