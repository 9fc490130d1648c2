"""Which prompts a message bears on, for messages that were judged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kloe import Kloe

MESSAGES = Path(__file__).parent / "messages.txt"
FIRST_FLOOR, NAMED_FLOOR = 0.80, 0.93
"""Shares of the messages whose prompt comes first, and is among the three that are named."""


def judged() -> Iterator[tuple[set[str], str]]:
    """Yield each message after the prompts of which any one is right."""
    for line in MESSAGES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            codes, _, message = line.partition(" | ")
            yield set(codes.split()), message


@pytest.fixture(scope="module")
def named(kloe: Kloe) -> list[tuple[set[str], list[str]]]:
    """The right prompts of each message, and those that are named."""
    return [
        (right, [bearing.code for bearing in kloe.bearing(message)]) for right, message in judged()
    ]


def test_the_prompt_that_a_message_bears_on_is_named(
    named: list[tuple[set[str], list[str]]],
) -> None:
    """First of all for most, and among three for nearly all."""
    first = sum(bool(right.intersection(codes[:1])) for right, codes in named)
    among = sum(bool(right.intersection(codes)) for right, codes in named)

    assert first / len(named) >= FIRST_FLOOR
    assert among / len(named) >= NAMED_FLOOR


@pytest.mark.parametrize("message", ["lunch is at 12", "ok", "see you on Tuesday"])
def test_a_message_about_something_else_bears_on_no_prompt(kloe: Kloe, message: str) -> None:
    """A word in common is not enough."""
    assert kloe.bearing(message) == ()


def test_that_staff_cannot_speak_up_is_placed_under_speaking_up(kloe: Kloe) -> None:
    """Though its other words are in many prompts on staff."""
    found = kloe.bearing("Staff on ward 7 do not feel able to speak up about bullying")

    assert found[0].code == "W3.5"
