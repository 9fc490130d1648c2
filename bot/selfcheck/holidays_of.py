"""England's bank holidays; the one door to the `holidays` package."""

from datetime import date
from functools import lru_cache

_YEARS_REMEMBERED = 8
"""Years whose days are kept: reminders look one ahead, and a day of a year is nine dates at most."""


def is_bank_holiday(day: date) -> bool:
    """Tell whether a day is a bank holiday in England, substitute days included.

    Where a bank holiday falls on a weekend, a weekday takes its place, normally the next Monday.

    Source: gov.uk/bank-holidays, "England and Wales", as the package `holidays` computes it for
    every year up to 2100; single days that the Crown proclaims come with a newer version of it.
    """
    return day in _days_of(day.year)


@lru_cache(maxsize=_YEARS_REMEMBERED)
def _days_of(year: int) -> frozenset[date]:
    """Return the days of a year, as a value: the package's own object fills itself when it is read."""
    from holidays import country_holidays  # noqa: PLC0415 - 50 to 90 ms, and only reminders need it

    return frozenset(country_holidays("GB", subdiv="ENG", years=year, expand=False))
