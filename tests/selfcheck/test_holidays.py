"""England's bank holidays, as gov.uk/bank-holidays lists them."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from bot.selfcheck.holidays_of import is_bank_holiday

ON_GOV_UK = {
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
"""Month and day; where one falls on a weekend, its substitute day."""


def days_of(year: int) -> list[date]:
    """Return every day of a year."""
    return [
        date(year, 1, 1) + timedelta(days)
        for days in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


@pytest.mark.parametrize("year", ON_GOV_UK)
def test_the_weekdays_off_are_those_that_gov_uk_lists(year: int) -> None:
    """All of them, and no other."""
    found = [day for day in days_of(year) if day.weekday() < 5 and is_bank_holiday(day)]

    assert [f"{day:%m-%d}" for day in found] == ON_GOV_UK[year].split()


@pytest.mark.parametrize(
    ("falls_on", "substitute"),
    [
        (date(2026, 12, 26), date(2026, 12, 28)),  # Saturday
        (date(2027, 12, 25), date(2027, 12, 27)),  # Saturday
        (date(2027, 12, 26), date(2027, 12, 28)),  # Sunday, and Monday is taken
        (date(2028, 1, 1), date(2028, 1, 3)),  # Saturday
        (date(2033, 12, 25), date(2033, 12, 27)),  # Sunday, and Monday is Boxing Day
    ],
)
def test_a_holiday_on_a_weekend_has_a_substitute_day(falls_on: date, substitute: date) -> None:
    """A weekday that is no bank holiday otherwise."""
    assert falls_on.weekday() >= 5
    assert is_bank_holiday(substitute)


@pytest.mark.parametrize("day", [date(2020, 5, 8), date(2022, 9, 19), date(2023, 5, 8)])
def test_days_that_were_proclaimed_once_are_known(day: date) -> None:
    """VE day moved, a state funeral, a coronation."""
    assert is_bank_holiday(day)


@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2027, 3, 17), date(2027, 11, 30)])
def test_days_of_other_countries_are_not_off(day: date) -> None:
    """Scotland's second of January, St Patrick's and St Andrew's days."""
    assert not is_bank_holiday(day)


def test_no_run_of_days_off_is_longer_than_four() -> None:
    """Hence no reminder is moved past the next week's day, up to the end of the century."""
    longest = run = 0
    day = date(2026, 1, 1)
    while day.year < 2100:
        run = run + 1 if day.weekday() >= 5 or is_bank_holiday(day) else 0
        longest = max(longest, run)
        day += timedelta(1)

    assert longest == 4


def test_the_package_is_loaded_with_the_first_reminder_only() -> None:
    """It is slow to import, and most commands remind nobody."""
    code = """\
import sys
import bot.settings, bot.selfcheck.schedule
from bot.selfcheck.holidays_of import is_bank_holiday
from datetime import date
before = "holidays" in sys.modules
is_bank_holiday(date(2027, 1, 1))
print(before, "holidays" in sys.modules)
"""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )

    assert (ended.stdout, ended.stderr) == ("False True\n", "")
