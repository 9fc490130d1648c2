"""What goes over the wire: JSON objects, and the clock that dates them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Payload = dict[str, Any]
"""A JSON object as Slack sends or takes it; `Any`, since each of its parts is looked at by name."""
Clock = Callable[[], datetime]
"""Returns the moment, with its time zone."""


HOST = "127.0.0.1"
"""Nobody but this computer reaches the stand-in."""
_MOST_DIGITS = 15
"""Of a number of steps or changes; Python itself reads none of some thousand digits."""


def utc_now() -> datetime:
    """Return the moment by this computer's clock, in UTC."""
    return datetime.now(UTC)


def json_bytes(payload: object) -> bytes:
    """Return a value as compact JSON in UTF-8."""
    return json.dumps(payload, separators=(",", ":")).encode()


def decoded(value: object) -> object:
    """Return a value that may have come as a string of JSON, decoded; other strings as they are.

    A form can hold strings alone, so Slack takes blocks, views and prompts as JSON in a string.

    Source: docs.slack.dev/apis/web-api, "Basic characteristics", July 2026.
    """
    if not isinstance(value, str) or not value.lstrip().startswith(("[", "{")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def number_of(text: str) -> int | None:
    """Return a number that stands in an address; None for what is none, or longer than any is."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def is_true(value: object) -> bool:
    """Tell whether an argument means yes: as JSON, or as a form writes it."""
    return value is True or value in {"true", "True", "1", 1}


def present(**fields: object) -> Payload:
    """Return the fields that are not None, as Slack leaves out what there is not."""
    return {name: value for name, value in fields.items() if value is not None}
