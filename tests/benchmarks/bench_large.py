"""How long an answer takes over many documents: the project's own knowledge and made passages beside it.

    python tests/benchmarks/bench_large.py [--passages 100000]

The made passages have the statistics of English (`synthetic_corpus.py`) and no wordings, as documents
have that an organisation imports. Judged questions are asked by turns with made ones.
"""

import argparse
import gc
import os
import platform
import resource
import sys
import time
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from statistics import median

from synthetic_corpus import passages as made_passages
from synthetic_corpus import questions as made_questions

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tree in which this file stands is measured

from bot.compose import compose_with  # noqa: E402 - after the path
from bot.corpus.load import load_corpus  # noqa: E402 - the same
from bot.domain.ids import passage_id  # noqa: E402 - the same
from bot.domain.knowledge import Corpus, Passage  # noqa: E402 - the same
from bot.domain.query import Question  # noqa: E402 - the same
from bot.evaluation.questions import load_questions  # noqa: E402 - the same
from bot.kloe import Kloe  # noqa: E402 - the same
from bot.settings import find_knowledge  # noqa: E402 - the same

SIZES = (0, 10_000, 100_000)
ASKED = 300
ABOUT = 1_000
"""Made passages, the first of every size, that the made questions are about."""
ROUNDS = 3


def corpus_with(count: int) -> Corpus:
    """Return the project's corpus with made passages after its last document's own."""
    corpus = load_corpus(find_knowledge(None), loaded_at=datetime.now(UTC))
    last = corpus.documents[-1]
    made = (
        Passage(
            id=passage_id("sources/made.md", f"part-{number}", 1),
            document_id=last.header.id,
            framework=last.header.framework,
            kind="paragraph",
            heading_path=(f"Part {number}",),
            parts=((" ".join(tokens).capitalize() + ".",),),
            wording="original",
            start_line=1,
            end_line=1,
        )
        for number, tokens in enumerate(made_passages(count))
    )
    return corpus.model_copy(update={"passages": (*corpus.passages, *made)})


def times_of(kloe: Kloe, asked: list[Question]) -> list[float]:
    """Ask each question a few times, and return its fastest answer in milliseconds, in order."""
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for own, question in zip(times, asked, strict=True):
            start = time.perf_counter()
            kloe.ask(question)
            own.append((time.perf_counter() - start) * 1e3)
    return sorted(map(min, times))


def questions() -> list[Question]:
    """Return judged and made questions by turns."""
    files = sorted((ROOT / "tests" / "evaluation").glob("questions_*.yaml"))
    judged = [one.question for file in files for one in load_questions(file)][: ASKED // 2]
    made = [" ".join(one.typed) for one in made_questions(list(made_passages(ABOUT)), ASKED // 2)]
    mixed = chain.from_iterable(zip(judged, made, strict=True))
    return [Question(text=text) for text in mixed]


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description="How long an answer takes over many documents.")
    parser.add_argument("--passages", type=int, nargs="*", default=SIZES, help="made passages")
    options = parser.parse_args()
    print("| passages | composed s | p50 ms | p99 ms | p50 : smallest | peak MB |")
    print(f"|{'--:|' * 6}")
    asked, smallest = questions(), 0.0
    for count in options.passages:
        corpus = corpus_with(count)
        start = time.perf_counter()
        kloe = compose_with(find_knowledge(None), corpus)
        composed = time.perf_counter() - start
        kloe.ask(asked[0])
        gc.collect()
        gc.freeze()
        times = times_of(kloe, asked)
        smallest = smallest or median(times)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"| {len(corpus.passages):,} | {composed:.1f} | {median(times):.2f} | "
            f"{times[int(len(times) * 0.99)]:.2f} | {median(times) / smallest:.1f} | {peak:.0f} |",
            flush=True,
        )
    print(
        f"\nPython {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; {datetime.now(UTC).date().isoformat()}"
    )


if __name__ == "__main__":
    main()
