"""Five hundred reminders for nine o'clock, by a clock that the test moves, within Slack's limits."""

from datetime import time, timedelta

import pytest

from bot.domain.selfcheck import CheckId
from bot.playground.limits import PER_MINUTE
from bot.playground.people import User
from bot.selfcheck.quiet_hours import parse_quiet
from bot.selfcheck.schedule import first
from bot.slack.checks.pace import MOST_A_MINUTE
from bot.store.reminders import due, keep
from slack.running import Running

from .clock import Hand, turn

PEOPLE = 500
QUIET = parse_quiet("18:30-08:00")


def ask_all(running: Running, hand: Hand, people: int, checks: tuple[str, ...] = ("w1",)) -> None:
    """Let so many people ask for a reminder every Thursday at nine."""
    for number in range(people):
        user = f"U0N{number:04}"
        running.slack.workspace.add_user(User(id=user, name="nurse"))
        for check in checks:
            reminder = first(
                user,
                CheckId(check),
                "week",
                at=time(9),
                zone="Europe/London",
                now=hand(),
                quiet=QUIET,
            )
            keep(running.service.parts.database, reminder)


def posts(running: Running) -> int:
    """Return how many messages Kloe has posted."""
    return len(running.slack.calls_of("chat.postMessage"))


def test_five_hundred_at_nine_come_within_slacks_limits(timed: Running, hand: Hand) -> None:
    """Within the minutes over which they are spread; nobody has two, and nothing is held back."""
    ask_all(timed, hand, PEOPLE)
    timed.slack.echoes = False
    hand.put(2026, 12, 3, 9, 0)

    for _ in range(21 * 20):
        hand.wind(seconds=3)
        turn(timed, 1)

    peaks = timed.slack.peaks
    assert posts(timed) == PEOPLE
    assert {post.channel for post in timed.slack.workspace.posts_by_kloe()} == {
        f"D0N{number:04}" for number in range(PEOPLE)
    }
    for method in ("users.info", "chat.postMessage"):
        assert peaks[method].in_a_minute < PER_MINUTE[method]
        assert peaks[method].in_a_second == 1 or method == "users.info"
    assert all(call.ok for call in timed.slack.calls)


@pytest.mark.parametrize("checks", [("w1",), ("w1", "w2", "w3")])
def test_after_an_outage_people_are_told_one_after_the_other(
    timed: Running, hand: Hand, checks: tuple[str, ...]
) -> None:
    """All are due at once; Slack is not asked for more than it lets, nor anybody written to twice."""
    people = 150 // len(checks)
    ask_all(timed, hand, people, checks)
    timed.slack.echoes = False
    hand.put(2026, 12, 3, 9, 30)

    while due(timed.service.parts.database, hand(), 1) and hand().minute < 40:
        hand.wind(seconds=1)
        turn(timed, 1)

    peaks = timed.slack.peaks
    assert posts(timed) == people * len(checks)
    assert peaks["users.info"].in_a_minute <= MOST_A_MINUTE
    assert peaks["chat.postMessage"].in_a_second == 1
    assert all(call.ok for call in timed.slack.calls)
    assert timedelta(minutes=1) < hand() - hand().replace(minute=30, second=0)
