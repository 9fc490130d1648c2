"""What holds of Slack's limits, whenever the calls come."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.limits import Gate, Limits
from bot.playground.workspace import Workspace

from .callers import MovableClock

PAUSES = st.lists(st.floats(0, 30, allow_nan=False), max_size=80)
BURST, PER_MINUTE = 3, 20
LIMITS = Limits(per_minute={"chat.postMessage": PER_MINUTE}, post_burst=BURST)
POST = {"channel": "C0BOARD"}


def gate_and_clock() -> tuple[Gate, MovableClock]:
    """Return a gate, and the clock that it goes by."""
    clock = MovableClock()
    return Gate(Workspace(clock=clock), LIMITS), clock


@given(PAUSES)
def test_what_passes_is_never_too_much(pauses: list[float]) -> None:
    """In no minute more than a minute's, and between any two posts no more than a burst ahead."""
    gate, clock = gate_and_clock()
    passed = []
    for pause in pauses:
        clock.move(seconds=pause)
        if gate.admit("chat.postMessage", POST) is None:
            passed.append(clock())

    for first, at in enumerate(passed):
        for last in range(first, len(passed)):
            seconds = (passed[last] - at).total_seconds()
            assert last - first + 1 <= BURST + math.floor(seconds + 1e-6)
            assert seconds >= 60 or last - first + 1 <= PER_MINUTE


@given(PAUSES)
def test_the_wait_that_is_told_is_enough(pauses: list[float]) -> None:
    """Whoever waits as long as Slack says is let pass."""
    gate, clock = gate_and_clock()
    for pause in pauses:
        clock.move(seconds=pause / 30)
        limited = gate.admit("chat.postMessage", POST)
        if limited is not None:
            clock.move(seconds=limited.retry_after_seconds)
            assert gate.admit("chat.postMessage", POST) is None
