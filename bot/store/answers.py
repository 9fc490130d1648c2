"""Answers: what a reply rested on, kept in the moment in which its question is erased."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import Insert

from bot.domain.request import Answered, AnswerId, Gap, KeptAnswer, Request, RequestId
from bot.store.claims import settle_in
from bot.store.engine import Database, Kind
from bot.store.requests import SETTLE
from bot.store.tables import answers, gaps, requests, thread_memory
from bot.store.upsert import put_into

_KEPT = tuple(answers.c[name] for name in KeptAnswer.model_fields)
_BY_MESSAGE = (
    select(*_KEPT)
    .where(answers.c.message_key == bindparam("key"))
    .order_by(answers.c.answered_at.desc(), answers.c.answer_id)
    .limit(1)
)
_BY_ID = select(*_KEPT).where(answers.c.answer_id == bindparam("key"))
_IS_FORGOTTEN = select(requests.c.id).where(
    requests.c.id == bindparam("request"), requests.c.channel == ""
)
"""Finds a request whose person had everything erased, perhaps through another process."""
_GAP = insert(gaps)
_SAME_GAP = delete(gaps).where(
    gaps.c.question_hash == bindparam("hash"), gaps.c.found_at == bindparam("at")
)
"""A record that is written again, since nobody knew whether it had been, leaves one gap."""


def record(db: Database, request_id: RequestId | None, answered: Answered) -> None:
    """Keep an answer and erase the request that asked for it, both or neither.

    An answer of the same id is replaced, unless it is newer. Nothing is kept where the person had
    everything erased since the request was saved.

    Args:
        db: the database.
        request_id: the request; None where there is nothing to erase.
        answered: what to keep; its memory and its gap where it has any.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """

    def work(connection: Connection) -> None:
        """Keep the answer and erase the request in one transaction."""
        if request_id is not None:
            connection.execute(SETTLE, {"request": request_id, "new_state": "done"})
            if connection.execute(_IS_FORGOTTEN, {"request": request_id}).first():
                return
        _keep(connection, db.kind, answered)

    db.do(work, is_durable=False)


def record_unsaved(db: Database, request: Request, answered: Answered, *, owner: str) -> None:
    """Keep an answer to a request that was accepted while the database was away.

    Its keys are claimed, so that no other instance answers it when Slack sends it again.

    Args:
        db: the database.
        request: what was answered.
        answered: what to keep.
        owner: the instance that answered it.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        settle_in(connection, db.kind, request, {"owner": owner, "state": "done"})
        _keep(connection, db.kind, answered)


def answer_to(db: Database, message_key: str) -> KeptAnswer | None:
    """Return the latest answer to a message; None where none is kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _one(db, _BY_MESSAGE, message_key)


def find(db: Database, answer_id: AnswerId) -> KeptAnswer | None:
    """Return an answer by its id; None where it is not kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _one(db, _BY_ID, answer_id)


def _one(db: Database, statement: Select[Any], key: str) -> KeptAnswer | None:
    with db.read() as connection:
        row = connection.execute(statement, {"key": key}).mappings().one_or_none()
    return None if row is None else KeptAnswer.model_validate(dict(row))


def _keep(connection: Connection, kind: Kind, answered: Answered) -> None:
    row = {**vars(answered)}
    memory, gap = row.pop("memory"), answered.gap
    del row["gap"]
    connection.execute(_put_answer(kind), row)
    if memory is not None and answered.thread_ts is not None:
        connection.execute(
            _put_memory(kind),
            {
                "channel": answered.channel,
                "thread_ts": answered.thread_ts,
                "memory": vars(memory),
                "updated_at": answered.answered_at,
            },
        )
    if gap is not None:
        connection.execute(_SAME_GAP, {"hash": gap.question_hash, "at": answered.answered_at})
        connection.execute(_GAP, _gap_row(gap, answered))


def _gap_row(gap: Gap, answered: Answered) -> dict[str, Any]:
    return {**vars(gap), "found_at": answered.answered_at}


@cache
def _put_answer(kind: Kind) -> Insert:
    return put_into(answers, kind, newest="answered_at")


@cache
def _put_memory(kind: Kind) -> Insert:
    return put_into(thread_memory, kind, newest="updated_at")
