"""The ledger while its database is away, and once it is back."""

import logging
from collections.abc import Callable

import pytest

from bot.domain.request import Request, SavedRequest
from bot.store import answers, gaps, people, requests, threads
from bot.store.engine import Database
from bot.store.ledger import Ledger

from .deliveries import GAP, MEMORY, Clock, asked, replied
from .outages import away, each_that_can_go

Undone = Callable[[], list[Request]]
pytestmark = each_that_can_go
each_start = pytest.mark.parametrize("accepted_while", ["there", "away"])


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process that tries the database at every call."""
    return Ledger(db, owner="one", clock=clock, retry_after_seconds=0)


@pytest.fixture
def other(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of another process on the same database."""
    return Ledger(db, owner="two", clock=clock, retry_after_seconds=0)


@pytest.fixture
def undone(db: Database, clock: Clock) -> Undone:
    """Return what is found undone when every process has been silent for long."""

    def take_over() -> list[Request]:
        clock.advance(minutes=1)
        found = requests.adopt(db, owner="another", dead_before=clock(), limit=100)
        return [saved.request for saved in found]

    return take_over


def accepted(ledger: Ledger, request: Request) -> SavedRequest:
    """Let a ledger accept a request that it has to accept."""
    saved = ledger.accept(request)
    assert saved is not None
    return saved


def test_a_request_is_accepted_without_the_database(ledger: Ledger, db: Database) -> None:
    """Once, in each of its shapes; that it is known to this process alone can be told."""
    with away(db):
        saved = accepted(ledger, asked(1))
        again = [asked(1), asked(2, event_key="Ev1"), asked(2, message_key="C1:1.0")]

        assert saved == SavedRequest(id=None, request=asked(1))
        assert [ledger.accept(one) for one in again] == [None] * 3
        assert ledger.is_degraded


def test_what_was_accepted_before_is_not_accepted_without_the_database(
    ledger: Ledger, db: Database
) -> None:
    """Neither what this process saved nor what it learned that another had."""
    accepted(ledger, asked(1))
    requests.save(db, asked(2), owner="two")
    assert ledger.accept(asked(2)) is None

    with away(db):
        assert [ledger.accept(asked(number)) for number in (1, 2)] == [None, None]


def test_what_was_accepted_is_saved_when_the_database_is_back(
    ledger: Ledger, other: Ledger, db: Database, undone: Undone
) -> None:
    """No other process takes it for new, and it outlives the one that accepted it."""
    with away(db):
        accepted(ledger, asked(1))
        ledger.tend()
        assert ledger.is_degraded

    ledger.tend()

    assert not ledger.is_degraded
    assert other.accept(asked(1)) is None
    assert undone() == [asked(1)]


@pytest.mark.parametrize(("most", "kept"), [(2, [3, 4]), (4, [1, 2, 3, 4]), (5, [0, 1, 2, 3, 4])])
def test_no_more_waits_than_was_allowed(
    db: Database, clock: Clock, undone: Undone, *, most: int, kept: list[int]
) -> None:
    """The oldest make way for what comes, for all of which a reply can still be made here."""
    small = Ledger(db, owner="one", clock=clock, retry_after_seconds=0, max_claims=most)
    with away(db):
        for number in range(5):
            accepted(small, asked(number))

    small.tend()

    assert not small.is_degraded
    assert undone() == [asked(number) for number in kept]


def test_a_write_that_has_to_make_way_is_told_of(
    db: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever runs Kloe has to know that a claim may be lost; the event quotes nothing."""
    small = Ledger(db, owner="one", clock=clock, max_claims=1)
    with away(db), caplog.at_level(logging.WARNING, "kloe"):
        for number in range(3):
            accepted(small, asked(number))

    events = [(r.levelname, r.getMessage()) for r in caplog.records if r.name == "kloe"]
    assert events == [
        ("WARNING", "database away"),
        ("ERROR", "database write dropped"),
        ("ERROR", "database write dropped"),
    ]


def test_a_database_that_is_away_is_given_a_rest(
    db: Database, clock: Clock, undone: Undone
) -> None:
    """It is not tried at each request, however many come, but whenever it is tended."""
    patient = Ledger(db, owner="one", clock=clock, retry_after_seconds=3600)
    with away(db):
        accepted(patient, asked(1))

    assert accepted(patient, asked(2)).id is None
    patient.tend()
    assert accepted(patient, asked(3)).id is not None
    assert undone() == [asked(1), asked(2), asked(3)]


@each_start
def test_an_edit_without_the_database_counts(
    ledger: Ledger, db: Database, undone: Undone, *, accepted_while: str
) -> None:
    """Whoever takes the request over answers what was asked last."""
    if accepted_while == "there":
        accepted(ledger, asked(1))
    with away(db):
        if accepted_while == "away":
            accepted(ledger, asked(1))
        assert ledger.replace_text("C1:1.0", "a slip?", None)
        assert ledger.replace_text("C1:1.0", "the rota?", None)
        assert not ledger.replace_text("C1:9.0", "a slip?", None)
    ledger.tend()

    assert undone() == [asked(1, text="the rota?")]


@each_start
def test_a_deletion_without_the_database_counts(
    ledger: Ledger, other: Ledger, db: Database, undone: Undone, *, accepted_while: str
) -> None:
    """The request is erased or never written, and stays claimed."""
    if accepted_while == "there":
        accepted(ledger, asked(1))
    with away(db):
        if accepted_while == "away":
            accepted(ledger, asked(1))
        assert ledger.cancel("C1:1.0")
        assert not ledger.cancel("C1:1.0")
    ledger.tend()

    assert other.accept(asked(1)) is None
    assert people.about(db, "U1", []).requests == 0
    assert undone() == []


@each_start
def test_an_answer_without_the_database_is_kept_when_it_is_back(
    ledger: Ledger, other: Ledger, db: Database, undone: Undone, *, accepted_while: str
) -> None:
    """Its keys are claimed though the request itself may never have been written."""
    saved = accepted(ledger, asked(1)) if accepted_while == "there" else None
    with away(db):
        saved = saved or accepted(ledger, asked(1))
        ledger.record(saved, replied(1, gap=GAP))
    ledger.tend()

    assert not ledger.is_degraded
    assert [other.accept(asked(2, event_key="Ev1")), other.accept(asked(1))] == [None, None]
    assert undone() == []
    assert answers.find(db, saved.request.answer_id) is not None
    assert threads.recall(db, "C1", "1.0") == MEMORY
    assert len(gaps.latest(db, limit=9)) == 1


@each_start
def test_what_is_given_up_without_the_database_stays_given_up(
    ledger: Ledger, other: Ledger, db: Database, undone: Undone, *, accepted_while: str
) -> None:
    """Nobody sets out to answer it once more, and nothing is left of who asked."""
    saved = accepted(ledger, asked(1)) if accepted_while == "there" else None
    with away(db):
        ledger.give_up(saved or accepted(ledger, asked(1)))
    ledger.tend()

    assert other.accept(asked(1)) is None
    assert people.about(db, "U1", []).requests == 0
    assert undone() == []


def test_a_change_between_the_return_and_the_write_counts(
    ledger: Ledger, other: Ledger, db: Database, undone: Undone
) -> None:
    """The database cannot change what it has not got yet."""
    with away(db):
        for number in (1, 2):
            accepted(ledger, asked(number))
    assert ledger.replace_text("C1:1.0", "the rota?", None)
    assert ledger.cancel("C1:2.0")
    ledger.tend()

    assert undone() == [asked(1, text="the rota?")]
    assert other.accept(asked(2)) is None


@each_start
def test_what_was_answered_is_changed_no_more(
    ledger: Ledger, db: Database, undone: Undone, *, accepted_while: str
) -> None:
    """An edit that comes late may not bring back a question that has its answer."""
    saved = accepted(ledger, asked(1)) if accepted_while == "there" else None
    with away(db):
        ledger.record(saved or accepted(ledger, asked(1)), replied(1))
        assert not ledger.replace_text("C1:1.0", "the rota?", None)
        assert not ledger.cancel("C1:1.0")
    ledger.tend()

    assert undone() == []


def test_what_is_written_at_once_does_not_wait_as_well(ledger: Ledger, db: Database) -> None:
    """The answer takes the place of the question that was still to be written."""
    with away(db):
        saved = accepted(ledger, asked(1))

    ledger.record(saved, replied(1))

    assert not ledger.is_degraded
