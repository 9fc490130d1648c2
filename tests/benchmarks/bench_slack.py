"""How Kloe serves a workspace: beside a plain Bolt app, from start to ready, and its memory.

    python tests/benchmarks/bench_slack.py [--rounds 5] [--out FILE]

Both apps are real processes, the workspace is a third (`slack_load.py`), and the bursts go to them by
turns, so that whatever else the machine does slows all alike; the ratios are the figures to look at.
"""

import argparse
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
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
QUESTIONS = 300
ROUNDS = 5
STARTS = 9
LIBRARIES = (
    "import slack_bolt, sqlalchemy.orm, alembic.command, flask, waitress, pydantic, rank_bm25"
)
MEGABYTE = 1024 * 1024
PATIENCE_SECONDS = 30.0
SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-stand-in",
    "SLACK_APP_TOKEN": "xapp-stand-in",
}


class Burst(NamedTuple):
    """One burst of questions to one app."""

    a_second: float
    cpu_ms: float
    """Of the app's process, for each question."""
    ack_p99_ms: float


class Workspace:
    """The process of the workspace."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(FOLDER / "slack_load.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.api_url = self._line()

    def burst(self, where: str, count: int = QUESTIONS) -> dict[str, float]:
        """Send a burst, and return what the workspace saw of it.

        Raises:
            RuntimeError: not every question was answered once.
        """
        self._say(f"{where} {count}")
        seen: dict[str, float] = json.loads(self._line())
        if seen["posted"] != count or seen["answered"] != count or seen["unacknowledged"]:
            msg = f"not every question was answered once: {seen}"
            raise RuntimeError(msg)
        return seen

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


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(api_url: str, folder: Path, mode: str) -> dict[str, str]:
    """Return the settings of an app."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    way = "SLACK_SIGNING_SECRET" if mode == "http" else "SLACK_APP_TOKEN"
    sys.path.insert(0, str(ROOT))
    from bot.playground.identity import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET  # noqa: PLC0415 - as it says

    secrets = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_APP_TOKEN": APP_TOKEN}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": api_url,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        **({way: secrets[way]} if way in secrets else {}),
        "DATABASE_URL": f"sqlite:///{folder / 'kloe.db'}",
        "KLOE_CACHE": str(folder / "cache"),
    }


class App(NamedTuple):
    """A started app."""

    process: psutil.Popen
    where: str


@contextmanager
def app(kind: str, mode: str, api_url: str, folder: Path) -> Iterator[App]:
    """Start an app, wait until it serves, and end it."""
    port = free_port()
    given = environment(api_url, folder, mode)
    if kind == "kloe":
        words = ["-m", "bot", "run", "--mode", mode, "--port", str(port)]
    else:
        words = [str(FOLDER / "plain_bolt_app.py"), mode, str(port), str(folder / "plain.db")]
    process = psutil.Popen(
        [sys.executable, *words], env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        if mode == "http":
            wait_until_ready(port)
            yield App(process, f"http://127.0.0.1:{port}/slack/events")
        else:
            time.sleep(3)  # it connects by itself, and nothing tells when
            yield App(process, "socket")
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def wait_until_ready(port: int) -> float:
    """Return how many seconds it took until `/readyz` said 200.

    Raises:
        RuntimeError: it did not.
    """
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE_SECONDS:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return time.perf_counter() - start
        except (urllib.error.URLError, OSError):
            time.sleep(0.005)
    msg = "the app does not get ready"
    raise RuntimeError(msg)


def measure(workspace: Workspace, started: App) -> Burst:
    """Send one burst to an app."""
    before = sum(started.process.cpu_times()[:2])
    seen = workspace.burst(started.where)
    used = sum(started.process.cpu_times()[:2]) - before
    return Burst(QUESTIONS / seen["seconds"], used / QUESTIONS * 1e3, seen["ack_p99"] * 1e3)


def bursts(mode: str, rounds: int) -> dict[str, list[Burst]]:
    """Send bursts to both apps by turns, one before it counts; in Socket Mode one app at a time."""
    measured: dict[str, list[Burst]] = {"plain Bolt app": [], "Kloe": []}
    for number in range(rounds + 1):
        for name, kind in (("plain Bolt app", "plain"), ("Kloe", "kloe")):
            workspace = Workspace()
            with (
                TemporaryDirectory() as folder,
                app(kind, mode, workspace.api_url, Path(folder)) as one,
            ):
                measure(workspace, one)
                if number:
                    measured[name].append(measure(workspace, one))
            workspace.end()
    return measured


def table_of_bursts(rounds: int) -> Iterator[str]:
    """Yield the lines of the table of bursts."""
    yield "| way in | app | bursts | answers a second | : plain | CPU ms a question | more than plain | acknowledged p99 ms |"
    yield f"|---|---|{'--:|' * 6}"
    for mode in ("http", "socket"):
        measured = bursts(mode, rounds)
        plain = measured["plain Bolt app"]
        speed, cpu = (median(b.a_second for b in plain), median(b.cpu_ms for b in plain))
        for name, own in measured.items():
            own_speed, own_cpu = (median(b.a_second for b in own), median(b.cpu_ms for b in own))
            worst = max(b.ack_p99_ms for b in own)
            yield (
                f"| {mode} | {name} | {len(own)} | {own_speed:.0f} | {own_speed / speed:.2f} | "
                f"{own_cpu:.2f} | {own_cpu - cpu:+.2f} | {worst:.0f} |"
            )


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description="How Kloe serves a workspace.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="bursts to each app")
    options = parser.parse_args()
    for line in table_of_bursts(options.rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
