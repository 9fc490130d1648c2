"""What the words of a question are looked up in, and the words as they are read with it."""

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from bot.domain.header import Header
from bot.domain.ids import FrameworkId, PassageId
from bot.domain.knowledge import Passage
from bot.domain.query import Correction
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.spelling import Speller
from bot.retrieval.terms import Names, words_of
from bot.retrieval.thesaurus import Thesaurus
from bot.text.names import possible_names, words_in_capitals
from bot.text.stopwords import STOPWORDS

FEWEST_FOREIGN = 2
"""Words with letters that English has not, from which a text is in another language."""
_OF_DUTY = frozenset(
    ("expect", "expected", "mandatory", "must", "ought", "required", "should", "supposed")
)
"""What our succession plan must cover, the frameworks say as well as the plan that we call so."""


class Glossary(NamedTuple):
    """What the analysis looks things up in."""

    names: Names
    national: Names
    """Those of documents that were not imported."""
    lexicon: Lexicon
    thesaurus: Thesaurus
    """Empty where nothing was imported."""
    speller: Speller
    frameworks: tuple[FrameworkId, ...]
    passages: Mapping[PassageId, Passage]
    """By their ids: what a thread quoted is found in them."""
    headers: tuple[Header, ...]
    """Of all documents, in their order."""
    parts: Mapping[frozenset[str], str]
    """Stems of the names of parts of documents, each with the name: `Kark review`."""
    numbers: Mapping[str, frozenset[int]]
    """Which numbers the documents speak of, for each kind of what goes by one: `condition`."""
    person_free: frozenset[str]
    """Capitalised pairs of the documents, in lower case: no person's name."""


class Words(NamedTuple):
    """The words of a text."""

    words: list[str]
    content: list[str]
    corrections: tuple[Correction, ...]


def read_words(text: str, glossary: Glossary, names: Container[str]) -> Words:
    """Read the words of a text, misspelled ones corrected; what may be a name is none."""
    typed = words_of(text)
    spared = typed if _is_foreign(text) else names
    seen = [word if word in spared else glossary.speller.correct(word) for word in typed]
    changed = {old: new for old, new in zip(typed, seen, strict=True) if old != new}
    names_known = glossary.names if _OF_DUTY.isdisjoint(seen) else glossary.national
    content = [word for word in names_known.join(seen) if word not in STOPWORDS]
    corrections = tuple(Correction(typed=old, read_as=new) for old, new in changed.items())
    return Words(seen, content, corrections)


def _is_foreign(text: str) -> bool:
    """Tell whether a text is of another language, by its letters: none of its words is a slip of an English one."""
    letters = (any(c.isalpha() and not c.isascii() for c in word) for word in text.split())
    return sum(letters) >= FEWEST_FOREIGN


def strange_names(text: str, glossary: Glossary) -> frozenset[str]:
    """Return the words of a text that may be names, or acronyms unlike any that is known.

    `KOLE` is near to `KLOE`; `RIDDOR` is no slip of any word.
    """
    acronyms = glossary.lexicon.shorts
    strange = (
        word
        for word in words_in_capitals(text)
        if not acronyms.intersection({word, glossary.speller.correct(word)})
    )
    return possible_names(text).union(strange)


def named(content: Sequence[str], glossary: Glossary) -> tuple[FrameworkId, ...]:
    """Return the frameworks that content words name, in the order of the documents."""
    found = {glossary.names.tokens[word] for word in content if word in glossary.names.tokens}
    return tuple(framework for framework in glossary.frameworks if framework in found)
