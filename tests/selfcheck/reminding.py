"""Reminders for tests, and what a clock on the wall shows when they are due."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.selfcheck import CheckId, Every, Reminder
from bot.selfcheck.quiet_hours import Quiet
from bot.selfcheck.schedule import first, next_after, spread

CHECK = CheckId("w1")
USER = "U0001"
LONDON = "Europe/London"
OFFICE = Quiet(time(18, 30), time(8))
NINE = time(9)


def at_noon(day: date) -> datetime:
    """Return noon of a day in UTC."""
    return datetime.combine(day, time(12), UTC)


def asked_on(
    day: date,
    every: Every = "week",
    *,
    at: time = NINE,
    zone: str = LONDON,
    quiet: Quiet | None = OFFICE,
) -> Reminder:
    """Return the first reminder of a person who asks for reminders at noon of a day."""
    return first(USER, CHECK, every, at=at, zone=zone, now=at_noon(day), quiet=quiet)


def followed(reminder: Reminder, times: int, quiet: Quiet | None = OFFICE) -> list[Reminder]:
    """Return a reminder and those after it, each computed when the one before is due."""
    found = [reminder]
    for _ in range(times):
        found.append(next_after(found[-1], found[-1].due_at, quiet))
    return found


def shown(reminder: Reminder) -> str:
    """Return what the clock shows when a reminder is due, without its spread."""
    wall = reminder.due_at.astimezone(ZoneInfo(reminder.zone))
    return f"{wall - spread(reminder.user, reminder.check):%a %d-%m-%Y %H:%M:%S}"
