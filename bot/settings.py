"""Every setting: type, unit, default, range, meaning; read once, by the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.domain.ids import Value
from bot.errors import ConfigurationError

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_knowledge", _PACKAGE.parent / "knowledge")
"""In an installed wheel the knowledge stands inside the package, in a checkout beside it."""
_SLACK_WAYS = {
    "socket": ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"),
    "http": ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
}
_LEVELS: tuple[LogLevel, ...] = ("DEBUG", "INFO", "WARNING", "ERROR")


class Settings(Value):
    """What the environment asks for."""

    knowledge: Path
    """`KLOE_KNOWLEDGE`: the knowledge folder; default the project's own."""
    log_level: LogLevel = "WARNING"
    """`KLOE_LOG_LEVEL`: what is logged, on standard error; never a question's text."""
    cache: Path | None = None
    """`KLOE_CACHE`: where the start-up snapshot is kept; None for `off`, or without a home."""
    contact: str = Field(default="", max_length=200)
    """`KLOE_CONTACT`: whom to ask when Kloe abstains, at most 200 characters; default nobody."""
    slack: frozenset[str] = frozenset()
    """Names, never values, of the Slack settings that are there."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment.

    Raises:
        ConfigurationError: a value is out of range; the error names the setting.
    """
    level = environment.get("KLOE_LOG_LEVEL", "").strip().upper() or "WARNING"
    if level not in _LEVELS:
        raise ConfigurationError("KLOE_LOG_LEVEL", f"one of {', '.join(_LEVELS)} is expected")
    contact = environment.get("KLOE_CONTACT", "").strip()
    if len(contact) > 200:  # noqa: PLR2004 - the field's own limit, said in words
        raise ConfigurationError("KLOE_CONTACT", "at most 200 characters are expected")
    every = {name for names in _SLACK_WAYS.values() for name in names}
    return Settings(
        knowledge=find_knowledge(environment.get("KLOE_KNOWLEDGE")),
        log_level=next(known for known in _LEVELS if known == level),
        cache=find_cache(environment),
        contact=" ".join(contact.split()),
        slack=frozenset(name for name in every if environment.get(name, "").strip()),
    )


def find_knowledge(asked_for: str | None) -> Path:
    """Return the knowledge folder: the one asked for, else the project's own.

    Raises:
        ConfigurationError: it is in the home of somebody who is not known here, or the project's
            own is in none of its places.
    """
    if asked_for and asked_for.strip():
        return _expanded("KLOE_KNOWLEDGE", asked_for.strip())
    for place in _PLACES:
        if place.is_dir():
            return place
    raise ConfigurationError("KLOE_KNOWLEDGE", "the project's own knowledge folder is missing")


def _expanded(setting: str, path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ConfigurationError(setting, "there is no such home folder") from error


def find_cache(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of the start-up snapshot, or None where none is to be kept.

    Raises:
        ConfigurationError: the folder asked for is in the home of somebody who is not known here.

    Source: XDG Base Directory Specification 0.8: a path in `XDG_CACHE_HOME` counts if absolute.
    """
    asked_for = environment.get("KLOE_CACHE", "").strip()
    if asked_for.lower() == "off":
        return None
    if asked_for:
        return _expanded("KLOE_CACHE", asked_for)
    given = Path(environment.get("XDG_CACHE_HOME", ""))
    home = environment.get("HOME", "")
    if given.is_absolute():
        return given / "kloe"
    return Path(home) / ".cache" / "kloe" if Path(home).is_absolute() else None


def slack_mode(settings: Settings) -> Literal["socket", "http"] | None:
    """Return how the Slack settings ask to be connected; None where there are none.

    Raises:
        ConfigurationError: some are there but not enough; the error names what is missing.
    """
    for mode, names in _SLACK_WAYS.items():
        if settings.slack.issuperset(names):
            return "socket" if mode == "socket" else "http"
    if not settings.slack:
        return None
    if "SLACK_BOT_TOKEN" not in settings.slack:
        raise ConfigurationError("SLACK_BOT_TOKEN", "it is missing, and Slack needs it")
    missing = "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"
    raise ConfigurationError(missing, "one of them is missing, and Slack needs it")
