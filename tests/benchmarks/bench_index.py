"""Bm25Index beside plain rank_bm25, bm25s and tantivy: speed, build, memory, and equal scores.

    python tests/benchmarks/bench_index.py [--sizes 1000,10000,100000] [--out FILE]

All engines index the same tokens and answer the same questions by turns, on one core, in one run.
"""

import argparse
import gc
import os
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

# The tree in which this file stands is measured, whether it is installed or not.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from engines import TOP, PlainBm25, Search, available
from synthetic_corpus import Question, Tokens, passages, questions

from bot.retrieval.index import Bm25Index

QUESTIONS = 300
"""Questions per size, each asked in both forms."""

ROUND = 20
"""Questions that one engine answers before it is the next one's turn."""

PLAIN_BUDGET = 200_000
"""Passages times questions for plain `rank_bm25`, which takes some 3 microseconds for each."""

FEWEST_PLAIN = 20
"""Questions at least for plain `rank_bm25`, however large the corpus."""

BUILD_BUDGET = 20_000
"""Passages to index in all, per engine, when the time of a build is measured."""

FEWEST_MEGABYTES = 10.0
"""Less growth of a process than this says nothing."""

FORMS = ("typed", "content")


@dataclass(frozen=True, slots=True)
class Cost:
    """What building took."""

    seconds: float
    """Median of the builds."""
    megabytes: float
    """Growth of the peak memory of a process of its own, from before the build to after it."""


Times = dict[tuple[str, str], list[float]]
"""Seconds per query, by engine and form of the question."""


def build_memory(engine: str, size: int) -> float:
    """Build once in this process and say by how many megabytes its peak memory grew.

    The passages are held as text and tokenized one by one, as they are for any index.
    """
    build = available()[engine]
    build(passages(10))
    texts = [" ".join(tokens) for tokens in passages(size)]
    gc.collect()
    before = _peak_megabytes()
    search = build(text.split() for text in texts)
    search(texts[0].split())
    return _peak_megabytes() - before


def _peak_megabytes() -> float:
    """The most memory that this process has held; known on Linux only, and 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6


def build_all(corpus: list[Tokens]) -> tuple[dict[str, Search], dict[str, Cost]]:
    """Build every engine in turn, several times for small corpora, and once more for memory."""
    searches: dict[str, Search] = {}
    seconds: dict[str, list[float]] = {name: [] for name in available()}
    for _ in range(max(3, BUILD_BUDGET // len(corpus))):
        for name, build in available().items():
            searches.pop(name, None)
            gc.collect()
            start = time.perf_counter()
            searches[name] = build(corpus)
            seconds[name].append(time.perf_counter() - start)
    costs = {}
    for name, taken in seconds.items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
            memory = child.submit(build_memory, name, len(corpus)).result()
        costs[name] = Cost(seconds=float(np.median(taken)), megabytes=memory)
    return searches, costs


def ask_all(searches: dict[str, Search], asked: list[Question], size: int) -> Times:
    """Put the questions to every engine, some at a time, beginning with another one each time."""
    times: Times = {(name, form): [] for name in searches for form in FORMS}
    patience = max(FEWEST_PLAIN, PLAIN_BUDGET // size)
    for turn, first in enumerate(range(0, len(asked), ROUND)):
        names = [name for name in searches if name != "rank_bm25" or first < patience]
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            for form in FORMS:
                queries = [getattr(question, form) for question in asked[first : first + ROUND]]
                times[name, form] += [_seconds(searches[name], tokens) for tokens in queries]
    return times


def _seconds(search: Search, tokens: Tokens) -> float:
    start = time.perf_counter()
    search(tokens)
    return time.perf_counter() - start


def scores_are_equal(corpus: list[Tokens], asked: list[Question]) -> bool:
    """Say whether scores and best passages are those of `get_scores`, to the last bit."""
    index, judge = Bm25Index.build(corpus), PlainBm25(corpus)
    for question in asked:
        for tokens in (question.typed, question.content):
            terms = [(token, 1.0) for token in tokens]
            expected = judge.get_scores(tokens)
            best = np.argsort(-expected, kind="stable")[:TOP]
            top = [(int(n), float(expected[n])) for n in best if expected[n] > 0]
            if index.scores(terms).tobytes() != expected.tobytes() or index.top(terms, TOP) != top:
                return False
    return True


def rows(size: int, times: Times, costs: dict[str, Cost]) -> list[str]:
    """The lines of the table for one size: per form of question and engine."""
    p50 = {key: float(np.median(taken)) for key, taken in times.items()}
    reference = costs["rank_bm25"]
    lines = []
    for (name, form), middle in sorted(p50.items(), key=lambda item: item[0][1], reverse=True):
        taken, cost = times[name, form], costs[name]
        cells = [
            f"{size:,}",
            "as typed" if form == "typed" else "content words",
            name,
            f"{len(taken)}",
            f"{middle * 1e3:,.3f}",
            f"{np.percentile(taken, 99) * 1e3:,.3f}",
            f"{p50['rank_bm25', form] / middle:,.1f}",
            f"{middle / p50['tantivy', form]:.2f}",
            f"{cost.seconds:.3f}",
            f"{cost.seconds / reference.seconds:.2f}",
            *_memory(cost, reference),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _memory(cost: Cost, reference: Cost) -> tuple[str, str]:
    """Megabytes, and their ratio to the reference's, where there are enough to be measured."""
    if reference.megabytes < FEWEST_MEGABYTES:
        return "-", "-"
    return f"{cost.megabytes:,.0f}", f"{cost.megabytes / reference.megabytes:.2f}"


def header() -> list[str]:
    """The head of the table."""
    names = (
        "passages | questions | engine | asked | p50 ms | p99 ms | times faster than rank_bm25"
        " | p50 / tantivy's | build s | build / rank_bm25's | peak MB | peak / rank_bm25's"
    )
    return [f"| {names} |", f"|--:|---|---|{'--:|' * (names.count('|') - 2)}"]


def machine() -> str:
    """Where and when: Python, cores, libraries, date."""
    libraries = ("rank_bm25", "numpy", "bm25s", "numba", "tantivy")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries if find_spec(name))
    today = datetime.now(tz=UTC).date().isoformat()
    return (
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"one of {os.cpu_count()} cores; {versions}; {today}"
    )


def stay_on_one_core() -> None:
    """Keep this process and its children on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(size: int) -> tuple[list[str], str]:
    """Measure one size: the lines of the table, and whether the scores are equal."""
    corpus = list(passages(size))
    asked = questions(corpus, QUESTIONS)
    searches, costs = build_all(corpus)
    ask_all(searches, asked[: FEWEST_PLAIN // 4], size)
    times = ask_all(searches, asked, size)
    searches.clear()
    is_equal = scores_are_equal(corpus, asked[: max(5, PLAIN_BUDGET // size // 4)])
    return rows(size, times, costs), f"{size:,} passages, equal: {'yes' if is_equal else 'no'}"


def main() -> None:
    """Measure every size, and print one table."""
    parser = argparse.ArgumentParser(description="Bm25Index beside three other engines.")
    parser.add_argument("--sizes", default="1000,10000,100000", help="passages, with commas")
    parser.add_argument("--out", type=Path, help="a file for the table as well")
    options = parser.parse_args()
    stay_on_one_core()
    for build in available().values():
        build(passages(10))(["the"])
    measured = [measure(int(size)) for size in options.sizes.split(",")]
    table = header() + [line for lines, _ in measured for line in lines]
    report = "\n".join([*table, "", *(f"- {equal}" for _, equal in measured), "", machine()])
    print(report)
    if options.out:
        options.out.write_text(f"{report}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
