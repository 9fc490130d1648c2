"""Runs, evidence, reminders and teams, in short."""

from datetime import date, time, timedelta
from typing import Any

from bot.domain.selfcheck import CheckId, ItemId, Level, Missed, Note, Reminder, Run
from bot.selfcheck.dialogue import Answer, Edit, Move, Pause, step
from bot.store import reminders, runs
from bot.store.engine import Database
from bot.store.teams import Team

from .deliveries import NOW

W1 = CheckId("w1")
FIRST, SECOND = ItemId("w1-1"), ItemId("w1-2")
ITEMS = (FIRST, SECOND)
MINUTE = timedelta(minutes=1)


def begun(number: int = 1, **changes: Any) -> Run:
    """Return a run that has just begun."""
    fields = {
        "id": f"run-{number}",
        "user": "U1",
        "check": W1,
        "items": ITEMS,
        "current": FIRST,
        "started_at": NOW + number * MINUTE,
        "changed_at": NOW + number * MINUTE,
    }
    return Run.model_validate({**fields, **changes})


def moved(run: Run, *moves: Move) -> Run:
    """Return a run after moves."""
    for number, move in enumerate(moves, 1):
        run = step(run, move, run.changed_at + number * MINUTE).run
    return run


def answering(run: Run, level: Level = "in_place") -> Answer:
    """Return the move that answers the open question."""
    assert run.current is not None
    return Answer(run.revision, run.current, level)


def answered(run: Run, level: Level = "in_place") -> Run:
    """Return a run after its open question was answered."""
    return moved(run, answering(run, level))


def paused(run: Run) -> Run:
    """Return a run that the person comes back to."""
    return moved(run, Pause(run.revision))


def done(run: Run) -> Run:
    """Return a run after all of its questions were answered."""
    return answered(answered(run))


def reopened(run: Run) -> Run:
    """Return a run of which one answer is to be given again."""
    return moved(run, Edit(FIRST))


def kept_done(db: Database, number: int = 1, **changes: Any) -> Run:
    """Keep a run that is done."""
    first = begun(number, **changes)
    assert runs.begin(db, first) == first
    last = done(first)
    assert runs.save(db, first, last)
    return last


def noted(number: int = 1, **changes: Any) -> Note:
    """Return evidence that a person noted."""
    fields = {
        "id": f"note-{number}",
        "user": "U1",
        "item": FIRST,
        "what": "minutes of the board",
        "where": "the board's folder",
        "owner": "board secretary",
        "review_on": date(2027, 1, 31),
        "noted_at": NOW + number * MINUTE,
    }
    return Note.model_validate({**fields, **changes})


def wanted(number: int = 1, **changes: Any) -> Reminder:
    """Return a reminder of that self-check, due so many minutes after now."""
    fields = {
        "user": "U1",
        "check": f"w{number}",
        "every": "month",
        "starts_on": date(2026, 7, 31),
        "at": time(9, 30),
        "zone": "Europe/London",
        "due_at": NOW + number * MINUTE,
        "period": "2026-07-31",
    }
    return Reminder.model_validate({**fields, **changes})


def missed(number: int = 1) -> Missed:
    """Return that a reminder of that self-check was missed."""
    return Missed(check=CheckId(f"w{number}"), due_at=NOW + number * MINUTE)


def misses(db: Database, reminder: Reminder) -> bool:
    """Note that a reminder came too late, and leave when it is due."""
    return reminders.note_missed(db, reminder, reminder, NOW)


def together(number: int = 1, **changes: Any) -> Team:
    """Return the self-check of a team."""
    fields = {"id": f"team-{number}", "channel": "C1", "check": W1, "opened_at": NOW}
    return Team.model_validate({**fields, **changes})
