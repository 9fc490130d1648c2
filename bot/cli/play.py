"""The playground: Kloe at work in a workspace on this computer, and its page in the browser."""

import threading
import webbrowser
from pathlib import Path

import click

from bot import wording
from bot.cli.ending import ends_by_signal
from bot.cli.playing import Playing
from bot.cli.serve import watched
from bot.cli.start import forget_secrets, start_with
from bot.connect import current_knowledge
from bot.errors import ConfigurationError
from bot.playground.keeping import Keeping
from bot.playground.page import Page
from bot.playground.page_draw import Shortcut
from bot.playground.serving import Serving
from bot.playground.wire import HOST
from bot.settings import Settings
from bot.slack.bearing import BEARING


def play(settings: Settings, *, port: int, opens: bool, folder: Path | None) -> int:
    """Serve the playground until a signal ends it; return the exit code.

    Args:
        settings: those of Slack and the database count for nothing here.
        port: where the page is to be; another free one where it is taken.
        opens: whether the browser is told to show it.
        folder: where what is done is kept; None to forget it at the end.

    Raises:
        ConfigurationError: the folder cannot be used.
        KnowledgeError: the knowledge folder cannot be used.
    """
    ends = threading.Event()
    forget_secrets()
    keeping = Keeping(folder) if folder else None
    current = current_knowledge(settings, start_with(settings).kloe)
    playing = Playing(settings, current, keeping)
    with ends_by_signal(ends), watched(current, None), playing:
        page = Page(playing, (Shortcut(wording.BEARING_TITLE, BEARING),))
        serving = serve_page(page, port)
        url = f"http://{HOST}:{serving.port}"
        _say(url, playing.keeps, taken=port if serving.port != port and port else None)
        if opens:
            webbrowser.open(url)
        ends.wait()
        serving.stop()
    playing.release()
    return 0


def serve_page(page: Page, port: int) -> Serving:
    """Serve the page at a port, or at another free one where it is taken.

    Raises:
        ConfigurationError: no port can be had.
    """
    app = page.app()
    try:
        return Serving(app, port)
    except OSError:
        pass
    try:
        return Serving(app, 0)
    except OSError as error:
        raise ConfigurationError("--port", f"{HOST}:{port} cannot be had") from error


def _say(url: str, keeps: str, *, taken: int | None) -> None:
    if taken is not None:
        click.echo(wording.playground_port_taken(taken))
    click.echo(wording.playground_ready(url))
    click.echo(keeps)
