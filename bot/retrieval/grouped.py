"""The passages and topics of a corpus by what they are: places of a kind, masks, an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.ids import FrameworkId, PassageId, lists_around
from bot.domain.knowledge import Corpus, OutsideKind
from bot.text.answer_kinds import tells_what_is_not_held

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray


_SIGNPOST = re.compile(
    r"(?:to view|to read|for more|for further|find out how)\b[^.]{0,120}\b(?:visit|here):",
    re.IGNORECASE,
)
"""A line that leads elsewhere: "To view the full plan, visit: ..."."""
_KLOE = re.compile(r"W[1-8](?:\.\d{1,2})?")


def of_framework(corpus: Corpus) -> dict[FrameworkId, NDArray[np.bool_]]:
    """Return which passages are of each framework."""
    frameworks = [passage.framework for passage in corpus.passages]
    distinct = dict.fromkeys(frameworks)
    return {one: np.array([f == one for f in frameworks], dtype=np.bool_) for one in distinct}


def outside_of(corpus: Corpus) -> dict[OutsideKind, NDArray[np.intp]]:
    """Return the places of the outside topics of each kind, in the order of the file."""
    kinds = [topic.kind for topic in corpus.outside]
    return {kind: np.flatnonzero([one == kind for one in kinds]) for kind in dict.fromkeys(kinds)}


def items_of(corpus: Corpus) -> dict[str, list[int]]:
    """Return the places of each list's items, those of lists inside it too, by the list's id."""
    places: dict[str, list[int]] = {}
    for place, passage in enumerate(corpus.passages):
        for list_id in lists_around(passage.list_id):
            places.setdefault(list_id, []).append(place)
    return places


def demoted(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which facts go behind the text: not those of a document that left something blank."""
    blank = {d.header.id for d in corpus.documents if d.header.placeholders}
    facts = [p.kind == "fact" and p.document_id not in blank for p in corpus.passages]
    return np.array(facts, dtype=np.bool_)


def coded(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages come under a key line of enquiry, whole lists of prompts aside."""
    codes = (
        (p.reference.code if p.reference and p.kind != "list" else "") for p in corpus.passages
    )
    return np.array([_KLOE.fullmatch(code) is not None for code in codes], dtype=np.bool_)


def later(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages tell what came after the frameworks."""
    return np.array([passage.later for passage in corpus.passages], dtype=np.bool_)


def unheld(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages say only that something is not held."""
    return np.array(
        [
            p.wording == "summary" and all(map(tells_what_is_not_held, p.sentences))
            for p in corpus.passages
        ],
        dtype=np.bool_,
    )


def signposts(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages say where to read more, and nothing else."""
    signs = [_SIGNPOST.match(passage.text) is not None for passage in corpus.passages]
    return np.array(signs, dtype=np.bool_)


def facts(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages are facts of a header."""
    return np.array([p.kind == "fact" for p in corpus.passages], dtype=np.bool_)


def summaries(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages are summaries, facts of a header aside."""
    found = [p.wording == "summary" and p.kind != "fact" for p in corpus.passages]
    return np.array(found, dtype=np.bool_)


def imported(corpus: Corpus) -> NDArray[np.bool_]:
    """Tell which passages are of documents that were imported."""
    found = {d.header.id for d in corpus.documents if d.header.imported}
    return np.array([p.document_id in found for p in corpus.passages], dtype=np.bool_)


def ranks(ids: Sequence[PassageId]) -> NDArray[np.intp]:
    """Return the place of each id among all ids in order."""
    found = np.empty(len(ids), dtype=np.intp)
    found[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return found
