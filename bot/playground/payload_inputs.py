"""Rules of what is typed or uploaded, and only in an input.

Source: docs.slack.dev/reference/block-kit/block-elements, read July 2026.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from bot.blockkit import MAX_INPUT_CHARS, MAX_INPUT_FILES, MAX_INPUT_LINES
from bot.playground.payload_elements import PLACEHOLDER
from bot.playground.payload_rich_text import RICH_TEXT
from bot.playground.payload_rules import (
    NAME,
    Check,
    Fault,
    Thing,
    array,
    flag,
    kind,
    one_of,
    string,
    whole,
)
from bot.playground.payload_texts import ACTION_ID, DISPATCH

_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_WRITTEN = re.compile(_NUMBER)


def _in_order(low: str, high: str, read: Callable[[object], Decimal | None]) -> Check:
    def check(thing: Thing, at: str) -> Iterator[Fault]:
        """Yield a fault where the lower bound is above the upper one."""
        least, most = read(thing.get(low)), read(thing.get(high))
        if least is not None and most is not None and least > most:
            yield Fault(f"{at}/{low}", "out_of_range", f"may not be more than {high}")

    return check


def _whole_number(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, int) else None


def _written_number(value: object) -> Decimal | None:
    is_number = isinstance(value, str) and _WRITTEN.fullmatch(value)
    return Decimal(str(value)) if is_number else None


def _whole_unless_decimal(thing: Thing, at: str) -> Iterator[Fault]:
    for name in ("initial_value", "min_value", "max_value"):
        if thing.get("is_decimal_allowed") is False and "." in str(thing.get(name, "")):
            yield Fault(f"{at}/{name}", "wrong_value", "must be whole: decimals are not allowed")


_TYPED = {"action_id": ACTION_ID, **PLACEHOLDER, "focus_on_load": flag}
_TOLD = {**_TYPED, "dispatch_action_config": DISPATCH}

INPUTS = (
    kind(
        "plain_text_input",
        {},
        {
            **_TOLD,
            "initial_value": string(MAX_INPUT_CHARS),
            "multiline": flag,
            "min_length": whole(0, MAX_INPUT_CHARS),
            "max_length": whole(1, MAX_INPUT_CHARS),
        },
        _in_order("min_length", "max_length", _whole_number),
    ),
    kind(
        "number_input",
        {"is_decimal_allowed": flag},
        dict.fromkeys(("initial_value", "min_value", "max_value"), string(pattern=_NUMBER)) | _TOLD,
        _in_order("min_value", "max_value", _written_number),
        _in_order("min_value", "initial_value", _written_number),
        _in_order("initial_value", "max_value", _written_number),
        _whole_unless_decimal,
    ),
    kind(
        "rich_text_input",
        {},
        {
            **_TOLD,
            "initial_value": one_of(RICH_TEXT),
            "min_lines": whole(1, MAX_INPUT_LINES),
            "max_lines": whole(1, MAX_INPUT_LINES),
        },
        _in_order("min_lines", "max_lines", _whole_number),
    ),
)
"""What is typed."""
FILE_INPUT = kind(
    "file_input",
    {},
    {
        "action_id": ACTION_ID,
        "filetypes": array(NAME),
        "max_files": whole(1, MAX_INPUT_FILES),
    },
)
"""What is uploaded, in a modal alone."""
