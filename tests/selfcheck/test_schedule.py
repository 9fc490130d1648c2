"""When the next reminder is due: periods, changes of clocks, days off, quiet hours, moves."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.selfcheck import CheckId, Every
from bot.selfcheck.quiet_hours import Quiet
from bot.selfcheck.schedule import (
    LATEST,
    SPREAD_MINUTES,
    first,
    is_too_late,
    may_disturb,
    next_after,
    spread,
)

from .reminding import CHECK, LONDON, OFFICE, USER, asked_on, at_noon, followed, shown

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("every", "due"),
    [
        ("week", "Thu 03-12-2026 09:00:00"),
        ("month", "Tue 29-12-2026 09:00:00"),  # the 26th is a Saturday, Monday a bank holiday
        ("quarter", "Fri 26-02-2027 09:00:00"),
    ],
)
def test_the_first_reminder_is_one_period_after_today(every: Every, due: str) -> None:
    """Of the same day of the week, or of the month."""
    reminder = asked_on(THURSDAY, every)

    assert shown(reminder) == due
    assert reminder.starts_on == THURSDAY


def test_today_is_the_day_where_the_person_is() -> None:
    """In Auckland it is Friday already when it is Thursday noon in UTC."""
    reminder = asked_on(THURSDAY, zone="Pacific/Auckland")

    assert reminder.starts_on == date(2026, 11, 27)
    assert shown(reminder) == "Fri 04-12-2026 09:00:00"


@pytest.mark.parametrize(
    ("asked", "every", "periods"),
    [
        (date(2027, 1, 31), "month", "2027-02-28 2027-03-31 2027-04-30 2027-05-31"),
        (date(2028, 1, 31), "month", "2028-02-29 2028-03-31 2028-04-30 2028-05-31"),
        (date(2028, 2, 29), "month", "2028-03-29 2028-04-29 2028-05-29 2028-06-29"),
        (date(2026, 11, 30), "quarter", "2027-02-28 2027-05-30 2027-08-30 2027-11-30"),
        (date(2026, 12, 28), "week", "2027-01-04 2027-01-11 2027-01-18 2027-01-25"),
    ],
)
def test_a_short_month_does_not_pull_later_ones_forward(
    asked: date, every: Every, periods: str
) -> None:
    """Each day is counted from the first, in leap years too."""
    assert [r.period for r in followed(asked_on(asked, every), 3)] == periods.split()


def test_periods_that_passed_unseen_are_passed_over() -> None:
    """After an outage of a month there is one reminder, not four."""
    reminder = asked_on(THURSDAY)

    following = next_after(reminder, at_noon(date(2027, 1, 14)), OFFICE)

    assert shown(following) == "Thu 21-01-2027 09:00:00"


@pytest.mark.parametrize(
    ("asked", "hours"),
    [
        (date(2026, 3, 11), [9, 9, 8]),  # clocks change on 29-03-2026
        (date(2026, 10, 7), [8, 8, 9]),  # 25-10-2026
        (date(2027, 3, 10), [9, 9, 8]),  # 28-03-2027
        (date(2027, 10, 13), [8, 8, 9]),  # 31-10-2027
    ],
)
def test_nine_stays_nine_when_clocks_change(asked: date, hours: list[int]) -> None:
    """On the wall in London, and so another hour in UTC."""
    reminders = followed(asked_on(asked), 2)

    assert [(reminder.due_at - spread(USER, CHECK)).hour for reminder in reminders] == hours
    assert {shown(reminder)[-8:] for reminder in reminders} == {"09:00:00"}


def test_good_friday_and_easter_monday_are_passed_over() -> None:
    """From Friday 26 March 2027 to the Tuesday after, which is past the spring change of clocks."""
    reminder = asked_on(date(2027, 3, 19))

    assert shown(reminder) == "Tue 30-03-2027 09:00:00"
    assert reminder.period == "2027-03-26"
    assert (reminder.due_at - spread(USER, CHECK)).hour == 8
    assert shown(next_after(reminder, reminder.due_at, OFFICE)) == "Fri 02-04-2027 09:00:00"


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 12, 18), "Tue 29-12-2026 09:00:00"),  # Christmas on a Friday
        (date(2027, 12, 18), "Wed 29-12-2027 09:00:00"),  # Christmas on a Saturday
        (date(2027, 12, 25), "Tue 04-01-2028 09:00:00"),  # New Year's Day on a Saturday
        (date(2027, 4, 26), "Tue 04-05-2027 09:00:00"),  # early May
        (date(2026, 11, 28), "Mon 07-12-2026 09:00:00"),  # an ordinary Saturday
    ],
)
def test_a_day_off_moves_to_the_next_working_day(asked: date, due: str) -> None:
    """Weekends, bank holidays and their substitute days."""
    assert shown(asked_on(asked)) == due


@pytest.mark.parametrize(
    ("at", "quiet", "due"),
    [
        (time(7), OFFICE, "Thu 03-12-2026 08:00:00"),
        (time(8), OFFICE, "Thu 03-12-2026 08:00:00"),
        (time(18), OFFICE, "Thu 03-12-2026 18:00:00"),
        (time(18, 30), OFFICE, "Fri 04-12-2026 08:00:00"),
        (time(23, 59), OFFICE, "Fri 04-12-2026 08:00:00"),
        (time(12, 15), Quiet(time(12), time(13)), "Thu 03-12-2026 13:00:00"),
        (time(22), None, "Thu 03-12-2026 22:00:00"),
    ],
)
def test_quiet_hours_end_before_anybody_is_reminded(
    at: time, quiet: Quiet | None, due: str
) -> None:
    """Also over midnight."""
    assert shown(asked_on(THURSDAY, at=at, quiet=quiet)) == due


def test_quiet_hours_that_end_on_a_saturday_end_on_monday() -> None:
    """Friday evening is followed by two days off."""
    assert shown(asked_on(date(2026, 11, 27), at=time(20))) == "Mon 07-12-2026 08:00:00"


@pytest.mark.parametrize("at", [time(18, 29), time(23, 59, 59)])
def test_the_spread_stops_at_quiet_hours_and_at_midnight(at: time) -> None:
    """A few seconds for everybody are better than a reminder in the evening, or on a Saturday."""
    quiet = OFFICE if at < OFFICE.start else None
    now = at_noon(date(2026, 11, 27))

    for number in range(200):
        due = first(f"U{number}", CHECK, "week", at=at, zone="UTC", now=now, quiet=quiet).due_at
        assert due.date() == date(2026, 12, 4)
        assert at <= due.time()
        assert not quiet or due.time() < quiet.start


def test_a_time_that_clocks_leap_over_is_an_hour_later() -> None:
    """In Jerusalem clocks go from 02:00 to 03:00 on Friday 24 March 2028."""
    reminder = asked_on(date(2028, 3, 17), at=time(2, 30), zone="Asia/Jerusalem", quiet=None)

    assert shown(reminder) == "Fri 24-03-2028 03:30:00"
    assert shown(followed(reminder, 1, None)[1]) == "Fri 31-03-2028 02:30:00"


def test_a_time_carried_into_quiet_hours_is_moved_out_of_them() -> None:
    """Half past two becomes half past three, when it is quiet already."""
    quiet = Quiet(time(3, 15), time(8))

    reminder = asked_on(date(2028, 3, 17), at=time(2, 30), zone="Asia/Jerusalem", quiet=quiet)

    assert shown(reminder) == "Fri 24-03-2028 08:00:00"


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    """In Cairo clocks go back to 23:00 at midnight, on Thursday 29 October 2026."""
    reminder = asked_on(date(2026, 10, 22), at=time(23, 10), zone="Africa/Cairo", quiet=None)

    assert reminder.due_at - spread(USER, CHECK) == datetime(2026, 10, 29, 20, 10, tzinfo=UTC)


def test_five_hundred_people_are_spread_over_the_minutes() -> None:
    """No second has more than five of them, and each minute has some."""
    delays = [spread(f"U{number:04}", CHECK) for number in range(500)]

    assert max(Counter(delays).values()) <= 5
    assert min(delays) >= timedelta(0)
    assert max(delays) < timedelta(minutes=SPREAD_MINUTES)
    assert len({delay // timedelta(minutes=1) for delay in delays}) == SPREAD_MINUTES


def test_the_same_person_waits_the_same_time_for_the_same_self_check() -> None:
    """And another one for another."""
    assert spread(USER, CHECK) == spread(USER, CHECK)
    assert spread(USER, CHECK) != spread(USER, CheckId("w2"))


def test_a_reminder_is_too_late_after_two_hours() -> None:
    """At two hours it is not."""
    reminder = asked_on(THURSDAY)

    assert not is_too_late(reminder, reminder.due_at + LATEST)
    assert is_too_late(reminder, reminder.due_at + LATEST + timedelta(seconds=1))


def test_may_disturb_knows_evenings_and_days_off() -> None:
    """On the clock of the person."""
    monday = at_noon(date(2026, 11, 30))

    assert may_disturb(LONDON, monday, OFFICE)
    assert not may_disturb("Asia/Tokyo", monday, OFFICE)
    assert may_disturb("Asia/Tokyo", monday, None)
    assert not may_disturb(LONDON, at_noon(date(2026, 12, 28)), None)
