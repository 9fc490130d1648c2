"""`kloe run`: start what the settings allow."""

import click

from bot import wording
from bot.cli.chat import talk
from bot.cli.start import start_settings, start_with
from bot.errors import ConfigurationError
from bot.settings import slack_mode


@click.command(
    name="run", help="Start Kloe: in the terminal, as long as there are no Slack settings."
)
@click.option(
    "--mode",
    type=click.Choice(["auto", "socket", "http", "playground"]),
    default="auto",
    show_default=True,
    help="How to be reached.",
)
def command(mode: str) -> int:
    """Start what the settings allow.

    Raises:
        ConfigurationError: Slack is asked for, or its settings are not enough.
    """
    settings = start_settings()
    if mode == "auto" and slack_mode(settings) is None:
        started = start_with(settings)
        click.echo(wording.RUN_WITHOUT_SLACK)
        talk(started)
        return 0
    raise ConfigurationError(
        "--mode" if mode != "auto" else "SLACK_BOT_TOKEN", wording.SLACK_NOT_YET
    )
