"""Text to index terms: names of frameworks joined, stop words dropped, the rest stemmed."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Document
from bot.retrieval.own_documents import names_of
from bot.text.normalize import normalize
from bot.text.stem import stem
from bot.text.stopwords import STOPWORDS
from bot.text.tokenize import words_by_line

GRAM_CHARACTERS = 4
"""Characters in a gram: long enough to be rare, short enough to outlive a misspelling.

Source: McNamee and Mayfield, "Character n-gram tokenization for European language text
retrieval", Information Retrieval 7 (2004), which finds 4 best for English.
"""

GRAM_CACHE_WORDS = 20_000
"""Words whose grams are remembered; the corpus and its wordings have some 6,000."""


OF_NAME_FROM = 0.5
"""Share of the words of a topic's name that stand in a question about it."""


class FrameworkName(NamedTuple):
    """A name of a framework as tokens, and the one token that stands for it."""

    tokens: tuple[str, ...]
    framework: FrameworkId


class Names:
    """The names by which frameworks are called; the longest match wins."""

    def __init__(self, names: Iterable[FrameworkName]) -> None:
        self._by_first: dict[str, list[FrameworkName]] = {}
        for name in sorted(set(names), key=lambda n: (-len(n.tokens), n)):
            if not name.tokens:  # a title in another alphabet names nothing that can be typed
                continue
            self._by_first.setdefault(name.tokens[0], []).append(name)
        self.tokens: Mapping[str, FrameworkId] = {
            name_token(name.framework): name.framework
            for found in self._by_first.values()
            for name in found
        }

    @classmethod
    def of_documents(cls, documents: Sequence[Document]) -> "Names":
        """Return the names that the documents' headers list, and those of imported documents."""
        listed = (
            (name, document)
            for document in documents
            for name in (document.header.title, *document.header.names)
        )
        return cls(
            FrameworkName(tuple(words_of(name)), document.header.framework)
            for name, document in (*listed, *names_of(documents))
        )

    def join(self, words: list[str]) -> list[str]:
        """Return `words` with every framework's name as one token; the list itself if there is none."""
        if self._by_first.keys().isdisjoint(words):
            return words
        joined: list[str] = []
        place = 0
        while place < len(words):
            name = self._at(words, place) if words[place] in self._by_first else None
            joined.append(name_token(name.framework) if name else words[place])
            place += len(name.tokens) if name else 1
        return joined

    def _at(self, words: Sequence[str], place: int) -> FrameworkName | None:
        for name in self._by_first[words[place]]:
            if tuple(words[place : place + len(name.tokens)]) == name.tokens:
                return name
        return None


def name_token(framework: FrameworkId) -> str:
    """Return the token that stands for a framework in the index: no word that can be typed."""
    return "\u00a7" + framework.replace("-", "")


def is_name_token(token: str) -> bool:
    """Tell whether a token, or its stem, stands for a framework."""
    return token.startswith("\u00a7")


def words_of(text: str) -> list[str]:
    """Return the words of `text`, in order and lower case, stop words included."""
    return words_of_each([text])[0]


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of each text: many texts at one go, since an index starts with thousands."""
    return words_by_line("\n".join(map(_on_one_line, texts))) if texts else []


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if text.isascii() else normalize(text)


def content_words(text: str, names: Names) -> list[str]:
    """Return the words of `text` that say what it is about, frameworks' names as one."""
    return content_words_of_each([text], names)[0]


def content_words_of_each(texts: Sequence[str], names: Names) -> list[list[str]]:
    """Return the content words of each text."""
    return content_words_of(words_of_each(texts), names)


def content_words_of(read: Iterable[list[str]], names: Names) -> list[list[str]]:
    """Return the content words of texts that are read into words already."""
    return [[word for word in names.join(words) if word not in STOPWORDS] for words in read]


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each word."""
    return [stem(word) for word in words]


def pairs_of(stems: Sequence[str]) -> list[str]:
    """Return neighbouring stems as one term each, such as `success plan`."""
    return [f"{first} {second}" for first, second in pairwise(stems)]


def share_in_name(name: str, telling: Sequence[tuple[str, float]]) -> float:
    """Return the share of what is asked, names of frameworks aside, whose words stand in a topic's name.

    It is 0 where most of the name is about something else: "leadership programmes in councils" is not "our
    leadership programme".
    """
    said = frozenset(stems_of(word for word in words_of(name) if word not in STOPWORDS))
    asked = {stem: weight for stem, weight in telling if not is_name_token(stem)}
    if len(said.intersection(asked)) < OF_NAME_FROM * len(said):
        return 0.0
    held = sum(weight for stem, weight in asked.items() if stem in said)
    return min(held / total, 1.0) if (total := sum(asked.values())) else 0.0


def grams_of(words: Iterable[str]) -> list[str]:
    """Return the character 4-grams of each word, its ends marked; a short word is one gram."""
    return [gram for word in words for gram in _grams(word)]


@lru_cache(maxsize=GRAM_CACHE_WORDS)
def _grams(word: str) -> tuple[str, ...]:
    marked = f"_{word}_"
    last = max(len(marked) - GRAM_CHARACTERS, 0)
    return tuple(marked[start : start + GRAM_CHARACTERS] for start in range(last + 1))
