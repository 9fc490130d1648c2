"""Which terms of a need count as what was asked, and how much each of them tells."""

import math
from collections.abc import Container, Sequence

from bot.domain.query import Need, Term
from bot.retrieval.fields import Fields

Weighted = list[tuple[str, float]]


def asked_for(need: Need, fields: Fields) -> Weighted:
    """Return the stems that were typed, or that are a known other form of it, each with its weight.

    A short form of which only the full one stands anywhere, such as "QSs", is not asked for beside that.
    """
    spelt_out = {form for term in need.terms if term.origin == "acronym" for form in term.forms}
    return [
        (term.stem, term.weight)
        for term in need.terms
        if _is_asked_for(term, fields) and (_is_heard(term, fields) or not _is_of(term, spelt_out))
    ]


def weighed(asked: Sequence[tuple[str, float]], fields: Fields) -> Weighted:
    """Weigh each stem by its idf among the wordings; one that stands in none is the rarest."""
    unseen = math.log(1 + (fields.wordings.size + 0.5) / 0.5)
    return [(stem, (fields.wordings.idf(stem) or unseen) * weight) for stem, weight in asked]


def _is_asked_for(term: Term, fields: Fields) -> bool:
    if term.origin == "acronym":
        return _is_heard(term, fields)
    return term.origin in {"typed", "spelling"}


def _is_heard(term: Term, fields: Fields) -> bool:
    """Tell whether a term stands in the documents, or in how people ask for them."""
    return bool(fields.asked.idf(term.stem) or fields.text.idf(term.stem))


def _is_of(term: Term, phrases: Container[str]) -> bool:
    return any(form in phrases for form in term.forms)
