"""One value of the environment at a time, read strictly; what they are for is in `settings.py`."""

import re
from collections.abc import Mapping

from pydantic import SecretStr

from bot.errors import ConfigurationError


def whole(
    environment: Mapping[str, str], name: str, default: int, *, between: tuple[int, int]
) -> int:
    """Return a whole number in a range, both ends included.

    Raises:
        ConfigurationError: it is none, or out of the range.
    """
    given = environment.get(name, "").strip()
    low, high = between
    if not given:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", given) or not low <= int(given) <= high:
        raise ConfigurationError(name, f"a whole number from {low} to {high} is expected")
    return int(given)


def secret(
    environment: Mapping[str, str], name: str, *, starts: tuple[str, ...] = ("",)
) -> SecretStr | None:
    """Return a secret, which no message ever repeats.

    Raises:
        ConfigurationError: it cannot be one of its kind.
    """
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not value.startswith(starts):
        raise ConfigurationError(name, f"it has to start with {starts[0]}")
    if not value.isascii() or any(character.isspace() for character in value):
        raise ConfigurationError(name, "it holds a space or a character that no token has")
    return SecretStr(value)
