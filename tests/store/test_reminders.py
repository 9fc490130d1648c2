"""Reminders: wanted, due, claimed once, moved on, and missed."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from bot.domain.selfcheck import CheckId, Every
from bot.errors import StoreUnavailable
from bot.store import reminders
from bot.store.engine import Database
from bot.store.missed import missed_of, take_missed

from .deliveries import NOW, held
from .selfchecks import MINUTE, W1, missed, misses, wanted

NEXT: dict[str, Any] = {"due_at": NOW + timedelta(days=31), "period": "2026-08-31"}


def test_reminders_are_told_by_self_check(db: Database) -> None:
    """All of one person and of nobody else."""
    for reminder in (wanted(2), wanted(1), wanted(1, user="U2")):
        reminders.keep(db, reminder)

    assert reminders.reminders_of(db, "U1") == (wanted(1), wanted(2))
    assert reminders.reminders_of(db, "U9") == ()


def test_a_reminder_takes_the_place_of_the_one_before(db: Database) -> None:
    """Also an earlier one: a person may choose as they like."""
    other = wanted(every="week", at=time(8, 5), zone="Asia/Tokyo", due_at=NOW - MINUTE)
    reminders.keep(db, wanted())

    reminders.keep(db, other)

    assert reminders.reminders_of(db, "U1") == (other,)


@pytest.mark.parametrize("every", ["week", "month", "quarter"])
def test_what_is_told_is_what_was_kept(db: Database, every: Every) -> None:
    """Local time to the second, and the moment in UTC from whichever zone it comes."""
    east = timezone(timedelta(hours=9))
    reminder = wanted(
        every=every,
        starts_on=date(2028, 2, 29),
        at=time(23, 59, 59),
        due_at=datetime(2028, 3, 1, 8, 59, 59, tzinfo=east),
    )
    reminders.keep(db, reminder)

    (found,) = reminders.reminders_of(db, "U1")

    assert found == reminder
    assert found.due_at.tzinfo is UTC


def test_a_reminder_that_is_dropped_is_gone(db: Database) -> None:
    """Once; those of other self-checks and people stay."""
    for reminder in (wanted(1), wanted(2), wanted(1, user="U2")):
        reminders.keep(db, reminder)

    assert reminders.drop(db, "U1", W1)
    assert not reminders.drop(db, "U1", W1)

    assert reminders.reminders_of(db, "U1") == (wanted(2),)
    assert reminders.reminders_of(db, "U2") == (wanted(1, user="U2"),)


def test_all_reminders_of_a_person_can_be_dropped(db: Database) -> None:
    """And are counted."""
    for reminder in (wanted(1), wanted(2), wanted(1, user="U2")):
        reminders.keep(db, reminder)

    assert reminders.drop_all(db, "U1") == 2
    assert reminders.drop_all(db, "U1") == 0

    assert reminders.reminders_of(db, "U1") == ()
    assert len(reminders.reminders_of(db, "U2")) == 1


def test_what_is_due_is_told_the_earliest_first(db: Database) -> None:
    """What is due at the very moment counts; what is due later does not."""
    for number in (3, 1, 2, 4):
        reminders.keep(db, wanted(number))

    at_three = reminders.due(db, NOW + 3 * MINUTE, 9)

    assert at_three == (wanted(1), wanted(2), wanted(3))
    assert reminders.due(db, NOW + 3 * MINUTE, 2) == at_three[:2]
    assert reminders.due(db, NOW, 9) == ()


def test_a_reminder_is_claimed_once(db: Database) -> None:
    """For each person, self-check and period; not again after it was chosen anew."""
    reminders.keep(db, wanted())
    assert reminders.claim(db, wanted(), NOW)
    assert not reminders.claim(db, wanted(), NOW + MINUTE)

    reminders.drop(db, "U1", W1)
    reminders.keep(db, wanted())
    assert not reminders.claim(db, wanted(), NOW)

    others = [wanted(period="2026-08-31"), wanted(2), wanted(user="U2")]
    for other in others:
        reminders.keep(db, other)
    assert [reminders.claim(db, other, NOW) for other in others] == [True] * 3


def test_a_claim_that_was_given_back_can_be_taken_again(db: Database) -> None:
    """Of that period alone."""
    reminders.keep(db, wanted())
    assert reminders.claim(db, wanted(), NOW)
    assert reminders.claim(db, wanted(**NEXT), NOW)

    reminders.release(db, wanted())

    assert reminders.claim(db, wanted(), NOW + MINUTE)
    assert not reminders.claim(db, wanted(**NEXT), NOW + MINUTE)


def test_whether_the_zone_goes_with_the_person_is_kept(db: Database) -> None:
    """It does, unless that was chosen otherwise."""
    for reminder in (wanted(1), wanted(2, follows=False)):
        reminders.keep(db, reminder)

    assert [one.follows for one in reminders.reminders_of(db, "U1")] == [True, False]


def test_a_reminder_that_nobody_wants_any_more_is_not_claimed(db: Database) -> None:
    """It was dropped after it was found to be due."""
    reminders.keep(db, wanted())
    (due,) = reminders.due(db, NOW + MINUTE, 9)
    reminders.drop_all(db, "U1")

    assert not reminders.claim(db, due, NOW)

    reminders.keep(db, wanted())
    assert reminders.claim(db, due, NOW)


def test_a_reminder_may_be_claimed_after_it_was_moved_on(db: Database) -> None:
    """Whichever comes first, the period is claimed once."""
    reminders.keep(db, wanted())
    assert reminders.move_on(db, wanted(), wanted(**NEXT))

    assert reminders.claim(db, wanted(), NOW)
    assert not reminders.claim(db, wanted(), NOW)
    assert reminders.claim(db, wanted(**NEXT), NOW)


def test_a_reminder_moves_on_once(db: Database) -> None:
    """Whoever comes second changes nothing."""
    reminders.keep(db, wanted())

    assert reminders.move_on(db, wanted(), wanted(**NEXT))
    assert not reminders.move_on(db, wanted(), wanted(due_at=NOW, period="other"))

    assert reminders.reminders_of(db, "U1") == (wanted(**NEXT),)


def test_a_choice_is_not_undone_by_moving_on(db: Database) -> None:
    """Also where the next one is due at the same moment as before."""
    chosen = wanted(every="week")
    reminders.keep(db, chosen)

    assert not reminders.move_on(db, wanted(), wanted(**NEXT))
    assert not reminders.move_on(db, wanted(2), wanted(2, **NEXT))

    assert reminders.reminders_of(db, "U1") == (chosen,)


def test_what_was_missed_is_told_once(db: Database) -> None:
    """The earliest first; noted twice it is told once, and of others nothing is told."""
    for reminder in (wanted(1), wanted(2), wanted(1, user="U2")):
        reminders.keep(db, reminder)
    for number in (2, 1, 1):
        misses(db, wanted(number))
    misses(db, wanted(1, user="U2"))

    assert missed_of(db, "U1") == (missed(1), missed(2))
    assert take_missed(db, "U1") == (missed(1), missed(2))
    assert missed_of(db, "U1") == take_missed(db, "U1") == ()
    assert take_missed(db, "U2") == (missed(1),)


def test_what_is_noted_as_missed_is_moved_on_with_it(db: Database) -> None:
    """And may still be claimed: it was not sent."""
    reminders.keep(db, wanted())

    assert reminders.note_missed(db, wanted(), wanted(**NEXT), NOW)

    assert reminders.reminders_of(db, "U1") == (wanted(**NEXT),)
    assert missed_of(db, "U1") == (missed(),)
    assert reminders.claim(db, wanted(), NOW)


def test_what_may_have_been_sent_is_moved_on_and_not_noted(db: Database) -> None:
    """Whoever claimed it may have died before it told so."""
    reminders.keep(db, wanted())
    reminders.claim(db, wanted(), NOW)

    assert not reminders.note_missed(db, wanted(), wanted(**NEXT), NOW)

    assert reminders.reminders_of(db, "U1") == (wanted(**NEXT),)
    assert missed_of(db, "U1") == ()
    assert not reminders.claim(db, wanted(), NOW)


def test_nothing_is_noted_of_a_reminder_that_nobody_wants_any_more(db: Database) -> None:
    """Whoever had everything erased meanwhile is not kept again."""
    reminders.keep(db, wanted(2))

    misses(db, wanted(1))

    assert take_missed(db, "U1") == ()


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_what_cannot_be_written_is_told_so(db: Database) -> None:
    """Nothing is sent that was not claimed, and nothing is told as missed that may be told again."""
    reminders.keep(db, wanted())
    misses(db, wanted())

    with held(db.path):
        for failing in (
            lambda: reminders.keep(db, wanted(2)),
            lambda: reminders.claim(db, wanted(), NOW),
            lambda: reminders.release(db, wanted()),
            lambda: reminders.move_on(db, wanted(), wanted(**NEXT)),
            lambda: reminders.drop(db, "U1", CheckId("w1")),
            lambda: reminders.drop_all(db, "U1"),
            lambda: misses(db, wanted(2)),
            lambda: take_missed(db, "U1"),
        ):
            with pytest.raises(StoreUnavailable):
                failing()

    assert reminders.reminders_of(db, "U1") == (wanted(),)
    assert take_missed(db, "U1") == (missed(),)
    assert reminders.claim(db, wanted(), NOW)
