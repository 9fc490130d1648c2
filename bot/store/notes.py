"""Evidence: what people noted for questions."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Update, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import Insert

from bot.domain.selfcheck import Note, RunId
from bot.store.engine import Database, Kind
from bot.store.selfcheck_tables import evidence_notes, runs
from bot.store.upsert import insert_into

_CHANGED = ("what", "where", "owner", "review_on")
"""What a person changes in a note; the rest stays as it was noted."""
_OF_USER = (
    select(evidence_notes)
    .where(evidence_notes.c.user == bindparam("of_user"))
    .order_by(evidence_notes.c.item, evidence_notes.c.noted_at, evidence_notes.c.id)
)
_IS_NOTE = (evidence_notes.c.id == bindparam("of_note")) & (
    evidence_notes.c.user == bindparam("of_user")
)
_CHANGE = (
    update(evidence_notes)
    .where(_IS_NOTE)
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_RUN_HELD = (
    select(runs.c.id)
    .where(runs.c.id == bindparam("of_run"), runs.c.user == bindparam("of_user"))
    .with_for_update(read=True, key_share=True)
)
_REMOVE = delete(evidence_notes).where(_IS_NOTE)


def keep(db: Database, note: Note) -> None:
    """Keep a note; one of the same id that is there already stays as it is.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    db.do(lambda connection: connection.execute(_insert(db.kind), vars(note)))


def keep_in_run(db: Database, note: Note, run: RunId) -> bool:
    """Keep a note as long as the person's run is kept in which it was made; False where it is not.

    Whoever erases the run at the same time waits for this, and then finds the note.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """

    def work(connection: Connection) -> bool:
        """Keep it in one transaction with the look at the run."""
        bound = {"of_run": run, "of_user": note.user}
        if connection.execute(_RUN_HELD, bound).first() is None:
            return False
        connection.execute(_insert(db.kind), vars(note))
        return True

    return db.do(work)


def notes_of(db: Database, user: str) -> tuple[Note, ...]:
    """Return all notes of a person, by question, and of one question the oldest first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return notes_in(connection, user)


def notes_in(connection: Connection, user: str) -> tuple[Note, ...]:
    """Do as `notes_of`, in a transaction that does more."""
    rows = connection.execute(_OF_USER, {"of_user": user}).mappings()
    return tuple(Note.model_validate(dict(row)) for row in rows)


def change(db: Database, note: Note) -> bool:
    """Put what a note says now; False where that person has no such note.

    Its question and the time at which it was noted stay.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    fresh = {f"new_{name}": getattr(note, name) for name in _CHANGED}
    return _does(db, _CHANGE, {"of_note": note.id, "of_user": note.user, **fresh})


def remove(db: Database, note_id: str, user: str) -> bool:
    """Erase a note; False where that person has none such.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _does(db, _REMOVE, {"of_note": note_id, "of_user": user})


def _does(db: Database, statement: Update | Delete, bound: dict[str, Any]) -> bool:
    return db.do(lambda connection: connection.execute(statement, bound).rowcount > 0)


@cache
def _insert(kind: Kind) -> Insert:
    return insert_into(evidence_notes, kind).on_conflict_do_nothing()
