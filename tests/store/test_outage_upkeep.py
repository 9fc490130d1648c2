"""What else the ledger has to do while its database is away."""

from collections import Counter

import pytest
from sqlalchemy import text

from bot.domain.request import KeptAnswer, Request, SavedRequest
from bot.store import answers, feedback, requests
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import about
from bot.store.schema import upgrade

from .deliveries import MEMORY, Clock, asked, given, held, replied
from .outages import away, each_that_can_go
from .postgres_server import PostgresServer


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process that tries the database at every call."""
    return Ledger(db, owner="one", clock=clock, retry_after_seconds=0)


@pytest.fixture
def other(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of another process on the same database."""
    return Ledger(db, owner="two", clock=clock, retry_after_seconds=0)


def accepted(ledger: Ledger, request: Request) -> SavedRequest:
    """Let a ledger accept a request that it has to accept."""
    saved = ledger.accept(request)
    assert saved is not None
    return saved


def reply_of(kept: KeptAnswer | None) -> str | None:
    """Return where an answer stands in Slack."""
    return kept.reply_ts if kept else None


def recorded(ledger: Ledger, number: int) -> None:
    """Let a ledger accept a question and record its answer."""
    ledger.record(accepted(ledger, asked(number)), replied(number))


@each_that_can_go
def test_what_was_answered_lately_is_known_without_the_database(
    ledger: Ledger, db: Database
) -> None:
    """So that an edit finds its reply, and a follow-up what it leans on."""
    ledger.record(accepted(ledger, asked(1)), replied(1))
    with away(db):
        ledger.record(accepted(ledger, asked(2)), replied(2))

        assert [reply_of(ledger.answer_to(f"C1:{n}.0")) for n in (1, 2, 3)] == ["1.5", "2.5", None]
        assert [ledger.recall("C1", f"{n}.0") for n in (1, 2, 3)] == [MEMORY, MEMORY, None]


@each_that_can_go
def test_what_is_not_written_yet_counts_more_than_what_is(ledger: Ledger, db: Database) -> None:
    """Between the return of the database and the write of what waits."""
    ledger.record(accepted(ledger, asked(1)), replied(1))
    with away(db):
        saved = accepted(ledger, asked(2))
        newer = {"message_key": "C1:1.0", "thread_ts": "1.0", "reply_ts": "9.5"}
        ledger.record(saved, replied(2, **newer, memory=MEMORY.model_copy(update={"stems": ()})))

    for _ in range(2):
        assert reply_of(ledger.answer_to("C1:1.0")) == "9.5"
        memory = ledger.recall("C1", "1.0")
        assert memory is not None
        assert memory.stems == ()
        ledger.tend()


@each_that_can_go
def test_what_is_remembered_is_forgotten_after_an_hour(
    ledger: Ledger, db: Database, clock: Clock
) -> None:
    """Memory is for an outage, and none that is dealt with lasts that long."""
    recorded(ledger, 1)
    clock.advance(minutes=59)
    ledger.tend()
    with away(db):
        assert reply_of(ledger.answer_to("C1:1.0")) == "1.5"

    clock.advance(minutes=2)
    ledger.tend()
    with away(db):
        assert (ledger.answer_to("C1:1.0"), ledger.recall("C1", "1.0")) == (None, None)


@each_that_can_go
def test_feedback_has_to_be_given_later(ledger: Ledger, db: Database) -> None:
    """Also where the database is back, but not yet the answer that it is about."""
    with away(db):
        recorded(ledger, 1)
        assert ledger.keep_feedback(given(1)) == "later"
    assert ledger.keep_feedback(given(1)) == "later"

    ledger.tend()

    assert [ledger.keep_feedback(given(n)) for n in (1, 9)] == ["kept", "gone"]
    assert feedback.counts(db, replied(1).answer_id) == Counter(helpful=1)


@each_that_can_go
def test_a_key_is_claimed_once_without_the_database(
    ledger: Ledger, other: Ledger, db: Database
) -> None:
    """And by everybody, once it is back."""
    ledger.claim("press:1")
    with away(db):
        assert [ledger.claim(f"press:{n}") for n in (1, 2, 2)] == [False, True, False]
        assert [ledger.is_claimed(f"press:{n}") for n in (1, 2, 3)] == [True, True, False]
    ledger.tend()

    assert other.is_claimed("press:2")
    assert not other.claim("press:2")


@each_that_can_go
def test_what_the_dead_left_waits_for_the_database(
    ledger: Ledger, db: Database, clock: Clock
) -> None:
    """Nothing is taken over while nobody can say whose it is."""
    requests.save(db, asked(1), owner="gone")
    with away(db):
        assert ledger.adopt(clock(), 9) == ()

    assert [saved.request for saved in ledger.adopt(clock(), 9)] == [asked(1)]


@each_that_can_go
@pytest.mark.parametrize("key", [{}, {"event_key": "Ev9"}])
def test_what_came_again_without_the_database_is_not_taken_over(
    ledger: Ledger, db: Database, clock: Clock, *, key: dict[str, str]
) -> None:
    """Another left it undone, but this process has it in work already."""
    requests.save(db, asked(1), owner="gone")
    with away(db):
        saved = accepted(ledger, asked(1, **key))
    ledger.tend()

    assert ledger.adopt(clock(), 9) == ()
    ledger.record(saved, replied(1))
    assert about(db, "U1", []).requests == 0


@each_that_can_go
def test_a_process_that_starts_without_the_database_is_seen_once_it_is_back(
    ledger: Ledger, other: Ledger, db: Database, clock: Clock
) -> None:
    """Or the others would take from it what it has in work."""
    with away(db):
        accepted(ledger, asked(1))
        ledger.beat()
    ledger.tend()

    assert other.adopt(clock(), 9) == ()


@each_that_can_go
def test_a_process_that_closes_writes_what_waits(
    ledger: Ledger, other: Ledger, db: Database, clock: Clock
) -> None:
    """Where it cannot, it ends all the same."""
    with away(db):
        recorded(ledger, 1)
        accepted(ledger, asked(2))
        ledger.close()

    ledger.close()

    assert not ledger.is_degraded
    assert reply_of(answers.answer_to(db, "C1:1.0")) == "1.5"
    assert [saved.request for saved in other.adopt(clock(), 9)] == [asked(2)]


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_a_database_on_which_another_writes_for_long_is_away(ledger: Ledger, db: Database) -> None:
    """Slack does not wait for it; what is there can be read meanwhile."""
    recorded(ledger, 1)

    with held(db.path):
        assert accepted(ledger, asked(2)).id is None
        assert reply_of(ledger.answer_to("C1:1.0")) == "1.5"
        assert ledger.is_degraded

    ledger.tend()
    assert about(db, "U1", []).requests == 1


def test_a_server_that_crashes_takes_nothing_with_it(postgres: PostgresServer) -> None:
    """What was accepted before and meanwhile is there when it has been started again."""
    db, clock = Database(postgres.new_database()), Clock()
    upgrade(db)
    ledger = Ledger(db, owner="one", clock=clock, retry_after_seconds=0)
    accepted(ledger, asked(1))
    with db.write() as connection:
        connection.execute(text("CHECKPOINT"))  # this server is set up not to wait for its disk

    postgres.stop()
    try:
        assert accepted(ledger, asked(2)).id is None
        assert ledger.accept(asked(1)) is None
    finally:
        postgres.start()
    ledger.tend()

    clock.advance(minutes=1)
    found = requests.adopt(db, owner="two", dead_before=clock(), limit=9)
    assert [saved.request for saved in found] == [asked(1), asked(2)]
    db.dispose()
