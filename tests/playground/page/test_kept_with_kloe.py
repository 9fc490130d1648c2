"""The playground in a folder, with the real Kloe: what comes back, and what is forgotten."""

from collections.abc import Callable
from pathlib import Path

import pytest
import urllib3

from bot.cli.playing import Playing
from bot.current import Current
from bot.kloe import Kloe
from bot.playground.identity import APP_TOKEN, BOT_TOKEN
from bot.playground.keeping import DATABASE_NAME, FILE_NAME, Keeping
from bot.settings import Settings

from .standing import DIRECT, WARD

PATIENCE_SECONDS = 10.0
ASKED = "are lanterns checked?"
Begin = Callable[[], Playing]


@pytest.fixture
def begin(small_kloe: Kloe, tmp_path: Path) -> Begin:
    """Return what starts a playground in one and the same folder."""
    folder = tmp_path / "kept"
    settings = Settings(knowledge=tmp_path)
    return lambda: Playing(settings, Current(small_kloe), Keeping(folder))


def asks(playing: Playing) -> None:
    """Ask Kloe something, and wait for the reply."""
    stand_in = playing.stand_in
    stand_in.sender.direct_message(WARD, ASKED)
    assert stand_in.wait_until(
        lambda: len(stand_in.workspace.posts_by_kloe()) == 1, PATIENCE_SECONDS
    )
    assert playing.settled(PATIENCE_SECONDS)


def test_a_question_and_its_answer_come_back_and_can_be_followed_up(begin: Begin) -> None:
    """The thread goes on after a restart: nothing in it is taken for something seen before."""
    with begin() as first:
        asks(first)
        before = first.stand_in.workspace.messages(DIRECT)
    first.release()

    with begin() as second:
        workspace = second.stand_in.workspace
        assert workspace.messages(DIRECT) == before
        second.stand_in.sender.direct_message(WARD, "how often?", thread_ts=before[0].ts)
        assert second.stand_in.wait_until(
            lambda: len(workspace.replies(DIRECT, before[0].ts)) >= 3, PATIENCE_SECONDS
        )
        assert second.settled(PATIENCE_SECONDS)
    second.release()


def test_start_again_empties_the_folder_and_goes_on_keeping(begin: Begin, tmp_path: Path) -> None:
    """No word of before is left in any file; what comes after is kept."""
    with begin() as playing:
        asks(playing)
        playing.start_again()

        assert playing.stand_in.workspace.messages(DIRECT) == ()
        held = b"".join(path.read_bytes() for path in (tmp_path / "kept").iterdir())
        assert ASKED.encode() not in held
        playing.stand_in.sender.say(WARD, "C0LEADERS", "Good morning")
    playing.release()

    kept = tmp_path / "kept"
    assert b"Good morning" in (kept / FILE_NAME).read_bytes()
    assert (kept / DATABASE_NAME).exists()


def test_no_token_that_stands_in_the_code_is_good_there(begin: Begin) -> None:
    """Others on this computer can call, too; none opens a connection as Kloe."""
    with begin() as playing:
        answers = [
            urllib3.request("POST", f"{playing.stand_in.api_url}{method}", fields={"token": token})
            for method, token in (
                ("auth.test", BOT_TOKEN),
                ("apps.connections.open", APP_TOKEN),
            )
        ]
    playing.release()

    assert [answer.json().get("error") for answer in answers] == ["invalid_auth"] * 2
