"""Everything of everybody is erased: in the database, in what waits for it, and in memory."""

import pytest
from sqlalchemy import select

from bot.errors import StoreUnavailable
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.selfcheck_tables import EVERY_TABLE

from .deliveries import Clock, asked, replied
from .outages import away, each_that_can_go
from .selfchecks import kept_done


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process that tries the database at every call."""
    return Ledger(db, owner="one", clock=clock, retry_after_seconds=0)


def filled(db: Database) -> set[str]:
    """Return the tables in which anything is left."""
    with db.read() as connection:
        return {t.name for t in EVERY_TABLE.sorted_tables if connection.execute(select(t)).first()}


def test_nothing_is_left_of_what_was_answered(ledger: Ledger, db: Database) -> None:
    """And what is asked afterwards is accepted, also under the same keys."""
    saved = ledger.accept(asked(1))
    assert saved is not None
    ledger.record(saved, replied(1))
    kept_done(db)

    assert ledger.erase_everything() > 0

    assert filled(db) == {"instances"}
    assert ledger.answer_to("C1:1.0") is None
    assert ledger.recall("C1", "1.0") is None
    assert ledger.erase_everything() == 0


def test_what_is_in_work_is_recorded_no_more(ledger: Ledger, db: Database, clock: Clock) -> None:
    """Neither its answer nor that it was given up; a later request of the same number is let be."""
    saved = ledger.accept(asked(1, received_at=clock()))
    assert saved is not None
    ledger.erase_everything()

    ledger.record(saved, replied(1))
    ledger.give_up(saved)

    assert filled(db) == {"instances"}


@each_that_can_go
def test_while_the_database_is_away_it_is_put_off(ledger: Ledger, db: Database) -> None:
    """Whoever asks is told, what waited is dropped, and all goes as soon as the database is back."""
    kept_done(db)
    with away(db):
        ledger.accept(asked(1))
        with pytest.raises(StoreUnavailable):
            ledger.erase_everything()
        assert ledger.is_degraded

    ledger.tend()

    assert filled(db) == {"instances"}
    assert not ledger.is_degraded
