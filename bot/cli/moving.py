"""Moving the playground's clock past what falls due, so that it comes when it is due."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.selfcheck import Reminder
from bot.errors import StoreUnavailable
from bot.playground.moved_clock import MovedClock

HALT_SECONDS = 3.0
"""Waited for one reminder at most."""
HALTS_SECONDS = 6.0
"""Waited for all of them at most; what falls due later is passed over, as if Kloe had not run."""
LOOK_SECONDS = 0.05


class Halts(NamedTuple):
    """What a clock that moves halts at."""

    next_due: Callable[[datetime], Reminder | None]
    """The earliest reminder that is due by a moment."""
    turn: Callable[[], object]
    """Lets Kloe look for what is due."""
    moved: Callable[[], object]
    """Told after each move."""


def move_past(clock: MovedClock, by: timedelta, halts: Halts) -> None:
    """Move a clock forward, and halt at each reminder on the way until it was dealt with.

    Raises:
        ValueError: that would be back, or too far; it is not moved then.
    """
    end = clock() + by
    clock.may_move(by)
    with suppress(StoreUnavailable):
        _halt_until(clock, end, halts)
    clock.move(max(end - clock(), timedelta(microseconds=1)))
    halts.moved()


def _halt_until(clock: MovedClock, end: datetime, halts: Halts) -> None:
    """Go from reminder to reminder.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    stops_at = time.monotonic() + HALTS_SECONDS
    before: Reminder | None = None
    while time.monotonic() < stops_at:
        due = halts.next_due(end)
        if due is None or due == before:
            return
        if due.due_at > clock():
            clock.move(due.due_at - clock())
            halts.moved()
        _wait(due, clock, halts)
        before = due


def _wait(due: Reminder, clock: MovedClock, halts: Halts) -> None:
    """Wait until a reminder is no longer due.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    stops_at = time.monotonic() + HALT_SECONDS
    while halts.next_due(clock()) == due and time.monotonic() < stops_at:
        halts.turn()
        time.sleep(LOOK_SECONDS)
