"""Laws of delivery: what holds in whatever order things happen."""

import shutil
import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.request import Request, SavedRequest
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import about

from .deliveries import Clock, asked, replied
from .outages import folder_away

DEAD_AFTER = timedelta(seconds=10)
"""A process that was not seen for so long is taken to have ended."""
COMMAND = 3
MESSAGES = st.integers(0, COMMAND)
SHAPES = st.integers(0, 1)
PLACES = st.integers(0, 1)


def delivery_of(message: int, shape: int) -> Request:
    """Return a message as Slack sends it: one event after another, or a command, always the same."""
    if message == COMMAND:
        return asked(message, way="command", message_key=None)
    return asked(message, event_key=f"Ev{message}-{shape}")


def message_of(saved: SavedRequest) -> int:
    """Return which message it is that is to be answered."""
    return int(saved.request.answer_id.removeprefix("answer-"))


class Process:
    """One process: its ledger, and what it has set out to answer."""

    def __init__(self, db: Database, owner: str, clock: Clock) -> None:
        self.ledger = Ledger(db, owner=owner, clock=clock, retry_after_seconds=0)
        self.in_work: list[SavedRequest] = []
        self._taken: set[int] = set()
        self.unwritten: set[int] = set()
        """Messages that it answered while the database was away."""

    def take(self, saved: SavedRequest) -> None:
        """Set out to answer a message, which one process does once, come what may."""
        message = message_of(saved)
        assert message not in self._taken
        self._taken.add(message)
        self.in_work.append(saved)

    def tend(self) -> None:
        """Write what waits, if it can be."""
        self.ledger.tend()
        if not self.ledger.is_degraded:
            self.unwritten.clear()


class Deliveries(RuleBasedStateMachine):
    """Two processes share a database that goes away and comes back; either may be killed.

    Every process is tended before any takes something over, as if none had been silent for long.
    """

    template: ClassVar[Path]
    """A database without rows."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        kept = self._folder / "kept"
        kept.mkdir()
        shutil.copy(self.template, kept / "kloe.db")
        self._db = Database(f"sqlite:///{kept / 'kloe.db'}")
        self._clock = Clock()
        self._started = 0
        self._processes = [self._start(), self._start()]
        self._outage = ExitStack()
        self._is_away = False
        self._accepted: set[int] = set()
        self._doubtful: set[int] = set()
        """Messages that not every process can know to be accepted, or answered."""
        self._lost: set[int] = set()
        """Messages that were known to a process alone which was killed."""
        self._answers: Counter[int] = Counter()

    def _start(self) -> Process:
        self._started += 1
        return Process(self._db, f"process {self._started}", self._clock)

    @rule(message=MESSAGES, shape=SHAPES, place=PLACES)
    def deliver(self, message: int, shape: int, place: int) -> None:
        """Hand a process a message, in one of the shapes in which Slack sends it."""
        process = self._processes[place]
        saved = process.ledger.accept(delivery_of(message, shape))
        if saved is None:
            assert message in self._accepted
            return
        if saved.id is None:
            assert self._is_away
            self._doubtful.add(message)
        assert message not in self._accepted or message in self._doubtful
        self._accepted.add(message)
        self._lost.discard(message)
        process.take(saved)

    @rule(place=PLACES)
    def answer(self, place: int) -> None:
        """Let a process answer what it has had in work for longest."""
        process = self._processes[place]
        if process.in_work:
            saved = process.in_work.pop(0)
            message = message_of(saved)
            process.ledger.record(saved, replied(message))
            self._answers[message] += 1
            if self._is_away:
                process.unwritten.add(message)

    @rule(place=PLACES)
    def kill(self, place: int) -> None:
        """End a process without a word, and start another."""
        gone = self._processes[place]
        self._doubtful |= gone.unwritten
        if gone.ledger.is_degraded:
            self._lost |= {message_of(saved) for saved in gone.in_work if saved.id is None}
        self._processes[place] = self._start()

    @rule(place=PLACES)
    def tend(self, place: int) -> None:
        """Let a second pass for one process."""
        self._clock.advance(seconds=1)
        self._processes[place].tend()

    @rule(place=PLACES)
    def adopt(self, place: int) -> None:
        """Let a process look for what the dead have left."""
        self._clock.advance(seconds=11)
        for process in self._processes:
            process.tend()
        found = self._processes[place].ledger.adopt(self._clock() - DEAD_AFTER, 100)
        assert not (found and self._is_away)
        for saved in found:
            self._processes[place].take(saved)

    @precondition(lambda self: not self._is_away)
    @rule()
    def lose_the_database(self) -> None:
        """Put the database out of reach."""
        self._outage.enter_context(folder_away(self._folder / "kept"))
        self._is_away = True

    @precondition(lambda self: self._is_away)
    @rule()
    def find_the_database(self) -> None:
        """Put it back."""
        self._outage.close()
        self._is_away = False

    @invariant()
    def nothing_is_answered_twice(self) -> None:
        """Unless nobody could know."""
        assert {m for m, count in self._answers.items() if count > 1} <= self._doubtful

    def teardown(self) -> None:
        """Let everything come to its end: each accepted message was answered, and is erased."""
        try:
            self._outage.close()
            self._is_away = False
            for place in (0, 1):
                self.adopt(place)
            for place in (0, 1):
                while self._processes[place].in_work:
                    self.answer(place)
            self.nothing_is_answered_twice()
            assert set(self._answers) >= self._accepted - self._lost
            assert about(self._db, "U1", []).requests == 0
        finally:
            self._outage.close()
            self._db.dispose()
            shutil.rmtree(self._folder)


def test_every_message_is_answered_once_and_none_is_lost(empty: Path) -> None:
    """Whoever is killed, and whether or not the database is there."""
    Deliveries.template = empty
    limits = settings(max_examples=150, stateful_step_count=30, deadline=None)

    run_state_machine_as_test(Deliveries, settings=limits)
