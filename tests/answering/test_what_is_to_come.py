"""What is to be done is told by the latest that is known of it, and not by an older plan."""

import pytest

from .asking import Ask

CHOSEN = "NHS managers are to be barred if unfit, not registered"
PLANNED = "a consideration of the potential benefits and operation of a professional registration"
COVERED = (
    "The barring scheme announced in July 2025 is for board directors and their direct reports"
)


@pytest.mark.parametrize(
    "text",
    [
        "Are NHS managers going to be regulated by law?",
        "are managers to be regulated?",
        "Is there going to be a barring scheme for managers?",
        "will there be statutory regulation of NHS managers",
        "are hospital bosses going to be regulated?",
        "is manager regulation coming?",
        "what is the barring scheme for managers?",
        "can a chief exec be barred like a doctor can",
    ],
)
def test_the_barring_scheme_goes_before_the_plan_for_a_register(ask: Ask, text: str) -> None:
    """The Long Term Plan of 2019 only offered to consider registration."""
    assert ask(text).citations[0].quote.startswith(CHOSEN)


@pytest.mark.parametrize(
    "text",
    ["what does the LTP say about regulating managers?", "which one has a register of bosses?"],
)
def test_what_a_document_says_of_it_is_still_asked_of_the_document(ask: Ask, text: str) -> None:
    """The plan's own words go first where the plan is asked for."""
    assert ask(text).citations[0].quote.startswith(PLANNED)


def test_what_a_document_says_is_to_come_is_told_by_the_document(ask: Ask) -> None:
    """Which one says so is no question for what came of it."""
    result = ask("In which of them is social care going to be included later on?")

    assert result.citations[0].quote.startswith("Future updates are expected")


@pytest.mark.parametrize(
    "text",
    [
        "does our HR director fall under the barring scheme?",
        "would the HR director be caught by barring",
        "does the barring scheme apply to our finance director?",
        "am I covered by the barring scheme as deputy chief nurse",
        "do non-executive directors fall under barring?",
        "which posts are in the barring scheme?",
    ],
)
def test_whether_a_post_falls_under_the_scheme_is_told_by_whom_it_is_for(
    ask: Ask, text: str
) -> None:
    """Whichever post it is."""
    assert ask(text).citations[0].quote.startswith(COVERED)


@pytest.mark.parametrize(
    "text",
    [
        "can a barred manager appeal?",
        "how do you appeal a barring decision",
        "can someone on the barring list appeal",
        "does a manager who is barred have a right of appeal?",
    ],
)
def test_appeals_against_barring_are_not_held(ask: Ask, text: str) -> None:
    """The older plan is no answer to them either."""
    assert ask(text).reason == "not_covered"
