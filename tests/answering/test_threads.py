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
