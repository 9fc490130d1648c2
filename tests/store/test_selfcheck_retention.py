"""Retention of self-checks: to the day, since their last change, apart from the rest."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store import notes, reminders, runs, teams
from bot.store.engine import Database
from bot.store.retention import Swept, sweep
from bot.store.selfcheck_tables import reminders_missed, reminders_sent

from .deliveries import NOW
from .selfchecks import answered, begun, misses, noted, together, wanted

MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)
KEPT = 800 * DAY
TYPED = "what the harbour ward wrote down about its lanterns"
"""Stands in no other test, and in nothing that the program writes by itself."""
each_age = pytest.mark.parametrize(("age", "stays"), [(KEPT, True), (KEPT + MOMENT, False)])


def swept(db: Database) -> Swept:
    """Sweep as in two years and a bit."""
    return sweep(db, now=NOW, keep_days=1, keep_selfcheck_days=800)


@each_age
def test_a_run_goes_when_its_last_change_is_too_old(
    db: Database, *, age: timedelta, stays: bool
) -> None:
    """However long ago it began."""
    run = begun(started_at=NOW - 2 * KEPT, changed_at=NOW - 2 * KEPT)
    runs.begin(db, run)
    after = answered(run).model_copy(update={"changed_at": NOW - age})
    assert runs.save(db, run, after)

    assert swept(db).self_checks == (not stays)

    assert runs.runs_of(db, "U1") == ((after,) if stays else ())


@each_age
def test_a_note_goes_when_it_is_too_old(db: Database, *, age: timedelta, stays: bool) -> None:
    """Where it has no review date, since it was noted."""
    note = noted(noted_at=NOW - age, review_on=None)
    notes.keep(db, note)

    assert swept(db).evidence == (not stays)

    assert notes.notes_of(db, "U1") == ((note,) if stays else ())


@pytest.mark.parametrize(("days", "stays"), [(0, True), (1, False), (-9, True)])
def test_a_note_stays_until_its_review_date_is_too_old(
    db: Database, days: int, *, stays: bool
) -> None:
    """Where that is later than the time at which it was noted."""
    review_on = (NOW - KEPT - days * DAY).date()
    notes.keep(db, noted(noted_at=NOW - 2 * KEPT, review_on=review_on))

    assert swept(db).evidence == (not stays)


def test_a_note_that_was_to_be_reviewed_long_ago_stays_while_it_is_new(db: Database) -> None:
    """The later of the two counts."""
    notes.keep(db, noted(noted_at=NOW, review_on=(NOW - 2 * KEPT).date()))

    assert swept(db).evidence == 0


@each_age
def test_what_tells_of_reminders_goes_and_the_wish_stays(
    db: Database, *, age: timedelta, stays: bool
) -> None:
    """A reminder that is still wanted is never too old."""
    reminders.keep(db, wanted(due_at=NOW - age))
    assert reminders.claim(db, wanted(), NOW - age)
    misses(db, wanted(due_at=NOW - age, period="the one before"))

    found = swept(db)

    assert (found.reminders_sent, found.reminders_missed) == ((not stays),) * 2
    assert reminders.reminders_of(db, "U1") == (wanted(due_at=NOW - age),)
    with db.read() as connection:
        left = [connection.execute(select(t)).first() for t in (reminders_sent, reminders_missed)]
    assert [row is not None for row in left] == [stays, stays]


@each_age
def test_a_team_goes_when_it_is_too_old(db: Database, *, age: timedelta, stays: bool) -> None:
    """Since it was closed, or since it was opened where nobody closed it."""
    closed = together(1, opened_at=NOW - 2 * KEPT, closed_at=NOW - age)
    opened = together(2, opened_at=NOW - age)
    for team in (closed, opened):
        teams.open_team(db, team)

    assert swept(db).teams == (0 if stays else 2)

    assert (teams.find(db, "team-1"), teams.find(db, "team-2")) == (
        (closed, opened) if stays else (None, None)
    )


def test_what_was_typed_is_not_left_in_the_files(file_db: Database) -> None:
    """Neither in pages that are free again nor in the log beside the database."""
    notes.keep(file_db, noted(what=TYPED, noted_at=NOW - KEPT - DAY, review_on=None))
    assert TYPED.encode() in bytes_of(file_db.path)

    swept(file_db)

    assert TYPED.encode() not in bytes_of(file_db.path)


def bytes_of(path: Path | None) -> bytes:
    """Return what a database's file and those beside it hold."""
    assert path is not None
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))
