"""Claims: each delivery's keys are taken once, whether or not its request is kept beside them."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.request import Request, RequestId
from bot.store.engine import Database, Kind
from bot.store.tables import IS_PENDING, State, requests
from bot.store.upsert import insert_into

ERASED = {"text": None, "user": None, "response_url": None}
"""What is left of a request once it was dealt with."""

_SETTLE = (
    update(requests)
    .where(
        or_(
            requests.c.event_key == bindparam("event"),
            requests.c.message_key == bindparam("message"),
        ),
        IS_PENDING,
    )
    .values(**ERASED, state=bindparam("new_state"))
)
_FIND = select(requests.c.id).where(requests.c.event_key == bindparam("event"))


def insert_in(connection: Connection, kind: Kind, row: dict[str, Any]) -> RequestId | None:
    """Insert a row of `requests`; None where one with either of its keys is there."""
    made = connection.execute(_insert(kind), row).one_or_none()
    return None if made is None else RequestId(made.id)


def claim(db: Database, key: str, *, owner: str, at: datetime) -> bool:
    """Claim a key for something that is to happen once; False where it was claimed before.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    row = {"way": "choice", "event_key": key, "message_key": None, "answer_id": "", "channel": ""}
    nothing = dict.fromkeys(("thread_ts", "message_ts", "withheld", *ERASED))
    kept = {"received_at": at, "owner": owner, "state": "done", "attempts": 1}
    made = db.do(lambda connection: insert_in(connection, db.kind, {**row, **nothing, **kept}))
    return made is not None


def is_claimed(db: Database, key: str) -> bool:
    """Tell whether a key was claimed before.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return connection.execute(_FIND, {"event": key}).first() is not None


def settle(db: Database, request: Request, *, owner: str, state: State) -> None:
    """Claim the keys of a request that was dealt with, whether or not it was ever saved.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        settle_in(connection, db.kind, request, {"owner": owner, "state": state})


def settle_in(connection: Connection, kind: Kind, request: Request, kept: dict[str, str]) -> None:
    """Do as `settle`, in a transaction that does more; `kept` holds `owner` and `state`."""
    insert_in(connection, kind, {**vars(request), **ERASED, **kept, "attempts": 1})
    keys = {"event": request.event_key, "message": request.message_key}
    connection.execute(_SETTLE, {**keys, "new_state": kept["state"]})


@cache
def _insert(kind: Kind) -> ReturningInsert[tuple[int]]:
    return insert_into(requests, kind).on_conflict_do_nothing().returning(requests.c.id)
