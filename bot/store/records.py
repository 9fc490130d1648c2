"""What is kept of a person's questions and their answers: ids, shortened words, and the text of what still waits."""

from collections.abc import Collection, Mapping

from sqlalchemy import Table, select

from bot.store.engine import Database
from bot.store.people import OF_PERSON, bound_to
from bot.store.tables import answers, requests, thread_memory

Records = Mapping[str, tuple[Mapping[str, object], ...]]
"""Name of a kind of record to all of them, the oldest first: name of a column to what stands in it."""

_NO_WORDS_OF_THEIRS = frozenset({"owner", "attempts", "response_url"})
"""Columns by which processes share the work, and an address that Slack gives out for half an hour."""
_KINDS: Mapping[str, tuple[Table, str]] = {
    "requests": (requests, "received_at"),
    "answers": (answers, "answered_at"),
    "threads": (thread_memory, "updated_at"),
}
"""Name of a kind to its table, and the column by which it is ordered."""
_SELECTS = {
    kind: select(*(column for column in table.c if column.name not in _NO_WORDS_OF_THEIRS))
    .where(OF_PERSON[table])
    .order_by(table.c[moment], *table.primary_key.columns)
    for kind, (table, moment) in _KINDS.items()
}


def records_about(db: Database, user: str, channels: Collection[str]) -> Records:
    """Return what is kept of a person's questions and the answers to them, all that is counted.

    Args:
        db: the database.
        user: the person.
        channels: those that are this person's alone: the direct messages with Kloe.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = bound_to(user, channels)
    with db.read() as connection:
        return {
            kind: tuple(dict(row) for row in connection.execute(rows, bound).mappings())
            for kind, rows in _SELECTS.items()
        }
