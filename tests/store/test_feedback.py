"""Feedback: what people made of an answer, for as long as the answer is kept."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.request import AnswerId
from bot.errors import StoreUnavailable
from bot.store import answers, feedback, people
from bot.store.engine import Database
from bot.store.retention import sweep

from .deliveries import NOW, given, held, replied

FIRST = AnswerId("answer-1")


def reasons(db: Database) -> list[str | None]:
    """Return the reasons that were chosen, person by person."""
    with db.read() as connection:
        return list(
            connection.execute(text('SELECT reason FROM feedback ORDER BY "user"')).scalars()
        )


@pytest.fixture(autouse=True)
def _answers(db: Database) -> None:
    """Keep two answers to speak of."""
    for number in (1, 2):
        answers.record(db, None, replied(number))


def test_an_answer_that_nobody_spoke_of_has_no_verdicts(db: Database) -> None:
    """Nor has one that is not there."""
    assert feedback.counts(db, FIRST) == Counter()
    assert feedback.counts(db, AnswerId("answer-9")) == Counter()


def test_everybodys_verdict_counts_once_for_each_answer(db: Database) -> None:
    """One person's words on one answer say nothing of another."""
    kept = [
        feedback.keep(db, given(1, "U1")),
        feedback.keep(db, given(1, "U2")),
        feedback.keep(db, given(1, "U3", verdict="not_helpful")),
        feedback.keep(db, given(2, "U1", verdict="not_helpful")),
    ]

    assert kept == [True] * 4
    assert feedback.counts(db, FIRST) == Counter(helpful=2, not_helpful=1)
    assert feedback.counts(db, AnswerId("answer-2")) == Counter(not_helpful=1)


@pytest.mark.parametrize(
    ("seconds", "verdict", "reason"),
    [
        (1, "not_helpful", "out_of_date"),
        (0, "not_helpful", "out_of_date"),
        (-1, "helpful", None),
    ],
    ids=["later", "at the same moment", "earlier, but heard of later"],
)
def test_what_a_person_says_last_is_kept_in_place_of_the_rest(
    db: Database, seconds: int, verdict: str, reason: str | None
) -> None:
    """A press and the form that it opened come close together, and not always in order."""
    at = NOW + timedelta(seconds=seconds)
    changed = given(1, verdict="not_helpful", reason="out_of_date", given_at=at)
    assert feedback.keep(db, given(1, given_at=NOW))

    assert feedback.keep(db, changed)
    assert feedback.counts(db, FIRST) == Counter([verdict])
    assert reasons(db) == [reason]


def test_a_reason_that_is_taken_back_is_gone(db: Database) -> None:
    """A second press without one leaves nothing of the first."""
    feedback.keep(db, given(1, verdict="not_helpful", reason="wrong_passage"))
    feedback.keep(db, given(1, verdict="not_helpful"))

    assert reasons(db) == [None]


def test_feedback_on_an_answer_that_is_gone_is_not_kept(db: Database) -> None:
    """The reader is told so, and whatever comes next is kept as if nothing had happened."""
    assert not feedback.keep(db, given(9))

    assert feedback.counts(db, AnswerId("answer-9")) == Counter()
    assert feedback.keep(db, given(1))


def test_feedback_goes_with_an_answer_that_grew_too_old(db: Database) -> None:
    """However late it was given: on its own it would be about nothing."""
    now = NOW + timedelta(days=30, seconds=2)
    for number in (1, 2):
        feedback.keep(db, given(number, given_at=now))

    swept = sweep(db, now=now, keep_days=30, keep_selfcheck_days=800)

    assert (swept.answers, swept.feedback) == (1, 0)
    assert len(reasons(db)) == 1
    assert feedback.counts(db, AnswerId("answer-2")) == Counter(helpful=1)


def test_feedback_goes_with_an_answer_that_is_erased(db: Database) -> None:
    """Though it was another who gave it."""
    answers.record(db, None, replied(3, channel="D1"))
    feedback.keep(db, given(3, "U2"))

    people.erase(db, "U1", ["D1"])

    assert reasons(db) == []
    assert not feedback.keep(db, given(3, "U2"))


def test_an_answer_that_is_recorded_again_keeps_its_feedback(db: Database) -> None:
    """A write that is made twice replaces the answer, and does not remove it for a moment."""
    feedback.keep(db, given(1))

    answers.record(db, None, replied(1))

    assert feedback.counts(db, FIRST) == Counter(helpful=1)


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_feedback_that_cannot_be_written_is_not_taken_for_gone(db: Database) -> None:
    """The person is asked to try later, and not told that there is no such answer."""
    with held(db.path), pytest.raises(StoreUnavailable):
        feedback.keep(db, given(1))

    assert feedback.counts(db, FIRST) == Counter()
