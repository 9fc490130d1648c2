"""What is held is answered however it is asked, and what no document tells is refused."""

import pytest

from .asking import Ask, above_sources


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what are the six areas of the competency framework for directors", "has six domains"),
        ("name the six parts of the competency framework for board members", "has six domains"),
        ("can we still use the LCF in our role descriptions", "is not held"),
        ("should our role descriptions still refer to the LCF", "is not held"),
        ("are we still meant to use the LCF in job descriptions", "is not held"),
        ("has NHS England been scrapped yet", "had not been abolished"),
        ("have they got rid of NHS England", "had not been abolished"),
        ("was NHS England closed down", "had not been abolished"),
        ("when does the fit n proper person framework kick in", "30 September 2023"),
        ("which doc came before the 2017 framework", "Monitor's well-led framework"),
        ("what is NHS IMPACT", "NHS IMPACT has five components"),
        ("NHS IMPACT?", "NHS IMPACT has five components"),
        ("explain NHS IMPACT to me", "NHS IMPACT has five components"),
        ("what does NHS IMPACT mean", "NHS IMPACT has five components"),
        ("what is the Dash review about", "found significant failings"),
        ("how many volunteers did the plan want", "twice as many volunteers"),
        ("how old is the LTP", "7 January 2019"),
        ("who put out DPIC", "by NHS Improvement"),
        ("are we still rated overall", "no longer gives NHS trusts an overall rating"),
    ],
)
def test_what_is_held_is_answered(ask: Ask, question: str, words: str) -> None:
    """By the sentence that says so."""
    result = ask(question)

    assert result.outcome == "answered"
    assert words in above_sources(result.text)


@pytest.mark.parametrize(
    "question",
    [
        "what is our trust's current well-led rating",
        "what well-led rating do we have now",
        "which trusts are rated outstanding",
        "who is rated outstanding for well-led",
        "which hospitals are inadequate on well-led",
        "is my trust outstanding",
        "what does the Kirkup report say",
        "what did the Francis report say",
        "what does Messenger say about ambulances",
        "name the HCPC registrar",
        "name the chair of NHS England",
    ],
)
def test_what_no_document_tells_is_refused(ask: Ask, question: str) -> None:
    """General passages on the same words are no answer."""
    assert ask(question).outcome == "abstained"


@pytest.mark.parametrize(
    "question",
    ["what does it take to be rated outstanding on W1", "what is a good rating for W3"],
)
def test_what_a_rating_takes_is_no_question_after_a_trusts_rating(ask: Ask, question: str) -> None:
    """The characteristics of ratings are held."""
    assert ask(question).outcome == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "What BME leadership target did our own trust pick under the LTP?",
        "which segment of the oversight framework is our trust in",
        "how many vacancies has our trust",
    ],
)
def test_where_a_trust_itself_stands_is_held_nowhere(ask: Ask, question: str) -> None:
    """No framework tells of one trust."""
    assert ask(question).outcome == "abstained"


def test_what_a_trust_is_held_to_is_held(ask: Ask) -> None:
    """It is the same for all."""
    assert ask("which framework is our trust judged by now").outcome == "answered"
