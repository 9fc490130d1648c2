"""The playground with the real Kloe over the shipped documents, and a browser that looks at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.cli.play import serve_page
from bot.cli.playing import Playing
from bot.current import Current
from bot.kloe import Kloe
from bot.playground.page import Page
from bot.playground.page_draw import Shortcut
from bot.settings import Settings, find_knowledge
from bot.slack.bearing import BEARING

from .chromium import browser
from .measured import MEASURED
from .visitor import Visitor

SHORTCUTS = (Shortcut("Which KLOE is this?", BEARING),)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how long people wait for an answer on the page."""
    if MEASURED in config.stash:
        terminalreporter.write_line(config.stash[MEASURED])


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Chromium, without a window."""
    with browser() as started:
        yield started


@pytest.fixture(scope="package")
def served(kloe: Kloe) -> Iterator[tuple[Playing, str]]:
    """The playground and its address; begun again before each test, and ended before other tests."""
    settings = Settings(knowledge=find_knowledge(None))
    with Playing(settings, Current(kloe), None) as playing:
        serving = serve_page(Page(playing, SHORTCUTS), 0)
        yield playing, f"http://127.0.0.1:{serving.port}"
        serving.stop()


@pytest.fixture
def visitor(chromium: Browser, served: tuple[Playing, str], tmp_path: Path) -> Iterator[Visitor]:
    """A person at the page; at the end nothing was refused, and nothing foreign was asked for."""
    playing, url = served
    playing.start_again()
    visitor = Visitor(chromium, playing, url, tmp_path)
    yield visitor
    visitor.leaves()
