"""Signals move the confidence one way: more cover never lowers it, a missing kind never lifts it."""

import pytest

from bot.answering.abstain import ANSWER_FROM, WEIGHTS, confidence_of
from bot.domain.query import Question
from bot.kloe import Kloe

MIDDLE = {"coverage": 0.5, "text_coverage": 0.5, "known": 0.5, "length": 0.5}
SPEAKS_AGAINST = ("alike_outside", "out_of_scope", "unsafe", "not_covered", "ambiguous", "lacks_")
"""How the names begin of what makes an answer less likely; all else makes it likelier."""
AGAINST = [name for name in WEIGHTS if name.startswith(SPEAKS_AGAINST)]
FOR = [name for name in WEIGHTS if name not in AGAINST]
STEPS = [step / 10 for step in range(11)]


@pytest.mark.parametrize("name", FOR)
def test_what_speaks_for_an_answer_never_lowers_the_confidence(name: str) -> None:
    """The more of the question is covered, the surer Kloe is."""
    found = [confidence_of({**MIDDLE, name: value}) for value in STEPS]

    assert found == sorted(found)
    assert found[0] < found[-1]


@pytest.mark.parametrize("name", AGAINST)
def test_what_speaks_against_an_answer_never_lifts_the_confidence(name: str) -> None:
    """The more a question is like what is not held, the less sure Kloe is."""
    found = [confidence_of({**MIDDLE, name: value}) for value in STEPS]

    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_an_amount_that_is_wanted_and_missing_is_weighed() -> None:
    """What the questions that are hardest to refuse have in common counts against an answer."""
    assert {"lacks_amount", "lacks_person", "lacks_measure", "lacks_how_often"} <= set(AGAINST)
    assert {"covered", "lead_over_outside"} <= set(FOR)


def test_confidence_stays_a_probability() -> None:
    """Whatever the signals, the value lies between 0 and 1."""
    extremes = [dict.fromkeys(FOR, 9.0), dict.fromkeys(AGAINST, 9.0), {}, {"unheard of": 1.0}]

    found = [confidence_of(signals) for signals in extremes]

    assert all(0 <= value <= 1 for value in found)


def test_a_signal_that_is_not_weighed_changes_nothing() -> None:
    """Signals that are only shown in the trace do not decide."""
    assert confidence_of({**MIDDLE, "score": 0.9}) == confidence_of(MIDDLE)


@pytest.mark.parametrize(
    ("plain", "wanting", "signal"),
    [
        ("what is there for talent management", "what budget is there for talent management",
         "lacks_amount"),
        ("is the succession plan reviewed", "how often is the succession plan reviewed",
         "lacks_how_often"),
        ("describe a succession plan", "give me a template of a succession plan", "lacks_example"),
        ("what does the national workforce group do", "who chairs the national workforce group",
         "lacks_person"),
    ],
)  # fmt: skip
def test_a_wanted_kind_of_answer_that_is_missing_lowers_the_confidence(
    kloe: Kloe, plain: str, wanting: str, signal: str
) -> None:
    """Who asks for an amount, and the passage has none, is less likely to be answered."""
    without = kloe.ask(Question(text=plain)).decision.needs[0]
    with_it = kloe.ask(Question(text=wanting)).decision.needs[0]

    signals = dict(with_it.signals)
    assert dict(without.signals)[signal] == 0.0
    assert signals[signal] == 1.0
    assert confidence_of(signals) < confidence_of({**signals, signal: 0.0})


@pytest.mark.parametrize(
    "question", ["what are the four capabilities", "how often is a plan reviewed", "zebra crossing"]
)
def test_a_need_is_answered_from_a_stated_confidence_on(kloe: Kloe, question: str) -> None:
    """The verdict in the trace follows from the confidence beside it."""
    needs = kloe.ask(Question(text=question)).decision.needs

    assert [need.verdict == "answer" for need in needs] == [
        need.confidence >= ANSWER_FROM for need in needs
    ]


@pytest.mark.parametrize(
    ("question", "is_missing"),
    [
        ("how many trusts use the well-led framework for leadership and governance", 1.0),
        ("how many executive posts were vacant or held by an interim in the survey", 0.0),
        ("how many quality statements are there", 0.0),
    ],
)
def test_a_date_is_no_number_of_anything(kloe: Kloe, question: str, *, is_missing: float) -> None:
    """Where a number is wanted, a year in the passage does not give it."""
    (need,) = kloe.ask(Question(text=question)).decision.needs

    assert dict(need.signals)["lacks_count"] == is_missing


@pytest.mark.parametrize(
    ("question", "is_missing"),
    [
        ("how many nursing associates does the long term plan ask for", 1.0),
        ("how many trusts were in the survey on executive vacancies", 0.0),
        ("how many critical capabilities are there", 0.0),
        ("number of prompts under W3", 0.0),
        ("how many pages is the people plan of 2020", 1.0),
    ],
)
def test_a_number_of_something_else_is_not_how_many_there_are(
    kloe: Kloe, question: str, *, is_missing: float
) -> None:
    """A passage that counts something counts what is asked, or else it speaks against an answer."""
    (need,) = kloe.ask(Question(text=question)).decision.needs

    assert dict(need.signals)["lacks_count"] == is_missing
