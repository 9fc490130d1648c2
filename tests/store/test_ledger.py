"""The ledger, with its database at hand: each request accepted once, answered, and forgotten."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from bot.domain.request import Request, SavedRequest
from bot.store import feedback, people
from bot.store.engine import Database
from bot.store.ledger import Ledger

from .deliveries import MEMORY, Clock, asked, given, replied

DEAD_AFTER = timedelta(seconds=10)


@pytest.fixture
def ledger(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of a process."""
    return Ledger(db, owner="one", clock=clock)


@pytest.fixture
def other(db: Database, clock: Clock) -> Ledger:
    """Give the ledger of another process on the same database."""
    return Ledger(db, owner="two", clock=clock)


def accepted(ledger: Ledger, request: Request) -> SavedRequest:
    """Let a ledger accept a request that it has to accept."""
    saved = ledger.accept(request)
    assert saved is not None
    return saved


def found_undone(ledger: Ledger, clock: Clock) -> list[Request]:
    """Return what a ledger takes over of those that have been silent for too long."""
    return [saved.request for saved in ledger.adopt(clock() - DEAD_AFTER, 100)]


def test_a_request_is_accepted_and_saved(ledger: Ledger, db: Database) -> None:
    """When it is told so, the request outlives the process."""
    saved = accepted(ledger, asked(1))

    assert saved.request == asked(1)
    assert saved.id is not None
    assert people.about(db, "U1", []).requests == 1
    assert not ledger.is_degraded


@pytest.mark.parametrize(
    "again",
    [asked(1), asked(2, event_key="Ev1"), asked(2, message_key="C1:1.0")],
    ids=["the same", "the same event", "the same message"],
)
def test_no_process_accepts_a_request_that_comes_again(
    ledger: Ledger, other: Ledger, again: Request
) -> None:
    """Neither the one that has it in mind nor one that learns of it from the database."""
    accepted(ledger, asked(1))

    assert [ledger.accept(again), other.accept(again), other.accept(again)] == [None] * 3


def test_of_threads_that_are_handed_one_message_one_accepts_it(ledger: Ledger) -> None:
    """Slack sends a mention as two events at a time."""
    together = Barrier(4)

    def deliver(number: int) -> bool:
        together.wait(timeout=30)
        return ledger.accept(asked(1, event_key=f"Ev{number}")) is not None

    with ThreadPoolExecutor(4) as pool:
        assert Counter(pool.map(deliver, range(4))) == {True: 1, False: 3}


def test_more_requests_than_are_remembered_are_still_known(db: Database, clock: Clock) -> None:
    """The memory spares the database work; it does not decide."""
    forgetful = Ledger(db, owner="one", clock=clock, max_claims=1)
    for number in range(5):
        accepted(forgetful, asked(number))

    assert [forgetful.accept(asked(number)) for number in range(5)] == [None] * 5


def test_an_answer_ends_a_request(ledger: Ledger, other: Ledger, clock: Clock) -> None:
    """It is found by every process, and so is what the next question may lean on."""
    saved = accepted(ledger, asked(1))
    ledger.record(saved, replied(1))

    for one in (ledger, other):
        found = one.answer_to("C1:1.0")
        assert found is not None
        assert found.reply_ts == "1.5"
        assert one.recall("C1", "1.0") == MEMORY
    clock.advance(seconds=11)
    assert found_undone(other, clock) == []
    assert other.accept(asked(1)) is None


def test_what_was_never_answered_is_not_found(ledger: Ledger) -> None:
    """A request that waits is no answer yet."""
    accepted(ledger, asked(1))

    assert ledger.answer_to("C1:1.0") is None
    assert ledger.recall("C1", "1.0") is None


def test_a_request_that_is_given_up_stays_accepted(
    ledger: Ledger, other: Ledger, clock: Clock, db: Database
) -> None:
    """Nobody answers it, and nothing says any more who asked."""
    ledger.give_up(accepted(ledger, asked(1)))

    clock.advance(seconds=11)
    assert found_undone(other, clock) == []
    assert people.about(db, "U1", []).requests == 0
    assert [ledger.accept(asked(1)), other.accept(asked(1))] == [None, None]


def test_a_living_process_is_left_its_requests(ledger: Ledger, other: Ledger, clock: Clock) -> None:
    """It is seen from the first request on, and for as long as it is tended."""
    accepted(ledger, asked(1))
    assert found_undone(other, clock) == []

    clock.advance(seconds=9)
    ledger.tend()
    clock.advance(seconds=9)
    assert found_undone(other, clock) == []

    clock.advance(seconds=2)
    assert found_undone(other, clock) == [asked(1)]


def test_a_request_that_was_taken_over_is_accepted_no_more(
    ledger: Ledger, other: Ledger, clock: Clock
) -> None:
    """By the process that took it over as little as by any; it can be answered there."""
    accepted(ledger, asked(1))
    clock.advance(seconds=11)
    (saved,) = other.adopt(clock(), 1)

    assert other.accept(asked(1)) is None
    other.record(saved, replied(1))
    assert ledger.answer_to("C1:1.0") is not None


def test_a_process_that_closes_leaves_its_requests_at_once(
    ledger: Ledger, other: Ledger, clock: Clock
) -> None:
    """Nobody has to wait until it is missed."""
    accepted(ledger, asked(1))
    other.beat()

    ledger.close()

    assert found_undone(other, clock) == [asked(1)]


def test_an_edit_and_a_deletion_reach_what_another_process_has(
    ledger: Ledger, other: Ledger, clock: Clock
) -> None:
    """Slack sends each event to whichever it likes."""
    accepted(ledger, asked(1))
    accepted(ledger, asked(2))

    assert other.replace_text("C1:1.0", "the rota?", None)
    assert other.cancel("C1:2.0")
    assert not other.cancel("C1:2.0")
    assert not other.replace_text("C1:9.0", "the rota?", None)

    clock.advance(seconds=11)
    assert found_undone(other, clock) == [asked(1, text="the rota?")]


def test_a_key_is_claimed_once(ledger: Ledger, other: Ledger) -> None:
    """A press of a button comes again like a message does."""
    assert not ledger.is_claimed("press:1")
    assert ledger.claim("press:1")

    assert [ledger.claim("press:1"), other.claim("press:1"), other.claim("press:1")] == [False] * 3
    assert [one.is_claimed("press:1") for one in (ledger, other)] == [True, True]
    assert not other.is_claimed("press:2")


def test_feedback_is_kept_for_as_long_as_the_answer(ledger: Ledger, db: Database) -> None:
    """Whoever gives it is told whether it was."""
    ledger.record(accepted(ledger, asked(1)), replied(1))

    assert ledger.keep_feedback(given(1)) == "kept"
    assert ledger.keep_feedback(given(9)) == "gone"
    assert feedback.counts(db, replied(1).answer_id) == Counter(helpful=1)


def test_a_person_is_forgotten_at_their_word(ledger: Ledger, other: Ledger) -> None:
    """By the memory beside the database as well; what they asked is not answered after all."""
    mine = asked(1, way="direct", channel="D1")
    ledger.record(accepted(ledger, mine), replied(1, channel="D1"))
    accepted(ledger, asked(2))
    accepted(ledger, asked(3, user="U2"))

    assert ledger.erase("U1", ["D1"]).total == 4

    assert (ledger.answer_to("C1:1.0"), ledger.recall("D1", "1.0")) == (None, None)
    assert not ledger.replace_text("C1:2.0", "the rota?", None)
    assert [ledger.accept(asked(1)), other.accept(asked(2))] == [None, None]
    assert ledger.replace_text("C1:3.0", "the rota?", None)
