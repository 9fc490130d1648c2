"""Everyday words that may stand for each other, for documents whose wordings nobody wrote.

Who asks for "time off when my father died" has not read "bereavement leave". For the project's own documents such
ways of asking are written down one by one; a trust's documents have only their own words, and this.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bot.domain.query import Term
from bot.retrieval.terms import words_of
from bot.text.stem import stem
from bot.text.stopwords import STOPWORDS

RELATED_WEIGHT = 0.8
"""Weight, 0 to 1, of a word that may stand for one that was typed, divided by the root of how many stand
for it together; tuned on judged questions about imported documents (decision 25)."""
LONGEST_PHRASE_WORDS = 5
"""Words in the longest phrase that is looked up."""
FILE = "thesaurus.txt"

Phrase = tuple[str, ...]


class Thesaurus:
    """Groups of words and phrases; in a question each brings in the others of its group."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        """Keep the lines of a file: on each, words and phrases parted by commas."""
        self.lines = tuple(lines)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(word for group in self._groups for phrase in group for word in phrase)

    @cached_property
    def _groups(self) -> Sequence[Sequence[Phrase]]:
        return [[tuple(words_of(text)) for text in line.split(",")] for line in self.lines]

    @cached_property
    def _brings(self) -> Mapping[Phrase, Mapping[str, float]]:
        """The stems of each phrase, with the stems that it brings in and their weights."""
        found: dict[Phrase, dict[str, float]] = {}
        for group in self._groups:
            for phrase in group:
                own = tuple(map(stem, phrase))
                brought = found.setdefault(own, {})
                for other in group:
                    for one, weight in _content(other):
                        if one not in own:
                            brought[one] = max(weight, brought.get(one, 0.0))
        return found

    def related(self, words: Sequence[str]) -> Iterator[Term]:
        """Yield each stem that may stand for a word or phrase of a question, once for each that it may.

        Args:
            words: all words of the question, in order.
        """
        if not self.lines:
            return
        stems = [stem(word) for word in words]
        for length in range(1, min(LONGEST_PHRASE_WORDS, len(words)) + 1):
            for start in range(len(words) - length + 1):
                phrase = tuple(stems[start : start + length])
                if length == 1 and words[start] in STOPWORDS:
                    continue
                for one, weight in self._brings.get(phrase, {}).items():
                    yield Term(one, RELATED_WEIGHT * weight, "related", (" ".join(phrase),))


def load_thesaurus(folder: Path) -> Thesaurus:
    """Return the thesaurus of a knowledge folder; an empty one where there is none.

    Raises:
        KnowledgeUnreadable: the file cannot be read.
    """
    from bot.yamlfile import read_text  # noqa: PLC0415 - a snapshot needs no YAML

    path = folder / FILE
    if not path.is_file():
        return Thesaurus()
    lines = (line.strip() for line in read_text(path).splitlines())
    return Thesaurus([line for line in lines if line and not line.startswith("#")])


def _content(phrase: Phrase) -> list[tuple[str, float]]:
    """Return the stems of a phrase that say something, each with its share of the phrase's weight."""
    found = [stem(word) for word in phrase if word not in STOPWORDS]
    return [(one, 1 / math.sqrt(len(found))) for one in found]
