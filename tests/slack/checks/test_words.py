"""Words that are no questions, in the ways in which people type them; and questions that look like some."""

from pathlib import Path

import pytest

from bot.domain.ids import PassageId
from bot.domain.selfcheck import CheckId, Item, ItemId, SelfCheck, Theme, ThemeId
from bot.evaluation.questions import load_questions
from bot.slack.checks.words import TypedWord, Verb, typed_word
from bot.slack.menu_words import MenuWord, is_thanks, menu_word

QUESTIONS = (
    "check what W1 says",
    "what checks does a fit and proper person test need",
    "checks for directors",
    "how do we check on culture in our teams",
    "stop the line: who may",
    "what evidence do we need for W1",
    "team working in W3",
    "go on with what W1 says about talent",
    "how long do trusts keep records of complaints",
    "who reads the board's papers",
    "what must our succession plan cover",
    "is thanks to staff part of W3",
    "delete the KLOE that no longer applies?",
    "list the eight KLOEs and their prompts",
    "what do you know about talent management",
)


def named(name: str) -> SelfCheck | None:
    """Return a self-check that is called by one of three names."""
    known = {"w1": "w1", "well led": "well-led", "culture": "w3"}
    if name not in known:
        return None
    item = Item(
        id=ItemId("one"),
        theme=ThemeId("all"),
        question="Is it?",
        rests_on=PassageId("a#b~1"),
        counts=("a",),
    )
    themes = (Theme(id=ThemeId("all"), title="All"),)
    check_id = CheckId(known[name])
    return SelfCheck(id=check_id, title="All", about="All.", themes=themes, items=(item,))


@pytest.mark.parametrize(
    ("typed", "verb", "rest"),
    [
        ("check", "check", ""),
        ("Self-check!", "check", ""),
        ("start a self check on W1", "check", "w1"),
        ("Check: W1", "check", "w1"),
        ("Could you start the self-check for well led, please?", "check", "well-led"),
        ("check culture", "check", "w3"),
        ("continue", "check", ""),
        ("Go on, please.", "check", ""),
        ("resume my self-check", "check", ""),
        ("continue with W1", "check", "w1"),
        ("go on with the self-check on well led", "check", "well-led"),
        ("check flibber", "check", "flibber"),
        ("team W1", "team", "w1"),
        ("STOP", "stop", ""),
        ("please stop", "stop", ""),
        ("Delete my data please", "delete", ""),
        ("erase my data, please.", "delete", ""),
        ("remind me weekly", "reminders", ""),
        ("remind me every month", "reminders", ""),
        ("Can I export my data?", "export", ""),
        ("my evidence", "evidence", ""),
    ],
)
def test_a_word_is_understood_however_politely_it_is_typed(
    typed: str, verb: Verb, rest: str
) -> None:
    """With or without please, capitals and marks."""
    assert typed_word(typed, named) == TypedWord(verb, rest)


@pytest.mark.parametrize("typed", QUESTIONS)
def test_a_question_is_no_word(typed: str) -> None:
    """It goes to the documents."""
    assert typed_word(typed, named) is None
    assert menu_word(typed) is None
    assert not is_thanks(typed)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("hello", "help"),
        ("Good morning!", "help"),
        ("What can you do?", "help"),
        ("privacy please", "privacy"),
        ("What is kept about me?", "privacy"),
        ("How long do you keep my answers and who can see them?", "privacy"),
        ("who can see my answers", "privacy"),
        ("sources", "sources"),
        ("list", "list"),
    ],
)
def test_what_concerns_kloe_itself_is_answered_from_the_menu(typed: str, word: MenuWord) -> None:
    """No document has an answer to it."""
    assert menu_word(typed) == word


@pytest.mark.parametrize("typed", ["thanks, that was useful", "Thank you!", "many thanks for this"])
def test_thanks_are_no_question(typed: str) -> None:
    """However they go on."""
    assert is_thanks(typed)


def test_no_judged_question_is_taken_for_a_word() -> None:
    """Whatever the question files ask goes to the documents."""
    folder = Path(__file__).parents[2] / "evaluation"
    every = [
        one.question for file in folder.glob("questions_*.yaml") for one in load_questions(file)
    ]

    assert len(every) > 500
    assert [q for q in every if typed_word(q, named) or menu_word(q) or is_thanks(q)] == []
