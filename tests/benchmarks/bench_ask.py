"""How long an answer takes: within a process, and as a process beside the libraries it imports.

    python tests/benchmarks/bench_ask.py [--runs 15] [--out FILE]

The processes run by turns, so that whatever else the machine does slows all of them alike; the
ratio of the minima is the figure to look at. Each is the real command of this tree, with a folder
for its snapshot that lasts as long as the benchmark.
"""

import argparse
import gc
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "what must our succession plan cover"
LIBRARIES = "import pydantic, rank_bm25, yaml, click, rapidfuzz, snowballstemmer"
"""What the baseline does: nothing but to import such libraries."""

RUNS = 15
"""Runs of each command, after one that is not counted."""

ROUNDS = 5
"""Times that each question is asked; the fastest counts, since other jobs slow the others."""

MEGABYTE = 1024 * 1024


class Run(NamedTuple):
    """One process from its start to its end."""

    milliseconds: float
    megabytes: float
    """The most memory that it held (`ru_maxrss`)."""


class Command(NamedTuple):
    """What is run, and what it finds in its environment."""

    words: tuple[str, ...]
    environment: Mapping[str, str]


def answer_times() -> list[float]:
    """Ask every judged question of a warm Kloe, and return the milliseconds of each, in order.

    It runs in a process of its own, and so do its imports: the memory of the process that starts
    another counts as that one's, so the starting one has to stay small.
    """
    # The tree in which this file stands is measured, whether it is installed or not.
    sys.path.insert(0, str(ROOT))
    from bot.compose import compose_kloe  # noqa: PLC0415 - as the docstring has it
    from bot.domain.query import Question  # noqa: PLC0415 - the same
    from bot.evaluation.questions import load_questions  # noqa: PLC0415 - the same
    from bot.settings import find_knowledge  # noqa: PLC0415 - the same

    files = sorted((ROOT / "tests" / "evaluation").glob("questions_*.yaml"))
    asked = [Question(text=one.question) for file in files for one in load_questions(file)]
    kloe = compose_kloe(find_knowledge(None))
    kloe.ask(Question(text=QUESTION))
    gc.freeze()  # as the command line does
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for own, question in zip(times, asked, strict=True):
            start = time.perf_counter()
            kloe.ask(question)
            own.append((time.perf_counter() - start) * 1e3)
    return sorted(map(min, times))


def commands(cache: Path) -> dict[str, Command]:
    """Return the processes to compare; the first is the one that the others are compared with."""
    script = shutil.which("kloe", path=str(Path(sys.executable).parent))
    kloe = (script,) if script else (sys.executable, "-m", "bot")
    ask = (*kloe, "ask", QUESTION)
    return {
        "the libraries alone": Command((sys.executable, "-c", LIBRARIES), {}),
        "`kloe ask`, from its snapshot": Command(ask, {"KLOE_CACHE": str(cache)}),
        "`kloe ask`, without one": Command(ask, {"KLOE_CACHE": "off"}),
    }


def run(command: Command) -> Run:
    """Run a process to its end.

    Raises:
        CalledProcessError: it failed.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), **command.environment}
    start = time.perf_counter()
    process = subprocess.Popen(command.words, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command.words)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(taken * 1e3, used.ru_maxrss * unit / MEGABYTE)


def process_runs(count: int) -> dict[str, list[Run]]:
    """Run every command by turns, once before it counts and then `count` times."""
    with TemporaryDirectory() as folder:
        given = commands(Path(folder) / "kloe")
        for command in given.values():
            run(command)
        runs: dict[str, list[Run]] = {name: [] for name in given}
        for _ in range(count):
            for name, command in given.items():
                runs[name].append(run(command))
    return runs


def table(count: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| what | runs | minimum ms | p50 ms | p99 ms | minimum : libraries | p50 : libraries | peak MB |"
    yield f"|---|{'--:|' * 7}"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        times = child.submit(answer_times).result()
    p99 = times[int(len(times) * 0.99)]
    cells = f"{ROUNDS} | {times[0]:.2f} | {median(times):.2f} | {p99:.2f} | - | - | -"
    yield f"| `kloe.ask`, from call to reply, {len(times)} questions | {cells} |"
    runs = process_runs(count)
    fastest, middle = _milliseconds(next(iter(runs.values())))
    for name, own in runs.items():
        low, half = _milliseconds(own)
        peak = max(one.megabytes for one in own)
        ratios = f"{low / fastest:.2f} | {half / middle:.2f}"
        yield f"| {name} | {len(own)} | {low:.0f} | {half:.0f} | - | {ratios} | {peak:.0f} |"


def _milliseconds(runs: list[Run]) -> tuple[float, float]:
    taken = [one.milliseconds for one in runs]
    return min(taken), median(taken)


def machine() -> str:
    """Where and when: Python, cores, libraries, date."""
    libraries = ("numpy", "pydantic", "rank_bm25", "click", "rapidfuzz", "PyStemmer")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    today = datetime.now(tz=UTC).date().isoformat()
    return (
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; {versions}; {today}"
    )


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description="How long an answer takes.")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each process")
    parser.add_argument("--out", type=Path, help="a file for the table as well")
    options = parser.parse_args()
    report = "\n".join([*table(options.runs), "", machine()])
    print(report)
    if options.out:
        options.out.write_text(f"{report}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
