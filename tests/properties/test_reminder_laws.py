"""Laws of reminders, for any day, period, time, zone and quiet hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.selfcheck import CheckId, Every, Reminder
from bot.selfcheck.holidays_of import is_bank_holiday
from bot.selfcheck.periods import day_of, number_after
from bot.selfcheck.quiet_hours import Quiet
from bot.selfcheck.schedule import (
    SPREAD_MINUTES,
    first,
    in_zone,
    may_disturb,
    next_after,
    put_off,
    snoozed,
)

HORIZON = datetime(2026, 1, 1, tzinfo=UTC)
EVERY: tuple[Every, ...] = ("week", "month", "quarter")
ZONES = (
    "Africa/Cairo",
    "America/New_York",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
)
"""Where clocks change on working days, by half an hour, at midnight, or never; both ends of a day."""

moments = st.timedeltas(timedelta(0), timedelta(days=4000)).map(lambda passed: HORIZON + passed)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
quiets = st.none() | st.builds(Quiet, times, times).filter(lambda quiet: quiet.start != quiet.end)
zones = st.sampled_from(ZONES)
days = st.dates(date(2026, 1, 1), date(2040, 12, 31))
firsts = st.tuples(st.text(max_size=9), st.sampled_from(EVERY), times, zones, moments, quiets)
Chosen = tuple[str, Every, time, str, datetime, Quiet | None]


def first_of(chosen: Chosen) -> Reminder:
    """Return the first reminder of what was drawn."""
    user, every, at, zone, now, quiet = chosen
    return first(user, CheckId("w1"), every, at=at, zone=zone, now=now, quiet=quiet)


def wall(reminder: Reminder) -> datetime:
    """Return what the clock shows when a reminder is due."""
    return reminder.due_at.astimezone(ZoneInfo(reminder.zone)).replace(tzinfo=None)


def is_off(day: date) -> bool:
    """Tell whether a day is a weekend or a bank holiday."""
    return day.weekday() >= 5 or is_bank_holiday(day)


@given(firsts)
def test_the_first_is_later_than_now_and_disturbs_nobody(chosen: Chosen) -> None:
    """Whatever was chosen, there is one."""
    reminder = first_of(chosen)

    assert reminder.due_at > chosen[4]
    assert may_disturb(reminder.zone, reminder.due_at, chosen[5])
    assert not is_off(wall(reminder).date())


@given(firsts, st.lists(st.timedeltas(timedelta(0), timedelta(days=120)), max_size=6))
def test_the_next_is_later_than_now_and_than_the_one_before(
    chosen: Chosen, waits: list[timedelta]
) -> None:
    """However long one waits; each period comes once at most, and before the next one's day."""
    seen = [first_of(chosen)]
    for wait in waits:
        now = seen[-1].due_at + wait
        seen.append(next_after(seen[-1], now, chosen[5]))
        assert seen[-1].due_at > now
        assert may_disturb(seen[-1].zone, seen[-1].due_at, chosen[5])

    periods = [reminder.period for reminder in seen]
    assert periods == sorted(set(periods))
    for reminder in seen:
        begins = date.fromisoformat(reminder.period)
        number = number_after(reminder.starts_on, reminder.every, begins)
        assert begins <= wall(reminder).date() < day_of(reminder.starts_on, reminder.every, number)


@given(firsts)
def test_the_local_time_is_kept_where_nothing_moves_it(chosen: Chosen) -> None:
    """Where clocks stand still and there are no quiet hours: on a working day, within the spread."""
    reminder = first_of((*chosen[:3], "Asia/Tokyo", chosen[4], None))
    begins = date.fromisoformat(reminder.period)
    asked = datetime.combine(wall(reminder).date(), reminder.at)

    assert timedelta(0) <= wall(reminder) - asked < timedelta(minutes=SPREAD_MINUTES)
    assert all(
        is_off(begins + timedelta(passed))
        for passed in range((wall(reminder).date() - begins).days)
    )


@given(firsts, days, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_is_put_off_is_later_than_now_and_loses_no_period(
    chosen: Chosen, until: date, wait: timedelta
) -> None:
    """It never falls on a day of the period after its own, and never on a day off."""
    reminder = first_of(chosen)
    now = reminder.due_at + wait

    later = put_off(reminder, until, now, chosen[5])

    assert later.due_at > now
    assert wall(later).date() >= until
    assert later.period >= reminder.period
    assert may_disturb(later.zone, later.due_at, chosen[5])
    number = number_after(later.starts_on, later.every, date.fromisoformat(later.period))
    assert wall(later).date() < day_of(later.starts_on, later.every, number)


@given(firsts, st.sampled_from([1, 7]), st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_a_person_puts_off_comes_besides_what_kloe_sends_by_itself(
    chosen: Chosen, passed: int, wait: timedelta
) -> None:
    """Under a name of its own, or it is the next of Kloe's own; and none of those is passed over."""
    sent = first_of(chosen)
    kept = next_after(sent, sent.due_at, chosen[5])
    now = sent.due_at + wait
    assume(now < kept.due_at)
    until = now.astimezone(ZoneInfo(sent.zone)).date() + timedelta(passed)

    later = snoozed(kept, until, now, chosen[5])

    assert later.due_at > now
    assert may_disturb(later.zone, later.due_at, chosen[5])
    assert later.period != sent.period
    if later != next_after(sent, now, chosen[5]):
        assert wall(later).date() >= until
        assert later.period.endswith(wall(later).date().isoformat())
    following = next_after(later, later.due_at, chosen[5])
    assert following.period > later.period
    assert following.period == following.period[:10]
    assert snoozed(later, until, now, chosen[5]).due_at == later.due_at


@given(firsts, zones, st.timedeltas(timedelta(days=-20), timedelta(days=20)))
def test_who_moves_is_reminded_where_it_disturbs_nobody(
    chosen: Chosen, zone: str, wait: timedelta
) -> None:
    """Later, or at once where it has only just passed."""
    reminder = first_of(chosen)
    now = reminder.due_at + wait

    moved = in_zone(reminder, zone, now, chosen[5])

    assert moved.zone == zone
    assert moved.due_at > now or may_disturb(zone, now, chosen[5])
    assert may_disturb(zone, moved.due_at, chosen[5])


@given(days, st.sampled_from(EVERY), st.integers(0, 200))
def test_periods_are_counted_as_they_are_laid_out(
    starts_on: date, every: Every, number: int
) -> None:
    """The period after a day is the first one that begins later."""
    begins = day_of(starts_on, every, number)

    assert number_after(starts_on, every, begins) == number + 1
    assert number_after(starts_on, every, begins - timedelta(1)) == max(1, number)
