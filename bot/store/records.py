"""What is kept of a person's questions and their answers: ids and shortened words, for that person."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import BindParameter, ColumnElement, Table, and_, bindparam, or_, select

from bot.store.engine import Database
from bot.store.tables import IS_PENDING, answers, requests, thread_memory

Records = Mapping[str, tuple[Mapping[str, object], ...]]
"""Name of a kind of record to all of them, the oldest first: name of a column to what stands in it."""

_OF_CHANNELS: BindParameter[Sequence[str]] = bindparam("of_channels", expanding=True)
_NO_WORDS_OF_THEIRS = frozenset({"owner", "attempts", "response_url"})
"""Columns by which processes share the work, and an address that Slack gives out for half an hour."""
_KINDS: Mapping[str, tuple[Table, ColumnElement[bool], str]] = {
    "requests": (
        requests,
        or_(
            requests.c.channel.in_(_OF_CHANNELS),
            and_(requests.c.user == bindparam("of_user"), IS_PENDING),
        ),
        "received_at",
    ),
    "answers": (answers, answers.c.channel.in_(_OF_CHANNELS), "answered_at"),
    "threads": (thread_memory, thread_memory.c.channel.in_(_OF_CHANNELS), "updated_at"),
}
_SELECTS = {
    kind: select(*(column for column in table.c if column.name not in _NO_WORDS_OF_THEIRS))
    .where(is_theirs)
    .order_by(table.c[moment], *table.primary_key.columns)
    for kind, (table, is_theirs, moment) in _KINDS.items()
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
    bound = {"of_user": user, "of_channels": list(channels)}
    with db.read() as connection:
        return {
            kind: tuple(dict(row) for row in connection.execute(rows, bound).mappings())
            for kind, rows in _SELECTS.items()
        }
