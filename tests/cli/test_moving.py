"""The playground's clock, which halts at what falls due on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.cli.moving import Halts, move_past
from bot.cli.playing import Playing
from bot.current import Current
from bot.domain.selfcheck import CheckId, Reminder
from bot.errors import StoreUnavailable
from bot.kloe import Kloe
from bot.playground.moved_clock import MOST_YEARS, MovedClock
from bot.settings import Settings

START = datetime(2026, 11, 26, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def reminder(days: int) -> Reminder:
    """Return a reminder that is due so many days after the start."""
    due_at = START + days * DAY
    return Reminder(
        user="U0WARD",
        check=CheckId("w1"),
        every="week",
        starts_on=START.date(),
        at=time(9),
        zone="Europe/London",
        due_at=due_at,
        period=due_at.date().isoformat(),
    )


class Waiting:
    """Reminders that are dealt with as soon as somebody looks, and when the clock stood then."""

    def __init__(self, clock: MovedClock, *days: int) -> None:
        self.clock = clock
        self.left = [reminder(each) for each in days]
        self.dealt_with: list[datetime] = []

    def next_due(self, until: datetime) -> Reminder | None:
        """Return the earliest one by a moment."""
        return next((one for one in self.left if one.due_at <= until), None)

    def turn(self) -> None:
        """Deal with the earliest one."""
        self.left.pop(0)
        self.dealt_with.append(self.clock())


@pytest.fixture
def clock() -> MovedClock:
    """A clock that stands still by itself."""
    return MovedClock(base=lambda: START)


def test_each_reminder_on_the_way_is_dealt_with_when_it_is_due(clock: MovedClock) -> None:
    """And the clock ends where it was to go; what is due later is left."""
    waiting = Waiting(clock, 2, 9, 16)
    seen: list[datetime] = []

    halts = Halts(waiting.next_due, waiting.turn, lambda: seen.append(clock()))
    move_past(clock, 10 * DAY, halts)

    assert waiting.dealt_with == [START + 2 * DAY, START + 9 * DAY]
    assert waiting.left == [reminder(16)]
    assert seen == [*waiting.dealt_with, START + 10 * DAY]


def test_what_was_due_already_is_dealt_with_before_the_clock_moves(clock: MovedClock) -> None:
    """It is not moved back."""
    waiting = Waiting(clock, -1)

    move_past(clock, DAY, Halts(waiting.next_due, waiting.turn, lambda: None))

    assert waiting.dealt_with == [START]
    assert clock() == START + DAY


def test_a_reminder_that_is_not_dealt_with_holds_nobody_up(
    clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while the clock moves on."""
    monkeypatch.setattr("bot.cli.moving.HALT_SECONDS", 0.05)
    waiting = Waiting(clock, 2)

    move_past(clock, 3 * DAY, Halts(waiting.next_due, lambda: None, lambda: None))

    assert clock() == START + 3 * DAY


def test_while_the_database_is_away_the_clock_moves_all_the_same(clock: MovedClock) -> None:
    """There is nothing to halt at."""

    def away(_: datetime) -> Reminder | None:
        """Reach nothing.

        Raises:
            StoreUnavailable: always.
        """
        raise StoreUnavailable("away")

    move_past(clock, DAY, Halts(away, lambda: None, lambda: None))

    assert clock() == START + DAY


@pytest.mark.parametrize("by", [timedelta(0), -DAY, (MOST_YEARS + 1) * 366 * DAY])
def test_a_clock_that_cannot_be_moved_so_far_is_not_moved_at_all(
    clock: MovedClock, by: timedelta
) -> None:
    """Nor does anything come."""
    waiting = Waiting(clock, 2)

    with pytest.raises(ValueError, match=r"day|0:00"):
        move_past(clock, by, Halts(waiting.next_due, waiting.turn, lambda: None))

    assert clock() == START
    assert waiting.dealt_with == []


@pytest.fixture
def playing(small_kloe: Kloe, tmp_path: Path) -> Iterator[Playing]:
    """The playground over two short documents."""
    with Playing(Settings(knowledge=tmp_path), Current(small_kloe), None) as started:
        yield started


def test_with_nothing_to_come_the_clock_moves_at_once(playing: Playing) -> None:
    """The page is told."""
    version = playing.stand_in.workspace.state.version
    before = playing.clock()

    playing.move(DAY)

    assert playing.clock() - before >= DAY
    assert playing.stand_in.workspace.state.version > version
