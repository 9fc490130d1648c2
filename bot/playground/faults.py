"""What can be made to go wrong with an answer, and the queue in which it waits to."""

import threading
from typing import NamedTuple

EVERY_METHOD = "*"
RESPONSE_URL = "response_url"
"""In place of a method: an answer by address to an interaction."""
UPLOAD = "upload"
"""In place of a method: the bytes of a file."""


class RateLimited(NamedTuple):
    """Too many calls: HTTP 429, nothing is done."""

    retry_after_seconds: int


class ServerError(NamedTuple):
    """An answer that says nothing."""

    status: int = 500
    done: bool = False
    """Whether what was asked was done all the same."""


class Hang(NamedTuple):
    """No answer for a while, and then one."""

    seconds: float
    done: bool = True
    """Whether what was asked is done, before the wait; if not, the late answer says so."""


class Drop(NamedTuple):
    """The connection ends without an answer."""

    done: bool
    """Whether what was asked was done before."""


class Refuse(NamedTuple):
    """Slack says no: nothing is done."""

    code: str


Fault = RateLimited | ServerError | Hang | Drop | Refuse


class Faults:
    """Holds faults until a call meets them; any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[tuple[str, Fault]] = []

    def add(self, method: str, fault: Fault, *, times: int = 1) -> None:
        """Let the next calls of a method meet a fault.

        Args:
            method: its name, `*` for any, `response_url`, or `upload`.
            fault: what goes wrong.
            times: with how many calls.
        """
        with self._lock:
            self._waiting.extend([(method, fault)] * times)

    def take(self, method: str) -> Fault | None:
        """Return the first fault that waits for a method, and let it wait no more."""
        if not self._waiting:
            return None
        with self._lock:
            for place, (awaited, fault) in enumerate(self._waiting):
                if awaited in {method, EVERY_METHOD}:
                    del self._waiting[place]
                    return fault
        return None

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._lock:
            self._waiting.clear()

    @property
    def waiting(self) -> int:
        """Number of calls that will still go wrong."""
        return len(self._waiting)
