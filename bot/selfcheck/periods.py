"""The days on which periods begin: a week, a month or a quarter apart, counted from one first day.

Each day is counted from the first one and not from the one before, so that a short month does not
pull the later ones forward: 31 January, 28 February, 31 March.
"""

from calendar import monthrange
from datetime import date, timedelta

from bot.domain.selfcheck import Every

_DAYS_IN_WEEK = 7
_MONTHS_IN_YEAR = 12
_MONTHS_IN_QUARTER = 3


def day_of(starts_on: date, every: Every, number: int) -> date:
    """Return the day that is a number of periods after the first.

    Args:
        starts_on: the first day, whose number is 0.
        every: how long a period is.
        number: of periods.

    Returns:
        The same day of the week or of the month; the last day of a month that is too short.
    """
    if every == "week":
        return starts_on + timedelta(weeks=number)
    months = _months(starts_on) + number * _step(every)
    year, month = months // _MONTHS_IN_YEAR, months % _MONTHS_IN_YEAR + 1
    _, last = monthrange(year, month)
    return date(year, month, min(starts_on.day, last))


def number_after(starts_on: date, every: Every, day: date) -> int:
    """Return the number of the first period that begins after a day, at least 1.

    Args:
        starts_on: the first day, whose number is 0.
        every: how long a period is.
        day: any day, also one before the first.
    """
    if every == "week":
        begun = (day - starts_on).days // _DAYS_IN_WEEK
    else:
        begun = (_months(day) - _months(starts_on)) // _step(every)
    has_begun = begun < 0 or day_of(starts_on, every, begun) <= day
    return max(1, begun + 1 if has_begun else begun)


def _step(every: Every) -> int:
    """Return the months of a period that is no week."""
    return _MONTHS_IN_QUARTER if every == "quarter" else 1


def _months(day: date) -> int:
    """Return the months from year 0 to the month of a day."""
    return day.year * _MONTHS_IN_YEAR + day.month - 1
