"""A workspace that is kept in a folder comes back as it was."""

import errno
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from bot import wording
from bot.errors import ConfigurationError
from bot.playground.cast import playground_cast
from bot.playground.identity import BOT_USER_ID
from bot.playground.keeping import FILE_NAME, LOCK_NAME, Keeping, ahead_of, kept_of, restore
from bot.playground.messages import Message, rich_text_of
from bot.playground.moved_clock import MovedClock
from bot.playground.workspace import Workspace

from .standing import DIRECT, LEADERS, WARD, WARDS

BYTES = bytes(range(256))


def workspace_of(clock: MovedClock) -> Workspace:
    """Return an empty workspace."""
    return Workspace(clock=clock, cast=playground_cast())


def talk(workspace: Workspace) -> tuple[Message, Message]:
    """Let somebody ask and Kloe reply, take something back, and bring a file."""
    log = workspace.log
    asked = log.add(Message(LEADERS, WARD, "Who?", blocks=rich_text_of("Who?")))
    reply = Message(LEADERS, BOT_USER_ID, "You.", bot_id="B0KLOE", thread_ts=asked.ts)
    replied = log.add(reply)
    gone = log.add(Message(DIRECT, WARD, "Never mind"))
    log.delete(DIRECT, gone.ts, actor=WARD)
    file = workspace.files.promise("export.docx", len(BYTES))
    workspace.files.complete(workspace.files.bring(file.token, BYTES), "Export")
    workspace.join(BOT_USER_ID, WARDS)
    return asked, replied


def test_all_comes_back_after_a_restart(tmp_path: Path) -> None:
    """Messages with their threads, files with their bytes, where Kloe is, and the clock."""
    clock = MovedClock()
    before = workspace_of(clock)
    asked, replied = talk(before)
    clock.move(timedelta(days=2))
    keeping = Keeping(tmp_path / "new" / "folder")
    keeping.follow(before, clock)
    keeping.end()

    keeping.close()
    again = Keeping(tmp_path / "new" / "folder")
    kept = again.read()
    again.close()
    after = workspace_of(MovedClock(ahead=ahead_of(kept)))
    restore(after, kept)

    assert after.messages(LEADERS) == (asked, replied)
    assert after.replies(LEADERS, asked.ts) == (replied,)
    assert after.messages(DIRECT) == ()
    assert [after.files.content(file.id) for file in after.files.kept()] == [BYTES]
    channel = after.channel(WARDS)
    assert channel
    assert BOT_USER_ID in channel.members
    assert ahead_of(kept) == timedelta(days=2)
    assert after.timestamps.next() > asked.ts


def test_nothing_that_comes_later_has_a_name_that_was_given_before(tmp_path: Path) -> None:
    """Though the computer's clock was put back meanwhile."""
    ahead = MovedClock(ahead=timedelta(days=400))
    before = workspace_of(ahead)
    asked, _ = talk(before)
    kept = kept_of(before, MovedClock())
    after = workspace_of(MovedClock())

    restore(after, kept)

    later = after.log.add(Message(LEADERS, WARD, "And now?"))
    assert float(later.ts) > float(asked.ts)
    del tmp_path


def test_a_change_is_written_soon(tmp_path: Path) -> None:
    """Without an end of the program, which may be killed."""
    clock = MovedClock()
    workspace = workspace_of(clock)
    keeping = Keeping(tmp_path)
    keeping.follow(workspace, clock)
    talk(workspace)

    workspace.state.wait_for_change(workspace.state.version, 1.5)

    assert len(keeping.read().messages) == 3
    keeping.end()
    keeping.close()


def test_what_could_not_be_written_is_written_once_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk ends no keeping: what was said meanwhile is in the folder afterwards."""
    clock = MovedClock()
    workspace = workspace_of(clock)
    keeping = Keeping(tmp_path)
    looks = threading.Semaphore(0)

    def full(_path: Path, _target: Path) -> Path:
        """Do as a disk without room.

        Raises:
            OSError: always.
        """
        looks.release()
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        keeping.follow(workspace, clock)
        talk(workspace)
        assert looks.acquire(timeout=5)
        assert looks.acquire(timeout=5)
        assert not (tmp_path / FILE_NAME).exists()
    keeping.end()

    assert len(keeping.read().messages) == 3
    keeping.close()


def test_nobody_else_on_the_computer_reads_what_is_kept(tmp_path: Path) -> None:
    """Though the folder was there before, and others may look into it."""
    tmp_path.chmod(0o755)
    clock = MovedClock()
    keeping = Keeping(tmp_path)

    keeping.follow(workspace_of(clock), clock)
    keeping.end()
    keeping.close()

    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_what_is_kept_can_be_forgotten(tmp_path: Path) -> None:
    """The messages and the database with what belongs to it; nothing else in the folder."""
    keeping = Keeping(tmp_path)
    for name in (FILE_NAME, "kloe.db", "kloe.db-wal", "mine.txt"):
        (tmp_path / name).write_text("x")

    keeping.forget()

    assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", LOCK_NAME}
    keeping.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 1, "messages": [1]}',
        "\x00",
        '{"ahead_seconds": 1e300}',
        '{"ahead_seconds": "NaN"}',
        '{"last": "soon"}',
        '{"last": "99999999999999999999.000000"}',
    ],
)
def test_what_cannot_be_read_is_said_and_left_alone(text: str, tmp_path: Path) -> None:
    """No start over somebody's messages."""
    (tmp_path / FILE_NAME).write_text(text)

    keeping = Keeping(tmp_path)
    with pytest.raises(ConfigurationError):
        keeping.read()

    keeping.close()
    assert (tmp_path / FILE_NAME).read_text() == text


@pytest.mark.parametrize(
    "text",
    ['{"version": 2}', '{"version": 2, "rooms": []}', '{"version": 0}', '{"version": "one"}'],
)
def test_what_another_version_kept_is_said_to_be_so_and_left_alone(
    text: str, tmp_path: Path
) -> None:
    """What it means by its fields is not known here, even where they have our names."""
    (tmp_path / FILE_NAME).write_text(text)

    keeping = Keeping(tmp_path)
    with pytest.raises(ConfigurationError) as raised:
        keeping.read()

    keeping.close()
    assert raised.value.reason == wording.PLAYGROUND_OTHER
    assert (tmp_path / FILE_NAME).read_text() == text


def test_a_folder_is_used_by_one_at_a_time(tmp_path: Path) -> None:
    """Another is told so, until the first has ended."""
    first = Keeping(tmp_path)

    with pytest.raises(ConfigurationError, match="another Kloe"):
        Keeping(tmp_path)

    first.close()
    Keeping(tmp_path).close()
