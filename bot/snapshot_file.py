"""The start-up snapshot on disk: what was composed, so that the next start finds it ready.

A snapshot's name is made from the knowledge folder's fingerprint, the code that composes, and the
libraries whose work is in it: whatever changes, the old snapshot is not found. It holds what the
knowledge folder holds, and nothing that anyone asked. Whatever is wrong with it or with its folder
is no error: Kloe is composed afresh, and an event tells what kind of thing was wrong.
"""

import hashlib
import logging
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.corpus.fingerprint import fingerprint_of
from bot.log import log_event
from bot.retrieval.stored import Composed, from_bytes, to_bytes

MAX_SNAPSHOTS = 3
"""Snapshots kept, the newest: one for each knowledge folder or version that is in use by turns."""
LEFT_OVER_SECONDS = 600
"""Age from which a file that is still being written is taken for one that never will be."""

_ENDING = ".kloe-snapshot"
_UNFINISHED = ".kloe-unfinished"
_ROOMS = ("corpus", "domain", "retrieval", "text")
_MODULES = ("compose.py", "snapshot_file.py", "yamlfile.py")
_LIBRARIES = ("markdown_it_py", "numpy", "pydantic", "pystemmer", "pyyaml", "rank_bm25")
_OTHERS_MAY_WRITE = 0o022
_DIGEST_BYTES = 32


def snapshot_path(cache: Path, knowledge: Path) -> Path | None:
    """Return where the snapshot of a knowledge folder is to stand; None where none can be kept.

    Args:
        cache: the folder of the snapshots, which need not be there; one in which others may write
            is not used, since what stands in it may be theirs.
        knowledge: the knowledge folder.
    """
    try:
        if not _is_ours(cache):
            log_event(logging.INFO, "snapshot not used", error="folder of others")
            return None
        digest = hashlib.sha256(fingerprint_of(knowledge).encode())
        for part in (sys.version, *_libraries()):
            digest.update(part.encode() + b"\0")
        for path in _code():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError as error:
        _tell(error)
        return None
    return cache / f"{digest.hexdigest()}{_ENDING}"


def read_snapshot(path: Path, *, loaded_at: datetime) -> Composed | None:
    """Return what a snapshot holds, or None where there is none that can be used.

    Args:
        path: as `snapshot_path` has it.
        loaded_at: the time of loading, for people to read.
    """
    try:
        return from_bytes(_checked(path), loaded_at=loaded_at)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        _tell(error)
        return None


def write_snapshot(path: Path, composed: Composed) -> None:
    """Write a snapshot whole or not at all, and remove the oldest ones.

    Args:
        path: as `snapshot_path` has it.
        composed: what was composed.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = to_bytes(composed)
        _put(path, _digest(path, memoryview(content)) + content)
        _remove_old(path)
    except (OSError, ValueError) as error:
        _tell(error)


def _is_ours(folder: Path) -> bool:
    if not hasattr(os, "getuid") or not folder.exists():
        return True
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE


def _code() -> Iterator[Path]:
    package = Path(__file__).parent
    yield from (package / name for name in _MODULES)
    for room in _ROOMS:
        yield from sorted((package / room).glob("*.py"))


def _libraries() -> list[str]:
    """Return names and versions as installers note them beside a library: `numpy-2.4.6.dist-info`.

    `importlib.metadata` would tell the same, ten times slower: it reads what stands in them, too.
    """
    places = [place for place in map(Path, sys.path) if place.is_dir()]
    marks = tuple(f"{name}-" for name in _LIBRARIES)
    noted = {entry.name.lower() for place in places for entry in os.scandir(place)}
    return sorted(name for name in noted if name.startswith(marks) and name.endswith("-info"))


def _checked(path: Path) -> memoryview:
    """Return what a snapshot holds.

    Raises:
        OSError: it is not there, or cannot be read.
        ValueError: it is not what was written under this name.
    """
    content = memoryview(path.read_bytes())
    digest, body = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if digest != _digest(path, body):
        raise ValueError("not what was written")
    return body


def _digest(path: Path, body: memoryview) -> bytes:
    """Return what proves that a snapshot is whole, and that it is the one of this name."""
    digest = hashlib.sha256(path.stem.encode())
    digest.update(body)
    return digest.digest()


def _put(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{os.urandom(8).hex()}{_UNFINISHED}")
    opened = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _remove_old(newest: Path) -> None:
    folder, now = newest.parent, _written_at(newest)
    others = sorted({*folder.glob(f"*{_ENDING}")} - {newest}, key=_written_at, reverse=True)
    unfinished = folder.glob(f"*{_UNFINISHED}")
    left = [path for path in unfinished if _written_at(path) < now - LEFT_OVER_SECONDS]
    for path in (*others[MAX_SNAPSHOTS - 1 :], *left):
        path.unlink(missing_ok=True)


def _written_at(path: Path) -> float:
    """Return when a file was written; 0 for one that another process has just removed."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _tell(error: Exception) -> None:
    log_event(logging.INFO, "snapshot not used", error=type(error).__name__)
