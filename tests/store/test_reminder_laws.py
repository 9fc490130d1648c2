"""Laws of reminders: what holds in whatever order two processes find, claim and move on."""

import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.selfcheck import Every, Reminder
from bot.store import reminders
from bot.store.engine import Database

from .deliveries import Clock
from .selfchecks import wanted

PLACES = st.integers(0, 1)
CHECKS = st.integers(1, 2)
PERIOD = timedelta(days=7)
Key = tuple[str, str]
"""Self-check and period."""


def next_of(reminder: Reminder) -> Reminder:
    """Return the reminder a week later."""
    period = date.fromisoformat(reminder.period) + PERIOD
    fresh = {"due_at": reminder.due_at + PERIOD, "period": period.isoformat()}
    return reminder.model_copy(update=fresh)


def key_of(reminder: Reminder) -> Key:
    """Return which sending of it this is."""
    return reminder.check, reminder.period


class Reminding(RuleBasedStateMachine):
    """Two processes send one person's reminders; each may fall asleep between any two steps."""

    template: ClassVar[Path]
    """A database without rows."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self._folder / "kloe.db")
        url = f"sqlite:///{self._folder / 'kloe.db'}"
        self._dbs = [Database(url), Database(url)]
        self._clock = Clock()
        self._kept: dict[str, Reminder] = {}
        """What has to be kept, by self-check."""
        self._found: list[list[Reminder]] = [[], []]
        """What each process has found to be due, and not dealt with."""
        self._sent: Counter[Key] = Counter()

    @rule(number=CHECKS, place=PLACES, every=st.sampled_from(["week", "month"]))
    def choose(self, number: int, place: int, every: Every) -> None:
        """Let the person want a reminder of a self-check from now on."""
        chosen = wanted(number, every=every, due_at=self._clock() + timedelta(hours=number))
        reminders.keep(self._dbs[place], chosen)
        self._kept[chosen.check] = chosen

    @rule(number=CHECKS, place=PLACES)
    def drop(self, number: int, place: int) -> None:
        """Let the person want it no more."""
        check = wanted(number).check
        was_there = reminders.drop(self._dbs[place], "U1", check)
        assert was_there == (self._kept.pop(check, None) is not None)

    @rule(days=st.integers(0, 9))
    def wait(self, days: int) -> None:
        """Let time pass."""
        self._clock.advance(days=days)

    @rule(place=PLACES)
    def look(self, place: int) -> None:
        """Let a process look for what is due."""
        found = reminders.due(self._dbs[place], self._clock(), 9)
        due = [one for one in self._kept.values() if one.due_at <= self._clock()]
        assert list(found) == sorted(due, key=lambda one: (one.due_at, one.check))
        self._found[place] = [*found]

    @rule(place=PLACES)
    def send(self, place: int) -> None:
        """Let a process claim what it found first."""
        if not self._found[place]:
            return
        reminder = self._found[place][0]
        may = reminder.check in self._kept and not self._sent[key_of(reminder)]
        assert reminders.claim(self._dbs[place], reminder, self._clock()) == may
        self._sent[key_of(reminder)] += may

    @rule(place=PLACES)
    def fail(self, place: int) -> None:
        """Let a process claim what it found first, and give it back, since it could not be sent."""
        if not self._found[place]:
            return
        reminder = self._found[place][0]
        if reminders.claim(self._dbs[place], reminder, self._clock()):
            reminders.release(self._dbs[place], reminder)

    @rule(place=PLACES)
    def move_on(self, place: int) -> None:
        """Let a process go on to the next period of what it found first."""
        if not self._found[place]:
            return
        before = self._found[place].pop(0)
        is_moved = reminders.move_on(self._dbs[place], before, next_of(before))
        assert is_moved == (self._kept.get(before.check) == before)
        if is_moved:
            self._kept[before.check] = next_of(before)

    @invariant()
    def no_period_is_sent_twice(self) -> None:
        """Whoever looked, and however late they acted."""
        assert set(self._sent.values()) <= {0, 1}

    @invariant()
    def what_is_kept_is_what_was_chosen_last(self) -> None:
        """Or what that was moved on to."""
        kept = reminders.reminders_of(self._dbs[0], "U1")
        assert {one.check: one for one in kept} == self._kept

    def teardown(self) -> None:
        """Leave nothing behind."""
        for db in self._dbs:
            db.dispose()
        shutil.rmtree(self._folder)


def test_no_period_is_sent_twice_and_no_choice_is_lost(empty: Path) -> None:
    """Whichever process is slow, and whatever the person chooses meanwhile."""
    Reminding.template = empty
    limits = settings(max_examples=100, stateful_step_count=30, deadline=None)

    run_state_machine_as_test(Reminding, settings=limits)
