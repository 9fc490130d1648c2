"""What takes long to compose, as bytes that a file can hold, and back.

First stand the numbers of the indexes, as they are in memory, so that none has to be read one
by one; then comes JSON with the corpus and all words. Words are joined, since to split a string is
several times faster than to read as many strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.domain.ids import Value
from bot.domain.knowledge import Corpus
from bot.retrieval.fields import Fields, FieldWords, Indexes, fields_of, targets_of
from bot.retrieval.index import Bm25Index, IndexParts
from bot.retrieval.lexicon import Lexicon, LexiconTables, Phrase
from bot.retrieval.own_documents import with_own_words
from bot.retrieval.thesaurus import Thesaurus

if TYPE_CHECKING:  # slow to import, and only the type checker reads it
    from numpy.typing import NDArray

_LENGTH, _FRACTION, _WHOLE = (np.dtype(name) for name in ("<i8", "<f8", "<i4"))
_BETWEEN = "|"
"""Stands between words, and is in none of them."""


class Composed(NamedTuple):
    """What takes long to compose; the rest follows from it at once."""

    fields: Fields
    """With the corpus in it."""
    lexicon: Lexicon
    thesaurus: Thesaurus
    person_free: frozenset[str]
    """As in `Glossary`."""
    numbers: Mapping[str, frozenset[int]]
    """As in `Glossary`."""


class _IndexTerms(Value):
    size: int
    terms: str


class _Words(Value):
    """All that is no number of an index."""

    corpus: Corpus
    indexes: tuple[_IndexTerms, ...]
    stems: tuple[str, ...]
    text_pairs: tuple[str, ...]
    spelled: str
    counts: tuple[int, ...]
    lexicon_words: str
    shorts: str
    acronyms: dict[str, str]
    synonyms: dict[str, str]
    sayings: dict[str, str]
    thesaurus: tuple[str, ...]
    person_free: str
    numbers: dict[str, frozenset[int]]


class _Numbers(NamedTuple):
    """Of all indexes, one after the other."""

    fractions: NDArray[np.float64]
    wholes: NDArray[np.int32]


def to_bytes(composed: Composed) -> bytes:
    """Return all that was composed as bytes.

    Raises:
        ValueError: a word holds the sign that stands between words.
    """
    fields = composed.fields
    indexes = Indexes(*(getattr(fields, name) for name in Indexes._fields))
    parts = [index.parts() for index in indexes]
    numbers = _Numbers(
        np.concatenate([array for part in parts for array in (part.idf, part.weights)]),
        np.concatenate([array for part in parts for array in (part.bounds, part.documents)]),
    )
    lengths = np.array([array.size for array in numbers], dtype=_LENGTH)
    written = (lengths, numbers.fractions.astype(_FRACTION), numbers.wholes.astype(_WHOLE))
    json = _words(composed, parts).model_dump_json().encode()
    return b"".join((*(array.tobytes() for array in written), json))


def from_bytes(content: memoryview, *, loaded_at: datetime) -> Composed:
    """Return what was composed; its indexes keep their part of the bytes.

    Args:
        content: as `to_bytes` has it.
        loaded_at: the time of loading, for people to read.

    Raises:
        ValueError: the bytes are not such as `to_bytes` gives.
    """
    fractions, wholes = np.frombuffer(content[: 2 * _LENGTH.itemsize], _LENGTH).tolist()
    first = 2 * _LENGTH.itemsize
    second = first + fractions * _FRACTION.itemsize
    third = second + wholes * _WHOLE.itemsize
    numbers = _Numbers(
        np.frombuffer(content[first:second], _FRACTION),
        np.frombuffer(content[second:third], _WHOLE),
    )
    words = _Words.model_validate_json(content[third:].tobytes())
    corpus = words.corpus.model_copy(update={"loaded_at": loaded_at})
    indexes = Indexes(*map(Bm25Index.of_parts, _parts(words.indexes, numbers)))
    targets = targets_of(corpus, with_own_words(corpus))
    fields = fields_of(corpus, indexes, _field_words(words), targets)
    return Composed(
        fields=fields,
        lexicon=_lexicon(words),
        thesaurus=Thesaurus(words.thesaurus),
        person_free=frozenset(_parted(words.person_free)),
        numbers=words.numbers,
    )


def _words(composed: Composed, parts: Iterable[IndexParts]) -> _Words:
    fields, tables = composed.fields, composed.lexicon.tables
    return _Words(
        corpus=fields.corpus,
        indexes=tuple(_IndexTerms(size=one.size, terms=_joined(one.terms)) for one in parts),
        stems=tuple(map(_joined, fields.stems)),
        text_pairs=tuple(map(_joined, fields.text_pairs)),
        spelled=_joined(fields.frequencies),
        counts=tuple(fields.frequencies.values()),
        lexicon_words=_joined(tables.words),
        shorts=_joined(tables.shorts),
        acronyms=_joined_table(tables.acronyms),
        synonyms=_joined_table(tables.synonyms),
        sayings=_joined_table(tables.sayings),
        thesaurus=composed.thesaurus.lines,
        person_free=_joined(composed.person_free),
        numbers=dict(composed.numbers),
    )


def _field_words(words: _Words) -> FieldWords:
    return FieldWords(
        stems=tuple(frozenset(_parted(text)) for text in words.stems),
        text_pairs=tuple(frozenset(_parted(text)) for text in words.text_pairs),
        frequencies=dict(zip(_parted(words.spelled), words.counts, strict=True)),
    )


def _lexicon(words: _Words) -> Lexicon:
    return Lexicon(
        LexiconTables(
            words=frozenset(_parted(words.lexicon_words)),
            shorts=frozenset(_parted(words.shorts)),
            acronyms=_parted_table(words.acronyms),
            synonyms=_parted_table(words.synonyms),
            sayings=_parted_table(words.sayings),
        )
    )


def _parts(indexes: Iterable[_IndexTerms], numbers: _Numbers) -> Iterator[IndexParts]:
    """Cut the numbers of all indexes into those of each; none of them is copied."""
    fractions, wholes = numbers
    for index in indexes:
        terms = _parted(index.terms)
        bounds, wholes = wholes[: len(terms) + 1], wholes[len(terms) + 1 :]
        postings = int(bounds[-1]) if bounds.size else 0
        documents, wholes = wholes[:postings], wholes[postings:]
        idf, fractions = fractions[: len(terms)], fractions[len(terms) :]
        weights, fractions = fractions[:postings], fractions[postings:]
        yield IndexParts(index.size, tuple(terms), idf, bounds, documents, weights)


def _joined(words: Iterable[str]) -> str:
    given = list(words)
    text = _BETWEEN.join(given)
    if _parted(text) != given:
        raise ValueError("a word holds the sign that stands between words")
    return text


def _parted(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []


def _joined_table(table: Mapping[Phrase, Iterable[str]]) -> dict[str, str]:
    return {_joined(phrase): _joined(stems) for phrase, stems in table.items()}


def _parted_table(table: Mapping[str, str]) -> dict[Phrase, Iterable[str]]:
    return {tuple(_parted(phrase)): _parted(stems) for phrase, stems in table.items()}
