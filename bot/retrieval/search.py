"""Stage 2: needs and fields to candidates, ties by passage id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Candidate, OutsideMatch, Ranking
from bot.retrieval.asked_for import asked_for, weighed
from bot.retrieval.closeness import closeness_of
from bot.retrieval.coverage import Coverages, coverages_of, subject_share, with_related
from bot.retrieval.factors import factors_of
from bot.retrieval.fields import Fields
from bot.retrieval.identified import identified_scores
from bot.retrieval.likeness import Alike, alike, lifted, likeness_of
from bot.retrieval.related import add_related
from bot.retrieval.sided import best_of_each, first_of, subject_shares
from bot.retrieval.terms import grams_of, is_name_token, pairs_of, share_in_name, stems_of

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

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
MOST_CANDIDATES = 24
"""Passages of one need that are looked at further; twenty at most become evidence."""
SUBJECT_WITHIN = 3
"""Best passages of which one is to hold what is asked, frameworks' names aside."""
NEAREST_LOOKED_AT = 80
"""Nearest wordings that are looked at."""
NEAREST_AVERAGED = 2
"""Nearest wordings of one passage whose scores are averaged."""

Weighted = list[tuple[str, float]]


class _Scored(NamedTuple):
    """One need against all fields."""

    table: Scores
    """A row a field, in the order of `FieldWeights`; a column a passage, then an outside topic."""
    nearest: dict[int, tuple[float, int]]
    """Place to the score of its nearest wording and the sentence that it asks for."""
    telling: Weighted
    """Stems as typed, each with its idf times its weight."""
    known: float
    whole: Scores
    """What each place keeps of the whole question's scores."""
    alike: Alike
    likeness: Scores
    """Of the need, where it is put as a question, to that of each place's wordings which is most like it, 0 to 1."""


class _Measured(NamedTuple):
    """What is known of each passage, in its place, for one need."""

    scored: _Scored
    scores: Scores
    likeness: Scores
    identified: Scores
    subject: Scores
    coverages: Coverages
    ideal: float
    """Score of a wording that holds exactly the need's terms."""


def search(query: AnalyzedQuery, fields: Fields) -> tuple[Ranking, ...]:
    """Return a ranking for each need of the query, in the order of the needs.

    A passage's score is the weighted sum of its BM25 scores in five fields, lifted where the question
    is like a wording of it; a part of a question that asks several things keeps a share of the whole
    question's scores. Only passages with a score above 0 are candidates; equal scores come in the
    order of passage ids.
    """
    scored = [_score(query, need, fields) for need in query.needs]
    whole = sum((one.table.sum(axis=0) for one in scored), start=np.zeros(fields.places))
    share = WHOLE_SHARE if len(scored) > 1 else 0.0
    return tuple(
        _ranking(query, need, one._replace(whole=whole * share), fields)
        for need, one in zip(query.needs, scored, strict=True)
    )


def _score(query: AnalyzedQuery, need: Need, fields: Fields) -> _Scored:
    weighted = [(term.stem, term.weight) for term in need.terms]
    typed = asked_for(need, fields)
    averages, nearest = _nearest(typed, fields)
    table = np.zeros((len(FIELD_WEIGHTS), fields.places))
    passages = len(fields.ids)
    table[0, :passages] = fields.text.scores(weighted)
    table[1] = fields.best_asked(weighted)
    add_related(table[0], table[1], need, fields)
    table[2, :passages] = fields.pairs.scores(_ones(pairs_of(stems_of(need.words))))
    table[3] = fields.grams.scores(_ones(grams_of(dict.fromkeys(need.words))))
    table[4] = averages
    table *= np.array(FIELD_WEIGHTS)[:, None]
    known = sum(bool(fields.asked.idf(stem) or fields.text.idf(stem)) for stem, _ in typed)
    share = known / len(typed) if typed else 0.0
    if query.form == "comparison":  # every passage of a framework holds its name
        typed = [(stem, weight) for stem, weight in typed if not is_name_token(stem)] or typed
    found = alike(query, need, fields)
    likeness = likeness_of(query, need, found, fields)
    whole = np.zeros(fields.places)
    return _Scored(table, nearest, weighed(typed, fields), share, whole, found, likeness)


def _ones(terms: Sequence[str]) -> Weighted:
    return [(term, 1.0) for term in terms]


def _nearest(typed: Weighted, fields: Fields) -> tuple[Scores, dict[int, tuple[float, int]]]:
    """Return the mean score of each place's nearest wordings, and its nearest wording."""
    found: dict[int, list[float]] = {}
    best: dict[int, tuple[float, int]] = {}
    for number, score in fields.wordings.top(typed, NEAREST_LOOKED_AT):
        place, sentence = fields.targets[number]
        found.setdefault(place, []).append(score)
        best.setdefault(place, (score, sentence))
    averages = np.zeros(fields.places)
    for place, scores in found.items():
        averages[place] = sum(scores[:NEAREST_AVERAGED]) / NEAREST_AVERAGED
    return averages, best


def _ranking(query: AnalyzedQuery, need: Need, scored: _Scored, fields: Fields) -> Ranking:
    passages = len(fields.ids)
    totals = scored.table.sum(axis=0) + scored.whole
    identified = identified_scores(query, need, fields)
    ideal = sum(weight for _, weight in scored.telling)
    coverages = coverages_of(scored.telling, ideal, fields)
    coverages = with_related(coverages, scored.telling, need, fields)
    likeness = scored.likeness[:passages] * coverages.together
    scores = lifted(totals[:passages] * factors_of(query, need, fields), likeness) + identified
    subject = subject_shares(query, need, scored.telling, fields)
    measured = _Measured(scored, scores, likeness, identified, subject, coverages, ideal)
    places = _best_places(query, measured, fields)
    best = places[:SUBJECT_WITHIN]
    held = dict(zip(best.tolist(), coverages.together[best].tolist(), strict=True))
    return Ranking(
        candidates=_candidates(need, measured, places, fields),
        outside=_outside_matches(totals[passages:], scored, ideal, fields),
        ideal=ideal,
        known=scored.known,
        subject=subject_share(need, scored.telling, best, fields),
        closeness=closeness_of(scored.telling, scored.alike, held, fields),
    )


def _candidates(
    need: Need, measured: _Measured, places: NDArray[np.intp], fields: Fields
) -> tuple[Candidate, ...]:
    """Return the passages at some places, in that order, with all that is measured of them."""
    scored, ideal, coverages = measured.scored, measured.ideal, measured.coverages
    pairs = frozenset(pairs_of(stems_of(need.words)))
    rows = zip(
        places.tolist(),
        measured.scores[places].tolist(),
        scored.table[:, places].T.tolist(),
        coverages.together[places].tolist(),
        coverages.alone[places].tolist(),
        strict=True,
    )
    candidates = []
    for place, score, parts, together, alone in rows:
        near, sentence = scored.nearest.get(place, (0.0, 0))
        candidates.append(
            Candidate(
                passage_id=fields.ids[place],
                score=score,
                identified=bool(measured.identified[place]),
                parts=tuple(parts),
                sentence=sentence,
                nearest=min(near / ideal, 1.0) if ideal else 0.0,
                likeness=float(measured.likeness[place]),
                coverage=together,
                text_coverage=alone,
                subject=float(measured.subject[place]),
                verbatim=len(pairs & fields.text_pairs[place]) / len(pairs) if pairs else 0.0,
            )
        )
    return tuple(candidates)


def _best_places(query: AnalyzedQuery, of: _Measured, fields: Fields) -> NDArray[np.intp]:
    """Return the places of the best passages, best first; what a comparison or a list needs too."""
    scores = of.scores
    found = first_of(np.flatnonzero(scores > 0), scores, MOST_CANDIDATES, fields)
    more: list[NDArray[np.intp]] = []
    if query.form == "comparison":
        more.extend(best_of_each(query, scores, of.subject, fields))
    list_id = fields.corpus.passages[found[0]].introduces if found.size else ""
    if list_id:
        of_list = np.array(fields.items_of.get(list_id, ()), dtype=np.intp)
        more.append(of_list[scores[of_list] > 0])
    if more:
        together = np.unique(np.concatenate([found, *more]))
        found = first_of(together, scores, together.size, fields)
    return found


def _outside_matches(
    scores: Scores, scored: _Scored, ideal: float, fields: Fields
) -> tuple[OutsideMatch, ...]:
    """Return the best topic of each kind, best first; among equals the first in the file."""
    best: list[OutsideMatch] = []
    for kind, places in fields.outside_of.items():
        place = int(places[scores[places].argmax()])
        score = float(scores[place])
        if score > 0:
            near = scored.nearest.get(len(fields.ids) + place, (0.0, 0))[0] / (ideal or 1.0)
            topic, near = fields.corpus.outside[place].topic, min(near, 1.0)
            own = share_in_name(topic, scored.telling)
            best.append(OutsideMatch(kind=kind, topic=topic, score=score, nearest=near, named=own))
    return tuple(sorted(best, key=lambda match: (-match.score, match.kind)))
