"""Whether the database can be reached, so that it is not tried again and again while it is away."""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from bot.errors import StoreUnavailable
from bot.log import log_event
from bot.store.engine import Database

Made = TypeVar("Made")


class Reach:
    """Works with the database, and gives it a rest while it is away; safe to share between threads.

    Args:
        db: the database.
        retry_after_seconds: shortest time from one try to the next while it is away.
    """

    def __init__(self, db: Database, retry_after_seconds: float) -> None:
        self._db = db
        self._retry_after_seconds = retry_after_seconds
        self._lock = threading.Lock()
        self._retry_at: float | None = None
        """On the monotonic clock; None while the database is there."""
        self._reached_at: float | None = None
        """On the monotonic clock: since when nothing failed; None before and after."""

    @property
    def is_away(self) -> bool:
        """Whether the last try failed."""
        return self._retry_at is not None

    @property
    def reached_for_seconds(self) -> float:
        """For how long nothing has failed; 0 while the database is away."""
        since = self._reached_at
        return 0.0 if since is None else time.monotonic() - since

    def work(self, work: Callable[[Database], Made]) -> Made:
        """Return what `work` makes of the database.

        Raises:
            StoreUnavailable: it failed, or the last try was too short a time ago.
        """
        if self._retry_at is not None and not self._may_try():
            raise StoreUnavailable("away")
        return self.work_now(work)

    def work_now(self, work: Callable[[Database], Made]) -> Made:
        """Return what `work` makes of the database, however short a time ago the last try was.

        Raises:
            StoreUnavailable: it failed.
        """
        try:
            made = work(self._db)
        except StoreUnavailable as error:
            self._lose(error.reason)
            raise
        if self._retry_at is not None or self._reached_at is None:
            self._find()
        return made

    def _may_try(self) -> bool:
        """Let one thread try at a time."""
        now = time.monotonic()
        with self._lock:
            if self._retry_at is not None and now < self._retry_at:
                return False
            self._retry_at = now + self._retry_after_seconds
            return True

    def _lose(self, reason: str) -> None:
        with self._lock:
            was_there = self._retry_at is None
            self._retry_at = time.monotonic() + self._retry_after_seconds
            self._reached_at = None
        if was_there:
            log_event(logging.WARNING, "database away", error=reason)

    def _find(self) -> None:
        with self._lock:
            was_away, self._retry_at = self._retry_at is not None, None
            self._reached_at = self._reached_at or time.monotonic()
        if was_away:
            log_event(logging.WARNING, "database back")
