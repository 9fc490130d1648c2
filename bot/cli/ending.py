"""The polite end of what runs until it is told to stop."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ends_by_signal(ends: threading.Event) -> Iterator[None]:
    """Let SIGTERM and SIGINT end politely, and put back what was there before."""

    def end(number: int, frame: FrameType | None) -> None:
        """Let what runs know that it is to end."""
        del number, frame
        ends.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
