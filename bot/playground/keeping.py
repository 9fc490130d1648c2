"""Keeps a workspace in a folder: messages, files, where Kloe was let in, and how far the clock is.

Not kept, as in Slack: what one person alone was shown, and modals that are open. Home is published
anew whenever it is opened. What was sent is of this start alone.
"""

import errno
import logging
import os
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError

from bot import wording
from bot.domain.ids import Value
from bot.errors import ConfigurationError
from bot.log import log_event
from bot.playground.files import File
from bot.playground.messages import Message
from bot.playground.moved_clock import MovedClock
from bot.playground.workspace import Workspace

if sys.platform != "win32":
    import fcntl

FILE_NAME = "workspace.json"
LOCK_NAME = "workspace.lock"
DATABASE_NAME = "kloe.db"
OPTION = "--data"
LOOK_SECONDS = 0.5
"""How long after a change it is written at the latest."""
_OWNER_ONLY = 0o700
_OWNER_READS = 0o600
_MOST_AHEAD_SECONDS = 10**9
"""More than the clock can be moved."""
_TS = r"^\d{1,11}\.\d{6}$"
"""A `ts` of a day that there is."""


class Kept(Value):
    """What is written."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    version: Literal[1] = 1
    """Of the way in which it is written; whoever changes that changes this."""
    ahead_seconds: float = Field(default=0.0, ge=0, le=_MOST_AHEAD_SECONDS, allow_inf_nan=False)
    """By how much the clock was moved."""
    last: str = Field(default="0.000000", pattern=_TS)
    """The latest `ts` of a message."""
    joined: tuple[str, ...] = ()
    """Channels that Kloe is in."""
    messages: tuple[Message, ...] = ()
    files: tuple[File, ...] = ()


class Keeping:
    """Writes a workspace into a folder whenever it has changed, on a thread of its own."""

    def __init__(self, folder: Path) -> None:
        """Prepare the folder.

        Raises:
            ConfigurationError: it cannot be made, or it is a file, or another process uses it.
        """
        self._file = folder / FILE_NAME
        self.database = folder / DATABASE_NAME
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_kept = True
        try:
            folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(OPTION, wording.PLAYGROUND_NO_FOLDER) from error
        self._lock = _locked(folder / LOCK_NAME)

    def close(self) -> None:
        """Let others use the folder; following has to be over."""
        os.close(self._lock)

    def read(self) -> Kept:
        """Return what is kept; an empty workspace where nothing is.

        Raises:
            ConfigurationError: it cannot be read, or another Kloe wrote it in a way of its own.
        """
        try:
            return Kept.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return Kept()
        except OSError as error:
            raise ConfigurationError(OPTION, wording.PLAYGROUND_UNREADABLE) from error
        except ValidationError as error:
            is_other = any(fault["loc"] == ("version",) for fault in error.errors())
            reason = wording.PLAYGROUND_OTHER if is_other else wording.PLAYGROUND_UNREADABLE
            raise ConfigurationError(OPTION, reason) from error

    def follow(self, workspace: Workspace, clock: MovedClock) -> None:
        """Write the workspace whenever it has changed, until `end`."""
        self._ended.clear()
        self._thread = threading.Thread(
            target=self._follow, args=(workspace, clock), name="playground-keeping", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        """Write what is new, and follow no longer."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def forget(self) -> None:
        """Erase what is kept, the database too; following has to be over."""
        self._file.unlink(missing_ok=True)
        for path in self.database.parent.glob(f"{DATABASE_NAME}*"):
            path.unlink(missing_ok=True)

    def _follow(self, workspace: Workspace, clock: MovedClock) -> None:
        written = -1
        while True:
            is_last = self._ended.wait(LOOK_SECONDS)
            version = workspace.state.version
            if version != written and self._is_written(kept_of(workspace, clock)):
                written = version
            if is_last:
                return

    def _is_written(self, kept: Kept) -> bool:
        """Write, and tell whether that could be done; what could not is tried at the next look."""
        try:
            self._write(kept)
        except OSError as error:
            if self._is_kept:
                reason = errno.errorcode.get(error.errno or 0)
                log_event(logging.ERROR, "workspace not kept", error=reason)
            self._is_kept = False
            return False
        self._is_kept = True
        return True

    def _write(self, kept: Kept) -> None:
        """Write into a file beside that nobody else may read, and put it in place whole.

        Raises:
            OSError: the folder takes no more.
        """
        beside = self._file.with_suffix(".new")
        beside.unlink(missing_ok=True)
        written = os.open(beside, os.O_WRONLY | os.O_CREAT, _OWNER_READS)
        with os.fdopen(written, "w", encoding="utf-8") as file:
            file.write(kept.model_dump_json())
        beside.replace(self._file)


def _locked(path: Path) -> int:
    """Take the folder for this process alone, until the file that is returned is closed.

    Raises:
        ConfigurationError: another process has it, or there can be no file in it.
    """
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_READS)
    except OSError as error:
        raise ConfigurationError(OPTION, wording.PLAYGROUND_NO_FOLDER) from error
    if sys.platform == "win32":
        return lock
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise ConfigurationError(OPTION, wording.PLAYGROUND_IN_USE) from error
    return lock


def kept_of(workspace: Workspace, clock: MovedClock) -> Kept:
    """Return what is to be kept of a workspace."""
    with workspace.state.reading():
        messages = workspace.log.kept()
        return Kept(
            ahead_seconds=clock.ahead.total_seconds(),
            last=max((message.ts for message in messages), default="0.000000"),
            joined=tuple(
                channel.id
                for channel in workspace.channels()
                if workspace.bot_user_id in channel.members and channel.kind != "im"
            ),
            messages=messages,
            files=workspace.files.kept(),
        )


def restore(workspace: Workspace, kept: Kept) -> None:
    """Put what was kept into a new workspace; nobody is told."""
    workspace.log.restore(kept.messages, kept.last)
    workspace.files.restore(kept.files)
    for channel in kept.joined:
        if workspace.channel(channel) is not None:
            workspace.join(workspace.bot_user_id, channel)


def ahead_of(kept: Kept) -> timedelta:
    """Return by how much the clock is to be ahead."""
    return timedelta(seconds=kept.ahead_seconds)
