"""What a follow-up takes from its thread: the next code, another number, a page; or nothing."""

import pytest

from bot.kloe import Kloe

from .asking import results_in_thread


@pytest.mark.parametrize(
    ("questions", "reference"),
    [
        (("what does para 4.52 of the Long Term Plan say", "next one down?"), "4.53"),
        (("what does W1.4 ask", "and the next one?"), "W2.1"),
        (("what does W2.1 ask", "the previous one"), "W1.4"),
        (("what is W3?", "the next kloe please"), "W4"),
        (("what is W3?", "and 5?"), "W5"),
        (("what does W3.2 ask", "and 4?"), "W3.4"),
    ],
)
def test_the_next_and_another_number_are_of_the_code_that_was_asked_about(
    kloe: Kloe, questions: tuple[str, ...], reference: str
) -> None:
    """Prompts follow prompts, and lines of enquiry lines of enquiry."""
    last = results_in_thread(kloe, questions)[-1]

    assert last.citations[0].reference == reference


@pytest.mark.parametrize(
    ("first", "none"),
    [("what is W8?", "W9"), ("what does W8.5 ask", "W8.6"), ("what does 4.54 say", "4.55")],
)
def test_there_is_nothing_after_the_last_code(kloe: Kloe, first: str, none: str) -> None:
    """No code is made up, and the one that would follow is named."""
    last = results_in_thread(kloe, [first, "and the next one?"])[-1]

    assert last.outcome == "abstained"
    assert none in last.text


def test_the_last_one_of_a_prompt_is_the_last_of_its_line(kloe: Kloe) -> None:
    """W3.9 is the last of W3."""
    assert (
        results_in_thread(kloe, ["W3.4", "and the last one?"])[-1].citations[0].reference == "W3.9"
    )


def test_what_has_a_number_is_followed_to_its_end(kloe: Kloe) -> None:
    """There are five conditions, and no sixth is found among other things."""
    thread = ["condition 3 of DPIC", "and the next?", "and the next?", "and the next?"]
    results = results_in_thread(kloe, thread)

    assert [r.outcome for r in results] == ["answered", "answered", "answered", "abstained"]


def test_another_number_is_of_the_thing_that_was_asked_about(kloe: Kloe) -> None:
    """After DPIC condition 4, "5" is DPIC condition 5."""
    last = results_in_thread(kloe, ["DPIC condition 4 text please", "ok try 5"])[-1]

    assert "DPIC condition 5" in last.citations[0].quote


def test_a_question_of_something_else_does_not_lean_on_the_thread(kloe: Kloe) -> None:
    """It is answered as it would be alone, and comes back as it was typed."""
    thread = ["what was in the long term plan compact", "different topic: what is it that W3 asks?"]
    last = results_in_thread(kloe, thread)[-1]

    assert last.citations[0].reference == "W3"
    assert last.question == thread[-1]


def test_what_became_of_something_is_told_by_what_came_later_or_not_at_all(kloe: Kloe) -> None:
    """An aim is no answer to whether it was met."""
    thread = [
        "What does the Long Term Plan aim for on staff retention?",
        "did they manage it in the end?",
    ]
    first, last = results_in_thread(kloe, thread)

    assert first.outcome == "answered"
    assert last.outcome == "abstained"


def test_a_kind_of_answer_alone_is_asked_of_what_was_quoted(kloe: Kloe) -> None:
    """After the money for the WRES "how much?" is that money, and after a date nothing."""
    given = results_in_thread(kloe, ["does the Long Term Plan extend the WRES", "how much"])[-1]
    none = results_in_thread(kloe, ["When was DPIC launched?", "how much"])[-1]

    assert "\u00a31 million" in given.citations[0].quote
    assert none.outcome == "abstained"


def test_how_many_there_are_now_is_not_told_by_what_was_wanted_then(kloe: Kloe) -> None:
    """A plan of 2019 wanted twice as many volunteers."""
    thread = ["what did the long term plan want for volunteers", "how many are there now"]

    assert results_in_thread(kloe, thread)[-1].outcome == "abstained"


def test_a_rating_after_a_prompt_is_that_of_its_line(kloe: Kloe) -> None:
    """Prompts have no ratings of their own."""
    last = results_in_thread(kloe, ["W7.3", "how does it look when it is inadequate"])[-1]

    assert "rated inadequate on W7" in last.citations[0].quote
