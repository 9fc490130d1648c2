"""INSERT that minds what is there already, which each database spells in its own dialect."""

from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.store.engine import Kind


def insert_into(table: Table, kind: Kind) -> Insert:
    """Return an INSERT with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    if kind == "sqlite":
        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import (  # noqa: PLC0415 - SQLite need not wait for it
        insert as postgresql_insert,
    )

    return cast("Insert", postgresql_insert(table))
    # the two have the same methods, and no class that says so


def put_into(table: Table, kind: Kind, *, newest: str) -> Insert:
    """Return an INSERT that replaces the row of the same primary key, unless that is newer.

    Args:
        table: where to.
        kind: which database.
        newest: the column that says when a row was made; of equal ones the later write counts.
    """
    insert = insert_into(table, kind)
    fresh = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_=fresh,
        where=table.c[newest] <= insert.excluded[newest],
    )


def replace_into(table: Table, kind: Kind) -> Insert:
    """Return an INSERT that replaces the row of the same primary key, whenever that was made."""
    insert = insert_into(table, kind)
    fresh = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
    return insert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=fresh)
