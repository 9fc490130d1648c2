"""The polite end of what runs until it is told to stop."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ends_by_signal(ends: threading.Event) -> Iterator[None]:
    """Let SIGTERM, SIGINT and a terminal that is closed end politely; put back what was before."""

    def end(number: int, frame: FrameType | None) -> None:
        """Let what runs know that it is to end."""
        del number, frame
        ends.set()

    before = {number: signal.signal(number, end) for number in _ends()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ends() -> tuple[signal.Signals, ...]:
    """Return the signals that end; SIGHUP where there is one that `nohup` does not have ignored."""
    polite = (signal.SIGTERM, signal.SIGINT)
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is None or signal.getsignal(hang_up) is signal.SIG_IGN:
        return polite
    return (*polite, hang_up)
