"""How much of what was asked each passage holds."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.domain.query import Need, Origin
from bot.retrieval.fields import Fields
from bot.retrieval.lexicon import BROUGHT, brought_in
from bot.retrieval.related import held_in_part, stems_for
from bot.retrieval.terms import is_name_token, stems_of

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray


class Coverages(NamedTuple):
    """Shares of a question's idf, 0 to 1, one for each passage in its place."""

    together: NDArray[np.float64]
    """Held by a passage or its wordings."""
    alone: NDArray[np.float64]
    """Held by a passage's own words."""


def coverages_of(telling: Sequence[tuple[str, float]], ideal: float, fields: Fields) -> Coverages:
    """Return the share of the question's idf that each passage holds.

    Args:
        telling: stems of the question, each with its idf times its weight.
        ideal: the sum of these weights.
        fields: the passages.
    """
    size = len(fields.ids)
    if not ideal:
        return Coverages(np.zeros(size), np.zeros(size))
    together, alone = np.zeros(fields.places), np.zeros(size)
    for stem, weight in telling:
        held = np.zeros(fields.places, dtype=np.bool_)
        held[fields.asked_of[fields.asked.documents_with(stem)]] = True
        in_text = fields.text.documents_with(stem)
        held[in_text] = True
        together[held] += weight
        alone[in_text] += weight
    return Coverages(*(np.minimum(held / ideal, 1.0) for held in (together[:size], alone)))


def with_related(
    coverages: Coverages, telling: Sequence[tuple[str, float]], need: Need, fields: Fields
) -> Coverages:
    """Return coverages in which imported passages hold in part what they have another word for.

    Args:
        coverages: by the words of the question alone.
        telling: stems of the question, each with its idf times its weight.
        need: what is asked.
        fields: the passages.
    """
    ideal = sum(weight for _, weight in telling)
    if not need.related or not ideal:
        return coverages
    together = sum(
        (weight * held_in_part(stem, need, fields) for stem, weight in telling),
        start=np.zeros(len(fields.ids)),
    )
    own = np.where(fields.imported, np.minimum(together / ideal, 1.0), 0.0)
    return coverages._replace(together=np.maximum(coverages.together, own))


def holding(stems: Sequence[str], fields: Fields) -> NDArray[np.float64]:
    """Return the share of some stems' idf that each passage or its wordings hold, 0 to 1; 1 without any."""
    size = len(fields.ids)
    weights = {stem: fields.wordings.idf(stem) or fields.text.idf(stem) for stem in stems}
    whole = sum(weights.values())
    if not whole:
        return np.ones(size)
    known = [(stem, weight) for stem, weight in weights.items() if weight]
    return coverages_of(known, whole, fields).together


def subject_share(
    need: Need, telling: Sequence[tuple[str, float]], places: NDArray[np.intp], fields: Fields
) -> float:
    """Return how much of what is asked one of some passages holds, names of frameworks and codes aside, 0 to 1.

    A word is held too where one of the stems is that the lexicon has for it. It is 1 where nothing but a
    name is asked: that is what every passage of the framework is about.

    Args:
        need: what is asked.
        telling: its stems, each with its idf times its weight.
        places: the passages, of which that which holds most counts.
        fields: the passages.
    """
    codes = {code.lower() for code in need.codes}
    subject = [(s, weight) for s, weight in telling if not is_name_token(s) and s not in codes]
    subject = [one for one in subject if one[0] in need.about] or subject
    ideal = sum(weight for _, weight in subject)
    if not ideal:
        return 1.0
    said_as = {stem: {stem, *brought_by(stem, need)} for stem, _ in subject}
    related = {stem: said_as[stem] | stems_for(stem, need.related) for stem, _ in subject}
    held = [
        sum(w for stem, w in subject if not fields.stems[place].isdisjoint(known[stem]))
        for place in places.tolist()
        for known in [related if fields.imported[place] else said_as]
    ]
    return min(max(held, default=0.0) / ideal, 1.0)


def spelt_out(stem: str, need: Need) -> list[str]:
    """Return the stems of what a word of a need is the short form of, or the full one."""
    return brought_by(stem, need, frozenset({"acronym"}))


def brought_by(stem: str, need: Need, origins: Container[Origin] = BROUGHT) -> list[str]:
    """Return the stems that the lexicon has for a word of a need, by itself or in a phrase."""
    words = {stem, *(word for word in need.words if stems_of([word]) == [stem])}
    return brought_in(words, need.terms, origins)
