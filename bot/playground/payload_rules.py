"""How a rule on a payload is written: from few kinds of rule, each a line, without an `if`.

A rule takes a value and its JSON pointer (RFC 6901) and yields what is wrong there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from bot.blockkit import MAX_URL_CHARS, chars

Code = Literal[
    "attachments_refused",
    "conflicting_fields",
    "duplicate_id",
    "focused_twice",
    "missing_fallback",
    "missing_field",
    "missing_submit",
    "no_text",
    "not_an_option",
    "out_of_range",
    "too_few",
    "too_long",
    "too_many",
    "too_many_tables",
    "too_much_text",
    "too_short",
    "unknown_field",
    "unknown_to_the_stand_in",
    "unknown_type",
    "wrong_surface",
    "wrong_type",
    "wrong_value",
]


class Fault(NamedTuple):
    """What Slack would refuse."""

    pointer: str
    """Where: a JSON pointer into the payload. For what is missing, where it should stand."""
    code: Code
    message: str
    """What is wrong, for a developer; quotes nothing of the payload's text."""


Thing = Mapping[str, object]
"""A JSON object."""
Rule = Callable[[object, str], Iterator[Fault]]
"""What must hold of a value."""
Check = Callable[[Thing, str], Iterator[Fault]]
"""What must hold of several fields of one object together."""


class Kind(NamedTuple):
    """An object that is told by its `type`."""

    name: str
    rule: Rule


def token(name: str) -> str:
    """Return a field's name as it stands in a JSON pointer (RFC 6901, section 3)."""
    return name.replace("~", "~0").replace("/", "~1")


def string(
    most: int | None = None,
    *,
    least: int = 1,
    pattern: str = "",
    count: Callable[[str], int] = chars,
) -> Rule:
    """Return the rule of a string: `least` to `most` characters, all of it as `pattern` says."""
    shape = re.compile(pattern) if pattern else None

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield what is wrong with a text."""
        if not isinstance(value, str):
            yield Fault(at, "wrong_type", "must be a string")
            return
        length = count(value)
        if length < least:
            yield Fault(at, "too_short", f"must have at least {least} characters")
        elif most is not None and length > most:
            yield Fault(at, "too_long", f"must have at most {most} characters, not {length}")
        elif shape and not shape.fullmatch(value):
            yield Fault(at, "wrong_value", f"must be of the form {pattern}")

    return rule


def whole(least: int, most: int | None = None) -> Rule:
    """Return the rule of an integer within limits, which are allowed themselves."""

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield what is wrong with a number."""
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault(at, "wrong_type", "must be a whole number")
        elif value < least or (most is not None and value > most):
            yield Fault(at, "out_of_range", f"must be {least} to {'any' if most is None else most}")

    return rule


def choice(*values: str) -> Rule:
    """Return the rule of a string that is one of a few."""

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield a fault for anything but these values."""
        if value not in values:
            yield Fault(at, "wrong_value", f"must be one of {', '.join(values)}")

    return rule


def flag(value: object, at: str) -> Iterator[Fault]:
    """Check that a value is true or false."""
    if not isinstance(value, bool):
        yield Fault(at, "wrong_type", "must be true or false")


def array(item: Rule, most: int | None = None, *, least: int = 1) -> Rule:
    """Return the rule of a list of `least` to `most` items of one rule."""

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield what is wrong with a list."""
        if not isinstance(value, list):
            yield Fault(at, "wrong_type", "must be an array")
            return
        if len(value) < least:
            yield Fault(at, "too_few", f"must have at least {least} items")
        elif most is not None and len(value) > most:
            yield Fault(at, "too_many", f"must have at most {most} items, not {len(value)}")
        for place, inner in enumerate(value):
            yield from item(inner, f"{at}/{place}")

    return rule


def fields(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *together: Check
) -> Rule:
    """Return the rule of an object: these fields and no others, and what holds between them."""
    rules = {**required, **(optional or {})}

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield what is wrong with an object."""
        if not isinstance(value, dict):
            yield Fault(at, "wrong_type", "must be an object")
            return
        for name in required:
            if name not in value:
                yield Fault(f"{at}/{name}", "missing_field", "must be there")
        for name, inner in value.items():
            yield from rules.get(name, _unknown)(inner, f"{at}/{token(name)}")
        for check in together:
            yield from check(value, at)

    return rule


def kind(
    name: str,
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule] | None = None,
    *together: Check,
) -> Kind:
    """Return the rule of an object whose `type` is `name`."""
    return Kind(name, fields({"type": choice(name), **required}, optional, *together))


def one_of(*kinds: Kind, refused: Mapping[str, Code] | None = None) -> Rule:
    """Return the rule of an object of one of several kinds.

    Args:
        kinds: those that may stand there.
        refused: types that are known and yet refused, each with its code.
    """
    rules = dict(kinds)
    codes = {**_NOT_IMITATED, **(refused or {})}

    def rule(value: object, at: str) -> Iterator[Fault]:
        """Yield what is wrong with an object of one of several kinds."""
        if not isinstance(value, dict):
            yield Fault(at, "wrong_type", "must be an object")
            return
        name = value.get("type")
        if isinstance(name, str) and name in rules:
            yield from rules[name](value, at)
        elif "type" not in value:
            yield Fault(f"{at}/type", "missing_field", "must be there")
        else:
            code = codes.get(str(name), "unknown_type")
            yield Fault(f"{at}/type", code, f"must be one of {', '.join(rules)}")

    return rule


def _unknown(_value: object, at: str) -> Iterator[Fault]:
    yield Fault(at, "unknown_field", "is no field of this object")


_NOT_IMITATED: Mapping[str, Code] = dict.fromkeys(
    (
        "alert",
        "card",
        "carousel",
        "container",
        "data_table",
        "data_visualization",
        "email_text_input",
        "plan",
        "raw_number",
        "task_card",
        "team",
        "url_text_input",
        "video",
    ),
    "unknown_to_the_stand_in",
)
"""Types that Slack knows and Kloe does not send."""

URL = string(MAX_URL_CHARS, pattern=r"https?://[^\s<>|]+")
"""An address of the web."""
SECURE_URL = string(MAX_URL_CHARS, pattern=r"https://[^\s<>|]+")
"""An address of the web from which Slack fetches."""
NAME = string()
"""An id that Slack gave, or a name; not empty."""
