"""Everything that is kept about one person, as JSON that people and programs can read."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.domain.ids import Value
from bot.selfcheck.readable import escape_turning

_INDENT = 2


def json_of(everything: object) -> str:
    """Return values of any depth as JSON, with dates and times in ISO 8601.

    Args:
        everything: values, named tuples, mappings and sequences of what JSON or the calendar has.

    Raises:
        TypeError: something in it is none of these.
    """
    text = json.dumps(_plain(everything), ensure_ascii=False, indent=_INDENT, allow_nan=False)
    return escape_turning(text) + "\n"


def _plain(value: object) -> object:
    """Return what JSON has in place of a value.

    Raises:
        TypeError: JSON has nothing that says the same.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case date() | time():
            return value.isoformat()
        case Value():
            # Its fields alone: what is worked out from them is no part of what is kept.
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        case Mapping():
            return {str(name): _plain(part) for name, part in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return _plain(value._asdict())
        case Sequence():
            return [_plain(part) for part in value]
        case _:
            raise TypeError(type(value).__name__)
