"""Passages that a question names outright: by an official code, an acronym, a title, their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Passage
from bot.domain.query import AnalyzedQuery, Need
from bot.retrieval.codes import asks_for_card
from bot.retrieval.comparing import ratings_in
from bot.retrieval.fields import Fields
from bot.retrieval.sided import openings_of
from bot.text.normalize import fold_white_space
from bot.text.stem import stem

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

IDENTIFIED = 1_000.0
"""Added for a passage whose official code stands in the question, or that spells out an acronym
which it asks about: above any sum of words."""
_ITS_LIKE = re.compile(r"\bquality statements?\b|\bw[- ]statements?\b|\bcrosswalk\b")
"""What is asked of a code by whoever wants what corresponds to it now, and not whether it holds."""
_NAMED = re.compile(r"W[1-8] [A-Z]")
"""How the heading of a line of enquiry begins: `W3 Culture`, and not `W3 rated good`."""


def identified_scores(query: AnalyzedQuery, need: Need, fields: Fields) -> Scores:
    """Return what is added for the passages that answer to an official code in one need of a question.

    One part of several that asks for nothing but a code is answered by what stands first under it;
    a need without a code of its own goes by those of the question. Whether a code still holds is for
    the header of its document to say.
    """
    if query.lists_lines and (listing := _listing_lines(fields)):
        return _added(listing, query, fields)
    if need.opens and need.side and need.side.is_document:
        return _in_order(openings_of(need.side, fields), query, fields)
    asks_status = need.wants == "currency" and not _ITS_LIKE.search(need.text)
    if asks_status and (status := _status_of(query.identifiers, fields)):
        return _added(status, query, fields)
    own = tuple(code for code in need.codes if code in query.identifiers)
    is_of_other = need.side is not None or (need.frameworks and len(query.needs) > 1)
    if own and len(query.needs) > 1:
        firsts = _firsts(own[0], fields) if asks_for_card(need.text, own) else []
        if firsts:
            return _added(firsts, query, fields)
        return _answering(query.model_copy(update={"identifiers": own}), fields)
    codes = (
        () if not own and is_of_other else query.identifiers
    )  # "W1 and DPIC": it is of the other
    return _answering(query.model_copy(update={"identifiers": codes}), fields)


def _listing_lines(fields: Fields) -> list[int]:
    """Return the places of the passages in which all key lines of enquiry stand by code and name."""
    coded = ((p.heading_path[-1], p.reference.code) for p in fields.corpus.coded if p.reference)
    named = {name for name, code in coded if _NAMED.match(name) and name.startswith(f"{code} ")}
    passages = enumerate(fields.corpus.passages if named else ())
    return [place for place, passage in passages if all(name in passage.text for name in named)]


def _added(places: Sequence[int], query: AnalyzedQuery, fields: Fields) -> Scores:
    added = np.zeros(len(fields.ids))
    added[list(places)] = IDENTIFIED
    only = query.question.framework
    return added if only is None else added * fields.of_framework[only]


def _in_order(places: Sequence[int], query: AnalyzedQuery, fields: Fields) -> Scores:
    """Return what is added where the first of some places goes before the next."""
    added = _added(places, query, fields)
    for number, place in enumerate(places):
        added[place] *= 1 - number / 4
    return added


def _status_of(codes: Sequence[str], fields: Fields) -> list[int]:
    """Return the places of the facts on what became of the documents in which codes stand."""
    if not codes:
        return []
    coded = fields.corpus.coded
    frameworks = {p.framework for p in coded if p.reference and p.reference.code in codes}
    on_status = np.flatnonzero(fields.facts & fields.later).tolist()
    return [place for place in on_status if fields.corpus.passages[place].framework in frameworks]


def _firsts(code: str, fields: Fields) -> list[int]:
    """Return the places of a prompt, or of what stands right under the name of a line of enquiry."""
    return [
        place
        for place, passage in enumerate(fields.corpus.passages)
        if passage.reference
        and passage.reference.code == code
        and passage.reference.fit == "exact"
        and (passage.kind == "item" or _NAMED.match(passage.heading_path[-1]))
    ]


def _answering(query: AnalyzedQuery, fields: Fields) -> Scores:
    added = np.zeros(len(fields.ids))
    only = query.question.framework
    asked_for = query.identifiers or query.defines or query.introduces or query.quotes
    for place, passage in enumerate(fields.corpus.passages if asked_for else ()):
        if only not in {None, passage.framework}:
            continue
        if passage.reference:
            codes = (passage.reference.code, *passage.reference.also)
            added[place] = _code_weight(codes, query.identifiers)
        is_meant = _spells_out(passage, query.defines) or _opens(passage, query.introduces)
        if is_meant or _holds_quote(passage, query.quotes):
            added[place] = IDENTIFIED
    if not query.card and not ratings_in(query.text):
        added[_mentioning(query, fields)] = IDENTIFIED
    added[_of_other_ratings(query, added, fields)] = 0.0
    return added


def _of_other_ratings(query: AnalyzedQuery, added: Scores, fields: Fields) -> list[int]:
    """Return the places of passages on ratings that a question about a code does not name.

    "What does good look like for W3?" asks neither what is outstanding nor which ratings are not
    held. Where nothing that answers to the code is on the rating that is named, none is left out.
    """
    named = ratings_in(query.text) if query.identifiers else frozenset()
    if not named:
        return []
    passages = fields.corpus.passages
    rated = {place: _ratings_of(passages[place]) for place in np.flatnonzero(added).tolist()}
    if not any(named & ratings for ratings in rated.values()):
        return []
    return [place for place, ratings in rated.items() if ratings and not named & ratings]


def _ratings_of(passage: Passage) -> frozenset[str]:
    """Return the ratings that a passage is about: its heading says them, or that they are not held."""
    heading = passage.heading_path[-1]
    return ratings_in(passage.text if "ratings" in heading.split() else heading)


def _mentioning(query: AnalyzedQuery, fields: Fields) -> NDArray[np.intp]:
    """Return the places of the passages whose own words name an official code of the question."""
    codes = (code.lower() for code in query.identifiers)
    found = [fields.text.documents_with(stem(code)) for code in codes]
    only = query.question.framework
    places = np.concatenate(found, dtype=np.intp) if found else np.empty(0, dtype=np.intp)
    return places if only is None else places[fields.of_framework[only][places]]


def _opens(passage: Passage, framework: FrameworkId | None) -> bool:
    """Tell whether a passage is the first under the title of a framework's document."""
    is_first = passage.kind == "paragraph" and passage.id.endswith("~1")
    return is_first and passage.framework == framework and len(passage.heading_path) == 1


def _holds_quote(passage: Passage, quotes: Sequence[str]) -> bool:
    """Tell whether words in quotation marks stand in a passage, white space folded."""
    text = fold_white_space(passage.text).lower() if quotes else ""
    return any(quote in text for quote in quotes)


def _spells_out(passage: Passage, acronyms: Sequence[str]) -> bool:
    """Tell whether a passage gives an acronym in brackets after its full words."""
    text = passage.text.lower() if acronyms and passage.kind != "fact" else ""
    return any(f"({acronym})" in text or f"({acronym}s)" in text for acronym in acronyms)


def _code_weight(codes: Sequence[str], identifiers: Sequence[str]) -> float:
    """Return how much a passage's codes answer to those of the question; less for the later."""
    for place, code in enumerate(codes):
        if any(code == wanted or code.startswith(f"{wanted}.") for wanted in identifiers):
            return IDENTIFIED / (place + 1)
    return 0.0
