"""What is erased about a person, and what is not, when the database is away."""

import pytest

from bot.errors import StoreUnavailable
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import KeptAbout, about

from .deliveries import MEMORY, Clock, asked, replied
from .outages import away, each_that_can_go

NOTHING = KeptAbout(**dict.fromkeys(KeptAbout.model_fields, 0))
pytestmark = each_that_can_go


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process that tries the database at every call."""
    return Ledger(db, owner="one", clock=clock, retry_after_seconds=0)


def converse(ledger: Ledger) -> None:
    """Let a ledger answer a direct message, and have a question of a shared channel in work."""
    saved = ledger.accept(asked(1, way="direct", channel="D1"))
    assert saved is not None
    ledger.record(saved, replied(1, channel="D1"))
    ledger.accept(asked(2))


def test_what_cannot_be_erased_is_told_so(ledger: Ledger, db: Database) -> None:
    """A promise to erase may not rest on memory."""
    converse(ledger)
    with away(db), pytest.raises(StoreUnavailable):
        ledger.erase("U1", ["D1"])

    assert about(db, "U1", ["D1"]).total == 4


def test_what_waits_is_erased_as_well(ledger: Ledger, db: Database, clock: Clock) -> None:
    """What a person asked during an outage does not come back after they were forgotten."""
    other = Ledger(db, owner="two", clock=clock)
    with away(db):
        converse(ledger)

    assert ledger.erase("U1", ["D1"]).total == 4
    ledger.tend()

    assert about(db, "U1", ["D1"]) == NOTHING
    assert [other.accept(asked(number)) for number in (1, 2)] == [None, None]


def test_who_was_forgotten_is_not_remembered_without_the_database(
    ledger: Ledger, db: Database
) -> None:
    """The memory beside it is there for such a time, and has to know no more than it."""
    converse(ledger)
    with away(db):
        assert ledger.recall("D1", "1.0") == MEMORY
    ledger.tend()

    ledger.erase("U1", ["D1"])

    with away(db):
        assert (ledger.answer_to("C1:1.0"), ledger.recall("D1", "1.0")) == (None, None)
        assert not ledger.replace_text("C1:2.0", "the rota?", None)
        assert [ledger.accept(asked(number)) for number in (1, 2)] == [None, None]


def test_what_is_remembered_of_others_stays(ledger: Ledger, db: Database) -> None:
    """Of the same moment, and out of the same memory."""
    converse(ledger)

    ledger.erase("U2", ["D2"])

    with away(db):
        assert ledger.answer_to("C1:1.0") is not None
        assert ledger.recall("D1", "1.0") == MEMORY
        assert ledger.replace_text("C1:2.0", "the rota?", None)
