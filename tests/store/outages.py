"""Databases that go away and come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from bot.store.engine import Database

each_that_can_go = pytest.mark.parametrize("db", ["file", "postgresql"], indirect=True)
"""Of a database in memory nothing can come between it and its process."""


@contextmanager
def away(db: Database) -> Iterator[None]:
    """Let a database be out of reach, and everything in it be there again afterwards."""
    gone = _shut(db) if db.path is None else folder_away(db.path.parent)
    with gone:
        yield


@contextmanager
def folder_away(folder: Path) -> Iterator[None]:
    """Let a folder be somewhere else, and a file stand where it was, so that none can be made."""
    elsewhere = folder.with_name(f"{folder.name}-elsewhere")
    folder.rename(elsewhere)
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        elsewhere.rename(folder)


@contextmanager
def _shut(db: Database) -> Iterator[None]:
    """End every connection to one database of a server, and let the server refuse new ones."""
    with db.read() as connection:
        asked_for = text("SELECT current_database(), inet_server_port(), current_user")
        name, port, user = connection.execute(asked_for).one()
    beside = f"postgresql://{user}@127.0.0.1:{port}/postgres"
    with psycopg.connect(beside, autocommit=True) as server:
        server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )
        try:
            yield
        finally:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
