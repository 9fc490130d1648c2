"""What people type that is no question about the documents."""

import pytest

from bot.slack.menu_words import menu_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hello!", "help"),
        ("what can I ask you?", "help"),
        ("Who are you", "help"),
        ("are my questions private?", "privacy"),
        ("is this confidential", "privacy"),
        ("Will my answers be kept confidential?", "privacy"),
        ("is what I type really anonymous?", "privacy"),
        ("who can see my self-check?", "privacy"),
        ("please list all KLOEs", None),
        ("list", "list"),
    ],
)
def test_a_word_of_the_menu_is_known_however_it_is_put(text: str, word: str | None) -> None:
    """Politeness, capitals and marks at the end aside."""
    assert menu_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "is this framework still in force?",
        "are private hospitals covered?",
        "does the plan ask for confidential reporting",
        "is this a confidential reporting duty under W3.5",
        "who are you supposed to involve in a strategy",
        "what can I ask my board to evidence",
    ],
)
def test_a_question_about_the_documents_is_no_word_of_the_menu(text: str) -> None:
    """However like one it begins."""
    assert menu_word(text) is None
