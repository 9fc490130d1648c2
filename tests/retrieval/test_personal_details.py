"""Where a person's details are recognised, nothing of the text is kept."""

import pytest

from bot.domain.query import Question
from bot.kloe import Kloe
from bot.retrieval.hazards import hazard_of

DETAILS = (
    "943 476 5919",
    "9434765919",
    "943-476-5919",
    "943.476.5919",
    "943 - 476 - 5919",
    "943\u2013476\u20135919",
    "9\u200b434765919",
    "\uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19",
    "NHS no.9434765919",
    "NHS-9434765919",
    "ext 4521 943 476 5919",
    "4521 9434765919",
    "<tel:9434765919|943 476 5919>",
    "943<b>476</b>5919",
    "AB 12 34 56 C",
    "ab123456c",
    "date of birth 12/03/1971",
    "DOB: 1971-03-12",
    "born on 12 March 1971",
    "Mrs Okafor, 12.03.1971",
    "patient Jones 12 March 1971",
    "Amy Jones, March 12, 1971",
)


@pytest.mark.parametrize("details", DETAILS)
def test_a_persons_details_are_recognised(kloe: Kloe, details: str) -> None:
    """NHS numbers, National Insurance numbers, and dates of birth, however they are typed."""
    text = f"is {details} ready for a senior role?"

    assert hazard_of(text, known_names=kloe.glossary.person_free) == "personal_data"


@pytest.mark.parametrize("details", DETAILS)
def test_nothing_of_a_text_with_details_is_left_in_the_query(kloe: Kloe, details: str) -> None:
    """The query is the same as for any other text with details: no word of it is kept."""
    query = kloe.ask(Question(text=f"is {details} ready for a senior role in the LTP?")).query

    assert query == kloe.ask(Question(text="NHS number 401 023 2137")).query
    assert (query.text, query.question.text) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "is 943 476 5918 an NHS number",
        "our extension is 4521 and our bleep 943 476",
        "call 020 7946 0958 about the plan",
        "was the plan published on 7 January 2019",
        "what changed on 3 July 2025 with Fit for the Future",
        "Who published Developing People - Improving Care on 1 December 2016?",
        "Did NHS Improvement publish the Well Led Framework on 15 June 2017?",
        "Our Trust Board meets on 12 March 2026. What must the succession plan cover?",
        "Our new Chief Executive starts on 1 April 2026. Which skills matter?",
        "Did the Messenger Review of 8 June 2022 change the well-led framework?",
    ],
)
def test_numbers_dates_and_titles_are_no_persons_details(kloe: Kloe, text: str) -> None:
    """A manager who names a meeting, a review or a post with its date names no patient."""
    assert hazard_of(text, known_names=kloe.glossary.person_free) is None
