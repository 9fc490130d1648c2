"""A SQLite database: its file, opened so that nobody else reads it and nothing erased stays."""

import os
import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path

from bot.errors import ConfigurationError, StoreUnavailable

SQLITE_AT_LEAST = (3, 35, 0)
"""Source: SQLite, "RETURNING": supported since 3.35.0, March 2021."""
_TO_WAL = "PRAGMA journal_mode = WAL"
_AGAIN_SECONDS = 0.01
_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
"""What was committed outlives a loss of power; a row that rests on another goes with it; what is
erased is overwritten with zeros."""


class SqliteFile:
    """Opens connections to one SQLite database, and notices when its file was taken away.

    Args:
        path: the file, which need not be there; None for a database in memory.
        busy_timeout_seconds: longest wait for another process that writes.

    Raises:
        ConfigurationError: the SQLite library is too old.
    """

    def __init__(self, path: Path | None, busy_timeout_seconds: float) -> None:
        if sqlite3.sqlite_version_info < SQLITE_AT_LEAST:
            wanted = ".".join(map(str, SQLITE_AT_LEAST))
            found = sqlite3.sqlite_version
            raise ConfigurationError(
                "DATABASE_URL", f"SQLite {wanted} or newer is needed, this is {found}"
            )
        self.path = path
        self._busy_seconds = busy_timeout_seconds
        self._making = threading.Lock()
        self._opened: tuple[int, int] | None = None

    def open(self) -> sqlite3.Connection:
        """Return a new connection; the file and its folder are made where they are missing.

        Raises:
            OSError: the folder or the file cannot be made.
            sqlite3.Error: the file cannot be used.
        """
        if self.path is not None:
            self._make(self.path)
            self._opened = _identity(self.path)
        connection = sqlite3.connect(
            self.path or ":memory:",
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _to_wal(connection, self._busy_seconds)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def check(self) -> None:
        """Make sure that what was opened is still what stands under the path.

        A file that was removed or replaced can be written on for as long as it is open, and all
        of it is lost.

        Raises:
            FileNotFoundError: it is not.
        """
        if self.path is not None and self._opened not in {None, _identity(self.path)}:
            self._opened = None
            raise FileNotFoundError

    def _make(self, path: Path) -> None:
        """Make the file, unless it is there.

        One that is there is not opened and closed: that would end all locks of this process on it
        (SQLite, "How To Corrupt An SQLite Database File", 2.2).
        """
        with self._making:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


class Turn:
    """Lets one thread at a time through; in SQLite they would sleep and try again.

    Args:
        timeout_seconds: longest wait.
    """

    def __init__(self, timeout_seconds: float) -> None:
        self._lock = threading.Lock()
        self._timeout_seconds = timeout_seconds

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=self._timeout_seconds):
            raise StoreUnavailable("Busy")

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _to_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Let readers not wait for a writer, once and for all.

    Of processes that do so at once, all but one are refused without the wait that they asked for.

    Raises:
        sqlite3.OperationalError: another process is still at it.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            connection.execute(_TO_WAL)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
