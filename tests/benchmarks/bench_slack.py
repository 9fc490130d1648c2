"""How Kloe serves a workspace: bursts beside a plain Bolt app, from start to ready, and its memory.

    python tests/benchmarks/bench_slack.py [--rounds 5] [--starts 9]

All apps are real processes, and so is the workspace (`slack_load.py`). What is compared runs by
turns, so that whatever else the machine does slows all alike; the ratios are the figures to look at.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from slack_apps import App, Workspace, app, workspace

QUESTIONS = 300
ROUNDS = 5
STARTS = 9
READY = "Kloe, to the first 200 of `/readyz`"
FEW, MANY = 100, 1_000
"""Questions before memory is looked at, first and last."""
LIBRARIES = (
    "import slack_bolt, sqlalchemy.orm, alembic.command, flask, waitress, pydantic, rank_bm25"
)
APPS = {"plain Bolt app": "plain", "Kloe": "kloe"}
WAYS = {"http": "HTTP", "socket": "Socket Mode"}


class Burst(NamedTuple):
    """One burst of questions to one app."""

    a_second: float
    cpu_ms: float
    """Of the app and of the processes beside it, for each question."""
    ack_p99_ms: float


def measure(slack: Workspace, started: App) -> Burst:
    """Send one burst to an app."""
    before = started.cpu_seconds()
    seen = slack.burst(started.where, QUESTIONS)
    used = started.cpu_seconds() - before
    return Burst(QUESTIONS / seen.seconds, used / QUESTIONS * 1e3, seen.ack_p99_seconds * 1e3)


def bursts(mode: str, rounds: int) -> dict[str, list[Burst]]:
    """Send bursts to both apps by turns, to each one before it counts."""
    measured: dict[str, list[Burst]] = {name: [] for name in APPS}
    for _ in range(rounds):
        for name, kind in APPS.items():
            with (
                TemporaryDirectory() as folder,
                workspace() as slack,
                app(kind, mode, slack, Path(folder)) as started,
            ):
                measure(slack, started)
                measured[name].append(measure(slack, started))
    return measured


def table_of_bursts(rounds: int) -> Iterator[str]:
    """Yield the lines of the table of bursts, medians but for the acknowledgement."""
    yield (
        "| way in | app | bursts | answers a second | : plain | CPU ms a question | more than plain "
        "| slowest p99 of acknowledgement, ms |"
    )
    yield f"|---|---|{'--:|' * 6}"
    for mode, way in WAYS.items():
        measured = bursts(mode, rounds)
        medians = {
            name: (median(b.a_second for b in own), median(b.cpu_ms for b in own))
            for name, own in measured.items()
        }
        speed, cpu = medians["plain Bolt app"]
        for name, own in measured.items():
            own_speed, own_cpu = medians[name]
            worst = max(burst.ack_p99_ms for burst in own)
            yield (
                f"| {way} | {name} | {len(own)} | {own_speed:.0f} | {own_speed / speed:.2f} | "
                f"{own_cpu:.2f} | {own_cpu - cpu:+.2f} | {worst:.0f} |"
            )


def table_of_starts(starts: int) -> Iterator[str]:
    """Yield the lines of the table of starts: to the first 200 of `/readyz`, and the imports alone."""
    yield "| what | runs | minimum ms | p50 ms | minimum : imports | p50 : imports |"
    yield f"|---|{'--:|' * 5}"
    taken: dict[str, list[float]] = {"the imports alone": [], READY: []}
    with TemporaryDirectory() as name, workspace() as slack:
        folder = Path(name)
        for number in range(starts + 1):  # the first makes the snapshot and the database
            seconds = {
                "the imports alone": seconds_to_import(),
                READY: seconds_to_ready(slack, folder),
            }
            for what, own in seconds.items():
                if number:
                    taken[what].append(own * 1e3)
    least, middle = min(taken["the imports alone"]), median(taken["the imports alone"])
    for name, own in taken.items():
        yield (
            f"| {name} | {len(own)} | {min(own):.0f} | {median(own):.0f} | "
            f"{min(own) / least:.2f} | {median(own) / middle:.2f} |"
        )


def seconds_to_import() -> float:
    """Return how long Python takes to import the libraries that Kloe stands on, and to end."""
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", LIBRARIES], check=True)
    return time.perf_counter() - before


def seconds_to_ready(slack: Workspace, folder: Path) -> float:
    """Return how long Kloe takes from its start until it is ready."""
    before = time.perf_counter()
    with app("kloe", "http", slack, folder):
        return time.perf_counter() - before


def table_of_memory() -> Iterator[str]:
    """Yield the lines of the table of memory, the process beside included."""
    yield "| way in | questions | MB | more than before |"
    yield "|---|--:|--:|--:|"
    for mode, way in WAYS.items():
        with (
            TemporaryDirectory() as folder,
            workspace() as slack,
            app("kloe", mode, slack, Path(folder)) as started,
        ):
            slack.burst(started.where, FEW)
            few = started.megabytes()
            for _ in range((MANY - FEW) // QUESTIONS):
                slack.burst(started.where, QUESTIONS)
            many = started.megabytes()
        yield f"| {way} | {FEW} | {few:.1f} | - |"
        yield f"| {way} | {MANY:,} | {many:.1f} | {many - few:+.1f} |"


def where() -> str:
    """Return on what it was measured."""
    libraries = ("slack-bolt", "sqlalchemy", "flask", "waitress", "urllib3", "pydantic")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    return (
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; {versions}; {datetime.now(UTC).date().isoformat()}"
    )


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description="How Kloe serves a workspace.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="bursts to each app")
    parser.add_argument("--starts", type=int, default=STARTS, help="starts that count")
    options = parser.parse_args()
    tables = (table_of_bursts(options.rounds), table_of_starts(options.starts), table_of_memory())
    for table in tables:
        for line in table:
            print(line, flush=True)
        print()
    print(where())


if __name__ == "__main__":
    main()
