"""Fit the weights of `bot/answering/abstain.py` and say how well they tell questions apart.

Run as `python -m tests.benchmarks.fit_answerability`. The examples are the judged questions for development, two
files of judged questions on imported documents beside these documents, and every other wording of the topics
that the documents do not hold, asked while the rest of them is indexed. A weight is 0 or has the sign of what its
signal is to speak for; those that are set by hand stay as they are. Prints the weights and, for each group, the
share that would be answered.
"""

import random
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bot.answering.abstain import BY_HAND, WEIGHTS
from bot.answering.signals import signals_of
from bot.compose import compose_kloe, compose_with
from bot.corpus.load import load_corpus
from bot.domain.query import Question
from bot.evaluation.questions import load_questions
from bot.kloe import Kloe
from bot.settings import find_knowledge
from tests.evaluation.own_knowledge import DOCUMENTS, SECOND, with_own_documents

JUDGED = ("dev", "sources", "tuning", "unseen_1", "unseen_2", "not_held")
OWN = (("own", DOCUMENTS), ("own_second", SECOND))
QUESTIONS = Path(__file__).parent.parent / "evaluation"
SEED = 7
MASSES = {"held": 1.0, "not held": 0.5, "wording": 1.0, "own": 0.2, "own not held": 0.2}
"""How much each group weighs as a whole, in that of the judged questions that are held."""
SPEAKS_FOR = (
    "alike",
    "covered",
    "fragment",
    "gives",
    "length",
    "lead_over_outside",
    "nearest",
    "vote",
)
EITHER = ("imported",)
"""Signals that may speak for an answer or against it; all others speak against one."""
KEPT = 0.96
"""Share of the judged questions that are held for which the bias is set."""
PENALTY, SWEEPS = 0.005, 300


class Example(NamedTuple):
    """A question's signals, and of what group it is."""

    group: str
    signals: Mapping[str, float]


def main() -> None:
    """Fit and print."""
    examples = [*_judged(), *_own(), *_held_back()]
    names = [name for name in WEIGHTS if name not in BY_HAND]
    rows = np.array([[e.signals[name] for name in names] for e in examples])
    given = np.array([sum(WEIGHTS[n] * e.signals[n] for n in BY_HAND) for e in examples])
    groups = np.array([e.group for e in examples])
    weights, bias = _fit(rows, given, groups, names)
    odds = rows @ weights + given
    bias = -float(np.quantile(odds[groups == "held"], 1 - KEPT))
    print(f"BIAS = {bias:.2f}")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    for group in MASSES:
        own = odds[groups == group] + bias
        print(f"answered: {group:12} {(own > 0).mean():.2f} of {own.size}")


def _judged() -> Iterator[Example]:
    kloe = compose_kloe(find_knowledge(None))
    for name in JUDGED:
        for question in load_questions(QUESTIONS / f"questions_{name}.yaml"):
            yield from _example(kloe, "held" if question.needs else "not held", question.question)


def _own() -> Iterator[Example]:
    for name, documents in OWN:
        with tempfile.TemporaryDirectory() as folder:
            kloe = compose_kloe(with_own_documents(Path(folder), documents))
        for question in load_questions(QUESTIONS / f"questions_{name}.yaml"):
            group = "own" if question.needs else "own not held"
            yield from _example(kloe, group, question.question)


def _held_back() -> Iterator[Example]:
    folder, chance = find_knowledge(None), random.Random(SEED)
    corpus = load_corpus(folder, loaded_at=datetime.now(UTC))
    outside, held = [], []
    for topic in corpus.outside:
        out = {w for w in topic.wordings if topic.kind == "not_covered" and chance.random() < 1 / 2}
        rest = tuple(wording for wording in topic.wordings if wording not in out)
        outside.append(topic.model_copy(update={"wordings": rest}))
        held += [wording for wording in topic.wordings if wording in out]
    kloe = compose_with(folder, corpus.model_copy(update={"outside": tuple(outside)}))
    for wording in held:
        yield from _example(kloe, "wording", wording)


def _example(kloe: Kloe, group: str, text: str) -> Iterator[Example]:
    trace = kloe.ask(Question(text=text))
    if trace.query.hazard or len(trace.rankings) != 1:
        return
    best = next((e for e in trace.evidence if 0 in e.needs), None)
    yield Example(group, signals_of(trace.query, trace.query.needs[0], trace.rankings[0], best))


def _fit(
    rows: np.ndarray, given: np.ndarray, groups: np.ndarray, names: list[str]
) -> tuple[np.ndarray, float]:
    """Fit a logistic model one weight after the other by Newton's steps, each kept to its sign."""
    signs = [1 if name in SPEAKS_FOR else 0 if name in EITHER else -1 for name in names]
    wanted = np.isin(groups, ("held", "own")).astype(float)
    masses = np.array([MASSES[group] / (groups == group).sum() for group in groups])
    weights, bias = np.zeros(len(names)), 0.0
    penalties = PENALTY * rows.var(axis=0)
    for _ in range(SWEEPS):
        for place, sign in [*enumerate(signs), (-1, 0)]:
            column = rows[:, place] if place >= 0 else np.ones(len(rows))
            chances = 1 / (1 + np.exp(-(rows @ weights + bias + given)))
            penalty = penalties[place] if place >= 0 else 0.0
            present = weights[place] if place >= 0 else bias
            slope = column @ (masses * (wanted - chances)) - penalty * present
            curve = column**2 @ (masses * chances * (1 - chances)) + penalty
            moved = present + slope / max(curve, 1e-9)
            moved = max(moved, 0.0) if sign > 0 else min(moved, 0.0) if sign < 0 else moved
            if place >= 0:
                weights[place] = moved
            else:
                bias = moved
    return weights, bias


if __name__ == "__main__":
    main()
