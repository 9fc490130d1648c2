"""Requests: saved before Slack is told that they arrived, erased once they were answered."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import RowMapping, Update, bindparam, exists, func, select, update

from bot.domain.request import Request, RequestId, SavedRequest
from bot.store.claims import ERASED, insert_in
from bot.store.engine import Database
from bot.store.tables import IS_PENDING, instances, requests

ATTEMPTS_AT_MOST = 20
"""Instances that may set out to answer one request; one that ends each of them is left alone."""

_ADOPTING = 0x6B6C6F65
"""Number of PostgreSQL's lock for those who take over requests: `kloe` in ASCII."""
_FIELDS = tuple(Request.model_fields)

SETTLE = (
    update(requests)
    .where(requests.c.id == bindparam("request"))
    .values(**ERASED, state=bindparam("new_state"))
)
"""Erases the request of the number `request`, and puts it into `new_state`."""
_GIVE_UP = SETTLE.where(IS_PENDING)
_OF_MESSAGE = update(requests).where(requests.c.message_key == bindparam("message"), IS_PENDING)
_CANCEL = _OF_MESSAGE.values(**ERASED, state=bindparam("new_state"))
_REPLACE = _OF_MESSAGE.values(text=bindparam("new_text"), withheld=bindparam("new_withheld"))

_IS_ANSWERED_ELSEWHERE = exists().where(
    instances.c.id == requests.c.owner, instances.c.seen_at >= bindparam("dead_before")
)
_ORPHANS = (
    select(requests.c.id)
    .where(
        IS_PENDING,
        requests.c.owner != bindparam("new_owner"),
        requests.c.attempts < ATTEMPTS_AT_MOST,
        ~_IS_ANSWERED_ELSEWHERE,
    )
    .order_by(requests.c.received_at, requests.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("orphans")
)
_ADOPT = (
    update(requests)
    .where(requests.c.id.in_(select(_ORPHANS.c.id)))
    .values(owner=bindparam("new_owner"), attempts=requests.c.attempts + 1)
    .returning(*requests.columns)
)


def save(db: Database, request: Request, *, owner: str) -> RequestId | None:
    """Save a request and claim its keys; None where a delivery with either was accepted before.

    Args:
        db: the database.
        request: what to save.
        owner: the instance that will answer it.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    row = {**vars(request), "owner": owner, "state": "pending", "attempts": 1}
    return db.do(lambda connection: insert_in(connection, db.kind, row))


def adopt(
    db: Database, *, owner: str, dead_before: datetime, limit: int
) -> tuple[SavedRequest, ...]:
    """Take over pending requests, the oldest first, of instances that are there no more.

    No two instances are ever given the same one.

    Args:
        db: the database.
        owner: the instance that takes them over.
        dead_before: an instance that was last seen before it is there no more.
        limit: requests at most.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"new_owner": owner, "dead_before": dead_before, "most": limit}
    with db.write() as connection:
        if db.kind == "postgresql":  # or a row that changes hands meanwhile is taken twice
            connection.execute(select(func.pg_advisory_xact_lock(_ADOPTING)))
        rows = connection.execute(_ADOPT, bound).mappings().all()
    return tuple(_saved(row) for row in sorted(rows, key=lambda r: (r["received_at"], r["id"])))


def replace_text(
    db: Database, message_key: str, text: str | None, withheld: Literal["personal_data"] | None
) -> bool:
    """Put the new text of a message that was edited; False where it is not pending.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"message": message_key, "new_text": text, "new_withheld": withheld}
    return _changes(db, _REPLACE, bound)


def cancel(db: Database, message_key: str) -> bool:
    """Erase the request of a message that was deleted; False where it is not pending.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _changes(db, _CANCEL, {"message": message_key, "new_state": "done"})


def give_up(db: Database, request_id: RequestId) -> None:
    """Erase a pending request that is not to be answered; its keys stay claimed.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    _changes(db, _GIVE_UP, {"request": request_id, "new_state": "given_up"})


def _changes(db: Database, statement: Update, bound: dict[str, Any]) -> bool:
    with db.write() as connection:
        return connection.execute(statement, bound).rowcount > 0


def _saved(row: RowMapping) -> SavedRequest:
    request = Request.model_validate({name: row[name] for name in _FIELDS})
    return SavedRequest(id=RequestId(row["id"]), request=request)
