"""The setting for quiet hours, the names of zones, and the two Sundays on which clocks change."""

import re
from datetime import UTC, datetime, time

import pytest

from bot.errors import ConfigurationError
from bot.selfcheck.local_time import instant, wall_of
from bot.selfcheck.quiet_hours import Quiet, parse_quiet
from bot.selfcheck.schedule import is_zone
from bot.settings import read_settings

from .reminding import LONDON, OFFICE


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("18:00-08:00", Quiet(time(18), time(8))),
        (" 9:05 - 17:30 ", Quiet(time(9, 5), time(17, 30))),
        ("18:00\u201308:00", Quiet(time(18), time(8))),
        ("", None),
        ("  ", None),
        ("off", None),
        ("OFF ", None),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(text: str, quiet: Quiet | None) -> None:
    """With blanks, with a dash for a hyphen, or none at all."""
    assert parse_quiet(text) == quiet


@pytest.mark.parametrize(
    "text",
    ["18-8", "18:00", "24:00-08:00", "18:60-08:00", "08:00-08:00", "18:00-08:00-09:00", "no", "-"],
)
def test_a_wrong_value_names_the_setting(text: str) -> None:
    """And says what is expected."""
    with pytest.raises(ConfigurationError, match=re.escape("such as 18:30-08:00, or off")) as found:
        read_settings({"KLOE_QUIET_HOURS": text})

    assert found.value.setting == "KLOE_QUIET_HOURS"


def test_evenings_and_nights_are_quiet_unless_the_operator_says_otherwise() -> None:
    """An empty value turns it off."""
    assert read_settings({}).quiet_hours == OFFICE
    assert read_settings({"KLOE_QUIET_HOURS": ""}).quiet_hours is None
    assert read_settings({"KLOE_QUIET_HOURS": "20:00-07:00"}).quiet_hours == (time(20), time(7))


@pytest.mark.parametrize("name", [LONDON, "UTC", "America/Argentina/Ushuaia", "Asia/Calcutta"])
def test_zones_are_known_by_their_names(name: str) -> None:
    """Old ones too, which computers still send."""
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Europe",
        "europe/london",
        "London",
        "../etc/passwd",
        "/etc/localtime",
        "localtime",
        "Factory",
        "right/Europe/London",
        "a\0b",
        "x" * 5000,
        "Europe/London ",
    ],
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    """Folders, files, the computer's own time, and clocks that count leap seconds."""
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("wall", "moment"),
    [
        # Spring: from 01:00 to 02:00 there is no time.
        ((2026, 3, 29, 0, 59), (2026, 3, 29, 0, 59)),
        ((2026, 3, 29, 1, 30), (2026, 3, 29, 1, 30)),
        ((2026, 3, 29, 2, 0), (2026, 3, 29, 1, 0)),
        ((2027, 3, 28, 1, 30), (2027, 3, 28, 1, 30)),
        ((2027, 3, 28, 9, 0), (2027, 3, 28, 8, 0)),
        # Autumn: from 01:00 to 02:00 each time comes twice.
        ((2026, 10, 25, 1, 30), (2026, 10, 25, 0, 30)),
        ((2027, 10, 31, 1, 30), (2027, 10, 31, 0, 30)),
        ((2027, 10, 31, 2, 0), (2027, 10, 31, 2, 0)),
    ],
)
def test_on_the_sundays_on_which_clocks_change_each_time_is_one_moment(
    wall: tuple[int, int, int, int, int], moment: tuple[int, int, int, int, int]
) -> None:
    """What does not exist is an hour later; of what exists twice the first is meant."""
    assert instant(datetime(*wall), LONDON) == datetime(*moment, tzinfo=UTC)  # noqa: DTZ001 - a clock on a wall has no zone


def test_a_time_that_does_not_exist_is_shown_an_hour_later() -> None:
    """Half past one becomes half past two."""
    moment = instant(datetime(2027, 3, 28, 1, 30), LONDON)  # noqa: DTZ001 - the same

    assert wall_of(moment, LONDON).time() == time(2, 30)
