"""Feedback: what people made of answers."""

from collections import Counter
from functools import cache

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.exc import IntegrityError

from bot.domain.request import AnswerId, Feedback, Verdict
from bot.store.engine import Database, Kind
from bot.store.tables import feedback
from bot.store.upsert import put_into

_COUNTS = (
    select(feedback.c.verdict, func.count().label("number"))
    .where(feedback.c.answer_id == bindparam("answer"))
    .group_by(feedback.c.verdict)
)


def keep(db: Database, given: Feedback) -> bool:
    """Keep what one person made of one answer, in place of what the same person said before.

    Returns:
        False where the answer is not kept any more.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    try:
        with db.write() as connection:
            connection.execute(_put(db.kind), vars(given))
    except IntegrityError:
        return False
    return True


def counts(db: Database, answer_id: AnswerId) -> Counter[Verdict]:
    """Return how many people gave each verdict on an answer.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        rows = connection.execute(_COUNTS, {"answer": answer_id}).all()
    return Counter({row.verdict: row.number for row in rows})


@cache
def _put(kind: Kind) -> Insert:
    return put_into(feedback, kind, newest="given_at")
