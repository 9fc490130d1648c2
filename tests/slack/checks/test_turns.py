"""How fast something may be done: never more in a minute than was said."""

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.checks.turns import Turns

MINUTE = 60.0
ROUNDING = 1e-6


@given(
    per_minute=st.integers(1, 100),
    at_once=st.integers(1, 20),
    waits=st.lists(st.floats(0, 30), min_size=1, max_size=200),
)
def test_in_no_minute_there_are_more_than_was_said(
    per_minute: int, at_once: int, waits: list[float]
) -> None:
    """However they come; and nobody's turn is before it was asked for."""
    taking, now, turns = Turns(per_minute=per_minute, at_once=at_once), 0.0, []
    for wait in waits:
        now += wait
        turns.append(taking.turn(now))
        assert turns[-1] >= now

    for first in turns:
        inside = [turn for turn in turns if first <= turn < first + MINUTE - ROUNDING]
        assert len(inside) <= per_minute + at_once


def test_after_a_pause_a_few_come_at_once() -> None:
    """And the next ones at the same distance."""
    taking = Turns(per_minute=30, at_once=3)

    assert [taking.turn(100.0) for _ in range(5)] == [100.0, 100.0, 100.0, 102.0, 104.0]
    assert taking.turn(200.0) == 200.0


def test_whoever_keeps_the_distance_never_waits() -> None:
    """A steady stream just at the rate."""
    taking = Turns(per_minute=30, at_once=1)

    assert [taking.turn(2.0 * number) for number in range(50)] == [2.0 * n for n in range(50)]
