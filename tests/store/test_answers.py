"""Answers: kept in the moment in which their question is erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.ids import PassageId
from bot.domain.request import Answered, AnswerId, KeptAnswer, Request, RequestId
from bot.errors import StoreUnavailable
from bot.store import answers, gaps, requests, threads
from bot.store.engine import Database

from .deliveries import GAP, NOW, asked, held, replied

LONG = tuple(PassageId(f"ward.md#rota~{number}") for number in range(5000))
"""So many that they do not fit into what room there is."""


def saved(db: Database, request: Request) -> RequestId:
    """Save a request."""
    number = requests.save(db, request, owner="one")
    assert number is not None
    return number


def pending(db: Database) -> list[Request]:
    """Return what an instance that is started now finds undone."""
    found = requests.adopt(db, owner="another", dead_before=NOW, limit=100)
    return [one.request for one in found]


def erased(db: Database) -> list[bool]:
    """Tell of each request whether nothing is left of who asked what."""
    wanted = 'SELECT text, "user", response_url FROM requests ORDER BY id'
    with db.read() as connection:
        return [set(row) == {None} for row in connection.execute(text(wanted))]


def kept_of(answered: Answered) -> KeptAnswer:
    """Return what can be found again of an answer."""
    return KeptAnswer.model_validate({n: getattr(answered, n) for n in KeptAnswer.model_fields})


@contextmanager
def no_room_for_gaps(db: Database) -> Iterator[None]:
    """Let the disk be full, or another transaction hold the last table that is written."""
    if db.kind == "postgresql":
        with db.write() as connection:
            connection.execute(text("LOCK TABLE gaps"))
            yield
        return
    with db.write() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    yield
    with db.write() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))


def test_an_answer_is_kept_and_its_question_erased(db: Database) -> None:
    """Of one question alone; what others asked still waits."""
    number = saved(db, asked(1))
    saved(db, asked(2))

    answers.record(db, number, replied(1))

    assert answers.find(db, AnswerId("answer-1")) == kept_of(replied(1))
    assert erased(db) == [True, False]
    assert pending(db) == [asked(2)]


@pytest.mark.parametrize("key", [{"event_key": "Ev1"}, {"message_key": "C1:1.0"}])
def test_a_question_that_was_answered_stays_accepted(db: Database, key: dict[str, str]) -> None:
    """Slack may send it again though the reply stands there."""
    answers.record(db, saved(db, asked(1)), replied(1))

    assert requests.save(db, asked(2, **key), owner="two") is None


def test_a_record_that_fails_half_way_leaves_everything_as_it_was(db: Database) -> None:
    """Neither a question without its answer nor an answer whose question is asked once more."""
    number = saved(db, asked(1))
    answer = replied(1, passage_ids=LONG, gap=GAP)

    with no_room_for_gaps(db), pytest.raises(StoreUnavailable):
        answers.record(db, number, answer)

    assert erased(db) == [False]
    assert (answers.find(db, answer.answer_id), threads.recall(db, "C1", "1.0")) == (None, None)
    answers.record(db, number, answer)
    assert (erased(db), pending(db)) == ([True], [])
    assert answers.find(db, answer.answer_id) == kept_of(answer)
    assert [gap.found_at for gap in gaps.latest(db, limit=9)] == [answer.answered_at]


def test_an_unsaved_record_that_fails_half_way_claims_nothing(file_db: Database) -> None:
    """The delivery may still be accepted: nobody knows of an answer."""
    answer = replied(1, passage_ids=LONG)

    with no_room_for_gaps(file_db), pytest.raises(StoreUnavailable):
        answers.record_unsaved(file_db, asked(1), answer, owner="one")

    assert answers.answer_to(file_db, "C1:1.0") is None
    assert requests.save(file_db, asked(1), owner="one") is not None


def test_a_record_in_a_database_that_is_held_leaves_the_question(file_db: Database) -> None:
    """It waits no longer than it may, and can be written once the other has done."""
    number = saved(file_db, asked(1))

    with held(file_db.path), pytest.raises(StoreUnavailable):
        answers.record(file_db, number, replied(1))

    assert (erased(file_db), answers.answer_to(file_db, "C1:1.0")) == ([False], None)


@pytest.mark.parametrize("key", [{"event_key": "Ev1"}, {"message_key": "C1:1.0"}, {}])
def test_what_was_accepted_without_the_database_is_claimed_in_it(
    db: Database, key: dict[str, str]
) -> None:
    """Under each of its keys, and without a word of what was asked."""
    answers.record_unsaved(db, asked(1), replied(1), owner="one")

    assert answers.answer_to(db, "C1:1.0") == kept_of(replied(1))
    assert erased(db) == [True]
    assert (requests.save(db, asked(2, **key), owner="two") is None) is bool(key)


def test_what_others_accepted_meanwhile_is_not_answered_twice(db: Database) -> None:
    """Each of its keys may have come to them in a delivery of its own."""
    saved(db, asked(2, event_key="Ev1"))
    saved(db, asked(3, message_key="C1:1.0"))
    saved(db, asked(4))

    answers.record_unsaved(db, asked(1), replied(1), owner="two")

    assert pending(db) == [asked(4)]
    assert erased(db) == [True, True, False]


def test_recording_twice_is_as_recording_once(db: Database) -> None:
    """A write whose end was not heard of is made again."""
    number = saved(db, asked(1))
    for _ in range(2):
        answers.record(db, number, replied(1))
        answers.record_unsaved(db, asked(2), replied(2), owner="one")

    assert [answers.answer_to(db, f"C1:{n}.0") for n in (1, 2)] == [
        kept_of(replied(1)),
        kept_of(replied(2)),
    ]
    assert erased(db) == [True, True]


def test_an_answer_to_nothing_that_was_saved_erases_nothing(db: Database) -> None:
    """Such is the reply to a click on a reading."""
    saved(db, asked(1))

    answers.record(db, None, replied(2))

    assert erased(db) == [False]
    assert answers.find(db, AnswerId("answer-2")) == kept_of(replied(2))


@pytest.mark.parametrize(("seconds", "found"), [(-1, "1.5"), (0, "9.5"), (1, "9.5")])
def test_an_answer_of_the_same_id_is_replaced_unless_it_is_newer(
    db: Database, seconds: int, found: str
) -> None:
    """A write that waited for the database comes after those that did not."""
    at = NOW + timedelta(seconds=seconds)
    answers.record(db, None, replied(1, answered_at=NOW))
    answers.record(db, None, replied(1, answered_at=at, reply_ts="9.5"))

    kept = answers.find(db, AnswerId("answer-1"))

    assert kept is not None
    assert kept.reply_ts == found


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
def test_the_answer_to_a_message_is_the_latest(db: Database, order: tuple[int, ...]) -> None:
    """An edited question is answered again; in which order that is written is chance."""
    for number in order:
        answers.record(db, None, replied(number, message_key="C1:1.0"))
    answers.record(db, None, replied(4))

    assert answers.answer_to(db, "C1:1.0") == kept_of(replied(3))


def test_what_is_not_kept_is_not_found(db: Database) -> None:
    """An answer to a command has no message, and is found by its id alone."""
    answers.record(db, None, replied(1, message_key=None, thread_ts=None, reply_ts=None))

    assert answers.answer_to(db, "C1:1.0") is None
    assert answers.find(db, AnswerId("answer-2")) is None
    assert answers.find(db, AnswerId("answer-1")) is not None
