"""Requests that a process left undone, and who takes them over."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.domain.request import Request
from bot.store import instances, requests
from bot.store.engine import Database

from .deliveries import NOW, Clock, asked

ADOPT = """\
import sys
from datetime import datetime
from bot.store import requests
from bot.store.engine import Database
db = Database(sys.argv[1], busy_timeout_seconds=30)
print("ready", flush=True)
sys.stdin.readline()
while found := requests.adopt(
    db, owner=sys.argv[2], dead_before=datetime.fromisoformat(sys.argv[3]), limit=2
):
    print(*(saved.request.answer_id for saved in found))
db.dispose()
"""


def adopted(db: Database, owner: str, *, limit: int = 100) -> list[Request]:
    """Take over for an instance whatever those left who were not seen at `NOW` or later."""
    found = requests.adopt(db, owner=owner, dead_before=NOW, limit=limit)
    return [saved.request for saved in found]


def patient(db: Database) -> Database:
    """Return the same database, but one that waits for its turn."""
    return Database(f"sqlite:///{db.path}", busy_timeout_seconds=30) if db.path else db


def adopted_by_processes(url: str, owners: list[str]) -> list[str]:
    """Return what several processes took over between them that set out at one moment."""
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", ADOPT, url, owner, NOW.isoformat()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for owner in owners
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [one for process in started for one in process.communicate(timeout=60)[0].split()]


def test_what_is_taken_over_is_what_was_saved(db: Database) -> None:
    """Nothing that an answer needs is left behind, whichever way it was asked."""
    ways = [
        asked(1, way="mention", response_url=None),
        asked(2, way="command", message_key=None, thread_ts=None, message_ts=None),
        asked(3, text=None, withheld="personal_data"),
        asked(4, way="deletion", text=None),
    ]
    for request in ways:
        requests.save(db, request, owner="one")

    assert adopted(db, "two") == ways


def test_the_oldest_are_taken_over_first(db: Database) -> None:
    """Whoever has waited longest, however late they were saved; of one moment the first saved."""
    for number, seconds in [(1, 30), (2, 10), (3, 20), (4, 10)]:
        clock = Clock()
        clock.advance(seconds=seconds)
        requests.save(db, asked(number, received_at=clock()), owner="one")

    found = [adopted(db, owner, limit=2) for owner in ("two", "two", "two")]

    assert [[r.answer_id for r in some] for some in found] == [
        ["answer-2", "answer-4"],
        ["answer-3", "answer-1"],
        [],
    ]


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, False), (1, False)])
def test_only_what_the_dead_left_is_taken_over(
    db: Database, *, seconds: int, is_taken: bool
) -> None:
    """An instance that was seen at the very moment still lives."""
    seen = Clock()
    seen.advance(seconds=seconds)
    instances.beat(db, "one", seen())
    requests.save(db, asked(), owner="one")

    assert bool(adopted(db, "two")) is is_taken


def test_an_instance_takes_over_nothing_of_its_own(db: Database) -> None:
    """It is answering that already, though the others may not have seen it for long."""
    requests.save(db, asked(), owner="one")

    assert adopted(db, "one") == []


def test_an_instance_that_ends_is_not_waited_for(db: Database) -> None:
    """It says so, and was seen a moment ago all the same."""
    instances.beat(db, "one", NOW)
    requests.save(db, asked(), owner="one")
    instances.forget(db, "one")

    assert len(adopted(db, "two")) == 1


def test_a_request_that_ends_every_instance_is_left_alone(db: Database) -> None:
    """Or it would end every one that is started, for ever."""
    requests.save(db, asked(), owner="instance 1")

    tries = [adopted(db, f"instance {number}") for number in range(2, 23)]

    assert [bool(some) for some in tries] == [True] * 19 + [False, False]
    assert requests.save(db, asked(), owner="instance 23") is None


def test_processes_that_take_over_at_once_never_get_the_same(shared_url: str) -> None:
    """Each is alive, so that none takes from another what that one has just taken."""
    names = ["two", "three"]
    db = Database(shared_url)
    for number in range(30):
        requests.save(db, asked(number), owner="one")
    for owner in names:
        instances.beat(db, owner, NOW)
    db.dispose()

    taken = adopted_by_processes(shared_url, names)

    assert sorted(taken) == sorted(f"answer-{number}" for number in range(30))


def test_threads_that_take_over_at_once_never_get_the_same(db: Database) -> None:
    """The same within one process, whose threads share its connections."""
    names = ["two", "three", "four"]
    for number in range(30):
        requests.save(db, asked(number), owner="one")
    for owner in names:
        instances.beat(db, owner, NOW)
    shared, together = patient(db), Barrier(len(names))

    def take(owner: str) -> list[str]:
        together.wait(timeout=30)
        return [r.answer_id for _ in range(10) for r in adopted(shared, owner, limit=3)]

    with ThreadPoolExecutor(len(names)) as pool:
        taken = [answer for some in pool.map(take, names) for answer in some]

    shared.dispose()
    assert sorted(taken) == sorted(f"answer-{number}" for number in range(30))
