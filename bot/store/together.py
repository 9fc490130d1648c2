"""What several threads want to write at one time is written in one transaction.

A commit costs more than a write, and on SQLite one thread at a time may do either. Whoever comes
while another commits joins what is written next; whoever comes alone writes alone.

Source: Hendler, Incze, Shavit, Tzafrir, "Flat Combining and the Synchronization-Parallelism
Tradeoff", SPAA 2010, section 2.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Generic, TypeVar, cast

from sqlalchemy import Connection

from bot.errors import StoreUnavailable

MOST_TOGETHER = 64
"""Writes of one transaction at most, so that none waits for long."""

Made = TypeVar("Made")
Begin = Callable[[bool], AbstractContextManager[Connection]]
"""Gives a transaction, committed at the end; told whether what it did has to outlive a power cut."""


class _Write(Generic[Made]):
    """One thread's write, and what came of it."""

    def __init__(self, work: Callable[[Connection], Made], *, is_durable: bool) -> None:
        self._work = work
        self._made: Made | None = None
        self.is_durable = is_durable
        self.error: StoreUnavailable | None = None
        self.is_done = False
        self.wakes = threading.Lock()
        """Released when the write was done, or when its thread is to lead."""
        self.wakes.acquire()

    def run(self, connection: Connection) -> None:
        """Do it."""
        self._made = self._work(connection)

    def result(self) -> Made:
        """Return what it made.

        Raises:
            StoreUnavailable: the database could not be used.
        """
        if self.error is not None:
            raise StoreUnavailable(self.error.reason) from None
        return cast("Made", self._made)


class Together:
    """Writes for many threads; safe to share between them.

    Args:
        begin: gives a transaction.
        timeout_seconds: longest wait of a write for those before it.
    """

    def __init__(self, begin: Begin, timeout_seconds: float) -> None:
        self._begin = begin
        self._timeout_seconds = timeout_seconds
        self._lock = threading.Lock()
        self._waiting: deque[_Write[object]] = deque()
        self._is_led = False

    def __len__(self) -> int:
        """Writes that wait for the transaction that is going on."""
        return len(self._waiting)

    def write(self, work: Callable[[Connection], Made], *, is_durable: bool) -> Made:
        """Return what `work` makes in a transaction, alone or with others' work; all or nothing.

        Args:
            work: writes; it does no harm when it is done again after it failed.
            is_durable: whether it has to outlive a loss of power when this returns.

        Raises:
            StoreUnavailable: the database cannot be used now; whether what was done is kept is
                then not known.
        """
        own = _Write(work, is_durable=is_durable)
        with self._lock:
            self._waiting.append(cast("_Write[object]", own))
            leads, self._is_led = not self._is_led, True
        if not leads:
            self._wait(own)
        if not own.is_done:
            self._lead()
        return own.result()

    def _wait(self, own: _Write[Made]) -> None:
        """Wait until the write was done or its thread is to lead.

        Raises:
            StoreUnavailable: the wait was too long.
        """
        if own.wakes.acquire(timeout=self._timeout_seconds):
            return
        with self._lock:
            # The first in line may have been made the leader in this very moment.
            if own in self._waiting and not own.wakes.acquire(blocking=False):
                self._waiting.remove(cast("_Write[object]", own))
                raise StoreUnavailable("Busy")
            if own in self._waiting:
                return
        own.wakes.acquire()  # it is being done

    def _lead(self) -> None:
        """Do the writes that wait, and give the lead to the first that came meanwhile."""
        with self._lock:
            count = min(len(self._waiting), MOST_TOGETHER)
            batch = [self._waiting.popleft() for _ in range(count)]
        try:
            self._do(batch)
        finally:
            self._hand_over()
            for write in batch[1:]:
                write.wakes.release()

    def _do(self, batch: list[_Write[object]]) -> None:
        """Do writes in one transaction.

        A fault of the program ends in the leader's thread. For the others nothing was written; as
        their own fault it will end in their own thread when they try again alone.
        """
        error: StoreUnavailable | None = StoreUnavailable("Unfinished")
        try:
            with self._begin(any(write.is_durable for write in batch)) as connection:
                for write in batch:
                    write.run(connection)
            error = None
        except StoreUnavailable as unavailable:
            error = unavailable
        finally:
            for write in batch:
                write.error = error
                write.is_done = True

    def _hand_over(self) -> None:
        """Give the lead to the first that came meanwhile."""
        with self._lock:
            self._is_led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].wakes.release()
