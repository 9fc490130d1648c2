"""Two hundred people in a self-check at once: how soon each press is acknowledged.

    python tests/benchmarks/bench_selfcheck.py [--people 200] [--rounds 3]

Kloe is a process of its own; the workspace, and a thread for each person, are in this one. The
workspace holds Kloe to Slack's limits. A press is acknowledged once its answer is in the database.
"""

import argparse
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the tree in which this file stands is measured

from slack.checks.crowd import Seen, go_through, stand_in  # noqa: E402 - the same
from slack.processes import Process  # noqa: E402 - the same

from bot.playground.limits import PER_MINUTE  # noqa: E402 - after the path

CHECK = "w1"
AIM_SECONDS = 1.0
"""Within which 99 of 100 presses are to be acknowledged."""


def measure(people: int) -> tuple[Seen, dict[str, int]]:
    """Let so many people go through a self-check, and return what was seen, and the highest rates.

    Raises:
        RuntimeError: somebody did not come to the end, or a press was not acknowledged.
    """
    with TemporaryDirectory() as folder, stand_in(people) as slack:
        kloe = Process(slack, Path(folder), "http")
        kloe.start()
        seen = go_through(slack, people, CHECK)
        kloe.end()
        if seen.failures or slack.unacknowledged:
            msg = f"not all came to the end: {seen.failures[:3]}"
            raise RuntimeError(msg)
        return seen, {name: peak.in_a_minute for name, peak in slack.peaks.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| people | presses | acknowledged p50 ms | p99 ms | of the second aimed at | whole s |")
    print("|--:|--:|--:|--:|--:|--:|")
    for _ in range(options.rounds):
        seen, rates = measure(options.people)
        acks = sorted(click.seconds for click in seen.clicks)
        p99 = acks[int(len(acks) * 0.99)]
        figures = [options.people, len(acks), f"{median(acks) * 1e3:.0f}", f"{p99 * 1e3:.0f}"]
        print(f"| {' | '.join(map(str, figures))} | {p99 / AIM_SECONDS:.2f} | {seen.seconds:.1f} |")
    print()
    for name, most in sorted(rates.items()):
        allowed = PER_MINUTE.get(name)
        print(f"- {name}: {most} in a minute at most, {allowed or 'no figure'} allowed")
    print(f"\nPython {platform.python_version()}; {datetime.now(UTC):%Y-%m-%d}")


if __name__ == "__main__":
    main()
