"""What stands on buttons and in menus fits, however its characters are counted."""

import pytest
from selfcheck.made import START, USER

from bot.playground.payloads import payload_errors
from bot.selfcheck.book import Book
from bot.selfcheck.catalog import Catalog
from bot.selfcheck.dialogue import start
from bot.slack.checks.consent_card import choice_of
from bot.slack.checks.question_card import Shown, question_card
from bot.slack.checks.reminder_view import Form, reminder_view
from bot.slack.message import Message

from .made import check_of, run_of

LONG = ["R&D " * 18, "\U0001f600" * 75, "<" * 75]
"""Titles of 75 characters at most, of which Slack counts more."""


def errors_of(message: Message) -> list[object]:
    """Return what is wrong with a message."""
    payload = {"channel": "D0", "text": message.text, "blocks": list(message.blocks)}
    return list(payload_errors("message", payload))


@pytest.mark.parametrize("words", LONG)
def test_buttons_are_described_in_as_much_as_a_screen_reader_is_given(words: str) -> None:
    """Those of a list, and those of a question."""
    check = check_of(3, title=words, question=words * 4)
    asked = start(run_of({}).id, USER, check, START)

    assert errors_of(choice_of([check], [None])) == []
    assert errors_of(question_card(Shown(asked, check), Book(Catalog(checks=(check,)), {}))) == []


@pytest.mark.parametrize("words", LONG)
def test_a_menu_shows_as_much_of_a_title_as_it_holds(words: str) -> None:
    """And no half of it where more would fit."""
    view = reminder_view(Form((check_of(3, title=words),), "", None, "", None))

    assert payload_errors("modal", view) == ()
