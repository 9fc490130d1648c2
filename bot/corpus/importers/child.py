"""The process that reads a foreign file: bounded in memory and time, and holding nothing else.

It takes the file's bytes from standard input, so that it opens no path, and answers in lines of
JSON: how far it is, and at the end what it read or why it did not.
"""

import contextlib
import json
import resource
import sys

from bot.corpus.importers.imported import CannotImport, Refusal
from bot.corpus.importers.reader import read_document

MAX_MEMORY_BYTES = 500_000_000
MAX_PROCESSOR_SECONDS = 60


def main() -> None:
    """Read what standard input holds, named by the first argument."""
    _limit()
    try:
        document = read_document(sys.argv[1], sys.stdin.buffer.read(), _tell_progress)
        refusal: Refusal | None = None
    except CannotImport as refused:
        refusal = refused.refusal
    except RecursionError:
        refusal = "nested"
    except MemoryError:
        refusal = "memory"
    _tell({"refused": refusal} if refusal else {"imported": document})


def _limit() -> None:
    """Bound this process; a system that knows no such bound still has the parent's time limit."""
    for what, most in (
        (resource.RLIMIT_AS, MAX_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MAX_PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _tell_progress(done: int, total: int) -> None:
    _tell({"progress": (done, total)})


def _tell(message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
