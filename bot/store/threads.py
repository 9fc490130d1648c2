"""Threads: what the next question of a thread may lean on."""

from sqlalchemy import bindparam, select

from bot.domain.query import ThreadMemory
from bot.store.engine import Database
from bot.store.tables import thread_memory

_MEMORY = select(thread_memory.c.memory).where(
    thread_memory.c.channel == bindparam("channel"),
    thread_memory.c.thread_ts == bindparam("thread_ts"),
)


def recall(db: Database, channel: str, thread_ts: str) -> ThreadMemory | None:
    """Return what is remembered of a thread; None where nothing is.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        found = connection.execute(_MEMORY, {"channel": channel, "thread_ts": thread_ts}).scalar()
    return None if found is None else ThreadMemory.model_validate(found)
