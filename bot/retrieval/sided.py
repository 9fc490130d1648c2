"""Which passages are of a side of a comparison, and how much of its subject each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.query import AnalyzedQuery, Need, Side
from bot.retrieval.coverage import spelt_out
from bot.retrieval.fields import Fields
from bot.retrieval.named_parts import names_a_part
from bot.retrieval.related import stems_for
from bot.retrieval.terms import is_name_token, pairs_of, stems_of, words_of

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

MOST_COMPARED = 5
"""Best passages of each side that are looked at besides, where frameworks are compared."""
FEWEST_OPENING = 12
"""Words of the first paragraph that says what a document is: fewer are its date, or its version."""
AS_TELLING = 0.8
"""Share of a word's idf that another one must have to stand for it."""
RARE_IDF = 6.5
"""Idf among the wordings from which a word is rare enough to stand for any."""
NO_ACCIDENT, NO_ACCIDENT_SHARE = 2, 0.08
"""Wordings of a passage with a word, and their share in all of its, from which it is asked for by it."""
ENOUGH_OF_OWN = 0.4
"""Share of a subject from which a document that was imported speaks of it: "minority staff" of "BAME representation"."""
ONE_OF_TWO = 0.75
"""What a passage counts for that holds the one of two subjects and nothing of the other."""
ALL_BUT_ROUNDING = 0.999
"""A share that is whole but for the rounding of sums."""
_WITH_PARTICLE = re.compile(r"\b([a-z]+) (up|out|off|down|over)\b")
_JOINED = re.compile(r"[,;/&]|\b(?:and|or|plus)\b")
MOST_OPENING = 2
"""Paragraphs with which a document says what it is."""


def of_side(side: Side, fields: Fields) -> Mask:
    """Tell which passages are of a side: of its documents, and with every word of its name in their own words."""
    passages = fields.corpus.passages
    found = np.ones(len(passages), dtype=np.bool_)
    if side.documents:
        found &= np.array([p.document_id in side.documents for p in passages], dtype=np.bool_)
    for stem in side.stems:
        found &= _holding(fields.text.documents_with(stem), fields)
    return found


def asked_of_side(need: Need, side: Side, fields: Fields) -> Mask:
    """Tell which passages may answer what is asked of a side.

    Where nothing is asked of a part but what it is, its own sections do, and not what names it in passing.
    """
    found = of_side(side, fields)
    if (
        not side.is_known
    ):  # what no heading is called has to stand word by word, or else in one passage
        together = found.copy()
        for pair in pairs_of(side.stems):
            together &= _holding(fields.pairs.documents_with(pair), fields)
        found = together if together.any() else found
    elif (
        side.stems and not found.any()
    ):  # a document goes by these words too: no passage has them singly
        found = _headed(side, fields)
    elif side.stems and (need.opens or need.wants == "date"):
        headed = _headed(side, fields)
        found = found & headed if (found & headed).any() else found
    return found


def _headed(side: Side, fields: Fields) -> Mask:
    """Tell which passages stand under a heading that is what a side is called."""
    headings = {p.heading_path[-1] for p in fields.corpus.passages if p.heading_path}
    named = {h for h in headings if set(side.stems).issubset(stems_of(words_of(h)))}
    own = {heading for heading in named if names_a_part(heading)}
    passages = fields.corpus.passages
    return np.array([bool(p.heading_path) and p.heading_path[-1] in own for p in passages])


def subject_shares(
    query: AnalyzedQuery, need: Need, telling: Sequence[tuple[str, float]], fields: Fields
) -> NDArray[np.float64]:
    """Return how much of what is compared each passage or its wordings hold, 0 to 1, names aside.

    It is 0 where nothing is compared.

    A word is held too where it is spelt out, or its short form stands, and that is as telling: "BME" stands
    for "ethnic minority". A passage that holds one of two subjects, "volunteers and social care", speaks of
    what is compared.
    """
    if query.form != "comparison":
        return np.zeros(len(fields.ids))
    subject = {stem: weight for stem, weight in telling if not is_name_token(stem)}
    least = _no_accident(fields)
    held = {stem: _held(stem, need, least, fields) for stem in subject}
    share, whole = _share(subject, held, fields), np.zeros(len(fields.ids), dtype=np.bool_)
    for part in _subjects_in(need.text):
        own = {stem: weight for stem, weight in subject.items() if stem in part}
        if own and len(own) < len(subject):
            whole |= _share(own, held, fields) > ALL_BUT_ROUNDING
    whole |= fields.imported & (
        share >= ENOUGH_OF_OWN
    )  # it has no wordings that would have the other half
    return np.where(whole, np.maximum(share, ONE_OF_TWO), share)


def _subjects_in(text: str) -> list[frozenset[str]]:
    """Return the stems of each of the things that a text joins by "and", "or" or a comma."""
    return [frozenset(stems_of(words_of(part))) for part in _JOINED.split(text)]


def _held(stem: str, need: Need, least: NDArray[np.float64], fields: Fields) -> Mask:
    """Tell which passages hold a word, or what stands for it: in their own words, or in how people ask for them."""
    in_text = np.zeros(len(fields.ids), dtype=np.bool_)
    known = (*spelt_out(stem, need), *stems_for(stem, need.related))
    for one in (stem, *_as_telling(stem, known, fields)):
        in_text |= _holding(fields.text.documents_with(one), fields)
    if particle := _particle_of(stem, need.text):
        in_text &= np.array([_holds_pair(p.text, stem, particle) for p in fields.corpus.passages])
    return in_text | _worded(stem, least, fields)


def _particle_of(stem: str, text: str) -> str:
    """Return what a text says right after a word and what makes it another one: "speaking up"; else nothing."""
    pairs = _WITH_PARTICLE.findall(text)
    return next((particle for word, particle in pairs if stems_of([word]) == [stem]), "")


def _holds_pair(text: str, stem: str, particle: str) -> bool:
    """Tell whether a word with a stem stands right before a particle in a text."""
    pairs = _WITH_PARTICLE.findall(text.lower())
    return any(other == particle and stems_of([word]) == [stem] for word, other in pairs)


def _share(
    subject: Mapping[str, float], held: Mapping[str, Mask], fields: Fields
) -> NDArray[np.float64]:
    """Return the share of a subject's weight that each passage holds."""
    ideal, share = sum(subject.values()), np.zeros(len(fields.ids))
    for stem, weight in subject.items():
        share[held[stem]] += weight / ideal
    return share


def _as_telling(stem: str, known: Sequence[str], fields: Fields) -> list[str]:
    """Return those of the stems that are known for a word which do not say less than it does."""
    enough = min(AS_TELLING * _idf(stem, fields), RARE_IDF)
    return [other for other in known if _idf(other, fields) >= enough]


def _idf(stem: str, fields: Fields) -> float:
    return fields.wordings.idf(stem) or fields.text.idf(stem)


def _holding(places: Sequence[int] | NDArray[np.int32], fields: Fields) -> Mask:
    found = np.zeros(len(fields.ids), dtype=np.bool_)
    found[places] = True
    return found


def _no_accident(fields: Fields) -> NDArray[np.float64]:
    """Return, for each place, how many of its wordings hold a word by which it is asked for more than by chance.

    "Volunteer" stands in one wording of a passage on data that is shared of one's own accord.
    """
    all_asked = np.bincount(fields.wording_of, minlength=fields.places)
    least: NDArray[np.float64] = np.maximum(NO_ACCIDENT, NO_ACCIDENT_SHARE * all_asked)
    return least


def _worded(stem: str, least: NDArray[np.float64], fields: Fields) -> Mask:
    """Tell which passages are asked for by a word more than by chance."""
    asked = fields.wording_of[fields.wordings.documents_with(stem)]
    found: Mask = np.greater_equal(np.bincount(asked, minlength=fields.places), least)
    return found[: len(fields.ids)]


def best_of_each(
    query: AnalyzedQuery, scores: NDArray[np.float64], subject: NDArray[np.float64], fields: Fields
) -> Iterator[NDArray[np.intp]]:
    """Yield the places of the best passages of each side, or of each framework where all are compared.

    That which holds most of the subject is among them, however many others come nearer.
    """
    sides = [of_side(side, fields) for side in query.sides]
    for own in sides or fields.of_framework.values():
        places = np.flatnonzero((scores > 0) & own)
        yield first_of(places, scores, MOST_COMPARED, fields)
        yield first_of(places, scores + subject * scores.max(initial=0.0), 1, fields)


def first_of(
    places: NDArray[np.intp], scores: NDArray[np.float64], count: int, fields: Fields
) -> NDArray[np.intp]:
    """Return the best of some places, best first, ties by passage id."""
    if places.size > count:
        given = scores[places]
        floor = np.partition(given, places.size - count)[places.size - count]
        places = places[given >= floor]
    order = np.lexsort((fields.ranks[places], -scores[places]))
    return places[order][:count]


def openings_of(side: Side, fields: Fields) -> list[int]:
    """Return the places of the first paragraphs of a side's documents that say more than a date.

    A source's own words go before a summary; the shortest will do where there are no longer ones.
    """
    passages = fields.corpus.passages
    own = [
        place
        for place in np.flatnonzero(of_side(side, fields)).tolist()
        if passages[place].kind == "paragraph"
    ]
    original = [place for place in own if passages[place].wording == "original"] or own
    long = [place for place in original if len(passages[place].text.split()) >= FEWEST_OPENING]
    return (long or original)[:MOST_OPENING]
