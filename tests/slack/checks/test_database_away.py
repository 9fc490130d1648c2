"""Presses while the database does not answer are acknowledged as fast as ever."""

import socket
import time
from collections.abc import Iterator

import pytest

from bot import wording
from bot.playground.server import StandIn
from slack.conftest import StartKloe
from slack.running import shown

ACKNOWLEDGED_WITHIN_SECONDS = 1.0


@pytest.fixture
def silent() -> Iterator[str]:
    """A database that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"postgresql://kloe@127.0.0.1:{server.getsockname()[1]}/kloe"


def test_no_press_waits_for_a_database_that_is_known_to_be_away(
    start_kloe: StartKloe, slack: StandIn, silent: str
) -> None:
    """The person is told at once."""
    running = start_kloe(url=silent)
    slack.sender.mention("U0WARD", "C0BOARD", "what must our succession plan cover?")
    running.post()
    slack.sender.open_app("U0WARD", "home")
    running.wait_for(lambda: slack.workspace.home("U0WARD") is not None)
    home = slack.workspace.home("U0WARD")
    assert home is not None

    begun = time.monotonic()
    sent = slack.sender.click("U0WARD", home, "check:stop_all:0")
    took = time.monotonic() - begun

    assert sent.acknowledged
    assert took < ACKNOWLEDGED_WITHIN_SECONDS
    running.settled()
    told = slack.workspace.open_modal("U0WARD")
    assert told is not None
    assert wording.LATER in shown(told.blocks)
