"""The knowledge that answers now: taken up anew when its folder changes, while Kloe runs."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from bot.corpus.fingerprint import read_files
from bot.errors import KnowledgeError
from bot.kloe import Kloe
from bot.log import log_event, log_fault

LOOK_SECONDS = 2.0
"""How often it is looked whether the folder has changed."""

Stamp = tuple[tuple[str, int, int], ...]
"""Path, time of the last change in nanoseconds, and bytes of each file."""
Look = Literal["same", "changing", "renewed", "broken"]


class Current:
    """Gives the Kloe that answers now; safe to share between threads, one of which looks.

    Args:
        kloe: what answers first.
        folder: the knowledge folder; None where it never changes.
        compose: makes Kloe anew from the folder.
    """

    def __init__(
        self, kloe: Kloe, folder: Path | None = None, compose: Callable[[], Kloe] | None = None
    ) -> None:
        self._kloe = kloe
        self._folder = folder
        self._compose = compose
        self._seen = self._stamp()
        self._taken_up: Stamp | None = self._seen
        """None where it could not be read, so that it is tried again."""
        self.is_broken = False
        """Whether the folder changed so that it cannot be used, and what was known before answers."""

    def kloe(self) -> Kloe:
        """Return the Kloe that answers now."""
        return self._kloe

    def look(self) -> Look:
        """Take up the folder where it has changed and is not being changed any more.

        Where it breaks its rules the old knowledge stays, until the folder changes again; where it
        cannot be read, as with too many open files, until it can.

        Returns:
            "changing" where it is not the same as at the last look.
        """
        stamp = self._stamp()
        was_seen, self._seen = stamp == self._seen, stamp
        if stamp == self._taken_up or self._compose is None:
            return "same"
        if not was_seen:
            return "changing"
        self._taken_up = stamp
        try:
            kloe = self._compose()
        except (KnowledgeError, OSError) as error:
            if isinstance(error, OSError):
                self._taken_up = None
            if not (isinstance(error, OSError) and self.is_broken):
                log_event(logging.ERROR, "knowledge not taken up", error=type(error).__name__)
            self.is_broken = True
            return "broken"
        self.is_broken = False
        if kloe.corpus.fingerprint == self._kloe.corpus.fingerprint:
            return "same"
        self._kloe = kloe
        log_event(logging.INFO, "knowledge taken up", fingerprint=kloe.corpus.fingerprint)
        return "renewed"

    def _stamp(self) -> Stamp:
        """Return what tells whether a file was changed, without reading any."""
        if self._folder is None:
            return ()
        try:
            found = [(str(path), path.stat()) for path in read_files(self._folder)]
        except OSError:  # it is being exchanged in this moment
            return (("", 0, 0),)
        return tuple((path, status.st_mtime_ns, status.st_size) for path, status in found)


class Watch:
    """A thread that looks after the knowledge folder."""

    def __init__(self, current: Current, renewed: Callable[[], None]) -> None:
        """Prepare.

        Args:
            current: what is known.
            renewed: called on the thread after something else is.
        """
        self._current = current
        self._renewed = renewed
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kloe-knowledge", daemon=True)

    def start(self) -> None:
        """Start to look."""
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        """Look again and again; a fault of the program ends that look alone."""
        with ThreadPoolExecutor(1, "kloe-knowledge-look") as looks:
            while not self._ended.wait(LOOK_SECONDS):
                fault = looks.submit(self._look).exception()
                if fault is not None:
                    log_fault(fault)

    def _look(self) -> None:
        if self._current.look() == "renewed":
            self._renewed()
