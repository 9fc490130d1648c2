"""Retention: what is old goes, what is just that old stays, and nothing of a question is left."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.domain.request import Request
from bot.errors import StoreUnavailable
from bot.store import answers, feedback, gaps, instances, people, requests, tables, threads
from bot.store.engine import Database
from bot.store.retention import BATCH, sweep

from .deliveries import GAP, NOW, asked, given, held, replied

MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)
SAID = "who covers the lantern shift at the harbour ward"
"""Stands in no other test, and in nothing that the program writes by itself."""


def pending(db: Database) -> list[Request]:
    """Return what an instance that is started now finds undone."""
    found = requests.adopt(db, owner="another", dead_before=NOW, limit=100)
    return [one.request for one in found]


def bytes_of(path: Path | None) -> bytes:
    """Return what a database's file and those beside it hold."""
    assert path is not None
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


@pytest.mark.parametrize(("age", "stays"), [(30 * DAY, True), (30 * DAY + MOMENT, False)])
def test_what_is_older_than_it_may_be_goes(db: Database, *, age: timedelta, stays: bool) -> None:
    """To the microsecond, and counted."""
    at = NOW - age
    answers.record(db, None, replied(1, gap=GAP, answered_at=at))
    answers.record(db, None, replied(2, thread_ts=None, answered_at=NOW))
    feedback.keep(db, given(2, given_at=at))

    swept = sweep(db, now=NOW, keep_days=30, keep_selfcheck_days=800)

    gone = 0 if stays else 1
    assert (swept.answers, swept.threads, swept.gaps, swept.feedback) == (gone,) * 4
    assert (answers.answer_to(db, "C1:1.0") is not None) is stays
    assert (threads.recall(db, "C1", "1.0") is not None) is stays
    assert len(gaps.latest(db, limit=9)) == 1 - gone
    assert feedback.counts(db, replied(2).answer_id).total() == 1 - gone
    assert answers.answer_to(db, "C1:2.0") is not None


@pytest.mark.parametrize(
    ("keep_days", "age", "stays"),
    [
        (0, DAY, True),
        (0, DAY + MOMENT, False),
        (1, DAY, True),
        (30, 30 * DAY, True),
        (30, 30 * DAY + MOMENT, False),
    ],
)
def test_keys_stay_claimed_for_a_day_at_least(
    db: Database, *, keep_days: int, age: timedelta, stays: bool
) -> None:
    """Slack may send an event again for that long, however little the operator keeps."""
    number = requests.save(db, asked(1, received_at=NOW - age), owner="one")
    answers.record(db, number, replied(1, answered_at=NOW))

    swept = sweep(db, now=NOW, keep_days=keep_days, keep_selfcheck_days=800)

    assert swept.claims == (0 if stays else 1)
    assert (requests.save(db, asked(1), owner="one") is None) is stays


@pytest.mark.parametrize(
    ("age", "waits"), [(timedelta(hours=2), True), (timedelta(hours=2) + MOMENT, False)]
)
def test_what_waited_too_long_is_given_up(db: Database, *, age: timedelta, waits: bool) -> None:
    """It is erased and not answered any more; when it comes again it is known."""
    requests.save(db, asked(1, received_at=NOW - age), owner="one")

    swept = sweep(db, now=NOW, keep_days=30, keep_selfcheck_days=800, give_up_after_hours=2)

    assert (swept.given_up, swept.claims) == (0 if waits else 1, 0)
    assert people.about(db, "U1", []).requests == (1 if waits else 0)
    assert requests.save(db, asked(1), owner="one") is None
    assert bool(pending(db)) is waits


def test_what_still_waits_is_not_taken_for_a_claim(db: Database) -> None:
    """Where it may wait for longer than claims are kept, it is not lost."""
    old = asked(1, received_at=NOW - 9 * DAY)
    requests.save(db, old, owner="one")

    swept = sweep(db, now=NOW, keep_days=1, keep_selfcheck_days=800, give_up_after_hours=24 * 10)

    assert (swept.given_up, swept.claims) == (0, 0)
    assert pending(db) == [old]


@pytest.mark.parametrize(("age", "gone"), [(DAY, 0), (DAY + MOMENT, 1)])
def test_an_instance_that_was_not_seen_for_a_day_is_forgotten(
    db: Database, age: timedelta, gone: int
) -> None:
    """Each start makes a new one, and nothing else would ever remove it."""
    instances.beat(db, "one", NOW - age)
    instances.beat(db, "two", NOW)

    assert sweep(db, now=NOW, keep_days=30, keep_selfcheck_days=800).instances == gone
    assert sweep(db, now=NOW, keep_days=30, keep_selfcheck_days=800).instances == 0


@pytest.mark.parametrize("count", [BATCH - 1, BATCH, BATCH + 1, 2 * BATCH + 1])
def test_more_than_one_transaction_may_change_is_swept_all_the_same(
    db: Database, count: int
) -> None:
    """Neither a row is left nor one taken that is younger, also where two columns name it."""
    fields = {"memory": {}, "channel": "C1"}
    rows = [
        {**fields, "thread_ts": f"{n}.0", "updated_at": NOW - DAY * (n != 0)}
        for n in range(count + 1)
    ]
    with db.write() as connection:
        connection.execute(insert(tables.thread_memory), rows)

    swept = sweep(db, now=NOW, keep_days=0, keep_selfcheck_days=800)

    assert swept.threads == count
    assert threads.recall(db, "C1", "0.0") is not None


def test_a_sweep_of_nothing_removes_nothing(db: Database) -> None:
    """A second one finds what the first has left, which is what may stay."""
    answers.record(db, requests.save(db, asked(1), owner="one"), replied(1, gap=GAP))
    first = sweep(db, now=NOW, keep_days=1, keep_selfcheck_days=800)

    assert set(vars(first).values()) == {0}
    assert answers.answer_to(db, "C1:1.0") is not None


def test_a_sweep_of_a_database_that_is_held_can_be_made_later(file_db: Database) -> None:
    """It says that it could not, and loses nothing by it."""
    answers.record(file_db, None, replied(1))
    later = NOW + 9 * DAY

    with held(file_db.path), pytest.raises(StoreUnavailable):
        sweep(file_db, now=later, keep_days=1, keep_selfcheck_days=800)

    assert sweep(file_db, now=later, keep_days=1, keep_selfcheck_days=800).answers == 1


def answer(db: Database) -> None:
    """Answer the question."""
    answers.record(db, requests.save(db, asked(2), owner="one"), replied(2))
    answers.record_unsaved(db, asked(1, text=SAID), replied(1), owner="one")


def edit(db: Database) -> None:
    """Ask something else instead."""
    requests.replace_text(db, "C1:1.0", "something else", None)


def withhold(db: Database) -> None:
    """Find a person's details in what was asked."""
    requests.replace_text(db, "C1:1.0", None, "personal_data")


def cancel(db: Database) -> None:
    """Delete the message."""
    requests.cancel(db, "C1:1.0")


def erase(db: Database) -> None:
    """Do as the person says."""
    people.erase(db, "U1", ["D1"])


def wait(db: Database) -> None:
    """Let a day go by."""
    sweep(db, now=NOW + DAY + timedelta(hours=1), keep_days=30, keep_selfcheck_days=800)


def outlast(db: Database) -> None:
    """Let so much time go by that no key is left either."""
    sweep(db, now=NOW + 31 * DAY, keep_days=30, keep_selfcheck_days=800)


@pytest.mark.parametrize("happens", [answer, edit, withhold, cancel, erase, wait, outlast])
@pytest.mark.parametrize("times", [1, 400], ids=["a line", "pages"])
def test_nothing_of_a_question_is_left_in_the_files(
    file_db: Database, happens: Callable[[Database], None], times: int
) -> None:
    """Neither in pages that are free again nor in the log beside the database."""
    requests.save(file_db, asked(1, text=f"{SAID} " * times), owner="one")
    assert SAID.encode() in bytes_of(file_db.path)

    happens(file_db)
    sweep(file_db, now=NOW, keep_days=30, keep_selfcheck_days=800)

    left = bytes_of(file_db.path)
    assert SAID.encode() not in left
    assert (b"hooks.example.org" in left) is (happens in {edit, withhold})


def test_nothing_of_a_gap_is_left_in_the_files(file_db: Database) -> None:
    """What an operator chose to keep ends like everything else."""
    at = [NOW - timedelta(days=days) for days in (31, 1)]
    for number, found_at in enumerate(at):
        gap = GAP.model_copy(update={"text": f"{SAID} {number}"})
        answers.record(file_db, None, replied(number, gap=gap, answered_at=found_at))

    sweep(file_db, now=NOW, keep_days=30, keep_selfcheck_days=800)

    left = bytes_of(file_db.path)
    assert f"{SAID} 0".encode() not in left
    assert f"{SAID} 1".encode() in left
