"""A person of whom much is kept: self-checks, evidence and reminders, straight in the database."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.selfcheck import (
    LEVELS,
    CheckId,
    ItemId,
    Level,
    Note,
    Reminder,
    Response,
    Run,
    RunId,
    SelfCheck,
)
from bot.store import notes, reminders, runs
from bot.store.engine import Database

from .answering import PERSON

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


def done(check: SelfCheck, number: int = 1, level: Level = "in_place") -> Run:
    """Return a run that was done so many days ago."""
    at = NOW - timedelta(days=number)
    return Run(
        id=RunId(f"{check.id}-{number}"),
        user=PERSON,
        check=check.id,
        items=tuple(check.by_id),
        responses=tuple(Response(item=item, level=level, at=at) for item in check.by_id),
        stage="done",
        revision=len(check.items),
        started_at=at,
        changed_at=at,
        done_at=at,
    )


def under_way(check: SelfCheck) -> Run:
    """Return a run that was begun, and of which the first question is open."""
    items = tuple(check.by_id)
    return Run(
        id=RunId(f"{check.id}-open"),
        user=PERSON,
        check=check.id,
        items=items,
        current=items[0],
        started_at=NOW,
        changed_at=NOW,
    )


def noted(number: int = 1, *, what: str = "minutes", review_on: date | None = None) -> Note:
    """Return evidence."""
    return Note(
        id=f"note-{number}",
        user=PERSON,
        item=ItemId(f"w1-{number % 9}"),
        what=what,
        where="the board's folder",
        owner="board secretary",
        review_on=review_on,
        noted_at=NOW,
    )


def wanted(check: str = "w1", *, zone: str = "Europe/London") -> Reminder:
    """Return a monthly reminder, the next one in August."""
    return Reminder(
        user=PERSON,
        check=CheckId(check),
        every="month",
        starts_on=date(2026, 7, 31),
        at=time(9, 30),
        zone=zone,
        due_at=datetime(2026, 8, 3, 8, 37, tzinfo=UTC),
        period="2026-07-31",
    )


def keep_much(db: Database, check: SelfCheck) -> None:
    """Keep 300 self-checks and a thousand pieces of evidence of one person."""
    for number in range(300):
        runs.begin(db, done(check, number, LEVELS[number % len(LEVELS)]))
    for number in range(1_000):
        notes.keep(db, noted(number, review_on=TODAY + timedelta(days=number - 500)))
    reminders.keep(db, wanted())
