"""What has to be done from time to time: what others left undone, what is too old."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

from bot.domain.request import SavedRequest
from bot.errors import StoreError
from bot.log import log_event, log_fault
from bot.slack.parts import Choices
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.retention import sweep

TEND_SECONDS = 1.0
"""How often the database is tended, and undone requests are looked for."""
SWEEP_SECONDS = 3_600.0
"""How often what is too old is erased."""
SWEEP_AGAIN_SECONDS = 60.0
"""Seconds until it is tried again where that could not be finished."""
DEAD_AFTER = timedelta(seconds=10)
"""A process that has not been seen for so long is taken to have ended."""
MAX_ADOPTED = 100
"""Requests taken over at once from a process that ended."""


class Upkeep:
    """A thread that looks after the database."""

    def __init__(
        self,
        ledger: Ledger,
        database: Database,
        *,
        choices: Choices,
        clock: Callable[[], datetime],
        prepare: Callable[[], None] | None = None,
    ) -> None:
        """Prepare.

        Args:
            ledger: what was accepted and answered.
            database: where it is kept.
            choices: among them for how long it is kept.
            clock: the time now, UTC.
            prepare: makes the database ready, where it could not be reached at the start.
        """
        self._prepare = prepare
        self._ledger = ledger
        self._sweep_now = partial(
            sweep,
            database,
            keep_days=choices.retention_days,
            keep_selfcheck_days=choices.selfcheck_days,
        )
        self._clock = clock
        self._ended = threading.Event()
        self._sweep_at = time.monotonic()
        self._thread: threading.Thread | None = None

    @property
    def is_prepared(self) -> bool:
        """Whether the database could be reached and has its tables."""
        return self._prepare is None

    def start(
        self,
        take: Callable[[SavedRequest], None],
        *,
        is_alone: bool,
        turn: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over what is undone, and go on looking.

        Args:
            take: answers a request that a process which ended may have answered already.
            is_alone: whether no other process works on this database, so that whatever is undone
                is nobody's.
            turn: starts what has to be asked of Slack from time to time; it does not wait for it.
        """
        if is_alone:
            self._adopt(take, timedelta(0))
        self._thread = threading.Thread(
            target=self._run, args=(take, turn), name="kloe-upkeep", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        """End the thread, and tell other processes that this one ended."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        self._ledger.close()

    def _run(self, take: Callable[[SavedRequest], None], turn: Callable[[], None]) -> None:
        """Look after everything each second; a fault of the program ends that look alone."""
        with ThreadPoolExecutor(1, "kloe-upkeep-look") as looks:
            while not self._ended.wait(TEND_SECONDS):
                fault = looks.submit(self._look_where_ready, take, turn).exception()
                if fault is not None:
                    log_fault(fault)

    def _look_where_ready(
        self, take: Callable[[SavedRequest], None], turn: Callable[[], None]
    ) -> None:
        if self._makes_ready():
            self._look(take, turn)

    def _look(self, take: Callable[[SavedRequest], None], turn: Callable[[], None]) -> None:
        self._ledger.tend()
        turn()
        if time.monotonic() >= self._sweep_at:
            is_done = self._sweep()
            self._sweep_at = time.monotonic() + (SWEEP_SECONDS if is_done else SWEEP_AGAIN_SECONDS)
        # After an outage all look dead at first: each is given the time to be seen again.
        if self._ledger.reached_for_seconds >= DEAD_AFTER.total_seconds():
            self._adopt(take, DEAD_AFTER)

    def _makes_ready(self) -> bool:
        """Tell whether the database has its tables; make them when it can be reached at last."""
        if self._prepare is None:
            return True
        try:
            self._prepare()
        except StoreError as error:
            log_event(logging.DEBUG, "database not ready", error=type(error).__name__)
            return False
        self._prepare = None
        return True

    def _adopt(self, take: Callable[[SavedRequest], None], dead_after: timedelta) -> None:
        for saved in self._ledger.adopt(self._clock() - dead_after, MAX_ADOPTED):
            log_event(logging.INFO, "taken over", answer=saved.request.answer_id)
            take(saved)

    def _sweep(self) -> bool:
        """Erase what is too old, and tell whether all of it is."""
        try:
            swept = self._sweep_now(now=self._clock())
        except StoreError as error:
            log_event(logging.WARNING, "not swept", error=type(error).__name__)
            return False
        log_event(logging.INFO, "swept", **swept.model_dump())
        return True
