"""The connection to the database: SQLite or PostgreSQL, one transaction at a time."""

import math
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Literal, TypeVar, cast

from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StoreUnavailable
from bot.store.address import read_address
from bot.store.sqlite_file import SqliteFile, Turn
from bot.store.together import Together

Kind = Literal["sqlite", "postgresql"]
Made = TypeVar("Made")

POOL_SIZE = 10
"""Connections at most, unless told otherwise: a transaction takes about a millisecond."""
STATEMENT_TIMEOUT_MS = 2000
"""Longest run of a statement or wait for a lock on PostgreSQL: Slack wants an acknowledgement
within 3 seconds (Slack, "The Events API", read July 2026)."""
_POSTGRESQL = {
    "application_name": "kloe",
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": STATEMENT_TIMEOUT_MS,
}
"""So that a server that is gone without a word is noticed within seconds, not a quarter of an hour.

Source: PostgreSQL 15, "Parameter Key Words": `tcp_user_timeout` in milliseconds, the others in
seconds and probes."""
_MAX_IDLE_SECONDS = 600
"""Age from which a connection is replaced, before anything between here and the server drops it."""
_WRITE = ("PRAGMA synchronous = FULL", "BEGIN IMMEDIATE")
_WRITE_BEHIND = ("PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE")
_READ = ("BEGIN",)
_NOTHING = ()
_UNREACHED = (DBAPIError, sqlite3.Error, PoolTimeout, OSError)
_MEMORY = ":memory:"


class Database:
    """A database, reached when it is first used; safe to share between threads.

    Args:
        url: `sqlite:///path`, `sqlite://` (in memory), `postgresql://...` or `postgres://...`.
        pool_size: connections at most.
        busy_timeout_seconds: longest wait of a write for another one on SQLite.
        connect_timeout_seconds: longest wait for a connection; libpq takes 2 for anything less.

    Raises:
        ConfigurationError: the URL cannot be read, or is of another kind.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = POOL_SIZE,
        busy_timeout_seconds: float = 1.0,
        connect_timeout_seconds: float = 1.0,
    ) -> None:
        address = read_address(url)
        self.kind: Kind = "sqlite" if address.get_backend_name() == "sqlite" else "postgresql"
        """Which database it is."""
        named = address.database or _MEMORY
        self.is_in_memory = self.kind == "sqlite" and named == _MEMORY
        """Whether it ends with this process."""
        self.path = None if self.kind == "postgresql" or self.is_in_memory else Path(named)
        """The file of a SQLite database."""
        self._writing = Turn(busy_timeout_seconds) if self.kind == "sqlite" else nullcontext()
        self._together = (
            Together(self._begin, busy_timeout_seconds) if self.kind == "sqlite" else None
        )
        self._reading = self._writing if self.is_in_memory else nullcontext()
        self._file = SqliteFile(self.path, busy_timeout_seconds) if self.kind == "sqlite" else None
        self._engine = (
            _postgresql(address, pool_size, connect_timeout_seconds)
            if self._file is None
            else _sqlite(self._file, pool_size, connect_timeout_seconds)
        )

    def write(self) -> AbstractContextManager[Connection]:
        """Give a connection in a transaction of its own, committed at the end.

        Raises:
            StoreUnavailable: the database cannot be reached, or does not answer in time; whether
                what was done is kept is then not known.
        """
        return self._transaction(self._writing, _WRITE)

    def do(self, work: Callable[[Connection], Made], *, is_durable: bool = True) -> Made:
        """Return what `work` makes in a transaction, on SQLite perhaps together with others' work.

        Args:
            work: writes; it does no harm when it is done again after it failed.
            is_durable: whether to wait until the disk has it. What was done outlives this process
                either way. A loss of power may take back on SQLite what is not durable, and only
                together with all that was done after it.

        Raises:
            StoreUnavailable: the database cannot be reached, or does not answer in time; whether
                what was done is kept is then not known.
        """
        if self._together is not None:
            return self._together.write(work, is_durable=is_durable)
        with self.write() as connection:
            return work(connection)

    def read(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the database.

        Raises:
            StoreUnavailable: the database cannot be reached, or does not answer in time.
        """
        return self._transaction(self._reading, _READ)

    def checkpoint(self) -> None:
        """Empty the log beside a SQLite file, so that nothing erased is left in it.

        Raises:
            StoreUnavailable: the database cannot be reached, or does not answer in time.
        """
        if self.path is not None:
            with self._transaction(self._writing, _NOTHING) as connection:
                done = _sqlite_connection(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
                if done.fetchone()[0]:  # somebody reads for longer than it may be waited
                    raise StoreUnavailable("Busy")

    def dispose(self) -> None:
        """Close every connection; a database in memory ends with it."""
        self._engine.dispose()

    def _begin(self, is_durable: bool) -> AbstractContextManager[Connection]:  # noqa: FBT001 - one of a kind
        return self._transaction(self._writing, _WRITE if is_durable else _WRITE_BEHIND)

    @contextmanager
    def _transaction(
        self, turn: AbstractContextManager[None], opening: tuple[str, ...]
    ) -> Iterator[Connection]:
        """Turn the libraries' errors, which may quote what was sent, into one that does not.

        Raises:
            IntegrityError: a row rests on one that is not there.
            StoreUnavailable: the database cannot be reached, or does not answer in time.
        """
        with turn:
            try:
                if self._file is not None:
                    self._file.check()
                with self._engine.connect() as connection, connection.begin():
                    if self._file is not None:
                        for statement in opening:
                            _sqlite_connection(connection).execute(statement)
                    yield connection
            except IntegrityError:
                raise
            except _UNREACHED as error:
                raise self._unavailable(error) from None
            except StatementError as error:
                raise (error.orig or error) from None

    def _unavailable(self, error: BaseException) -> StoreUnavailable:
        """Let the next transaction open its file anew; SQLAlchemy does so where a server is gone."""
        if self.path is not None:
            self._engine.dispose()
        cause = error.orig if isinstance(error, DBAPIError) else error
        return StoreUnavailable(type(cause).__name__)


def _sqlite(file: SqliteFile, pool_size: int, timeout_seconds: float) -> Engine:
    if file.path is None:
        return create_engine(
            "sqlite://", creator=file.open, poolclass=StaticPool, hide_parameters=True
        )
    return create_engine(
        "sqlite://",
        creator=file.open,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=timeout_seconds,
        pool_use_lifo=True,  # the connection that wrote last has the file's pages at hand
        hide_parameters=True,
    )


def _postgresql(address: URL, pool_size: int, timeout_seconds: float) -> Engine:
    limits = f"-c statement_timeout={STATEMENT_TIMEOUT_MS} -c lock_timeout={STATEMENT_TIMEOUT_MS}"
    asked_for = address.query.get("options", "")
    options = " ".join((asked_for if isinstance(asked_for, str) else " ".join(asked_for), limits))
    timeout = {"connect_timeout": math.ceil(timeout_seconds)}
    return create_engine(
        address,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=timeout_seconds,
        pool_recycle=_MAX_IDLE_SECONDS,
        pool_use_lifo=True,
        use_native_hstore=False,
        connect_args={**_POSTGRESQL, **timeout, "options": options},
        hide_parameters=True,
    )


def _sqlite_connection(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
