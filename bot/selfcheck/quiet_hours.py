"""Quiet hours, as a setting gives them; apart from what goes by them, since every start reads settings."""

import re
from datetime import time
from typing import NamedTuple

from bot.errors import ConfigurationError

_DASH = re.compile("[-\u2013]")
"""A hyphen, or what word processors make of it."""
_TIME = re.compile(r"\s*([01]?[0-9]|2[0-3]):([0-5][0-9])\s*")


class Quiet(NamedTuple):
    """Local hours in which nobody is reminded; they may span midnight."""

    start: time
    """The first moment that is quiet."""
    end: time
    """The first moment that is not."""


def parse_quiet(text: str) -> Quiet | None:
    """Return the quiet hours that a setting asks for; None for `off` or nothing.

    Args:
        text: such as `18:30-08:00`.

    Raises:
        ConfigurationError: it is no such thing; the error names the setting.
    """
    if text.strip().lower() in {"", "off"}:
        return None
    match [_TIME.fullmatch(part) for part in _DASH.split(text)]:
        case [re.Match() as start, re.Match() as end]:
            quiet = Quiet(_time(start), _time(end))
            if quiet.start != quiet.end:
                return quiet
    expected = "two different times, such as 18:30-08:00, or off, are expected"
    raise ConfigurationError("KLOE_QUIET_HOURS", expected)


def _time(found: re.Match[str]) -> time:
    return time(int(found[1]), int(found[2]))
