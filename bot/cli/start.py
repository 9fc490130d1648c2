"""What every command does first: settings, logging, Kloe."""

import gc
import os
from typing import NamedTuple

from bot.compose import compose_kloe
from bot.domain.ids import FrameworkId
from bot.errors import ConfigurationError
from bot.kloe import Kloe
from bot.log import start_logging
from bot.settings import Settings, read_settings

_SECRETS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DATABASE_URL")


class Started(NamedTuple):
    """Settings as read, and Kloe over their knowledge."""

    settings: Settings
    kloe: Kloe


def start_settings() -> Settings:
    """Read the environment and start logging.

    Raises:
        ConfigurationError: a setting is wrong.
    """
    # Else pydantic opens a file of every package that is installed, to look for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    settings = read_settings(os.environ)
    start_logging(settings.log_level)
    return settings


def forget_secrets() -> None:
    """Take the secrets, once read, out of the environment that processes beside this one are given."""
    for name in _SECRETS:
        os.environ.pop(name, None)


def start() -> Started:
    """Return the settings and Kloe.

    Raises:
        ConfigurationError: a setting is wrong.
        KnowledgeError: the knowledge folder cannot be used.
    """
    return start_with(start_settings())


def start_with(settings: Settings) -> Started:
    """Return the settings and Kloe.

    Raises:
        KnowledgeError: the knowledge folder cannot be used.
    """
    kloe = compose_kloe(settings.knowledge, cache=settings.cache)
    # What was composed stays to the end: there is nothing in it for the collector to find.
    gc.freeze()
    gc.enable()
    return Started(settings, kloe)


def known_framework(kloe: Kloe, asked_for: str | None) -> FrameworkId | None:
    """Return the framework that an option asks for.

    Raises:
        ConfigurationError: there is no such framework; the error lists those that there are.
    """
    if asked_for is None:
        return None
    for framework in kloe.glossary.frameworks:
        if framework == asked_for:
            return framework
    known = ", ".join(kloe.glossary.frameworks)
    raise ConfigurationError("--framework", f"no framework {asked_for!r}; there are {known}")
