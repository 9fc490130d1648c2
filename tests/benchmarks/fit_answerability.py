"""Fit the weights of `bot/answering/abstain.py` and say how well they tell questions apart.

Run as `python tests/benchmarks/fit_answerability.py [QUESTIONS...]`. The wordings of each passage
are held back a sixth at a time, in neighbouring blocks, which is by author; so are the wordings of
each outside topic, and every other topic is held back whole in one of the rounds. What is held
back is asked, and the signals of the five stages are the examples. Questions from judged files
count beside them. Prints the weights and, for each group, the share that would be answered.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.answering.signals import signals_of
from bot.compose import compose_with
from bot.corpus.load import load_corpus
from bot.domain.knowledge import Corpus
from bot.domain.query import Question
from bot.evaluation.questions import load_questions
from bot.kloe import Kloe
from bot.settings import find_knowledge

ROUNDS = 6
SAMPLED_PER_ROUND = 200
FRAGMENTS = 150
SEED = 7
MASSES = {
    "asked": 0.42, "fragment": 0.08, "judged+": 0.26, "judged-": 0.07, "not_covered": 0.10,
    "out_of_scope": 0.03, "unsafe": 0.02, "ambiguous": 0.02,
}  # fmt: skip
"""Share of the fit that each group has, whatever its size: about one in five is not held."""
LEFT_OUT = ("score", "ambiguous", "not_covered", "nearest", "text_coverage", "known", "lacks_place")
"""Signals that say the same as others, or that differ between wordings and real questions."""
PENALTY = 0.003


class Example(NamedTuple):
    """A question with its signals, and whether the documents answer it."""

    group: str
    answerable: bool
    signals: dict[str, float]
    text: str


def main(files: list[str]) -> None:
    """Fit and print."""
    folder = find_knowledge(None)
    corpus = load_corpus(folder, loaded_at=datetime.now(UTC))
    examples = [e for number in range(ROUNDS) for e in _round(folder, corpus, number)]
    whole = compose_with(folder, corpus)
    examples += _fragments(whole)
    examples += [e for path in files for e in _judged(whole, Path(path))]
    names = [name for name in examples[0].signals if name not in LEFT_OUT]
    matrix = np.array([[e.signals[name] for name in names] for e in examples])
    wanted = np.array([e.answerable for e in examples], dtype=float)
    weights, bias = _fit(matrix, wanted, _masses(examples))
    print(f"BIAS = {bias:.2f}")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    _report(examples, matrix @ weights + bias)


def _round(folder: Path, corpus: Corpus, number: int) -> Iterator[Example]:
    asked, held = [], []
    for group in corpus.asked:
        keep, out = _divided(group.wordings, number)
        asked.append(group.model_copy(update={"wordings": keep}))
        held += [("asked", text) for text in out]
    held = random.Random(SEED + number).sample(held, SAMPLED_PER_ROUND)
    outside = []
    for place, topic in enumerate(corpus.outside):
        whole = topic.kind == "not_covered" and place % (2 * ROUNDS) == number
        keep, out = ((), topic.wordings) if whole else _divided(topic.wordings, number)
        outside.append(topic.model_copy(update={"wordings": keep}))
        held += [(topic.kind, text) for text in out]
    rest = corpus.model_copy(update={"asked": tuple(asked), "outside": tuple(outside)})
    kloe = compose_with(folder, rest)
    for group_name, text in held:
        yield from _example(kloe, group_name, text)


def _divided(wordings: tuple[str, ...], number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    count = len(wordings)
    out = {place for place in range(count) if place * ROUNDS // count == number}
    return (
        tuple(w for place, w in enumerate(wordings) if place not in out),
        tuple(w for place, w in enumerate(wordings) if place in out),
    )


def _example(kloe: Kloe, group: str, text: str) -> Iterator[Example]:
    trace = kloe.ask(Question(text=text))
    if trace.query.hazard or not trace.rankings:
        return
    best = next((e for e in trace.evidence if 0 in e.needs), None)
    signals = signals_of(trace.query, trace.query.needs[0], trace.rankings[0], best)
    yield Example(group, group in {"asked", "fragment", "judged+"}, signals, text)


def _fragments(kloe: Kloe) -> list[Example]:
    """Make examples of the documents' own words: runs of four to nine of them."""
    chance = random.Random(SEED)
    texts = [" ".join(p.sentences).split() for p in kloe.corpus.passages if p.kind != "fact"]
    texts = [words for words in texts if len(words) >= 4]
    found: list[Example] = []
    while len(found) < FRAGMENTS:
        words = chance.choice(texts)
        length = min(len(words), chance.randrange(4, 10))
        start = chance.randrange(0, len(words) - length + 1)
        found += _example(kloe, "fragment", " ".join(words[start : start + length]))
    return found


def _judged(kloe: Kloe, path: Path) -> Iterator[Example]:
    for question in load_questions(path):
        group = "judged+" if question.needs else "judged-"
        yield from _example(kloe, group, question.question)


def _masses(examples: list[Example]) -> np.ndarray:
    groups = [e.group for e in examples]
    return np.array([MASSES[group] / groups.count(group) for group in groups])


def _fit(matrix: np.ndarray, wanted: np.ndarray, masses: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit a logistic model by Newton's method, its weights (not its bias) held small."""
    rows = np.hstack([matrix, np.ones((len(matrix), 1))])
    penalty = np.diag([PENALTY / 10] * matrix.shape[1] + [0.0])
    solution = np.zeros(rows.shape[1])
    for _ in range(40):
        chances = 1 / (1 + np.exp(-rows @ solution))
        slope = rows.T @ (masses * (wanted - chances)) - penalty @ solution
        curve = (rows * (masses * chances * (1 - chances))[:, None]).T @ rows + penalty
        solution += np.linalg.solve(curve, slope)
    return solution[:-1], float(solution[-1])


def _report(examples: list[Example], odds: np.ndarray) -> None:
    yes = np.array([e.answerable for e in examples])
    order = odds.argsort().argsort() + 1
    area = (order[yes].sum() - yes.sum() * (yes.sum() + 1) / 2) / (yes.sum() * (~yes).sum())
    print(f"area under the curve {area:.3f}")
    for group in MASSES:
        own = np.array([e.group == group for e in examples])
        if own.any():
            shares = " ".join(f"{(odds[own] > t).mean():.2f}" for t in (-0.5, 0.0, 0.5, 1.0))
            print(f"answered at -0.5, 0, 0.5, 1: {group:12} {shares} of {own.sum()}")


if __name__ == "__main__":
    main(sys.argv[1:])
