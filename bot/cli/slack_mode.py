"""How the settings ask to be connected to Slack, and whether they suffice."""

from typing import Literal

from bot.errors import ConfigurationError
from bot.settings import Settings, SlackSettings


def slack_mode(settings: Settings) -> Literal["socket", "http"] | None:
    """Return how the Slack settings ask to be connected; None where there are none.

    Raises:
        ConfigurationError: some are there but not enough; the error names what is missing.
    """
    slack = settings.slack
    if not (slack.bot_token or slack.app_token or slack.signing_secret):
        return None
    if not slack.bot_token:
        raise ConfigurationError("SLACK_BOT_TOKEN", "it is missing, and Slack needs it")
    if slack.app_token:
        return "socket"
    if slack.signing_secret:
        return "http"
    missing = "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"
    raise ConfigurationError(missing, "one of them is missing, and Slack needs it")


def require_for(mode: Literal["socket", "http"], slack: SlackSettings) -> None:
    """Check that a mode that was asked for by name has the settings that it needs.

    Raises:
        ConfigurationError: one is missing; the error names it.
    """
    needed = {"SLACK_BOT_TOKEN": slack.bot_token}
    if mode == "socket":
        needed["SLACK_APP_TOKEN"] = slack.app_token
    else:
        needed["SLACK_SIGNING_SECRET"] = slack.signing_secret
    for name, value in needed.items():
        if value is None:
            raise ConfigurationError(name, f"it is missing, and --mode {mode} needs it")
