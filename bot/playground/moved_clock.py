"""A clock that can be moved forward, so that what comes later can be seen now."""

import threading
from datetime import datetime, timedelta

from bot.playground.wire import Clock, utc_now

MOST_YEARS = 10
"""For how far the clock can be moved in all; what comes later than that shows nothing new."""
_MOST = timedelta(days=MOST_YEARS * 366)


class MovedClock:
    """This computer's clock, and as much as it was moved; any thread may use it."""

    def __init__(self, *, base: Clock = utc_now, ahead: timedelta = timedelta(0)) -> None:
        self._base = base
        self._lock = threading.Lock()
        self._ahead = min(max(ahead, timedelta(0)), _MOST)

    def __call__(self) -> datetime:
        """Return the moment, in UTC."""
        return self._base() + self.ahead

    @property
    def ahead(self) -> timedelta:
        """By how much it is ahead of this computer's clock."""
        with self._lock:
            return self._ahead

    def may_move(self, by: timedelta) -> None:
        """Refuse a move that cannot be made.

        Raises:
            ValueError: it would be back, or too far.
        """
        with self._lock:
            self._refuse(by)

    def move(self, by: timedelta) -> None:
        """Move it forward.

        Raises:
            ValueError: that would be back, or too far.
        """
        with self._lock:
            self._refuse(by)
            self._ahead += by

    def _refuse(self, by: timedelta) -> None:
        if by <= timedelta(0) or self._ahead + by > _MOST:
            raise ValueError(by)
