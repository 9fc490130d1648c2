"""Stage 2: a need and the fields to candidates, ties by passage id."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.ids import FrameworkId
from bot.domain.query import AnalyzedQuery, Need, Term
from bot.domain.ranking import Candidate, OutsideMatch, Ranking
from bot.retrieval.fields import Fields, WordingTarget, pairs_of
from bot.retrieval.index import Bm25Index
from bot.retrieval.terms import grams_of, stems_of

Scores = NDArray[np.float64]


class FieldWeights(NamedTuple):
    """How much each field adds, relative to `asked`; tuned on held-back questions."""

    text: float = 0.7
    asked: float = 1.0
    pairs: float = 0.5
    grams: float = 0.2
    nearest: float = 0.5


FIELD_WEIGHTS = FieldWeights()
WHOLE_SHARE = 0.3
"""Share of the whole question's scores in those of one of its parts."""
NAMED_FRAMEWORK_LIFT = 1.2
"""Factor for passages of a framework that the question names."""
FACT_FACTOR = 0.8
"""Factor for header facts, so that a document's own words go first where both answer."""
IDENTIFIER_SCORE = 1_000.0
"""Added for a passage whose official reference stands in the question: above any word's score."""
NEAREST_LOOKED_AT = 80
"""Nearest wordings that are looked at."""
NEAREST_AVERAGED = 3
"""Nearest wordings of one passage whose scores are averaged."""


class _Nearest(NamedTuple):
    likeness: dict[int, float]
    """Passage place to the mean of its nearest wordings, as a raw score."""
    best: dict[int, tuple[float, int]]
    """Passage place to its best wording's score and sentence."""
    outside: dict[int, float]
    """Topic place to the mean of its nearest wordings, as a raw score."""


def search(query: AnalyzedQuery, fields: Fields) -> tuple[Ranking, ...]:
    """Return a ranking for each need of the query, in the order of the needs.

    A passage's score is the weighted sum of its BM25 scores in five fields; a part of a question
    that asks several things keeps a share of the whole question's scores. Only passages with a
    score above 0 are candidates; equal scores come in the order of passage ids.
    """
    tables = [_score_table(need, fields) for need in query.needs]
    whole = sum((table.sum(axis=0) for table in tables), start=np.zeros(fields.asked.size))
    share = WHOLE_SHARE if len(tables) > 1 else 0.0
    return tuple(
        _ranking(query, need, table, whole * share, fields)
        for need, table in zip(query.needs, tables, strict=True)
    )


def _score_table(need: Need, fields: Fields) -> Scores:
    """Return one row per field, in the order of `FieldWeights`, one column per passage."""
    weighted = [(term.stem, term.weight) for term in need.terms]
    typed = _typed(need.terms)
    near = _nearest(typed, fields)
    passages = len(fields.places)
    nearest = np.zeros(fields.asked.size)
    for place, likeness in near.likeness.items():
        nearest[place] = likeness
    for place, likeness in near.outside.items():
        nearest[passages + place] = likeness
    rest = np.zeros(len(fields.corpus.outside))
    pairs = fields.pairs.scores(_ones(pairs_of(stems_of(need.words))))
    rows = (
        np.concatenate((fields.text.scores(weighted), rest)) * FIELD_WEIGHTS.text,
        fields.asked.scores(weighted) * FIELD_WEIGHTS.asked,
        np.concatenate((pairs, rest)) * FIELD_WEIGHTS.pairs,
        fields.grams.scores(_ones(grams_of(sorted(set(need.words))))) * FIELD_WEIGHTS.grams,
        nearest * FIELD_WEIGHTS.nearest,
    )
    return np.vstack(rows)


def _ranking(
    query: AnalyzedQuery, need: Need, table: Scores, whole: Scores, fields: Fields
) -> Ranking:
    totals = table.sum(axis=0) + whole
    scores = totals[: len(fields.places)]
    scores *= _factors(query, need, fields)
    scores += _identified(query, fields)
    typed = _typed(need.terms)
    ideal = _ideal(fields.wordings, typed)
    near = _nearest(typed, fields)
    ids = [passage.id for passage in fields.corpus.passages]
    places = sorted(np.flatnonzero(scores > 0).tolist(), key=lambda p: (-scores[p], ids[p]))
    candidates = tuple(
        Candidate(
            passage_id=ids[place],
            score=float(scores[place]),
            parts=tuple(zip(FieldWeights._fields, table[:, place].tolist(), strict=True)),
            sentence=near.best.get(place, (0.0, 0))[1],
            nearest=min(near.best.get(place, (0.0, 0))[0] / ideal, 1.0) if ideal else 0.0,
            coverage=_coverage(typed, fields.stems[place], fields),
            text_coverage=_coverage(typed, fields.text_stems[place], fields),
        )
        for place in places
    )
    return Ranking(
        candidates=candidates,
        outside=_outside_matches(totals[len(fields.places) :], near, ideal, fields),
        ideal=ideal,
        known=_known(typed, fields),
    )


def _typed(terms: Sequence[Term]) -> list[tuple[str, float]]:
    return [(t.stem, t.weight) for t in terms if t.origin != "synonym"]


def _ones(terms: Sequence[str]) -> list[tuple[str, float]]:
    return [(term, 1.0) for term in terms]


def _nearest(typed: list[tuple[str, float]], fields: Fields) -> _Nearest:
    by_passage: dict[int, list[float]] = {}
    by_topic: dict[int, list[float]] = {}
    best: dict[int, tuple[float, int]] = {}
    for number, score in fields.wordings.top(typed, NEAREST_LOOKED_AT):
        target: WordingTarget = fields.targets[number]
        if target.passage >= 0:
            by_passage.setdefault(target.passage, []).append(score)
            best.setdefault(target.passage, (score, target.sentence))
        else:
            by_topic.setdefault(target.outside, []).append(score)
    return _Nearest(_averaged(by_passage), best, _averaged(by_topic))


def _averaged(scores: dict[int, list[float]]) -> dict[int, float]:
    return {key: sum(found[:NEAREST_AVERAGED]) / NEAREST_AVERAGED for key, found in scores.items()}


def _ideal(index: Bm25Index, typed: list[tuple[str, float]]) -> float:
    """Return the score of a wording of average length that holds exactly the question's terms."""
    unseen = math.log(1 + (index.size + 0.5) / 0.5)
    return sum((index.idf(stem) or unseen) * weight for stem, weight in typed)


def _factors(query: AnalyzedQuery, need: Need, fields: Fields) -> Scores:
    named: tuple[FrameworkId, ...] = need.frameworks or query.frameworks
    only = query.question.framework
    factors = np.ones(len(fields.places))
    for place, passage in enumerate(fields.corpus.passages):
        if passage.framework in named:
            factors[place] *= NAMED_FRAMEWORK_LIFT
        if passage.kind == "fact":
            factors[place] *= FACT_FACTOR
        if only is not None and passage.framework != only:
            factors[place] = 0.0
    return factors


def _identified(query: AnalyzedQuery, fields: Fields) -> Scores:
    added = np.zeros(len(fields.places))
    for place, passage in enumerate(fields.corpus.passages):
        reference = passage.reference
        if reference and query.identifiers and _answers_to(reference.code, query.identifiers):
            added[place] = IDENTIFIER_SCORE
        elif reference and any(_answers_to(code, query.identifiers) for code in reference.also):
            added[place] = IDENTIFIER_SCORE / 2
    return added


def _answers_to(code: str, identifiers: Sequence[str]) -> bool:
    return any(code == wanted or code.startswith(f"{wanted}.") for wanted in identifiers)


def _coverage(typed: list[tuple[str, float]], stems: frozenset[str], fields: Fields) -> float:
    """Return the share of the question's idf that a passage or its wordings hold."""
    total = _ideal(fields.wordings, typed)
    held = _ideal(fields.wordings, [(stem, weight) for stem, weight in typed if stem in stems])
    return min(held / total, 1.0) if total else 0.0


def _known(typed: list[tuple[str, float]], fields: Fields) -> float:
    if not typed:
        return 0.0
    known = sum(bool(fields.asked.idf(stem) or fields.text.idf(stem)) for stem, _ in typed)
    return known / len(typed)


def _outside_matches(
    scores: Scores, near: _Nearest, ideal: float, fields: Fields
) -> tuple[OutsideMatch, ...]:
    """Return the best topic of each kind, best first, ties by topic."""
    best: dict[str, OutsideMatch] = {}
    for place in np.flatnonzero(scores > 0).tolist():
        topic = fields.corpus.outside[place]
        match = OutsideMatch(
            kind=topic.kind,
            topic=topic.topic,
            score=float(scores[place]),
            likeness=near.outside.get(place, 0.0) / ideal if ideal else 0.0,
        )
        known = best.get(topic.kind)
        if known is None or (-match.score, match.topic) < (-known.score, known.topic):
            best[topic.kind] = match
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.kind)))
