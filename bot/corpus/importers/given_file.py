"""The files that a person gives: found in a folder, and opened with care."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from bot.corpus.importers.imported import CannotImport
from bot.corpus.importers.sniff import EXTENSIONS

MAX_FILE_BYTES = 50_000_000


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder whose names promise a format that is read, in order.

    Raises:
        CannotImport: the folder cannot be read.
    """
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in EXTENSIONS]
    except OSError as error:
        raise CannotImport("unreadable") from error
    return sorted(path for path in found if not path.name.startswith(".") and not path.is_dir())


def content_of(path: Path, *, inside: Path | None) -> bytes:
    """Return the bytes of a file; pipes and devices, which never end, are not opened.

    Args:
        path: the file.
        inside: a folder that it may not lead out of.

    Raises:
        CannotImport: it is not a file, too big, not readable, or leads out of the folder.
    """
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise CannotImport("links_out")
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotImport("not_a_file")
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as opened:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise CannotImport("not_a_file")
            content = opened.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise CannotImport("missing") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise CannotImport("unreadable") from error
    if len(content) > MAX_FILE_BYTES:
        raise CannotImport("too_big")
    return content


def year_of(path: Path) -> str:
    """Return the year in which a file was last written."""
    return str(datetime.fromtimestamp(path.stat().st_mtime, UTC).year)
