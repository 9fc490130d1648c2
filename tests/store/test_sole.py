"""Whether a process is the only one on its database."""

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.store.engine import Database
from bot.store.sole import sole_owner

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there, no process can tell that it is alone"
)
PROCESS = """\
import subprocess, sys
from bot.store.engine import Database
from bot.store.sole import sole_owner
is_alone = sole_owner(Database(sys.argv[1]))
beside = subprocess.Popen(["sleep", "60"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
print(is_alone, beside.pid, flush=True)
sys.stdin.read()
beside.kill()
beside.wait()
"""
"""Asks, starts a process beside itself, and stays until it is told to end, or is killed."""

Start = Callable[[Path], tuple[subprocess.Popen[str], bool]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process on a file; it says whether it is alone."""
    started: list[subprocess.Popen[str]] = []
    beside: list[str] = []

    def process_on(path: Path) -> tuple[subprocess.Popen[str], bool]:
        command = [sys.executable, "-W", "error", "-c", PROCESS, f"sqlite:///{path}"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        started.append(process)
        assert process.stdout is not None
        said, pid = process.stdout.readline().split()
        beside.append(pid)
        return process, said == "True"

    yield process_on
    for process in started:
        process.kill()
        process.communicate(timeout=30)
    subprocess.run(["kill", *beside], check=False, capture_output=True)


def test_the_first_process_on_a_file_is_alone_until_it_ends(tmp_path: Path, start: Start) -> None:
    """Whoever comes meanwhile is not, and does not become so by waiting."""
    path = tmp_path / "kloe.db"
    first, is_alone = start(path)
    _, is_second_alone = start(path)
    assert (is_alone, is_second_alone) == (True, False)

    first.communicate("", timeout=30)

    assert start(path)[1]
    assert not start(path)[1]


def test_a_process_that_is_killed_holds_nothing_up(tmp_path: Path, start: Start) -> None:
    """Nor do those that it had started and that outlive it."""
    path = tmp_path / "kloe.db"
    first, is_alone = start(path)
    first.kill()
    first.wait(timeout=30)

    assert is_alone
    assert start(path)[1]


def test_each_file_has_an_owner_of_its_own(tmp_path: Path, start: Start) -> None:
    """Two teams may run their own on one computer."""
    assert [start(tmp_path / name)[1] for name in ("a.db", "b.db")] == [True, True]


def test_the_lock_is_for_its_owner_alone_and_says_nothing(file_db: Database) -> None:
    """It stands beside the database, whose folder nobody else reads either."""
    assert sole_owner(file_db)

    assert file_db.path is not None
    lock = file_db.path.with_name("kloe.db.lock")
    assert (stat.S_IMODE(lock.stat().st_mode), lock.read_bytes()) == (0o600, b"")


def test_a_process_asks_once(file_db: Database) -> None:
    """A second Kloe in one process would be a second owner."""
    assert file_db.path is not None
    again = Database(f"sqlite:///{file_db.path}")

    assert [sole_owner(file_db), sole_owner(again)] == [True, False]


def test_a_database_in_memory_has_one_owner(memory_db: Database) -> None:
    """There is nothing that anybody else could reach."""
    assert [sole_owner(memory_db), sole_owner(memory_db)] == [True, True]


def test_a_database_on_a_server_may_have_any_number_of_owners(postgresql_db: Database) -> None:
    """What is undone there may be somebody's."""
    assert not sole_owner(postgresql_db)


def test_where_no_lock_can_be_made_nobody_is_alone(tmp_path: Path) -> None:
    """Better to wait for ten seconds than to answer what another has in work."""
    assert not sole_owner(Database(f"sqlite:///{tmp_path / 'nowhere' / 'kloe.db'}"))
