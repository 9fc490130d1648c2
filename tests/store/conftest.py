"""Databases of each kind, ready for use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.engine import Database
from bot.store.schema import upgrade
from bot.store.selfcheck_tables import EVERY_TABLE

from .deliveries import Clock
from .postgres_server import PostgresServer

TABLES = ", ".join(EVERY_TABLE.tables)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Start a PostgreSQL server, once."""
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def postgres_url(postgres: PostgresServer) -> str:
    """Make a database with tables, once."""
    url = postgres.new_database()
    made = Database(url)
    upgrade(made)
    made.dispose()
    return url


@pytest.fixture(params=["memory", "file", "postgresql"])
def db(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Give an empty database of each kind."""
    kind: str = request.param
    made: Database = request.getfixturevalue(f"{kind}_db")
    yield made
    made.dispose()


@pytest.fixture(params=["file", "postgresql"])
def shared_url(request: pytest.FixtureRequest) -> str:
    """Give the URL of an empty database that several processes may share."""
    made: Database = request.getfixturevalue(f"{request.param}_db")
    url = f"sqlite:///{made.path}" if made.path else request.getfixturevalue("postgres_url")
    made.dispose()
    return str(url)


@pytest.fixture
def memory_db() -> Iterator[Database]:
    """Give an empty SQLite database in memory."""
    made = Database("sqlite://")
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def file_db(tmp_path: Path) -> Iterator[Database]:
    """Give an empty SQLite database in a file, impatient with others who hold it."""
    made = Database(f"sqlite:///{tmp_path / 'kept' / 'kloe.db'}", busy_timeout_seconds=0.05)
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def postgresql_db(postgres_url: str) -> Iterator[Database]:
    """Give an empty PostgreSQL database."""
    made = Database(postgres_url)
    with made.write() as connection:
        connection.exec_driver_sql(f"TRUNCATE {TABLES} RESTART IDENTITY")
    yield made
    made.dispose()


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still until it is told otherwise."""
    return Clock()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database without rows, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "kloe.db"
    made = Database(f"sqlite:///{path}")
    upgrade(made)
    made.checkpoint()
    made.dispose()
    return path
