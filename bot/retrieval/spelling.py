"""Misspelled words to words that the documents or their wordings hold."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.text.english import english_words
from bot.text.stopwords import STOPWORDS

SHORTEST_CORRECTED = 3
"""Characters below which a word is left as it is."""
LONGEST_CORRECTED = 24
"""Characters above which a word is left as it is; the longest known ones are shorter."""
SHORTHAND = {
    "abt": "about",
    "bc": "because",
    "cos": "because",
    "coz": "because",
    "cud": "could",
    "dat": "that",
    "dey": "they",
    "dis": "this",
    "dus": "does",
    "hw": "how",
    "plz": "please",
    "ppl": "people",
    "shud": "should",
    "thru": "through",
    "wat": "what",
    "wen": "when",
    "wer": "where",
    "whr": "where",
    "wht": "what",
    "wich": "which",
    "wot": "what",
    "wots": "what",
    "wrk": "work",
    "wud": "would",
    "yr": "year",
    "yrs": "years",
}
"""How people write in a hurry, and what they mean; the nearest word would be another."""
_IN_FULL = frozenset(SHORTHAND.values())
_EDITS_BY_LENGTH = ((4, 1), (8, 2), (LONGEST_CORRECTED, 3))
"""Edits (optimal string alignment) allowed in a word of at most so many characters."""
_REMEMBERED = 4_096
"""Corrections kept, so that a word is looked for once."""


class Speller:
    """Corrects only what is neither in the vocabulary nor an English word."""

    def __init__(self, frequencies: Mapping[str, int], known: Iterable[str]) -> None:
        commonest = max(frequencies.values(), default=1)
        self._frequencies = {**frequencies, **dict.fromkeys(STOPWORDS, commonest)}
        self._known = frozenset(known)
        self._words = sorted(w for w in self._frequencies if len(w) >= SHORTEST_CORRECTED)
        self._correct = lru_cache(maxsize=_REMEMBERED)(self._nearest)

    def is_known(self, word: str) -> bool:
        """Return whether the documents, the wordings or the lexicon hold the word, or haste is read as it."""
        return word in self._frequencies or word in self._known or word in _IN_FULL

    def correct(self, word: str) -> str:
        """Return the word, or the likeliest one that the documents know within a few edits.

        What people write in a hurry, such as "wat", is read as they mean it. Codes and numbers are left alone, as are English words. Among equally near words, one with
        the same first letter wins, then the more frequent, then the first by letters.
        """
        if word in SHORTHAND:
            return SHORTHAND[word]
        if not SHORTEST_CORRECTED <= len(word) <= LONGEST_CORRECTED or not word.isalpha():
            return word
        if self.is_known(word) or word in english_words():
            return word
        return self._correct(word)

    def _nearest(self, word: str) -> str:
        from rapidfuzz import process  # noqa: PLC0415 - most questions hold no misspelled word
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

        edits = next(edits for length, edits in _EDITS_BY_LENGTH if len(word) <= length)
        found = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=edits, limit=None
        )
        ranked = sorted(
            (distance, near[0] != word[0], -self._frequencies[near], near)
            for near, distance, _ in found
        )
        return ranked[0][3] if ranked else word
