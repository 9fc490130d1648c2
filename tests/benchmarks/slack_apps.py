"""The processes of `bench_slack.py`: a workspace, and an app in it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
PATIENCE_SECONDS = 60.0
READY = 200


class Seen(NamedTuple):
    """What the workspace saw of one burst."""

    seconds: float
    ack_p99_seconds: float


class Workspace:
    """The process of the workspace."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(FOLDER / "slack_load.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = json.loads(self._line())
        """The Web API's address and the secrets that the workspace gives out."""

    def burst(self, where: str, count: int) -> Seen:
        """Send a burst.

        Raises:
            RuntimeError: not every question was answered once.
        """
        self._say(f"{where} {count}")
        seen = json.loads(self._line())
        if seen["posted"] != count or seen["answered"] != count or seen["unacknowledged"]:
            msg = f"not every question was answered once: {seen}"
            raise RuntimeError(msg)
        return Seen(seen["seconds"], seen["ack_p99"])

    def wait_for_a_connection(self) -> None:
        """Wait until an app is there in Socket Mode."""
        self._say("connected 0")
        self._line()

    def end(self) -> None:
        """End the process."""
        self._say("end 0")
        self._process.wait(PATIENCE_SECONDS)

    def _say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


class App:
    """A started app."""

    def __init__(self, process: psutil.Popen, where: str) -> None:
        self._process = process
        self.where = where
        """Where the workspace finds it."""

    def cpu_seconds(self) -> float:
        """Return what it and the processes beside it have computed."""
        return sum(sum(one.cpu_times()[:2]) for one in self._processes())

    def megabytes(self) -> float:
        """Return what it and the processes beside it hold in memory."""
        return sum(one.memory_info().rss for one in self._processes()) / 1024**2

    def _processes(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


@contextmanager
def workspace() -> Iterator[Workspace]:
    """Start a workspace, and end it."""
    made = Workspace()
    try:
        yield made
    finally:
        made.end()


@contextmanager
def app(kind: str, mode: str, slack: Workspace, folder: Path) -> Iterator[App]:
    """Start an app ("kloe" or "plain"), wait until it serves, and end it."""
    port = free_port()
    process = psutil.Popen(
        words_of(kind, mode, port, folder),
        env=environment(slack, folder, mode),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if mode == "http":
            wait_until_ready(port)
        else:
            slack.wait_for_a_connection()
        yield App(
            process, "socket" if mode == "socket" else f"http://127.0.0.1:{port}/slack/events"
        )
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def words_of(kind: str, mode: str, port: int, folder: Path) -> list[str]:
    """Return the command line of an app."""
    if kind == "kloe":
        return [sys.executable, "-m", "bot", "run", "--mode", mode, "--port", str(port)]
    database = str(folder / "plain.db")
    return [sys.executable, str(FOLDER / "plain_bolt_app.py"), mode, str(port), database]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(slack: Workspace, folder: Path, mode: str) -> dict[str, str]:
    """Return the settings of an app; the plain one wants a signing secret in Socket Mode too."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    app_token = {"SLACK_APP_TOKEN": slack.address["app_token"]} if mode == "socket" else {}
    return {
        **kept,
        **app_token,
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "SLACK_BOT_TOKEN": slack.address["bot_token"],
        "SLACK_SIGNING_SECRET": slack.address["signing_secret"],
        "SLACK_API_URL": slack.address["api_url"],
        "DATABASE_URL": f"sqlite:///{folder / 'kloe.db'}",
        "KLOE_CACHE": str(folder / "cache"),
    }


def wait_until_ready(port: int) -> None:
    """Wait until `/readyz` says 200.

    Raises:
        RuntimeError: it does not.
    """
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE_SECONDS:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if answer.status == READY:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.005)
    msg = "the app does not get ready"
    raise RuntimeError(msg)
