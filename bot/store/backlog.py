"""Writes that wait until the database is back."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from bot.domain.request import SavedRequest
from bot.errors import StoreUnavailable
from bot.log import log_event
from bot.store.engine import Database
from bot.store.reach import Reach
from bot.store.recent import Bounded

Made = TypeVar("Made")
Write = Callable[[Database], object]
"""Writes one thing; does no harm when it is done twice."""


class Backlog:
    """Writes at once, or lets a write wait; safe to share between threads.

    Args:
        reach: the database.
        limit: writes that wait at most; then the oldest is dropped, and an event tells so.
    """

    def __init__(self, reach: Reach, limit: int) -> None:
        self._reach = reach
        self._lock = threading.Lock()
        self._waiting: Bounded[str, Write] = Bounded(limit)

    def __len__(self) -> int:
        return len(self._waiting)

    def write(self, key: str, write: Callable[[Database], Made]) -> Made | None:
        """Write now, or once the database is back; in place of what waits under the same key.

        Returns:
            What the write made; None where it waits.
        """
        try:
            made = self._reach.work(write)
        except StoreUnavailable:
            self.put(key, write)
            return None
        self._drop(key)
        return made

    def read(self, read: Callable[[Database], Made | None], here: Made | None) -> Made | None:
        """Prefer what is remembered here where the database may not have it yet."""
        if here is not None and len(self):
            return here
        try:
            return self._reach.work(read)
        except StoreUnavailable:
            return here

    def change(
        self, key: str, change: Callable[[Database], bool], here: SavedRequest | None
    ) -> bool:
        """Change a pending request, in the database now or once it is back; False for none."""
        is_changed = self.write(key, change)
        if is_changed is None:
            return here is not None
        return is_changed or (here is not None and here.id is None)

    def put(self, key: str, write: Write) -> None:
        """Let a write wait, in place of the one of the same key."""
        with self._lock:
            dropped = self._waiting.put(key, write)
        if dropped is not None:
            log_event(logging.ERROR, "database write dropped", waiting=len(self))

    def clear(self) -> None:
        """Forget everything that waits."""
        with self._lock:
            self._waiting.clear()

    def write_all(self) -> None:
        """Write everything that waits.

        Raises:
            StoreUnavailable: something could not be written; it waits behind the others now.
        """
        for _ in range(len(self)):
            if (entry := self._take()) is None:
                return
            try:
                self._reach.work_now(entry[1])
            except StoreUnavailable:
                self._put_back(*entry)
                raise

    def _take(self) -> tuple[str, Write] | None:
        with self._lock:
            return self._waiting.popitem(last=False) if self._waiting else None

    def _put_back(self, key: str, write: Write) -> None:
        with self._lock:
            is_latest = key not in self._waiting
        if is_latest:
            self.put(key, write)

    def _drop(self, key: str) -> None:
        if self._waiting:
            with self._lock:
                self._waiting.pop(key, None)
