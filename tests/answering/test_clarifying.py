"""A question that may mean several things is given back as two or three readings."""

import pytest

from bot.answering.result import result_of
from bot.domain.answer import Clarify
from bot.domain.query import Question
from bot.kloe import Kloe

from .asking import Ask, results_in_thread

VAGUE = (
    "give me an overview",
    "what are the main points?",
    "more detail please",
    "frameworks",
    "explain",
    "leadership",
    "talent",
    "tell me more",
    "what does the framework say?",
    "strategy",
)


@pytest.mark.parametrize("question", VAGUE)
def test_a_vague_question_is_asked_back(ask: Ask, question: str) -> None:
    """Kloe asks which reading is meant instead of choosing one."""
    result = ask(question)

    assert (result.outcome, result.reason) == ("clarify", "ambiguous")
    assert result.citations == ()


def test_readings_are_two_or_three_and_numbered(kloe: Kloe) -> None:
    """Each reading stands on a line of its own with its number."""
    trace = kloe.ask(Question(text=VAGUE[0]))

    reply = trace.reply
    assert isinstance(reply, Clarify)
    lines = result_of(trace, top=0).text.splitlines()
    assert 2 <= len(reply.readings) <= 3
    assert lines[1:-1] == [f"  {n}. {r.question}" for n, r in enumerate(reply.readings, start=1)]


def test_readings_lead_to_different_places(kloe: Kloe) -> None:
    """No two readings of one question are the same passage."""
    reply = kloe.ask(Question(text=VAGUE[0])).reply

    assert isinstance(reply, Clarify)
    assert len({reading.passage_id for reading in reply.readings}) == len(reply.readings)


def test_readings_hold_no_placeholder_and_no_unconfirmed_date(kloe: Kloe) -> None:
    """What must not be quoted alone is no reading either."""
    replies = [kloe.ask(Question(text=question)).reply for question in VAGUE]

    shown = [r.question for reply in replies if isinstance(reply, Clarify) for r in reply.readings]
    assert shown
    assert [text for text in shown if "published in" in text or "February 2019" in text] == []


@pytest.mark.parametrize("choice", ["2", "2.", "number 2", "option 2", "the second one", "Second"])
def test_a_choice_is_answered_with_the_passage_of_its_reading(kloe: Kloe, choice: str) -> None:
    """Who replies with a number gets the words that the reading began with."""
    asked = kloe.ask(Question(text=VAGUE[0])).reply
    assert isinstance(asked, Clarify)

    answered = results_in_thread(kloe, [VAGUE[0], choice])[1]

    meant = asked.readings[1].passage_id
    assert answered.outcome == "answered"
    assert meant in [citation.passage_id for citation in answered.citations]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_reading_can_be_chosen(kloe: Kloe, number: int) -> None:
    """Whatever Kloe offers it can answer."""
    asked = kloe.ask(Question(text="what are the main points?")).reply
    assert isinstance(asked, Clarify)

    answered = results_in_thread(kloe, ["what are the main points?", str(number)])[1]

    frameworks = {citation.framework for citation in answered.citations}
    passages = {passage.id: passage for passage in kloe.corpus.passages}
    assert passages[asked.readings[number - 1].passage_id].framework in frameworks


@pytest.mark.parametrize(
    "question", ["is the framework still in force?", "is this guidance out of date?"]
)
def test_whether_the_framework_still_holds_is_asked_back(kloe: Kloe, question: str) -> None:
    """Each reading is what became of one framework, and can be chosen."""
    reply = kloe.ask(Question(text=question)).reply

    assert isinstance(reply, Clarify)
    frameworks = {kloe.corpus.by_id[r.passage_id].framework for r in reply.readings}
    assert frameworks == {"dpic", "well-led", "ltp"}
    chosen = results_in_thread(kloe, [question, "2"])[1]
    assert [c.passage_id for c in chosen.citations] == [reply.readings[1].passage_id]


def test_a_comparison_of_nothing_is_asked_back(kloe: Kloe) -> None:
    """With the first words of each framework."""
    reply = kloe.ask(Question(text="compare the frameworks")).reply

    assert isinstance(reply, Clarify)
    assert len(reply.readings) == 3


def test_a_number_that_was_not_offered_chooses_nothing(kloe: Kloe) -> None:
    """Without a list of readings before it, a bare number is no question."""
    result = results_in_thread(kloe, ["what are the four capabilities?", "3"])[1]

    assert result.outcome != "error"
    assert result.question == "3"


def test_another_question_may_follow_instead_of_a_choice(kloe: Kloe) -> None:
    """Nobody is held to the readings."""
    result = results_in_thread(kloe, [VAGUE[0], "what should a succession plan be based on?"])[1]

    assert any("quantitative and qualitative" in c.quote for c in result.citations)


@pytest.mark.parametrize(
    "text",
    ["the framework", "framework?", "what does the framework say", "the document", "the guidance"],
)
def test_the_framework_alone_may_mean_each_of_them(kloe: Kloe, text: str) -> None:
    """Each is named with how it begins, and not with what merely has the word."""
    reply = kloe.ask(Question(text=text)).reply

    assert isinstance(reply, Clarify)
    assert [reading.question.partition(":")[0] for reading in reply.readings] == [
        "Developing People - Improving Care",
        "The well-led framework",
        "The NHS Long Term Plan",
    ]
    assert "A national framework for action" in reply.readings[0].question
