"""A follow-up leans on the question before it in its thread."""

import pytest

from bot.domain.query import Question
from bot.domain.thread import remember
from bot.kloe import Kloe

from .asking import results_in_thread


@pytest.mark.parametrize(
    ("first", "then", "quote"),
    [
        ("what does the plan say about executive roles?", "and for clinicians?", "senior clinicians"),
        ("what should a succession plan be based on?", "and which posts?", "key roles below board"),
        ("what is DPIC?", "who does it apply to?", "applies to everyone in NHS-funded roles"),
        ("what are the four capabilities?", "is it still current?", "Developing People - Improving"),
        ("what does DPIC say about talent?", "what about the Long Term Plan?", "talent"),
    ],
)  # fmt: skip
def test_a_follow_up_is_answered_on_the_subject_before_it(
    kloe: Kloe, first: str, then: str, quote: str
) -> None:
    """A short question that leans back is read with what it leans on."""
    result = results_in_thread(kloe, [first, then])[1]

    assert result.outcome == "answered"
    assert any(quote in citation.quote for citation in result.citations)


def test_a_question_of_its_own_is_not_bent_by_the_one_before(kloe: Kloe) -> None:
    """A whole question in a thread is answered as it would be alone."""
    question = "what are the three priorities of the Long Term Plan?"

    alone = results_in_thread(kloe, [question])[0]
    later = results_in_thread(kloe, ["who sponsors DPIC?", question])[1]

    assert [c.quote for c in later.citations] == [c.quote for c in alone.citations]


def test_a_thread_remembers_no_text(kloe: Kloe) -> None:
    """What is kept between questions are stems and ids, never what was typed."""
    trace = kloe.ask(Question(text="what should Bournemouth's succession plan be based on?"))

    kept = remember(trace).model_dump_json()

    assert "what should" not in kept
    assert "based on" not in kept


def test_a_hazard_leaves_the_memory_of_the_thread_as_it_was(kloe: Kloe) -> None:
    """After a message that was not searched for, the subject before it still stands."""
    asked = ["what is DPIC?", "Jane Smith born 12/03/1985", "who does it apply to?"]

    result = results_in_thread(kloe, asked)[2]

    assert any("applies to everyone" in citation.quote for citation in result.citations)


MESSENGER = "What is the Messenger review?"
CULTURE = "what is W3?"
CAPABILITIES = "what are the DPIC capabilities?"
BARRED = "will managers be barred?"


@pytest.mark.parametrize(
    ("first", "then", "quote"),
    [
        (CULTURE, "what does good look like?", "rated good on W3"),
        (CULTURE, "and outstanding?", "rated outstanding on W3"),
        (CULTURE, "how many prompts does it have?", "The nine prompts of W3"),
        (CULTURE, "is it still current?", "superseded in April 2024"),
        ("W5", "is that confirmed?", "to be confirmed against the original"),
        (CAPABILITIES, "tell me more about the third", "Compassionate, inclusive leadership:"),
        (CAPABILITIES, "and what about the last one?", "Talent management: enough"),
        ("what are the eight quality statements?", "tell me more about the second", "Capable,"),
        (BARRED, "who will run it?", "Health and Care Professions Council"),
        (BARRED, "who is covered?", "board directors and their direct reports"),
        (MESSENGER, "what did it recommend?", "recommends these seven things"),
        ("what are the components of NHS IMPACT?", "the third one?", "has five components"),
        ("what are the kark recommendations?", "tell me about number 5", "a power to disbar"),
        ("which eight actions does DPIC list?", "no 7 pls", "Build the capability to improve"),
        ("what is the richards review", "wot did it recommend", "drop the idea of a single"),
        ("did we ever get a register of managers?", "so what instead?", "barring scheme"),
    ],
)
def test_what_a_follow_up_leaves_unsaid_is_what_the_thread_is_about(
    kloe: Kloe, first: str, then: str, quote: str
) -> None:
    """A code, an item of the list that was quoted, or the thing that a pronoun stands for."""
    result = results_in_thread(kloe, [first, then])[1]

    assert result.outcome == "answered"
    assert quote in result.citations[0].quote


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (MESSENGER, "who led it?"),
        ("who was Sir Ron Kerr", "what were his recommendations"),
        ("what does well-led say about succession planning?", "and who is responsible for it?"),
        ("what about talent management?", "and what about football?"),
        (CULTURE, "and requires improvement?"),
    ],
)
def test_what_is_not_held_of_the_subject_is_not_taken_from_elsewhere(
    kloe: Kloe, first: str, then: str
) -> None:
    """Who led another review is no answer."""
    assert results_in_thread(kloe, [first, then])[1].outcome == "abstained"


def test_a_subject_lasts_through_a_follow_up_that_is_not_answered(kloe: Kloe) -> None:
    """And through what is chosen of a list."""
    asked = [MESSENGER, "who led it?", "when was it published?"]
    chosen = [CAPABILITIES, "tell me more about the third", "and the second one?"]

    assert "on 8 June 2022" in results_in_thread(kloe, asked)[2].citations[0].quote
    assert "improvement skills:" in results_in_thread(kloe, chosen)[2].citations[0].quote


def test_a_question_with_a_code_or_a_subject_of_its_own_takes_over_no_code(kloe: Kloe) -> None:
    """After a card another question is answered as it would be alone."""
    alone = results_in_thread(kloe, [BARRED])[0]

    later = results_in_thread(kloe, [CULTURE, BARRED])[1]
    other = results_in_thread(kloe, [CULTURE, "and W1.3?"])[1]

    assert [c.quote for c in later.citations] == [c.quote for c in alone.citations]
    assert "\nW1.3 is a prompt" in other.text


def test_what_a_reply_placed_under_a_code_can_be_asked_about(kloe: Kloe) -> None:
    """What speaking up comes under is W3.5, and "it" is that."""
    asked = ["which KLOE covers speaking up?", "what does it ask?"]

    result = results_in_thread(kloe, asked)[1]

    assert {c.reference for c in result.citations} >= {"W3.5"}
