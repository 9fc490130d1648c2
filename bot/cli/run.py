"""`kloe run`: start what the settings allow."""

from pathlib import Path
from typing import Literal

import click

from bot import wording
from bot.cli.chat import talk
from bot.cli.slack_mode import require_for, slack_mode
from bot.cli.start import start_settings, start_with
from bot.settings import Settings

Mode = Literal["socket", "http"]


@click.command(name="run", help="Start Kloe: in Slack, or in the terminal without Slack settings.")
@click.option(
    "--mode",
    type=click.Choice(["auto", "socket", "http", "playground"]),
    default="auto",
    show_default=True,
    help="How to be reached; auto takes what the settings allow.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address for HTTP mode.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="Port for HTTP mode; default PORT, else 3000. 0 is any free one.",
)
@click.option(
    "--open", "opens", is_flag=True, help="Open a page in the browser, where there is one."
)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), help="Folder for what is kept."
)
def command(mode: str, host: str, port: int | None, *, opens: bool, data: Path | None) -> int:
    """Start what the settings allow.

    Raises:
        ConfigurationError: Slack is asked for, and its settings are not enough.
    """
    del opens, data  # of the playground, which is a conversation in the terminal so far
    settings = start_settings()
    chosen = _mode(mode, settings)
    if chosen is None:
        click.echo(wording.RUN_WITHOUT_SLACK if mode == "auto" else wording.RUN_IN_TERMINAL)
        talk(start_with(settings))
        return 0
    from bot.cli.serve import serve  # noqa: PLC0415 - Slack and the database are slow to import

    return serve(settings, chosen, host=host, port=settings.port if port is None else port)


def _mode(asked_for: str, settings: Settings) -> Mode | None:
    """Return how to connect to Slack, or None for the terminal.

    Raises:
        ConfigurationError: a setting that the mode needs is missing.
    """
    if asked_for == "auto":
        return slack_mode(settings)
    if asked_for == "playground":
        return None
    mode: Mode = "socket" if asked_for == "socket" else "http"
    require_for(mode, settings.slack)
    return mode
