"""What becomes of a reminder when it is put off, when its person moves, and when it is done already."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.selfcheck import Every, Reminder
from bot.selfcheck.quiet_hours import Quiet
from bot.selfcheck.schedule import (
    in_zone,
    is_done_in_period,
    next_after,
    put_off,
    rescheduled,
    snoozed,
)

from .reminding import LONDON, OFFICE, asked_on, at_noon, shown

THURSDAY = date(2026, 11, 26)


def in_london(day: date, at: time) -> datetime:
    """Return a moment by London's clocks."""
    return datetime.combine(day, at, ZoneInfo(LONDON))


def due_by(reminder: Reminder) -> datetime:
    """Return a moment just after a reminder is due."""
    return reminder.due_at + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (date(2026, 12, 7), "Mon 07-12-2026 09:00:00"),
        (date(2026, 12, 5), "Mon 07-12-2026 09:00:00"),  # a Saturday
        (date(2026, 12, 3), "Fri 04-12-2026 09:00:00"),  # today
        (date(2020, 1, 1), "Fri 04-12-2026 09:00:00"),
    ],
)
def test_a_reminder_that_is_put_off_stays_in_its_period(until: date, due: str) -> None:
    """On a later working day, tomorrow at the earliest; Kloe's own is held, the person's is named."""
    reminder = asked_on(THURSDAY)

    held = put_off(reminder, until, due_by(reminder), OFFICE)
    later = snoozed(reminder, until, due_by(reminder), OFFICE)

    assert shown(held) == shown(later) == due
    assert held.period == reminder.period == "2026-12-03"
    assert later.period == f"2026-12-03 put off to {later.due_at.date()}"
    assert snoozed(later, until, due_by(reminder), OFFICE) == later


def test_what_was_sent_and_moved_on_can_be_put_off() -> None:
    """The reminder that is kept by then is the next one; it comes all the same."""
    sent = asked_on(THURSDAY)
    kept = next_after(sent, due_by(sent), OFFICE)

    later = snoozed(kept, date(2026, 12, 4), due_by(sent), OFFICE)

    assert shown(later) == "Fri 04-12-2026 09:00:00"
    assert later == snoozed(sent, date(2026, 12, 4), due_by(sent), OFFICE)
    assert next_after(later, later.due_at, OFFICE) == kept
    assert snoozed(kept, date(2026, 12, 10), due_by(sent), OFFICE) == kept


@pytest.mark.parametrize(
    ("now", "at", "due"),
    [
        (datetime(2026, 12, 1, 9, tzinfo=UTC), time(10), "Thu 03-12-2026 10:00:00"),
        (datetime(2026, 12, 3, 8, tzinfo=UTC), time(10), "Thu 03-12-2026 10:00:00"),
        (datetime(2026, 12, 3, 8, 30, tzinfo=UTC), time(8), "Thu 10-12-2026 08:00:00"),
    ],
)
def test_another_time_of_the_day_leaves_the_days_as_they_are(
    now: datetime, at: time, due: str
) -> None:
    """A time that has passed today is next week's."""
    changed = rescheduled(
        asked_on(THURSDAY), at=at, zone=LONDON, follows=False, now=now, quiet=OFFICE
    )

    assert shown(changed) == due
    assert changed.starts_on == THURSDAY
    assert not changed.follows


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (date(2026, 12, 10), "Thu 10-12-2026 09:00:00"),
        (date(2026, 12, 12), "Thu 17-12-2026 09:00:00"),
        (date(2027, 1, 5), "Thu 07-01-2027 09:00:00"),
    ],
)
def test_a_reminder_put_off_past_its_period_is_the_next_one(until: date, due: str) -> None:
    """So that none comes twice in a period, nor before the day that was asked for."""
    reminder = asked_on(THURSDAY)

    later = put_off(reminder, until, due_by(reminder), OFFICE)

    assert shown(later) == due
    assert later.period == later.due_at.date().isoformat()


def test_a_weekend_before_the_next_period_leads_into_it() -> None:
    """A Monday's reminder put off to Sunday comes on Monday, once."""
    reminder = asked_on(date(2026, 11, 23))

    later = snoozed(reminder, date(2026, 12, 6), due_by(reminder), OFFICE)

    assert (shown(later), later.period) == ("Mon 07-12-2026 09:00:00", "2026-12-07")


def test_what_is_put_off_does_not_move_the_next_one() -> None:
    """The period's own day counts."""
    reminder = asked_on(THURSDAY)
    later = snoozed(reminder, date(2026, 12, 8), due_by(reminder), OFFICE)

    assert shown(next_after(later, due_by(later), OFFICE)) == "Thu 10-12-2026 09:00:00"


def test_a_reminder_is_not_put_off_to_before_its_day() -> None:
    """Put off weeks ahead, it stays where it is."""
    reminder = asked_on(THURSDAY, "quarter")

    assert put_off(reminder, date(2026, 12, 1), at_noon(THURSDAY), OFFICE) == reminder


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Europe/Paris"])
def test_nine_stays_nine_for_somebody_who_moves(zone: str) -> None:
    """On the same day, and from then on."""
    reminder = asked_on(THURSDAY)

    moved = in_zone(reminder, zone, at_noon(THURSDAY), OFFICE)

    assert shown(moved) == "Thu 03-12-2026 09:00:00"
    assert (moved.zone, moved.period) == (zone, reminder.period)
    assert shown(next_after(moved, moved.due_at, OFFICE)) == "Thu 10-12-2026 09:00:00"
    assert in_zone(moved, LONDON, at_noon(THURSDAY), OFFICE) == reminder


def test_what_was_put_off_stays_put_off_for_somebody_who_moves() -> None:
    """The day of the reminder is kept, not that of its period."""
    reminder = asked_on(THURSDAY)
    later = snoozed(reminder, date(2026, 12, 8), due_by(reminder), OFFICE)

    moved = in_zone(later, "America/New_York", due_by(reminder), OFFICE)

    assert shown(moved) == "Tue 08-12-2026 09:00:00"


def test_a_time_that_has_just_passed_where_the_person_is_now_is_due_at_once() -> None:
    """Nine in Paris was an hour ago when it is nine in London."""
    reminder = asked_on(THURSDAY)

    moved = in_zone(reminder, "Europe/Paris", reminder.due_at, OFFICE)

    assert reminder.due_at - moved.due_at == timedelta(hours=1)
    assert moved.period == reminder.period


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        ("Asia/Kolkata", time(9), "Fri 04-12-2026 09:00:00"),  # five and a half hours ago
        ("Europe/Paris", time(17, 45), "Fri 04-12-2026 17:45:00"),  # it is quiet by now
    ],
)
def test_a_time_that_has_long_passed_there_is_tomorrows(zone: str, at: time, due: str) -> None:
    """Too late, or quiet already: the next working day, in the same period."""
    reminder = asked_on(THURSDAY, at=at)

    moved = in_zone(reminder, zone, reminder.due_at, OFFICE)

    assert shown(moved) == due
    assert moved.period == reminder.period


def test_quiet_hours_hold_for_somebody_who_moves() -> None:
    """Also when they were set after the reminder."""
    reminder = asked_on(THURSDAY)

    moved = in_zone(reminder, "Asia/Tokyo", at_noon(THURSDAY), Quiet(time(8), time(11)))

    wall = moved.due_at.astimezone(ZoneInfo("Asia/Tokyo"))
    assert (wall.date(), wall.time()) == (date(2026, 12, 3), time(11))


@pytest.mark.parametrize(
    ("every", "done", "is_done"),
    [
        ("week", in_london(date(2026, 11, 27), time(0)), False),
        ("week", in_london(date(2026, 11, 29), time(23, 59)), False),
        ("week", in_london(date(2026, 11, 30), time(0)), True),
        ("week", in_london(date(2026, 12, 3), time(8)), True),
        ("week", in_london(THURSDAY, time(23, 59)), False),
        ("week", in_london(date(2026, 11, 19), time(12)), False),
        ("quarter", in_london(date(2027, 2, 1), time(12)), True),
        ("quarter", in_london(date(2026, 10, 1), time(12)), False),
    ],
)
def test_who_has_done_it_nearer_to_this_day_than_to_the_previous_is_not_reminded(
    every: Every, done: datetime, *, is_done: bool
) -> None:
    """Who answers a day late, or asks for reminders after a run, is reminded the next time."""
    assert is_done_in_period(asked_on(THURSDAY, every), [done]) is is_done


def test_days_begin_where_the_person_is() -> None:
    """Eleven in the morning in UTC is midnight in Auckland."""
    reminder = asked_on(date(2026, 11, 25), zone="Pacific/Auckland")
    assert reminder.starts_on == THURSDAY

    assert not is_done_in_period(reminder, [datetime(2026, 11, 29, 10, 59, tzinfo=UTC)])
    assert is_done_in_period(reminder, [datetime(2026, 11, 29, 11, 0, tzinfo=UTC)])


def test_who_always_answers_a_day_late_is_reminded_every_week() -> None:
    """And not every second one."""
    reminder = asked_on(THURSDAY)

    for _ in range(4):
        late = due_by(reminder) + timedelta(days=1)
        reminder = next_after(reminder, due_by(reminder), OFFICE)
        assert not is_done_in_period(reminder, [late])


def test_nothing_done_is_nothing_done() -> None:
    """And one run among several is enough."""
    reminder = asked_on(THURSDAY)
    runs = [at_noon(date(2026, 1, 5)), at_noon(date(2026, 12, 1))]

    assert not is_done_in_period(reminder, [])
    assert is_done_in_period(reminder, runs)
