"""Text to index terms: names of frameworks joined, stop words dropped, the rest stemmed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Document
from bot.text.normalize import normalize
from bot.text.stem import stem
from bot.text.stopwords import STOPWORDS
from bot.text.tokenize import tokenize

GRAM_CHARACTERS = 4
"""Characters in a gram: long enough to be rare, short enough to outlive a misspelling.

Source: McNamee and Mayfield, "Character n-gram tokenization for European language text
retrieval", Information Retrieval 7 (2004), which finds 4 best for English.
"""


class FrameworkName(NamedTuple):
    """A name of a framework as tokens, and the one token that stands for it."""

    tokens: tuple[str, ...]
    framework: FrameworkId


class Names:
    """The names by which frameworks are called; the longest match wins."""

    def __init__(self, names: Iterable[FrameworkName]) -> None:
        self._by_first: dict[str, list[FrameworkName]] = {}
        for name in sorted(set(names), key=lambda n: (-len(n.tokens), n)):
            self._by_first.setdefault(name.tokens[0], []).append(name)
        self.tokens: Mapping[str, FrameworkId] = {
            name_token(name.framework): name.framework
            for found in self._by_first.values()
            for name in found
        }

    @classmethod
    def of_documents(cls, documents: Iterable[Document]) -> "Names":
        """Return the names that the documents' headers list."""
        return cls(
            FrameworkName(tuple(words_of(name)), document.header.framework)
            for document in documents
            for name in (document.header.title, *document.header.names)
        )

    def join(self, words: Sequence[str]) -> list[str]:
        """Return `words` with every framework's name as one token."""
        joined: list[str] = []
        place = 0
        while place < len(words):
            name = self._at(words, place)
            joined.append(name_token(name.framework) if name else words[place])
            place += len(name.tokens) if name else 1
        return joined

    def _at(self, words: Sequence[str], place: int) -> FrameworkName | None:
        for name in self._by_first.get(words[place], ()):
            if tuple(words[place : place + len(name.tokens)]) == name.tokens:
                return name
        return None


def name_token(framework: FrameworkId) -> str:
    """Return the token that stands for a framework in the index: letters only."""
    return framework.replace("-", "")


def words_of(text: str) -> list[str]:
    """Return the words of `text`, in order and lower case, stop words included."""
    return [token.text for token in tokenize(normalize(text)) if token.text]


def content_words(text: str, names: Names) -> list[str]:
    """Return the words of `text` that say what it is about, frameworks' names as one."""
    return [word for word in names.join(words_of(text)) if word not in STOPWORDS]


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each word."""
    return [stem(word) for word in words]


def grams_of(words: Iterable[str]) -> list[str]:
    """Return the character 4-grams of each word, its ends marked; a short word is one gram."""
    return [gram for word in words for gram in _grams(f"_{word}_")]


def _grams(marked: str) -> list[str]:
    last = max(len(marked) - GRAM_CHARACTERS, 0)
    return [marked[start : start + GRAM_CHARACTERS] for start in range(last + 1)]
