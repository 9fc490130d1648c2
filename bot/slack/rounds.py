"""What has to be asked of Slack from time to time, done on the desk: Slack may keep it waiting."""

import logging
import threading
from collections.abc import Callable, Mapping

from bot.log import log_event
from bot.slack.desk import Desk, Job

Work = Callable[[], object]
"""Does what is due now; raises nothing that is to be expected."""


class Rounds:
    """Starts each piece of work anew once its last round has ended; safe to share between threads."""

    def __init__(self, desk: Desk, works: Mapping[str, Work]) -> None:
        """Prepare.

        Args:
            desk: does the work.
            works: by name; each has a lane of its own.
        """
        self._desk = desk
        self._works = works
        self._lock = threading.Lock()
        self._under_way: set[str] = set()

    def turn(self) -> None:
        """Start all work that is not under way; to be called each second or so."""
        for name, work in self._works.items():
            with self._lock:
                if name in self._under_way:
                    continue
                self._under_way.add(name)
            self._desk.enqueue(f"rounds:{name}", self._job(name, work))

    def _job(self, name: str, work: Work) -> Job:
        def run() -> None:
            """Do one round."""
            work()
            self._ended(name)

        def failed(incident: str) -> None:
            """Log that a fault of the program ended a round."""
            log_event(logging.ERROR, "round failed", name=name, incident=incident)
            self._ended(name)

        return Job(run, failed)

    def _ended(self, name: str) -> None:
        with self._lock:
            self._under_way.discard(name)
