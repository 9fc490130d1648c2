"""Kloe as a process of its own, to be ended in any way."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import urllib3

from bot.playground.server import StandIn

PATIENCE_SECONDS = 30.0
POOL = urllib3.PoolManager(retries=False)


class Process:
    """`kloe run` against a stand-in, with a database that outlives it."""

    def __init__(self, slack: StandIn, folder: Path, mode: Literal["http", "socket"]) -> None:
        self._slack = slack
        self._mode = mode
        self.folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, more: Mapping[str, str] | None = None) -> None:
        """Start it, and wait until it takes what Slack sends."""
        workspace = self._slack.workspace
        connections = len(self._slack.calls_of("apps.connections.open"))
        way = {
            "http": {"SLACK_SIGNING_SECRET": workspace.signing_secret},
            "socket": {"SLACK_APP_TOKEN": workspace.app_token},
        }[self._mode]
        environment = {
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_API_URL": self._slack.api_url,
            "DATABASE_URL": f"sqlite:///{self.folder / 'kloe.db'}",
            **way,
            **(more or {}),
        }
        words = ["run", "--mode", self._mode, "--port", str(self._port)]
        with (self.folder / "stderr").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", *words],
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**_kept(), **environment},
            )
        if self._mode == "http":
            self._slack.request_url = f"http://127.0.0.1:{self._port}/slack/events"
            _wait_until_ready(self._port)
        else:
            self._slack.request_url = None
            assert self._slack.wait_until(
                lambda: (
                    self._slack.socket_mode.connections > 0
                    and len(self._slack.calls_of("apps.connections.open")) > connections
                ),
                PATIENCE_SECONDS,
            )

    def kill(self) -> None:
        """End it without a word, as a loss of power would."""
        assert self._process
        self._process.kill()
        self._process.wait(PATIENCE_SECONDS)

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask it to end; return the exit code, and after how many seconds it came."""
        assert self._process
        start = time.monotonic()
        os.kill(self._process.pid, number)
        code = self._process.wait(PATIENCE_SECONDS)
        return code, time.monotonic() - start

    def stop(self) -> None:
        """End it if it still runs."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def kept(self) -> bytes:
        """Return every byte of its database, and what it logged."""
        files = [*self.folder.glob("kloe.db*"), self.folder / "stderr"]
        return b"".join(path.read_bytes() for path in files)


def _kept() -> dict[str, str]:
    """Return the variables that a process needs, and those of the coverage that is measured."""
    names = [
        name for name in os.environ if name in {"PATH", "HOME"} or name.startswith("COVERAGE_")
    ]
    return {name: os.environ[name] for name in names}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            if POOL.request("GET", f"http://127.0.0.1:{port}/readyz").status == 200:
                return
        except urllib3.exceptions.HTTPError:
            time.sleep(0.02)
    msg = "Kloe does not get ready"
    raise TimeoutError(msg)
