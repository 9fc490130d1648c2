"""When a person may be written to unasked: on working days, outside quiet hours."""

from datetime import datetime, time, timedelta

from bot.selfcheck.holidays_of import is_bank_holiday
from bot.selfcheck.local_time import instant, wall_of
from bot.selfcheck.quiet_hours import Quiet

SPREAD_MINUTES = 20
"""Minutes over which reminders for one time are spread: 500 people are 25 a minute, while Slack
takes several hundred messages a minute from an app in a workspace
(https://docs.slack.dev/apis/web-api/rate-limits, read July 2026)."""

_SPREAD_SECONDS = SPREAD_MINUTES * 60
_DAY = timedelta(days=1)
_SATURDAY = 5
"""Of `date.weekday`, which counts from Monday, 0."""


def may_disturb(zone: str, now: datetime, quiet: Quiet | None) -> bool:
    """Tell whether a person may be written to now.

    Args:
        zone: where the person is; IANA name.
        now: the time now, with a zone.
        quiet: hours in which nobody is reminded.
    """
    wall = wall_of(now, zone)
    return not _is_day_off(wall) and not is_quiet(wall.time(), quiet)


def is_quiet(at: time, quiet: Quiet | None) -> bool:
    """Tell whether a local time lies in quiet hours."""
    if quiet is None:
        return False
    if quiet.start < quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def undisturbing(wall: datetime, delay: timedelta, zone: str, quiet: Quiet | None) -> datetime:
    """Return the first moment from a local time on that disturbs nobody, and a delay after it.

    Where clocks go forward over that moment, it may end up in quiet hours or on another day; then
    it is moved once more from there, so that each move is forward, and there are two at most.

    Args:
        wall: date and time without a zone.
        delay: less than `SPREAD_MINUTES`; less is taken where quiet hours or midnight are nearer.
        zone: IANA name.
        quiet: hours in which nobody is reminded.
    """
    if quiet and is_quiet(wall.time(), quiet):
        wall = _end_of(quiet, wall)
    while _is_day_off(wall):
        wall += _DAY
    wall += delay * _room(wall, quiet) // _SPREAD_SECONDS
    due_at = instant(wall, zone)
    shown = wall_of(due_at, zone)
    if shown == wall or may_disturb(zone, due_at, quiet):
        return due_at
    return undisturbing(shown, delay, zone, quiet)


def _is_day_off(wall: datetime) -> bool:
    """Tell whether a day is a weekend or a bank holiday in England, wherever the person is."""
    return wall.weekday() >= _SATURDAY or is_bank_holiday(wall.date())


def _end_of(quiet: Quiet, wall: datetime) -> datetime:
    """Return when the quiet hours end in which a time lies."""
    end = datetime.combine(wall.date(), quiet.end)
    return end if end > wall else end + _DAY


def _room(wall: datetime, quiet: Quiet | None) -> int:
    """Return the seconds over which reminders of a time can be spread: to midnight or quiet hours."""
    ends = [datetime.combine(wall.date() + _DAY, time())]
    if quiet and quiet.start > wall.time():
        ends.append(datetime.combine(wall.date(), quiet.start))
    return min(_SPREAD_SECONDS, int((min(ends) - wall).total_seconds()))
