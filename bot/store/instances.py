"""Instances: which processes are there to answer what they accepted."""

from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.sqlite import Insert

from bot.store.engine import Database, Kind
from bot.store.tables import instances
from bot.store.upsert import put_into

_FORGET = delete(instances).where(instances.c.id == bindparam("instance"))


def beat(db: Database, instance: str, at: datetime) -> None:
    """Note that an instance was there at a moment.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    row = {"id": instance, "seen_at": at}
    db.do(lambda connection: connection.execute(_put(db.kind), row), is_durable=False)


def forget(db: Database, instance: str) -> None:
    """Note that an instance ends; what it leaves pending may be taken over at once.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        connection.execute(_FORGET, {"instance": instance})


@cache
def _put(kind: Kind) -> Insert:
    return put_into(instances, kind, newest="seen_at")
