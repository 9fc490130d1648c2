"""A clock that can be moved forward."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.moved_clock import MOST_YEARS, MovedClock

NINE = datetime(2026, 7, 1, 9, tzinfo=UTC)


def test_it_shows_its_base_until_it_is_moved() -> None:
    """And afterwards as much more, each move added to those before."""
    clock = MovedClock(base=lambda: NINE)
    assert clock() == NINE

    clock.move(timedelta(hours=1))
    clock.move(timedelta(days=1))

    assert clock() == NINE + timedelta(days=1, hours=1)


@pytest.mark.parametrize(
    "by", [timedelta(0), timedelta(seconds=-1), timedelta(days=366 * MOST_YEARS + 1)]
)
def test_it_moves_neither_back_nor_too_far(by: timedelta) -> None:
    """It stays as it was."""
    clock = MovedClock(base=lambda: NINE)

    with pytest.raises(ValueError, match=r".+"):
        clock.move(by)

    assert clock() == NINE


def test_what_was_kept_cannot_put_it_back() -> None:
    """A file that says so counts for nothing."""
    assert MovedClock(base=lambda: NINE, ahead=timedelta(days=-3))() == NINE
