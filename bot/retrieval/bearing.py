"""A message to the prompts of the well-led framework that it bears on, and why."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain.bearing import Bearing
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Candidate, Ranking
from bot.retrieval.fields import Fields

MOST_PROMPTS = 3
"""Prompts that are named at most."""
NEAR_BEST = 0.5
"""Share of the best prompt's score from which another is named too."""
FEWEST_WORDS = 2
"""Words that a message must share with a prompt."""
MOST_WORDS = 6
"""Shared words that are shown."""
_PROMPT = re.compile(r"W[1-8]\.\d{1,2}")


class _Found(NamedTuple):
    score: float
    bearing: Bearing


def bearings_of(
    query: AnalyzedQuery, rankings: Sequence[Ranking], fields: Fields
) -> tuple[Bearing, ...]:
    """Return the two or three prompts that come nearest to a message, the nearest first.

    None is returned that shares fewer than `FEWEST_WORDS` words with it.
    """
    best: dict[str, _Found] = {}
    for need, ranking in zip(query.needs, rankings, strict=True):
        for found in _prompts(need, ranking, fields):
            known = best.get(found.bearing.code)
            if known is None or found.score > known.score:
                best[found.bearing.code] = found
    ordered = sorted(best.values(), key=lambda found: (-found.score, found.bearing.code))
    near = [found for found in ordered if found.score >= NEAR_BEST * ordered[0].score]
    return tuple(found.bearing for found in near[:MOST_PROMPTS])


def _prompts(need: Need, ranking: Ranking, fields: Fields) -> Iterator[_Found]:
    places = {identifier: place for place, identifier in enumerate(fields.ids)}
    for candidate in ranking.candidates:
        place = places[candidate.passage_id]
        passage = fields.corpus.passages[place]
        code = passage.reference.code if passage.reference else ""
        if passage.wording != "summary" or not _PROMPT.fullmatch(code) or passage.kind == "list":
            continue
        words = _shared_words(need, fields.stems[place], fields)
        if len(words) >= FEWEST_WORDS:
            yield _found(candidate, code, words)


def _found(candidate: Candidate, code: str, words: Sequence[str]) -> _Found:
    shown = tuple(words[:MOST_WORDS])
    return _Found(candidate.score, Bearing(passage_id=candidate.passage_id, code=code, words=shown))


def _shared_words(need: Need, stems: frozenset[str], fields: Fields) -> list[str]:
    """Return the words as typed whose stems a passage or its wordings hold, the rarest first."""
    shared = [
        (fields.asked.idf(term.stem) or fields.text.idf(term.stem), term.forms[0])
        for term in need.terms
        if term.origin in {"typed", "spelling"} and term.stem in stems and term.forms
    ]
    shared.sort(key=lambda pair: (-pair[0], pair[1]))
    return list(dict.fromkeys(word for _, word in shared))
