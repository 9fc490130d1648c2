"""How fast something may be done: so many in a minute, and a few at once after a pause."""

import threading


class Turns:
    """Gives each that asks its time; safe to share between threads.

    The generic cell rate algorithm: each one moves the time of the next on by the same distance, and
    a few may be ahead of it. Source: ITU-T I.371, annex A.

    Args:
        per_minute: in the long run.
        at_once: after a pause; in any minute there are `per_minute` and `at_once` together at most.
    """

    def __init__(self, *, per_minute: int, at_once: int) -> None:
        self._lock = threading.Lock()
        self._apart = 60.0 / per_minute
        self._ahead = (at_once - 1) * self._apart
        self._next = float("-inf")

    def turn(self, now: float) -> float:
        """Return the time at which the one who asks may do it: now, or later.

        Args:
            now: seconds of a clock that only rises.
        """
        with self._lock:
            at = max(now, self._next - self._ahead)
            self._next = max(self._next, now) + self._apart
            return at
