"""What two things at a time may not undo: an edit, an erasure, a record, a checkpoint."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.request import SavedRequest
from bot.errors import StoreUnavailable
from bot.store import answers, gaps
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import KeptAbout, about
from bot.store.retention import sweep

from .deliveries import GAP, NOW, Clock, asked, replied
from .outages import away, each_that_can_go


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process that tries the database at every call."""
    return Ledger(db, owner="one", clock=clock, retry_after_seconds=0)


def accepted(ledger: Ledger, **changes: str) -> SavedRequest:
    """Let a ledger accept a question that it has to accept."""
    saved = ledger.accept(asked(1, **changes))
    assert saved is not None
    return saved


def kept_text(db: Database) -> list[str | None]:
    """Return the texts of all requests."""
    with db.read() as connection:
        return list(connection.execute(text("SELECT text FROM requests ORDER BY id")).scalars())


@each_that_can_go
def test_an_edit_that_waited_does_not_undo_a_later_one(ledger: Ledger, db: Database) -> None:
    """Which was written before anything that waits."""
    accepted(ledger)
    with away(db):
        ledger.replace_text("C1:1.0", "the first edit", None)

    ledger.replace_text("C1:1.0", None, "personal_data")
    ledger.tend()

    assert kept_text(db) == [None]


@each_that_can_go
def test_how_long_the_database_is_there_begins_anew_after_it_was_away(
    ledger: Ledger, db: Database
) -> None:
    """Until others were seen again, nobody may be taken to have ended."""
    ledger.tend()
    time.sleep(0.02)
    before = ledger.reached_for_seconds
    with away(db):
        ledger.tend()
        during = ledger.reached_for_seconds
    ledger.tend()

    assert before >= 0.02
    assert during == 0
    assert ledger.reached_for_seconds < before


def test_what_is_recorded_again_leaves_one_gap(db: Database) -> None:
    """Nobody knew whether the first record had reached the database."""
    answered = replied(1, outcome="abstained", gap=GAP)

    answers.record(db, None, answered)
    answers.record(db, None, answered)

    assert len(gaps.latest(db, limit=9)) == 1


def test_an_answer_under_way_leaves_nothing_after_an_erasure(ledger: Ledger, db: Database) -> None:
    """It is still given, and what it was is forgotten."""
    saved = accepted(ledger, way="direct", channel="D1")

    ledger.erase("U1", ["D1"])
    ledger.record(saved, replied(1, channel="D1"))

    assert about(db, "U1", ["D1"]) == KeptAbout(**dict.fromkeys(KeptAbout.model_fields, 0))
    assert ledger.answer_to("C1:1.0") is None
    assert ledger.accept(asked(1)) is None


def test_a_sweep_that_a_reader_holds_up_says_so(file_db: Database) -> None:
    """What was erased still stands in the log then; it is tried again."""
    answers.record(file_db, None, replied(1))
    with file_db.read() as reader:
        reader.execute(text("SELECT count(*) FROM answers"))
        with pytest.raises(StoreUnavailable, match="Busy"):
            sweep(file_db, now=NOW + timedelta(days=400), keep_days=90, keep_selfcheck_days=800)

    swept = sweep(file_db, now=NOW + timedelta(days=400), keep_days=90, keep_selfcheck_days=800)

    assert swept.answers == 0
