"""Transactions, and what becomes of them when the database lets us down."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import StoreUnavailable
from bot.store import requests, threads
from bot.store.engine import Database
from bot.store.schema import upgrade

from .deliveries import asked, held


def pragma(db: Database, name: str) -> object:
    """Return what a setting of SQLite is, in a transaction that writes."""
    with db.write() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    """All or nothing."""

    def fail() -> None:
        with db.write() as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            connection.execute(text("SELECT 1")).scalars().one().append(1)

    with pytest.raises(AttributeError):
        fail()

    with db.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_the_folder_and_the_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    """What people asked is nobody else's to read."""
    path = tmp_path / "kept" / "kloe.db"

    db = Database(f"sqlite:///{path}")
    upgrade(db)

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    beside = [path, path.with_name("kloe.db-wal"), path.with_name("kloe.db-shm")]
    assert [stat.S_IMODE(file.stat().st_mode) for file in beside] == [0o600] * 3
    db.dispose()


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    """It is the operator's."""
    tmp_path.chmod(0o755)

    db = Database(f"sqlite:///{tmp_path / 'kloe.db'}")
    upgrade(db)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    db.dispose()


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_a_file_is_opened_so_that_nothing_is_lost_or_left(
    file_db: Database, name: str, value: object
) -> None:
    """Durable, consistent, and what is erased is overwritten."""
    found = pragma(file_db, name)

    assert found == value


def test_a_write_waits_for_another_process_and_then_says_so(file_db: Database) -> None:
    """No longer than it was told to."""
    with held(file_db.path), pytest.raises(StoreUnavailable, match="OperationalError"):
        requests.save(file_db, asked(), owner="one")

    assert requests.save(file_db, asked(), owner="one") is not None


def test_a_write_waits_for_another_thread_and_then_says_so() -> None:
    """A thread that holds the database for too long is not waited for."""
    hurried = Database("sqlite://", busy_timeout_seconds=0.01)
    refused = []

    def read() -> None:
        try:
            threads.recall(hurried, "C1", "1.0")
        except StoreUnavailable as error:
            refused.append(error.reason)

    with hurried.write():
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()

    assert refused == ["Busy"]
    hurried.dispose()


@pytest.mark.parametrize("name", ["kloe.db", "kloe.db/kloe.db"])
def test_a_path_that_cannot_be_a_file_is_unavailable(tmp_path: Path, name: str) -> None:
    """A folder stands there, or a file where the folder should be."""
    place = tmp_path / "kloe.db"
    place.mkdir() if name == "kloe.db" else place.touch()
    db = Database(f"sqlite:///{tmp_path / name}")

    with pytest.raises(StoreUnavailable):
        upgrade(db)

    db.dispose()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    """It is told by the kind of error, and left as it is."""
    path = tmp_path / "kloe.db"
    path.write_bytes(b"the rota of the night team\n" * 100)
    db = Database(f"sqlite:///{path}")

    with pytest.raises(StoreUnavailable, match="DatabaseError"):
        upgrade(db)

    assert path.read_bytes().startswith(b"the rota")
    db.dispose()


@pytest.mark.parametrize("replacement", [b"", None])
def test_a_file_that_was_taken_away_is_noticed(
    file_db: Database, replacement: bytes | None
) -> None:
    """What is written on a removed file would be lost without a word."""
    requests.save(file_db, asked(1), owner="one")
    assert file_db.path is not None
    file_db.path.rename(file_db.path.with_name("old.db"))
    if replacement is not None:
        file_db.path.write_bytes(replacement)

    with pytest.raises(StoreUnavailable, match="FileNotFoundError"):
        requests.save(file_db, asked(2), owner="one")

    with pytest.raises(StoreUnavailable, match="OperationalError"):
        requests.save(file_db, asked(3), owner="one")


def test_a_full_disk_is_unavailable(file_db: Database) -> None:
    """A request that cannot be saved is not lost: who saves it is told."""
    with file_db.write() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(StoreUnavailable, match="OperationalError"):
        requests.save(file_db, asked(text="rota " * 5000), owner="one")


def test_a_database_that_may_only_be_read_is_unavailable(file_db: Database) -> None:
    """The same."""
    with file_db.read() as connection:
        connection.execute(text("PRAGMA query_only = ON"))

    with pytest.raises(StoreUnavailable, match="OperationalError"):
        requests.save(file_db, asked(), owner="one")


def test_a_postgresql_database_that_may_only_be_read_is_unavailable(
    postgresql_db: Database,
) -> None:
    """As after a change-over to a stand-by server."""
    with postgresql_db.read() as connection:
        connection.execute(text("SET default_transaction_read_only = on"))

    with pytest.raises(StoreUnavailable, match="ReadOnlySqlTransaction"):
        requests.save(postgresql_db, asked(), owner="one")


def test_more_threads_than_connections_do_not_wait_for_long(postgres_url: str) -> None:
    """A pool without a free connection is a database that does not answer in time."""
    small = Database(postgres_url, pool_size=1, connect_timeout_seconds=0.05)

    with small.read(), pytest.raises(StoreUnavailable, match="TimeoutError"):
        threads.recall(small, "C1", "1.0")

    small.dispose()


def test_options_of_the_url_are_kept_beside_ours(postgres_url: str) -> None:
    """Whoever runs the server may set what they like, but not for how long we wait."""
    db = Database(f"{postgres_url}?options=-c%20search_path%3Dpublic")

    with db.read() as connection:
        found = [
            connection.execute(text(f"SHOW {n}")).scalar()
            for n in ("search_path", "statement_timeout", "lock_timeout", "application_name")
        ]

    assert found == ["public", "2s", "2s", "kloe"]
    db.dispose()


def test_an_error_holds_nothing_of_what_was_sent(file_db: Database) -> None:
    """Neither the statement nor what was bound to it."""
    with file_db.write() as connection:
        connection.execute(text("DROP TABLE requests"))

    with pytest.raises(StoreUnavailable) as raised:
        requests.save(file_db, asked(text="a name that is nobody's"), owner="one")

    assert str(raised.value) == "the database cannot be used now (OperationalError)"
    assert raised.value.__suppress_context__


def test_sqlite_is_new_enough_here() -> None:
    """What the code asks for is there, or the tests would say nothing."""
    assert sqlite3.sqlite_version_info >= (3, 35)
