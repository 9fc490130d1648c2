"""`kloe run` without Slack settings: the playground, from its first line to its polite end."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

from bot import wording
from bot.playground.keeping import DATABASE_NAME, FILE_NAME

from .commands import TIMEOUT_SECONDS, Command, run, start

MOST_SECONDS = 10.0
"""Until the page is there, on a computer with other work; by itself it takes one or two."""


class Started:
    """A playground as a process, and what it has said until the page was there."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        self.process = process
        self.said = ""
        for line in iter(process.stdout.readline, b""):
            self.said += line.decode()
            if "forgotten" in self.said or "are kept in" in self.said:
                break
        found = re.search(r"http://127\.0\.0\.1:(\d+)", self.said)
        assert found, self.said
        self.url = found[0]
        self.port = int(found[1])
        self._pool = urllib3.PoolManager(retries=False, timeout=MOST_SECONDS)

    def gets(self, path: str = "/", host: str = "") -> urllib3.BaseHTTPResponse:
        """Ask for something."""
        return self._pool.request("GET", self.url + path, headers={"Host": host} if host else {})

    def says(self, text: str) -> None:
        """Say something in the first channel, as the page does it."""
        page = self.gets().data.decode()
        token = re.search('kloe-token" content="([^"]+)"', page)
        assert token
        ask = {"user": "U0WARD", "channel": "C0LEADERS", "text": text, "thread": None}
        headers = {"X-Playground-Token": token[1]}
        done = self._pool.request("POST", f"{self.url}/do/say", json=ask, headers=headers)
        assert done.status == 200

    def ends(self, number: signal.Signals) -> tuple[int, bytes]:
        """Send a signal; return the exit code and what was said on standard error."""
        self._pool.clear()
        self.process.send_signal(number)
        assert self.process.stderr
        code = self.process.wait(TIMEOUT_SECONDS)
        return code, self.process.stderr.read()


@contextmanager
def playground(*arguments: str, **environment: str) -> Iterator[Started]:
    """Start a playground at a free port."""
    with start("run", "--port", "0", *arguments, environment=environment) as process:
        try:
            yield Started(process)
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_serves_the_page_and_ends_politely(number: signal.Signals) -> None:
    """Two lines and what is kept; on this computer alone; exit 0 and nothing on standard error."""
    begun = time.monotonic()
    with playground() as started:
        page = started.gets()

        assert time.monotonic() - begun < MOST_SECONDS
        assert started.said.startswith(wording.PLAYGROUND_FOUND_NO_SLACK)
        assert wording.playground_ready(started.url) in started.said
        assert page.status == 200
        assert b"Kloe's playground" in page.data
        assert started.gets(host="example.org").status == 403
        with pytest.raises(OSError, match=r"refused|timed out|unreachable|assign"):
            socket.create_connection(("127.0.0.2", started.port), timeout=1.0)
        assert started.ends(number) == (0, b"")


def test_a_taken_port_is_told_and_another_is_used() -> None:
    """The page is there all the same."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with playground("--port", str(port)) as started:
            assert wording.playground_port_taken(port) in started.said
            assert started.port != port
            assert started.gets("/static/page.css").status == 200


def test_a_folder_keeps_what_was_done(tmp_path: Path) -> None:
    """A second start shows it; the folder holds the messages and the database."""
    folder = tmp_path / "kept"
    with playground("--data", str(folder)) as first:
        assert wording.playground_keeps(str(folder)) in first.said
        first.says("Good morning to all")
        assert first.ends(signal.SIGTERM) == (0, b"")

    assert {FILE_NAME, DATABASE_NAME} <= {path.name for path in folder.iterdir()}
    assert folder.stat().st_mode & 0o077 == 0
    with playground("--data", str(folder)) as second:
        assert b"Good morning to all" in second.gets("/?in=C0LEADERS").data
        assert second.ends(signal.SIGTERM) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_what_was_said_last_is_kept_where_the_terminal_is_closed(tmp_path: Path) -> None:
    """Though it was said in this moment; under `nohup` it goes on."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a child has it, too
    try:
        with playground("--data", str(tmp_path)) as started:
            started.says("Good morning to all")
            assert started.ends(signal.SIGHUP) == (0, b"")
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
        with playground("--data", str(tmp_path)) as ignoring:
            ignoring.process.send_signal(signal.SIGHUP)
            assert b"Good morning to all" in ignoring.gets("/?in=C0LEADERS").data
            assert ignoring.ends(signal.SIGTERM) == (0, b"")
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_folder_that_cannot_be_used_is_told_in_one_line(tmp_path: Path) -> None:
    """Exit 2; what is in it stays as it is."""
    (tmp_path / FILE_NAME).write_text("{}[]")
    (tmp_path / "file").write_text("mine")

    broken = run(Command(("run", "--port", "0", "--data", str(tmp_path))))
    no_folder = run(Command(("run", "--port", "0", "--data", str(tmp_path / "file" / "in"))))

    assert (broken.code, broken.err.count("\n")) == (2, 1)
    assert wording.PLAYGROUND_UNREADABLE in broken.err
    assert (tmp_path / FILE_NAME).read_text() == "{}[]"
    assert (no_folder.code, no_folder.err.count("\n")) == (2, 1)
    assert wording.PLAYGROUND_NO_FOLDER in no_folder.err


def test_a_database_that_cannot_be_used_is_told_before_anything_is_said_to_be_kept(
    tmp_path: Path,
) -> None:
    """Exit 2 and one line, since self-checks would be lost; what is there stays as it is."""
    (tmp_path / DATABASE_NAME).write_text("no database at all, but somebody's notes")

    broken = run(Command(("run", "--port", "0", "--data", str(tmp_path))))

    assert (broken.code, broken.err.count("\n")) == (2, 1)
    assert wording.PLAYGROUND_UNREADABLE in broken.err
    assert str(tmp_path) not in broken.out
    assert "notes" in (tmp_path / DATABASE_NAME).read_text()


def test_the_playground_can_be_asked_for_by_name() -> None:
    """Slack settings or not; nothing is said of settings then."""
    with playground("--mode", "playground") as started:
        assert wording.PLAYGROUND_FOUND_NO_SLACK not in started.said
        assert started.ends(signal.SIGTERM) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the browser")
def test_the_browser_is_told_where_the_page_is_only_if_asked(tmp_path: Path) -> None:
    """By `--open`, and by nothing else."""
    noted, browser = tmp_path / "noted", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {noted}\n')
    browser.chmod(0o755)

    with playground(BROWSER=f"{browser} %s") as quiet:
        quiet.gets()
        assert quiet.ends(signal.SIGTERM) == (0, b"")
    assert not noted.exists()
    with playground("--open", BROWSER=f"{browser} %s") as opened:
        deadline = time.monotonic() + MOST_SECONDS
        while not noted.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert noted.read_text().strip() == opened.url
        assert opened.ends(signal.SIGTERM) == (0, b"")
