"""Reminders that came too late to be sent, of which their people are still to be told."""

from sqlalchemy import Connection, RowMapping, bindparam, delete, select

from bot.domain.selfcheck import Missed
from bot.store.engine import Database
from bot.store.selfcheck_tables import reminders_missed

_MISSED = tuple(reminders_missed.c[name] for name in Missed.model_fields)
_TAKE_MISSED = (
    delete(reminders_missed)
    .where(reminders_missed.c.user == bindparam("of_user"))
    .returning(*_MISSED)
)
_MISSED_OF_USER = (
    select(*_MISSED)
    .where(reminders_missed.c.user == bindparam("of_user"))
    .order_by(reminders_missed.c.due_at, reminders_missed.c.check)
)


def missed_in(connection: Connection, user: str) -> tuple[Missed, ...]:
    """Return what `take_missed` would, and leave it, in a transaction that does more."""
    rows = connection.execute(_MISSED_OF_USER, {"of_user": user}).mappings()
    return tuple(Missed.model_validate(dict(row)) for row in rows)


def missed_of(db: Database, user: str) -> tuple[Missed, ...]:
    """Return what `take_missed` would, and leave it.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return missed_in(connection, user)


def take_missed(db: Database, user: str) -> tuple[Missed, ...]:
    """Return the reminders of a person that were not sent, the earliest first, and erase them.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """

    def work(connection: Connection) -> list[RowMapping]:
        """Take the rows in one transaction."""
        return list(connection.execute(_TAKE_MISSED, {"of_user": user}).mappings())

    taken = (Missed.model_validate(dict(row)) for row in db.do(work))
    return tuple(sorted(taken, key=lambda missed: (missed.due_at, missed.check)))
