"""Running the real command, as a person or a program would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

TIMEOUT_SECONDS = 30
SIDE_BY_SIDE = 2
"""Commands that run at once: two processors is what the smallest build machine has."""


class Command(NamedTuple):
    """Arguments of `kloe`, and what it finds around it."""

    arguments: tuple[str, ...]
    stdin: bytes = b""
    environment: Mapping[str, str] = {}
    folder: Path | None = None
    """The working directory; the tests' own by default."""


class Ended(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def command_line(*arguments: str) -> list[str]:
    """Return the words that start `kloe` with this interpreter."""
    return [sys.executable, "-m", "bot", *arguments]


def small_environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the few variables that a process needs, and these."""
    names = (
        "PATH",
        "HOME",
        "TMPDIR",
        *(name for name in os.environ if name.startswith("COVERAGE_")),
    )
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1", "KLOE_CACHE": "off", **more}


def run(command: Command) -> Ended:
    """Run `kloe` to its end."""
    done = subprocess.run(
        command_line(*command.arguments),
        input=command.stdin,
        capture_output=True,
        env=small_environment(command.environment),
        cwd=command.folder,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode())


def run_side_by_side(commands: Mapping[str, Command]) -> dict[str, Ended]:
    """Run several commands at once; each under its name."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return dict(zip(commands, pool.map(run, commands.values()), strict=True))


def start(*arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start `kloe` with all three streams in the test's hand."""
    return subprocess.Popen(
        command_line(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=small_environment(environment or {}),
    )
