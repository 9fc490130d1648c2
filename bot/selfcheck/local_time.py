"""Between the clock on a person's wall and UTC; the one place that knows zones."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

LONDON = "Europe/London"
"""The zone in which times are told to somebody whose own zone is not known."""
_NO_PLACES = frozenset({"Factory", "localtime"})
"""Names that computers keep beside the zones: no zone at all, and the computer's own."""


def is_zone(name: str) -> bool:
    """Tell whether a name is that of a time zone, such as `Europe/London`, letter by letter.

    Source: the IANA time zone database, of the computer or of the package `tzdata`.
    """
    return name in _zones()


def instant(wall: datetime, zone: str) -> datetime:
    """Return when the clocks of a zone show a time, in UTC.

    A time that does not exist, since clocks go forward over it, is as much later as they go; of one
    that exists twice, since they go back, the first is meant.

    In the United Kingdom clocks change at 01:00 UTC on the last Sundays of March and October, for
    instance on 28-03-2027 and 31-10-2027.

    Source: The Summer Time Order 2002 (SI 2002/262), after Directive 2000/84/EC; RFC 5545, 3.3.5,
    for times that do not exist or exist twice.

    Args:
        wall: date and time without a zone.
        zone: IANA name.
    """
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall_of(moment: datetime, zone: str) -> datetime:
    """Return what the clocks of a zone show at a moment: date and time without a zone.

    Args:
        moment: with a zone of its own.
        zone: IANA name.
    """
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """Return all names; looking through the database's folders takes some 40 ms."""
    return frozenset(available_timezones()) - _NO_PLACES
