"""Writes of several threads in one transaction."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, text

from bot.errors import StoreUnavailable
from bot.store.engine import Database
from bot.store.together import MOST_TOGETHER, Together

PATIENCE_SECONDS = 10.0
INSERT = text("INSERT INTO tally VALUES (:n)")


class Gate:
    """Transactions on a database, of which the first waits until it is let through."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.entered = threading.Event()
        self.opened = threading.Event()
        self.begun: list[bool] = []
        """For each transaction, whether it had to be durable."""

    @contextmanager
    def begin(self, is_durable: bool) -> Iterator[Connection]:  # noqa: FBT001 - as `Begin` says
        """Begin a transaction."""
        self.begun.append(is_durable)
        if len(self.begun) == 1:
            self.entered.set()
            assert self.opened.wait(PATIENCE_SECONDS)
        with self._db.write() as connection:
            yield connection


def number(value: int) -> Callable[[Connection], int]:
    """Return work that asks the database for a number."""
    return lambda connection: int(connection.execute(text(f"SELECT {value}")).scalar_one())


def fail(connection: Connection) -> int:
    """Be a fault of the program.

    Raises:
        KeyError: always.
    """
    raise KeyError(str(connection.closed))


class Crowd:
    """Threads that write while the first transaction is held up."""

    def __init__(self, db: Database, timeout_seconds: float = PATIENCE_SECONDS) -> None:
        self.gate = Gate(db)
        self.together = Together(self.gate.begin, timeout_seconds)
        self._pool = ThreadPoolExecutor(2 * MOST_TOGETHER)

    def write(self, work: Callable[[Connection], int], *, is_durable: bool = True) -> Future[int]:
        """Let one more thread write, and return once it waits."""
        is_first, before = not self.gate.begun, len(self.together)
        future = self._pool.submit(self.together.write, work, is_durable=is_durable)
        if is_first:
            assert self.gate.entered.wait(PATIENCE_SECONDS)
        while not is_first and len(self.together) == before and not future.done():
            time.sleep(0.001)
        return future

    def open(self) -> None:
        """Let the first transaction through."""
        self.gate.opened.set()


@pytest.fixture
def crowd(memory_db: Database) -> Crowd:
    """Threads, and a database in memory."""
    return Crowd(memory_db)


def test_who_comes_while_another_writes_joins_what_is_written_next(crowd: Crowd) -> None:
    """Each gets the result of its own work."""
    futures = [crowd.write(number(value)) for value in range(9)]

    crowd.open()

    assert [future.result(PATIENCE_SECONDS) for future in futures] == list(range(9))
    assert len(crowd.gate.begun) == 2


def test_no_more_than_a_bounded_number_is_written_at_once(crowd: Crowd) -> None:
    """So that the first of many does not wait for all."""
    futures = [crowd.write(number(value)) for value in range(MOST_TOGETHER + 3)]

    crowd.open()

    assert [one.result(PATIENCE_SECONDS) for one in futures] == list(range(MOST_TOGETHER + 3))
    assert len(crowd.gate.begun) == 3


def test_one_write_that_has_to_last_makes_all_with_it_last(crowd: Crowd) -> None:
    """The disk is waited for only where somebody needs it."""
    first = crowd.write(number(0), is_durable=False)
    joined = [crowd.write(number(value), is_durable=value == 2) for value in (1, 2)]

    crowd.open()

    assert [one.result(PATIENCE_SECONDS) for one in (first, *joined)] == [0, 1, 2]
    assert crowd.gate.begun == [False, True]


def test_a_fault_is_the_leaders_and_the_others_may_try_again(crowd: Crowd) -> None:
    """Nothing of any of them is kept, so that nobody is told that it was."""
    first = crowd.write(number(0))
    faulty, others = crowd.write(fail), [crowd.write(number(value)) for value in (1, 2)]

    crowd.open()

    assert first.result(PATIENCE_SECONDS) == 0
    with pytest.raises(KeyError):
        faulty.result(PATIENCE_SECONDS)
    for other in others:
        with pytest.raises(StoreUnavailable, match="Unfinished"):
            other.result(PATIENCE_SECONDS)
    assert crowd.together.write(number(3), is_durable=True) == 3


def test_a_write_waits_no_longer_than_it_was_told_to(memory_db: Database) -> None:
    """Whoever waits in vain is told so, and is not written after all."""
    crowd = Crowd(memory_db, timeout_seconds=0.05)
    first, second = crowd.write(number(1)), crowd.write(fail)

    with pytest.raises(StoreUnavailable, match="Busy"):
        second.result(PATIENCE_SECONDS)
    crowd.open()

    assert first.result(PATIENCE_SECONDS) == 1
    assert len(crowd.gate.begun) == 1


def test_many_threads_write_all_there_is_to_write(memory_db: Database) -> None:
    """None is forgotten and none is done twice, whoever leads."""
    with memory_db.write() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER PRIMARY KEY)"))

    def add(value: int) -> None:
        memory_db.do(lambda one: one.execute(INSERT, {"n": value}), is_durable=value % 2 == 0)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(add, range(800)))

    with memory_db.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM tally")).scalar() == 800
