"""What may stand for the words of a question, in documents for which nobody wrote wordings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.query import Need, Term
from bot.retrieval.fields import Fields
from bot.retrieval.thesaurus import RELATED_WEIGHT

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

RELATED_SHARE = 0.75
"""Share of a word that a passage holds which has what may stand for it; tuned as `RELATED_WEIGHT`."""


def add_related(text: Scores, asked: Scores, need: Need, fields: Fields) -> None:
    """Add to the scores of imported passages, in place, what the related terms of a need give.

    Args:
        text: scores of the passages by their own words, in their places.
        asked: the same by how people ask, topics outside after the passages.
        need: what is asked.
        fields: the passages.
    """
    if not need.related:
        return
    terms = [(term.stem, term.weight) for term in (*need.terms, *need.related)]
    own = np.flatnonzero(fields.imported)
    text[own] = fields.text.scores(terms)[own]
    asked[own] = fields.best_asked(terms)[own]


def held_in_part(stem: str, need: Need, fields: Fields) -> Scores:
    """Return the share, 0 to 1, of a word that the own words of each passage hold, or stand for."""
    held = np.zeros(len(fields.ids))
    for term in need.related:
        if stands_for(term, stem):
            places = fields.text.documents_with(term.stem)
            share = RELATED_SHARE * term.weight / RELATED_WEIGHT
            held[places] = np.maximum(held[places], share)
    held[fields.text.documents_with(stem)] = 1.0
    return held


def stands_for(term: Term, stem: str) -> bool:
    """Tell whether a related term may stand for a stem, by itself or in a phrase."""
    return any(stem in form.split() for form in term.forms)


def stems_for(stem: str, related: Sequence[Term]) -> set[str]:
    """Return the related stems that may stand for a stem."""
    return {term.stem for term in related if stands_for(term, stem)}
