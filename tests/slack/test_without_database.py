"""While the database is away Kloe answers on; when it is back, it is as if nothing had been."""

from pathlib import Path

import pytest
import urllib3

from bot import wording
from bot.playground.server import StandIn

from .conftest import StartKloe
from .running import Running, shown

SUCCESSION = "what must our succession plan cover?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that cannot be, since a file has its name."""
    path = tmp_path / "kept"
    path.write_text("in the way")
    return path


@pytest.fixture
def away(start_kloe: StartKloe, folder: Path) -> Running:
    """Kloe, started without its database."""
    return start_kloe(url=f"sqlite:///{folder / 'kloe.db'}")


def readiness(running: Running) -> tuple[int, str]:
    """Return what is told of the database."""
    told = urllib3.PoolManager().request("GET", f"{running.url}/readyz")
    return told.status, told.json()["database"]


def test_questions_are_answered_once_without_a_database(away: Running, slack: StandIn) -> None:
    """Deliveries are told apart in memory, and the state is told."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION, also_as_message=True)
    slack.sender.again(asked)

    assert len(away.settled().posts(1)) == 1
    assert readiness(away) == (200, "degraded")


def test_follow_ups_edits_and_deletions_work_without_a_database(
    away: Running, slack: StandIn
) -> None:
    """From memory."""
    asked = slack.sender.direct_message("U0WARD", "what are the four capabilities?")
    away.posts(1)
    assert asked.channel
    assert asked.ts

    slack.sender.edit(asked.channel, asked.ts, SUCCESSION)
    away.wait_for(lambda: slack.calls_of("chat.update"))
    slack.sender.delete(asked.channel, asked.ts)

    away.wait_for(lambda: slack.workspace.posts_by_kloe() == ())


def test_what_needs_the_database_says_later(away: Running, slack: StandIn) -> None:
    """Feedback, and what is kept about a person."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    slack.sender.click("U0WARD", away.post(), "feedback", value="negative")
    first = shown(away.whisper("U0WARD").blocks)
    slack.sender.command("U0WARD", "C0OPEN", "privacy")
    menu = away.whisper("U0WARD", 2)
    slack.sender.click("U0WARD", menu, "check:mine:0")
    second = shown(away.whisper("U0WARD", 3).blocks)
    slack.sender.click("U0WARD", menu, "check:delete_all:0")
    third = shown(away.whisper("U0WARD", 4).blocks)

    assert [first, second, third] == [wording.LATER] * 3


def test_a_database_that_comes_back_is_made_ready_and_caught_up_with(
    away: Running, slack: StandIn, folder: Path
) -> None:
    """What was answered meanwhile is written, and feedback on it is kept."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    post = away.post()
    away.settled()

    folder.unlink()

    away.wait_for(lambda: readiness(away) == (200, "ok"))
    slack.sender.click("U0WARD", post, "feedback", value="positive")
    assert shown(away.whisper("U0WARD").blocks) == wording.FEEDBACK_THANKS


def test_a_database_that_goes_away_in_the_middle_is_done_without(
    running: Running, slack: StandIn, tmp_path: Path
) -> None:
    """And what was asked in between is not answered again afterwards."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    running.posts(1)
    running.settled()
    files = [path for path in tmp_path.iterdir() if path.name.startswith("kloe.db")]
    for path in files:
        path.rename(path.with_name(f"away-{path.name}"))
    (tmp_path / "kloe.db").mkdir()

    asked = slack.sender.mention("U0WARD", "C0BOARD", "who sponsors DPIC?")
    running.posts(2)
    (tmp_path / "kloe.db").rmdir()
    for path in files:
        path.with_name(f"away-{path.name}").rename(path)
    running.wait_for(lambda: readiness(running) == (200, "ok"))
    slack.sender.again(asked)

    assert len(running.settled().posts(2)) == 2
