"""Reads a foreign file in a process of its own, which is ended when it takes too much."""

import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from bot.corpus.importers.imported import CannotImport, Imported, Piece, Progress

MAX_SECONDS = 60.0
"""For one file at most."""
MAX_SECONDS_BETWEEN_PARTS = 20.0
"""Without a word on how far it is; a page of a document takes a fraction of a second."""
MAX_ANSWER_BYTES = 200_000_000
_CHUNK_BYTES = 1 << 16


def read_in_child(name: str, content: bytes, progress: Progress) -> Imported:
    """Return what stands in a document, read where a hostile one can do no harm.

    Args:
        name: the file's name.
        content: all of its bytes.
        progress: told how far it is, where the format has pages.

    Raises:
        CannotImport: it is not taken, or took more time or memory than a document needs.
    """
    command = [sys.executable, "-P", "-m", "bot.corpus.importers.child", name]
    with tempfile.TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
            command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as child:
            try:
                for message in _messages(child):
                    if "imported" in message:
                        return _imported(message["imported"])
                    if "refused" in message:
                        raise CannotImport(message["refused"])
                    progress(*message["progress"])
            finally:
                child.kill()
    raise CannotImport("memory" if child.returncode < 0 else "damaged")


def _messages(child: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what a process says, line by line.

    Raises:
        CannotImport: it says nothing for too long, takes too long, or says too much.
    """
    said = b""
    ends_at = time.monotonic() + MAX_SECONDS
    while chunk := _chunk(child, min(MAX_SECONDS_BETWEEN_PARTS, ends_at - time.monotonic())):
        *lines, said = (said + chunk).split(b"\n")
        yield from map(json.loads, lines)
        if len(said) > MAX_ANSWER_BYTES:
            raise CannotImport("too_much_text")
    child.wait()


def _chunk(child: subprocess.Popen[bytes], seconds: float) -> bytes:
    if child.stdout is None:
        return b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        if not selector.select(max(seconds, 0)):
            raise CannotImport("slow")
    return os.read(child.stdout.fileno(), _CHUNK_BYTES)


def _imported(said: list[Any]) -> Imported:
    title, published, pieces, *more = said
    return Imported(title, published, tuple(Piece(*piece) for piece in pieces), *more)
