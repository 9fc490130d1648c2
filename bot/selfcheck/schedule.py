"""When to remind: a local time on the day of a period, moved to where it disturbs nobody.

A reminder is due at its local time on the day on which its period begins; at the next working day
where that is a weekend or a bank holiday in England; at the end of quiet hours where it falls into
them; and a few minutes later, spread over people, so that Slack is not asked for all at once. The
next one is computed anew each time, since clocks change. The clock is an argument.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from bot.domain.selfcheck import CheckId, Every, Reminder
from bot.selfcheck.local_time import is_zone, wall_of
from bot.selfcheck.periods import day_of, number_after
from bot.selfcheck.quiet import SPREAD_MINUTES, may_disturb, undisturbing
from bot.selfcheck.quiet_hours import Quiet

__all__ = [
    "LATEST",
    "SPREAD_MINUTES",
    "first",
    "in_zone",
    "is_done_in_period",
    "is_too_late",
    "is_zone",
    "may_disturb",
    "next_after",
    "put_off",
    "rescheduled",
    "snoozed",
    "spread",
]

LATEST = timedelta(hours=2)
"""After it a reminder is not sent any more: nobody is told at noon what was meant for nine o'clock."""

_DAY = timedelta(days=1)
_SNOOZED_TO = " put off to "
"""Stands in a period's name between its day and the day to which the person put it off."""


def spread(user: str, check: CheckId) -> timedelta:
    """Return how long after its time a person's reminder is due: always the same whole seconds.

    Args:
        user: the person.
        check: the self-check.

    Returns:
        Less than `SPREAD_MINUTES`; over many people each second is as likely as any other.
    """
    digest = sha256(f"{user}\n{check}".encode()).digest()
    return timedelta(seconds=int.from_bytes(digest[:8], "big") % (SPREAD_MINUTES * 60))


def first(  # noqa: PLR0913 - what a person chooses, and what it is computed with
    user: str,
    check: CheckId,
    every: Every,
    *,
    at: time,
    zone: str,
    now: datetime,
    quiet: Quiet | None,
    follows: bool = True,
) -> Reminder:
    """Return a person's first reminder: one period after today, where the person is.

    Args:
        user: the person.
        check: the self-check.
        every: how often.
        at: local time.
        zone: IANA name, which `is_zone` knows.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
        follows: whether the zone goes with the person.
    """
    today = wall_of(now, zone).date()
    blank = Reminder(
        user=user,
        check=check,
        every=every,
        starts_on=today,
        at=at,
        zone=zone,
        follows=follows,
        due_at=now,
        period=today.isoformat(),
    )
    return next_after(blank, now, quiet)


def next_after(reminder: Reminder, now: datetime, quiet: Quiet | None) -> Reminder:
    """Return the reminder of the first period that begins after today and after the reminder's own.

    Args:
        reminder: the one before.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
    """
    today = wall_of(now, reminder.zone).date()
    return _of_period_after(reminder, max(today, _period_day(reminder)), quiet)


def put_off(reminder: Reminder, until: date, now: datetime, quiet: Quiet | None) -> Reminder:
    """Return the same period's reminder on a later day, tomorrow and its own day at the earliest.

    Where that day, or the working day after it, is one of a later period, that period's reminder
    takes its place.

    Args:
        reminder: as it is, not sent yet.
        until: the local day that is wanted.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
    """
    tomorrow = wall_of(now, reminder.zone).date() + _DAY
    day = max(until, tomorrow, _period_day(reminder))
    due_at = _due(reminder, day, quiet)
    following = day_of(reminder.starts_on, reminder.every, _number(reminder) + 1)
    if wall_of(due_at, reminder.zone).date() >= following:
        return _of_period_after(reminder, max(day - _DAY, _period_day(reminder)), quiet)
    return _changed(reminder, due_at=due_at)


def snoozed(reminder: Reminder, until: date, now: datetime, quiet: Quiet | None) -> Reminder:
    """Return what a person who was reminded gets by asking to be reminded again on a later day.

    It comes besides the one reminder that Kloe sends in a period by itself, so its period has a
    name of its own, the same however often that day is asked for. Where the next of Kloe's own is
    due by then, there is that one and no other.

    Args:
        reminder: the next one, which has been moved on, or the one just sent.
        until: the local day that was asked for.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
    """
    begun = _begun(reminder, wall_of(now, reminder.zone).date())
    later = put_off(begun, until, now, quiet)
    if later.period != begun.period:
        return next_after(begun, now, quiet)
    day = wall_of(later.due_at, later.zone).date()
    return _changed(later, period=f"{begun.period}{_SNOOZED_TO}{day.isoformat()}")


def rescheduled(  # noqa: PLR0913 - what a person chooses, and what it is computed with
    reminder: Reminder,
    *,
    at: time,
    zone: str,
    follows: bool,
    now: datetime,
    quiet: Quiet | None,
) -> Reminder:
    """Return the next reminder at another time of the day or in another zone, its days as they are.

    The arguments are those of `first`.
    """
    chosen = _changed(reminder, at=at, zone=zone, follows=follows)
    same = _changed(chosen, due_at=_due(chosen, _period_day(reminder), quiet))
    is_own = _SNOOZED_TO not in reminder.period
    return same if is_own and same.due_at > now else next_after(chosen, now, quiet)


def in_zone(reminder: Reminder, zone: str, now: datetime, quiet: Quiet | None) -> Reminder:
    """Return the reminder of a person who moved: the same day and local time in another zone.

    Where that time has passed there, it is due at once as long as it is not too late and disturbs
    nobody, and else on the next working day.

    Args:
        reminder: as it is.
        zone: where the person is now; IANA name, which `is_zone` knows.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
    """
    wall = wall_of(reminder.due_at, reminder.zone)
    due_at = undisturbing(wall, timedelta(0), zone, quiet)
    moved = _changed(reminder, zone=zone, due_at=due_at)
    if due_at > now or (not is_too_late(moved, now) and may_disturb(zone, now, quiet)):
        return moved
    return put_off(moved, wall.date(), now, quiet)


def is_too_late(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a reminder was due so long ago that it is not to be sent any more.

    Args:
        reminder: as it is.
        now: the time now, with a zone.
    """
    return now - reminder.due_at > LATEST


def is_done_in_period(reminder: Reminder, done: Iterable[datetime]) -> bool:
    """Tell whether there is nothing to remind of: a run was done for this reminder already.

    A run belongs to the reminder to whose day it is nearer: one that is done some days late, or
    after which reminders were asked for, does not spare the next one; one done early does.

    Args:
        reminder: as it is.
        done: when runs of its self-check were done, each with a zone.
    """
    own = _period_day(reminder)
    previous = day_of(reminder.starts_on, reminder.every, _number(reminder) - 1)
    halfway = previous + (own - previous) // 2
    return any(wall_of(moment, reminder.zone).date() > halfway for moment in done)


def _of_period_after(reminder: Reminder, day: date, quiet: Quiet | None) -> Reminder:
    """Return the reminder of the first period that begins after a day."""
    number = number_after(reminder.starts_on, reminder.every, day)
    begins = day_of(reminder.starts_on, reminder.every, number)
    return _changed(reminder, due_at=_due(reminder, begins, quiet), period=begins.isoformat())


def _due(reminder: Reminder, day: date, quiet: Quiet | None) -> datetime:
    """Return when a reminder of a day is due: on it, or as soon after it as it disturbs nobody."""
    wall = datetime.combine(day, reminder.at)
    return undisturbing(wall, spread(reminder.user, reminder.check), reminder.zone, quiet)


def _period_day(reminder: Reminder) -> date:
    return date.fromisoformat(reminder.period.partition(_SNOOZED_TO)[0])


def _begun(reminder: Reminder, today: date) -> Reminder:
    """Return the reminder of the period that has begun, by the day alone: what it was when sent."""
    own = _period_day(reminder)
    if own > today:
        own = day_of(reminder.starts_on, reminder.every, _number(reminder) - 1)
    return _changed(reminder, period=own.isoformat())


def _number(reminder: Reminder) -> int:
    """Return which period a reminder belongs to, counted from its first day."""
    return number_after(reminder.starts_on, reminder.every, _period_day(reminder)) - 1


def _changed(reminder: Reminder, **fields: object) -> Reminder:
    """Return the reminder with other fields, checked anew."""
    return Reminder.model_validate({**dict(reminder), **fields})
