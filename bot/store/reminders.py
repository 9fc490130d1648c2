"""Reminders: when people want one, and which were sent, or came too late to be sent."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Table,
    and_,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.selfcheck import CheckId, Reminder
from bot.store.engine import Database, Kind
from bot.store.selfcheck_tables import reminders, reminders_missed, reminders_sent
from bot.store.upsert import insert_into, replace_into

_KEY = ("user", "check")
_IS_OF_USER = reminders.c.user == bindparam("of_user")
_IS_REMINDER = _IS_OF_USER & (reminders.c.check == bindparam("of_check"))
_OF_USER = select(reminders).where(_IS_OF_USER).order_by(reminders.c.check)
_DUE = (
    select(reminders)
    .where(reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at, reminders.c.user, reminders.c.check)
    .limit(bindparam("most"))
)
_DROP = delete(reminders).where(_IS_REMINDER)
_RELEASE = delete(reminders_sent).where(
    reminders_sent.c.user == bindparam("of_user"),
    reminders_sent.c.check == bindparam("of_check"),
    reminders_sent.c.period == bindparam("of_period"),
)
_DROP_ALL = delete(reminders).where(_IS_OF_USER)
_MOVE_ON = (
    update(reminders)
    .where(and_(*(column == bindparam(f"old_{column.name}") for column in reminders.columns)))
    .values({c.name: bindparam(f"new_{c.name}") for c in reminders.columns if c.name not in _KEY})
)


def keep(db: Database, reminder: Reminder) -> None:
    """Keep when a person wants to be reminded of a self-check, in place of what was kept before.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    db.do(lambda connection: connection.execute(_put(db.kind), vars(reminder)))


def drop(db: Database, user: str, check: CheckId) -> bool:
    """Erase a person's reminder of a self-check; False where there is none.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"of_user": user, "of_check": check}
    return db.do(lambda connection: connection.execute(_DROP, bound).rowcount > 0)


def drop_all(db: Database, user: str) -> int:
    """Erase all reminders of a person; how many there were.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return db.do(lambda connection: connection.execute(_DROP_ALL, {"of_user": user}).rowcount)


def reminders_of(db: Database, user: str) -> tuple[Reminder, ...]:
    """Return all reminders of a person, by self-check.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return reminders_in(connection, user)


def reminders_in(connection: Connection, user: str) -> tuple[Reminder, ...]:
    """Do as `reminders_of`, in a transaction that does more."""
    rows = connection.execute(_OF_USER, {"of_user": user}).mappings()
    return tuple(_reminder(row) for row in rows)


def due(db: Database, now: datetime, limit: int) -> tuple[Reminder, ...]:
    """Return reminders whose time has come, the earliest first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        rows = connection.execute(_DUE, {"now": now, "most": limit}).mappings().all()
    return tuple(_reminder(row) for row in rows)


def claim(db: Database, reminder: Reminder, at: datetime) -> bool:
    """Claim the sending of a reminder.

    Returns:
        True for one caller ever for each person, self-check and period, in whichever process;
        False also where the person wants no reminder of that self-check any more.

    Raises:
        StoreUnavailable: the database cannot be used now; whether it is claimed is not known.
    """
    return db.do(lambda connection: _is_claimed(connection, db.kind, reminder, at))


def release(db: Database, reminder: Reminder) -> None:
    """Give back the claim of a reminder that was surely not sent, so that it can be claimed again.

    Raises:
        StoreUnavailable: the database cannot be used now; it may stay claimed.
    """
    db.do(lambda connection: _give_back(connection, reminder))


def move_on(db: Database, before: Reminder, after: Reminder) -> bool:
    """Put when the next reminder is due.

    Returns:
        False, and nothing is changed, where the reminder is not as `before` any more: it was moved
        on already, or the person chose otherwise.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return db.do(lambda connection: _is_moved(connection, before, after))


def note_missed(db: Database, before: Reminder, after: Reminder, at: datetime) -> bool:
    """Note that a reminder was not sent, and put when the next one is due, both or neither.

    Args:
        db: the database.
        before: the reminder that came too late.
        after: the one that takes its place.
        at: the time now.

    Returns:
        False where it is not noted: it may have been sent, or the person wants no reminder of that
        self-check any more.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"of_user": before.user, "of_check": before.check, "new_due_at": before.due_at}

    def work(connection: Connection) -> bool:
        """Hold the claim for as long as it takes, so that nobody sends it meanwhile."""
        is_unsent = _is_claimed(connection, db.kind, before, at)
        if is_unsent:
            connection.execute(_note_missed(db.kind), bound)
            _give_back(connection, before)
        _is_moved(connection, before, after)
        return is_unsent

    return db.do(work)


def _is_claimed(connection: Connection, kind: Kind, reminder: Reminder, at: datetime) -> bool:
    bound = {"of_user": reminder.user, "of_check": reminder.check}
    fresh = {"new_period": reminder.period, "new_claimed_at": at}
    return connection.execute(_claim(kind), {**bound, **fresh}).all() != []


def _give_back(connection: Connection, reminder: Reminder) -> None:
    bound = {"of_user": reminder.user, "of_check": reminder.check, "of_period": reminder.period}
    connection.execute(_RELEASE, bound)


def _is_moved(connection: Connection, before: Reminder, after: Reminder) -> bool:
    old = {f"old_{name}": value for name, value in vars(before).items()}
    new = {f"new_{name}": value for name, value in vars(after).items() if name not in _KEY}
    return connection.execute(_MOVE_ON, {**old, **new}).rowcount > 0


def _reminder(row: RowMapping) -> Reminder:
    return Reminder.model_validate(dict(row))


@cache
def _put(kind: Kind) -> Insert:
    return replace_into(reminders, kind)


@cache
def _claim(kind: Kind) -> ReturningInsert[Any]:
    insert = _beside(reminders_sent, kind, ("period", "claimed_at"))
    return insert.returning(reminders_sent.c.period)


@cache
def _note_missed(kind: Kind) -> Insert:
    return _beside(reminders_missed, kind, ("due_at",))


def _beside(table: Table, kind: Kind, names: tuple[str, ...]) -> Insert:
    """Return an INSERT of a row that tells of a reminder; where there is none it does nothing.

    The reminder cannot be erased meanwhile: an erasure waits, and then finds the new row too.

    Args:
        table: where to.
        kind: which database.
        names: the columns that are given, as `new_` and the name.
    """
    given = [bindparam(f"new_{name}", type_=table.c[name].type) for name in names]
    found = select(reminders.c.user, reminders.c.check, *given).where(_IS_REMINDER)
    insert = insert_into(table, kind).from_select([*_KEY, *names], found.with_for_update(read=True))
    return insert.on_conflict_do_nothing()
