"""One lock for the whole workspace, and a way to wait for its next change."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class State:
    """Guards what the parts of a workspace hold; any thread may use it."""

    def __init__(self) -> None:
        self._changed = threading.Condition(threading.RLock())
        self.version = 0
        """Number of changes so far."""

    @contextmanager
    def change(self) -> Iterator[None]:
        """Hold the lock for a change, and wake those who wait for one."""
        with self._changed:
            yield
            self.version += 1
            self._changed.notify_all()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock for reading."""
        with self._changed:
            yield

    def touch(self) -> None:
        """Wake those who wait for a change, such as one of the clock."""
        with self.change():
            pass

    def wait_for_change(self, version: int, seconds: float) -> None:
        """Return once the version is no longer the given one, or the seconds are over."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=seconds)
