"""Nobody reads on: Kloe ends quietly. There is no room for what it prints: it says so."""

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import OutputFull

from .commands import TIMEOUT_SECONDS, command_line, small_environment, start

FOUR = "what are the four capabilities?"


@pytest.mark.parametrize(
    "arguments",
    [("ask", FOUR), ("ask", "--json", FOUR), ("sources", "--json")],
    ids=" ".join,
)
def test_a_reader_that_leaves_at_once_is_no_failure(arguments: tuple[str, ...]) -> None:
    """As with `kloe ask ... | head -0`: exit 0, and not a word on standard error."""
    with start(*arguments) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()

        said = process.stderr.read()

        assert process.wait(TIMEOUT_SECONDS) == 0
        assert said == b""


def test_a_reader_that_leaves_in_the_middle_is_no_failure() -> None:
    """As with `kloe ask --jsonl | head -1`, while questions keep coming."""
    with start("ask", "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"who sponsors DPIC?\n" * 200)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()

        said = process.stderr.read()

        assert process.wait(TIMEOUT_SECONDS) == 0
        assert said == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the stream")
def test_a_command_whose_output_was_closed_before_the_start_does_its_work() -> None:
    """As with `kloe sources >&-`: exit 0, and not a word on standard error."""
    line = shlex.join(command_line("sources"))

    done = subprocess.run(
        ["sh", "-c", f"exec {line} >&-"],
        capture_output=True,
        env=small_environment({}),
        timeout=TIMEOUT_SECONDS,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("ask", FOUR), b""),
        (("ask", "--trace", FOUR), b""),
        (("ask", "--jsonl"), b"who sponsors DPIC?\n"),
        (("chat",), b"who sponsors DPIC?\n"),
        (("sources", "--json"), b""),
        (("--help",), b""),
    ],
)
def test_output_for_which_there_is_no_room_is_told_as_such(
    arguments: tuple[str, ...], typed: bytes
) -> None:
    """Exit 5 and one line that names the reason, as the system has it; no fault of the program."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command_line(*arguments),
            input=typed,
            stdout=full,
            stderr=subprocess.PIPE,
            env=small_environment({}),
            timeout=TIMEOUT_SECONDS,
            check=False,
        )

    said = f"kloe: {OutputFull(os.strerror(errno.ENOSPC))}\n"
    assert (done.returncode, done.stderr.decode()) == (5, said)
