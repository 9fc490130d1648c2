"""`kloe run`: start what the settings allow."""

from pathlib import Path
from typing import Literal

import click

from bot import wording
from bot.cli.slack_mode import require_for, slack_mode
from bot.cli.start import start_settings
from bot.settings import Settings

Mode = Literal["socket", "http"]


@click.command(name="run", help="Start Kloe: in Slack, or in the browser without Slack settings.")
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
    help="Port for HTTP mode and the playground; default PORT, else 3000. 0 is any free one.",
)
@click.option("--open", "opens", is_flag=True, help="Open the playground in the browser.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder in which the playground keeps what is done; else it forgets.",
)
def command(mode: str, host: str, port: int | None, *, opens: bool, data: Path | None) -> int:
    """Start what the settings allow.

    Raises:
        ConfigurationError: Slack is asked for, and its settings are not enough; or the folder
            cannot be used.
    """
    settings = start_settings()
    chosen = _mode(mode, settings)
    wanted = settings.port if port is None else port
    if chosen is None:
        from bot.cli.play import play  # noqa: PLC0415 - Slack and the database are slow to import

        if mode == "auto":
            click.echo(wording.PLAYGROUND_FOUND_NO_SLACK)
        return play(settings, port=wanted, opens=opens, folder=data)
    from bot.cli.serve import serve  # noqa: PLC0415 - the same

    return serve(settings, chosen, host=host, port=wanted)


def _mode(asked_for: str, settings: Settings) -> Mode | None:
    """Return how to connect to Slack, or None for the playground.

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
