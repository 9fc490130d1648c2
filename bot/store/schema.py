"""The tables' version: told without Alembic, which is imported only where something is to be done."""

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from bot.errors import StoreOutOfDate
from bot.store.engine import Database

HEAD = "0003"
"""Version of the tables that this code works with: the newest of `migrations/versions`."""
MIGRATIONS = Path(__file__).parent / "migrations"
"""Where Alembic finds the steps from one version to the next."""

_UPGRADING = 0x6B6C6F65_64620001
"""Number of PostgreSQL's lock for those who change the tables: `kloe` and `db` in ASCII, and 1."""
_NO_HURRY = text("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
_VERSION = text("SELECT version_num FROM alembic_version")
_NONE = "none"


def is_current(db: Database) -> bool:
    """Tell whether the tables are those of this code.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return _found(connection) == HEAD


def require_current(db: Database) -> None:
    """Make sure that the tables are those of this code.

    Raises:
        StoreOutOfDate: they are not.
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        found = _found(connection)
    if found != HEAD:
        raise StoreOutOfDate(found, HEAD)


def upgrade(db: Database) -> None:
    """Make the tables those of this code; of processes that start at once, one does it.

    Raises:
        StoreOutOfDate: they are those of newer code, or of none.
        StoreUnavailable: the database cannot be used now.
    """
    if is_current(db):
        return
    from bot.store.migrate import run_migrations  # noqa: PLC0415 - Alembic takes its time

    with db.write() as connection:
        if db.kind == "postgresql":
            connection.execute(_NO_HURRY)
            connection.execute(select(func.pg_advisory_xact_lock(_UPGRADING)))
        found = _found(connection)
        if found != HEAD and not run_migrations(connection, MIGRATIONS):
            raise StoreOutOfDate(found, HEAD)


def _found(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return _NONE
    return connection.execute(_VERSION).scalar() or _NONE
