"""In a terminal, lines are broken between words."""

import os
import pty
import subprocess
import sys

from .commands import small_environment


def test_an_answer_fits_the_terminal_and_no_word_is_broken() -> None:
    """At 60 columns no line is longer, save for an address, and joined lines give the words."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "bot", "ask", "what must our succession plan cover?"]

    process = subprocess.Popen(
        command, stdout=follower, env=small_environment({"COLUMNS": "60", "LINES": "24"})
    )
    os.close(follower)
    shown = read_all(leader).replace("\r\n", "\n")

    assert process.wait(timeout=30) == 0
    lines = [line for line in shown.splitlines() if "https://" not in line]
    assert max(len(line) for line in lines) <= 60
    assert "A leadership strategy and succession plan are in place" in " ".join(shown.split())


def read_all(leader: int) -> str:
    """Return all that is written to a pseudo-terminal until its other end closes."""
    found = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:  # Linux says so when nobody holds the other end
            break
        if not chunk:
            break
        found += chunk
    os.close(leader)
    return found.decode()
