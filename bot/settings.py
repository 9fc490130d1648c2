"""Every setting: type, unit, default, range, meaning; read once, by the command line."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from bot.domain.ids import Value
from bot.environment import secret, whole
from bot.errors import ConfigurationError
from bot.selfcheck.quiet_hours import Quiet, parse_quiet

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_knowledge", _PACKAGE.parent / "knowledge")
"""In an installed wheel the knowledge stands inside the package, in a checkout beside it."""
_QUIET_HOURS = "18:30-08:00"
"""From the end of most offices' day to the start of the next."""
_LEVELS: tuple[LogLevel, ...] = ("DEBUG", "INFO", "WARNING", "ERROR")


class SlackSettings(Value):
    """How Slack is reached, and what it is told."""

    bot_token: SecretStr | None = None
    """`SLACK_BOT_TOKEN`: the bot's token, `xoxb-...`."""
    app_token: SecretStr | None = None
    """`SLACK_APP_TOKEN`: the app-level token for Socket Mode, `xapp-...`."""
    signing_secret: SecretStr | None = None
    """`SLACK_SIGNING_SECRET`: with it Slack signs what it sends over HTTP."""
    api_url: str = "https://slack.com/api/"
    """`SLACK_API_URL`: where Slack's Web API is."""
    proxy: str | None = None
    """`HTTPS_PROXY`: the proxy through which a network reaches Slack; not for plain HTTP."""


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
    slack: SlackSettings = SlackSettings()
    database_url: SecretStr | None = None
    """`DATABASE_URL`: where requests and answers are kept; None without a home folder."""
    port: int = 3000
    """`PORT`: the TCP port of HTTP mode, 0 to 65535; 0 is any free one."""
    workers: int = 8
    """`KLOE_WORKERS`: threads that answer, 1 to 64."""
    keep_questions: bool = False
    """`KLOE_KEEP_QUESTIONS`: whether the text of questions that could not be answered is kept."""
    retention_days: int = 90
    """`KLOE_RETENTION_DAYS`: days for which answers, feedback and gaps are kept, 1 to 3650."""
    selfcheck_days: int = 800
    """`KLOE_SELFCHECK_DAYS`: days since their last change for which self-checks are kept, 30 to 3650."""
    check_max_age_days: int = 180
    """`KLOE_CHECK_MAX_AGE_DAYS`: days after which `kloe check` names a check of currency, 1 to 3650."""
    max_body_bytes: int = 1_000_000
    """`KLOE_MAX_BODY_BYTES`: bytes in the body of a request at most, 1,000 to 10,000,000."""
    quiet_hours: Quiet | None = parse_quiet(_QUIET_HOURS)
    """`KLOE_QUIET_HOURS`: local hours without reminders, 18:30-08:00 by default; None for `off`."""


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
    return Settings(
        knowledge=find_knowledge(environment.get("KLOE_KNOWLEDGE")),
        log_level=next(known for known in _LEVELS if known == level),
        cache=find_cache(environment),
        contact=" ".join(contact.split()),
        slack=_slack(environment),
        database_url=_database(environment),
        port=whole(environment, "PORT", 3000, between=(0, 65_535)),
        workers=whole(environment, "KLOE_WORKERS", 8, between=(1, 64)),
        keep_questions=whole(environment, "KLOE_KEEP_QUESTIONS", 0, between=(0, 1)) == 1,
        retention_days=whole(environment, "KLOE_RETENTION_DAYS", 90, between=(1, 3650)),
        selfcheck_days=whole(environment, "KLOE_SELFCHECK_DAYS", 800, between=(30, 3650)),
        check_max_age_days=whole(environment, "KLOE_CHECK_MAX_AGE_DAYS", 180, between=(1, 3650)),
        max_body_bytes=whole(environment, "KLOE_MAX_BODY_BYTES", 10**6, between=(10**3, 10**7)),
        quiet_hours=parse_quiet(environment.get("KLOE_QUIET_HOURS", _QUIET_HOURS)),
    )


_PROXY = re.compile(r"https?://(?:[^\s/@]+@)?(?:[\w.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?/?")


def _slack(environment: Mapping[str, str]) -> SlackSettings:
    api_url = environment.get("SLACK_API_URL", "").strip() or "https://slack.com/api/"
    if not re.fullmatch(r"https?://[^\s/]+(?:/[^\s]*)?", api_url):
        raise ConfigurationError(
            "SLACK_API_URL", "an address that starts with https:// is expected"
        )
    proxy = _proxy(environment)
    return SlackSettings(
        bot_token=secret(environment, "SLACK_BOT_TOKEN", starts=("xoxb-", "xoxe.")),
        app_token=secret(environment, "SLACK_APP_TOKEN", starts=("xapp-",)),
        signing_secret=secret(environment, "SLACK_SIGNING_SECRET"),
        api_url=api_url.rstrip("/") + "/",
        proxy=proxy if api_url.startswith("https:") else None,
    )


def _proxy(environment: Mapping[str, str]) -> str | None:
    """Return the address of the proxy; `host:port` is read as `http://host:port`.

    Raises:
        ConfigurationError: it is no address.
    """
    given = (environment.get("HTTPS_PROXY") or environment.get("https_proxy", "")).strip()
    address = given if "://" in given else f"http://{given}"
    if given and not _PROXY.fullmatch(address):
        raise ConfigurationError("HTTPS_PROXY", "http://host:port is expected")
    return address if given else None


def _database(environment: Mapping[str, str]) -> SecretStr | None:
    """Return where the database is: the one asked for, else a file in the person's own folder.

    Source: XDG Base Directory Specification 0.8: a path in `XDG_DATA_HOME` counts if absolute.
    """
    given = environment.get("DATABASE_URL", "").strip()
    if given:
        return SecretStr(given)
    folder = Path(environment.get("XDG_DATA_HOME", ""))
    if not folder.is_absolute():
        home = Path(environment.get("HOME", ""))
        if not home.is_absolute():
            return None
        folder = home / ".local" / "share"
    return SecretStr(f"sqlite:///{folder / 'kloe' / 'kloe.db'}")


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
