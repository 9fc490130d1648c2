"""Acronyms and synonyms: what people say to what documents say."""

import math
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field

from bot.domain.ids import Value
from bot.domain.query import Origin, Term
from bot.retrieval.terms import (
    Names,
    content_words_of_each,
    is_name_token,
    stems_of,
    words_of_each,
)

ACRONYM_WEIGHT = 0.9
"""Weight, 0 to 1, of a term that an acronym stands for, divided by the root of how many these are: the
words of one name are no questions of their own."""
SYNONYM_WEIGHT = 0.25
"""Weight of a term that a synonym brings in, 0 to 1; between 0.2 and 0.3 no judged file differed by more
than two questions (decision 20)."""
BROUGHT: frozenset[Origin] = frozenset({"acronym", "synonym"})
"""Origins of the terms that a lexicon brings in."""
LONGEST_PHRASE_WORDS = 8
"""Words in the longest phrase that is looked up."""

Phrase = tuple[str, ...]


class LexiconFile(Value):
    """The file `lexicon.yaml`: keys and values are phrases parted by commas."""

    acronyms: dict[str, str] = Field(default_factory=dict)
    groups: dict[str, str] = Field(default_factory=dict)


class Expansion(NamedTuple):
    """A stem brought in by a phrase of the question."""

    stem: str
    weight: float
    origin: Origin
    phrase: str


class LexiconTables(NamedTuple):
    """What a lexicon looks up: enough to make the very same one again."""

    words: frozenset[str]
    """Every word of every phrase."""
    shorts: frozenset[str]
    """The acronyms, in lower case."""
    acronyms: Mapping[Phrase, Iterable[str]]
    """Words to the stems that they bring in."""
    synonyms: Mapping[Phrase, Iterable[str]]
    """Stems of content words to the stems that they bring in."""
    sayings: Mapping[Phrase, Iterable[str]]
    """Stems of all words, of phrases that say it by their small words too, to the same."""


class Lexicon:
    """Phrases to the stems that they bring in; acronyms by words, synonyms by stems."""

    def __init__(self, tables: LexiconTables) -> None:
        self.tables = tables
        self._brings = {" ".join(short): len([*stems]) for short, stems in tables.acronyms.items()}
        self._starts = [
            frozenset(phrase[0] for phrase in table)
            for table in (tables.acronyms, tables.synonyms, tables.sayings)
        ]

    @classmethod
    def of_file(cls, file: LexiconFile, names: Names) -> Self:
        """Return the lexicon of a file, in which frameworks go by these names."""
        return cls(_Reading(file, names).tables)

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return self.tables.words

    @property
    def shorts(self) -> frozenset[str]:
        """The acronyms, in lower case."""
        return self.tables.shorts

    def expand(self, words: Sequence[str], content: Sequence[str]) -> Iterator[Expansion]:
        """Yield what the phrases of a question bring in, each stem with its weight.

        Args:
            words: all words of the question, in order.
            content: its content words, frameworks' names joined.
        """
        acronyms, synonyms, sayings = self._starts
        for phrase, stem in _brought(words, self.tables.acronyms, acronyms):
            weight = ACRONYM_WEIGHT / math.sqrt(self._brings[phrase])
            yield Expansion(stem=stem, weight=weight, origin="acronym", phrase=phrase)
        for phrase, stem in _brought(stems_of(content), self.tables.synonyms, synonyms):
            yield Expansion(stem=stem, weight=SYNONYM_WEIGHT, origin="synonym", phrase=phrase)
        for phrase, stem in _brought(stems_of(words), self.tables.sayings, sayings):
            yield Expansion(stem=stem, weight=SYNONYM_WEIGHT, origin="synonym", phrase=phrase)


class _Reading:
    """A file on its way to tables: its phrases as words and as stems."""

    def __init__(self, file: LexiconFile, names: Names) -> None:
        sides = (*file.acronyms.items(), *file.groups.items())
        phrases = list(dict.fromkeys(p for pair in sides for side in pair for p in _phrases(side)))
        words = words_of_each(phrases)
        self._words = dict(zip(phrases, words, strict=True))
        self._stems = {
            phrase: tuple(stems_of(found))
            for phrase, found in zip(phrases, content_words_of_each(phrases, names), strict=True)
        }
        self._acronyms: dict[Phrase, dict[str, None]] = {}
        self._synonyms: dict[Phrase, dict[str, None]] = {}
        self._sayings: dict[Phrase, dict[str, None]] = {}
        for short, full in file.acronyms.items():
            self._add_acronym(_phrases(short), _phrases(full))
        for documents, people in file.groups.items():
            self._add_group(_phrases(documents), _phrases(people))
        known = frozenset(word for found in words for word in found)
        self.tables = LexiconTables(
            known, self._shorts(file), self._acronyms, self._synonyms, self._sayings
        )

    def _shorts(self, file: LexiconFile) -> frozenset[str]:
        return frozenset(
            word.removesuffix("s")
            for short in file.acronyms
            for phrase in _phrases(short)
            for word in self._words[phrase][:1]
        )

    def _add_acronym(self, shorts: list[str], fulls: list[str]) -> None:
        for one, others in (*((s, fulls) for s in shorts), *((f, shorts) for f in fulls)):
            stems = self._acronyms.setdefault(tuple(self._words[one]), {})
            for other in others:
                stems.update(dict.fromkeys(self._stems[other]))

    def _add_group(self, documents: list[str], people: list[str]) -> None:
        brought = [stem for text in documents for stem in self._stems[text]]
        for text in people:
            content, words = self._stems[text], self._words[text]
            if self._is_saying(text):
                self._sayings.setdefault(tuple(stems_of(words)), {}).update(dict.fromkeys(brought))
            elif content:
                self._synonyms.setdefault(content, {}).update(dict.fromkeys(brought))

    def _is_saying(self, text: str) -> bool:
        """Tell whether a phrase is several words of which one alone says what it is about.

        "All-inclusive" and "step up" are not what "inclusive" and "step" are.
        """
        content = self._stems[text]
        return len(content) == 1 < len(self._words[text]) and not is_name_token(content[0])


def load_lexicon(folder: Path, names: Names) -> Lexicon:
    """Return the lexicon of a knowledge folder; an empty one where there is none.

    Raises:
        KnowledgeUnreadable: the file cannot be read.
        KnowledgeInvalid: it breaks its rules.
    """
    from bot.yamlfile import parse, read_text  # noqa: PLC0415 - a snapshot needs no YAML

    path = folder / "lexicon.yaml"
    if not path.is_file():
        return Lexicon.of_file(LexiconFile(), names)
    return Lexicon.of_file(parse(read_text(path), LexiconFile, path=str(path)), names)


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split(",") if phrase.strip()]


def _brought(
    words: Sequence[str], table: Mapping[Phrase, Iterable[str]], starts: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield the phrases of a table that stand in a text, each with a stem that it brings in.

    Shorter phrases come first; `starts` holds the first words of all phrases.
    """
    for length in range(1, min(LONGEST_PHRASE_WORDS, len(words)) + 1):
        for start in range(len(words) - length + 1):
            if words[start] not in starts:
                continue
            phrase = tuple(words[start : start + length])
            for stem in table.get(phrase, ()):
                yield " ".join(phrase), stem


def brought_in(
    words: Collection[str], terms: Iterable[Term], origins: Container[Origin] = BROUGHT
) -> list[str]:
    """Return the stems of those terms that some words brought in, by themselves or in a phrase.

    Args:
        words: as they were typed.
        terms: of the question.
        origins: of the terms that count: acronyms and synonyms, or one of these.
    """
    return [
        term.stem
        for term in terms
        if term.origin in origins and any(not set(words).isdisjoint(f.split()) for f in term.forms)
    ]
