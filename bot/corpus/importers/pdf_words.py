"""Lines joined into text: words that were parted at the ends of lines are made whole."""

import re
from collections import Counter
from collections.abc import Iterable

from bot.text.english import english_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+)\s?-$")
_STARTS = re.compile(r"[^\W\d_]+")
_LOST_LETTER = re.compile(r"([A-Za-z]+) ([a-z])$")
_KEPT_BEFORE = frozenset(
    {"all", "cross", "ex", "half", "high", "low", "non", "self", "semi", "well"}
)
"""First halves that keep their hyphen whatever follows."""


class Joiner:
    """Joins lines, by the words of the document itself and of the language."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(word.lower() for word in _WORD.findall(line))

    def join(self, text: str, line: str) -> str:
        """Return a text with the next line."""
        parted = _PARTED.search(text)
        follows = _STARTS.match(line)
        if not text or parted is None or follows is None:
            return f"{text} {line}" if text else line
        if follows[0][0].isupper() and not self._is_capitals(parted[1], follows[0]):
            return f"{text}{line}" if not text[:-1].endswith(" ") else f"{text} {line}"
        head = text[: parted.start()] + parted[1]
        mark = "-" if self._keeps_hyphen(parted[1].lower(), follows[0].lower()) else ""
        return f"{head}{mark}{line}"

    def mended(self, line: str) -> str:
        """Return a line whose last letter was set apart to fill the line, with it back in place."""
        lost = _LOST_LETTER.search(line)
        if lost is None:
            return line
        word, letter = lost[1].lower(), lost[2]
        if letter == "a" and not self._is_word(word + letter):
            return line
        if letter == "a" and self._is_word(word):
            return line
        return line[: lost.start(2) - 1] + letter

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        whole, hyphened = first + second, f"{first}-{second}"
        if self._words[hyphened] != self._words[whole]:
            return self._words[hyphened] > self._words[whole]
        if self._is_word(whole):
            return False
        return first in _KEPT_BEFORE or (self._is_word(first) and self._is_word(second))

    def _is_capitals(self, first: str, second: str) -> bool:
        """Tell whether two halves in capitals are one word, rather than two names."""
        return first.isupper() and second.isupper() and self._is_word(f"{first}{second}".lower())

    def _is_word(self, word: str) -> bool:
        known = english_words()
        endings = ("", "s", "es", "d", "ed", "ing", "ly", "r", "al")
        return any(word.endswith(e) and word.removesuffix(e) in known for e in endings)
