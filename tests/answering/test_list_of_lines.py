"""All ways of asking which key lines of enquiry there are come to the one sentence that lists them."""

import pytest

from bot.answering.result import result_of
from bot.domain.ids import FrameworkId
from bot.domain.query import Question
from bot.kloe import Kloe

from .asking import Ask

OPENS = "The 2017 well-led framework has eight key lines of enquiry (KLOEs): W1 "


@pytest.mark.parametrize(
    "text",
    [
        "list the KLOEs",
        "What are the names of the eight KLOEs?",
        "Which eight areas do inspectors look at under well-led?",
        "what are the well led key lines of enquiry?",
        "Which key lines of enquiry are there?",
        "give me all the key lines of inquiry",
        "can you list all 8 well-led KLOEs",
        "what are the KLOEs called?",
        "KLOE names",
        "what are W1 to W8",
        "W1 - W8?",
        "how many KLOEs are there",
        "what eight questions does the well-led framework ask?",
        "the 8 headings of the well-led framework",
    ],
)
def test_the_list_stands_first_and_alone(ask: Ask, text: str) -> None:
    """Nothing that merely has the word KLOE goes before it, or beside it."""
    quotes = [citation.quote for citation in ask(text).citations]

    assert len(quotes) == 1
    assert quotes[0].startswith(OPENS)


@pytest.mark.parametrize(
    "text",
    [
        "which KLOEs are new?",
        "are W1 to W8 still used",
        "what are the eight quality statements",
        "what are the KLOEs linked to talent management",
        "what are the six domains of the insightful provider board",
        "what is a KLOE?",
    ],
)
def test_what_asks_more_of_them_is_no_question_for_the_list(ask: Ask, text: str) -> None:
    """Nor is what lists something else."""
    assert not ask(text).citations[0].quote.startswith(OPENS)


def test_a_framework_that_was_chosen_is_kept_to(kloe: Kloe) -> None:
    """Another framework's list is not brought in."""
    asked = Question(text="list the KLOEs", framework=FrameworkId("dpic"))

    assert {item.framework for item in result_of(kloe.ask(asked), top=5).evidence} <= {"dpic"}
