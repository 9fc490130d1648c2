"""Parts of documents that have a name of their own: a review, a condition, a code of conduct."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.domain.knowledge import Passage
from bot.retrieval.codes import identifiers_in
from bot.retrieval.terms import Names, content_words, is_name_token, stems_of

FEWEST_WORDS = 2
"""Content words from which a whole heading is a name: "Culture" is none."""
MOST_WORDS = 6
"""Words up to which it is one, and no sentence."""

_DATED = re.compile(r"^[^:]*\b(?:19|20)\d\d\b[^:]*: ")
_ASKING = re.compile(
    r"^(?:how|kloe|what|when|where|whether|which|who|why)\b|\bnot (?:held|known)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\D+ \d+\b(?= )")
"""The number by which a condition or an action goes, before what it is called."""
_REVIEWS = re.compile(r"^(?P<names>[A-Z]\w+(?: and [A-Z]\w+)*) reviews?$")


def names_of_parts(passages: Iterable[Passage], names: Names) -> Mapping[frozenset[str], str]:
    """Return the names of parts as the headings have them, by the stems of their content words.

    A review goes by the name of who led it, with or without the word.
    """
    headings = dict.fromkeys(p.heading_path[-1] for p in passages if len(p.heading_path) > 1)
    found = (pair for heading in headings for pair in _names_in(heading, names))
    return {stems: name for stems, name in found if not all(map(is_name_token, stems))}


def names_a_part(heading: str) -> bool:
    """Tell whether a heading is what something is called: none that asks, or says what is not held."""
    return _ASKING.search(_DATED.sub("", heading)) is None


def _names_in(heading: str, names: Names) -> Iterator[tuple[frozenset[str], str]]:
    called = _DATED.sub("", heading).removeprefix("The ")
    if not names_a_part(called) or identifiers_in(called):
        return
    if reviews := _REVIEWS.match(called):
        for leader in reviews["names"].split(" and "):
            for said in (leader, f"{leader} review"):
                yield frozenset(stems_of(content_words(said, names))), f"{leader} review"
        return
    if numbered := _NUMBERED.match(called):
        yield frozenset(stems_of(content_words(numbered[0], names))), numbered[0]
        return
    stems = stems_of(content_words(called, names))
    if "review" in stems:  # "the seven recommendations of the Kark review": the review has a name
        return
    if len(stems) >= FEWEST_WORDS and len(called.split()) <= MOST_WORDS:
        yield frozenset(stems), called
