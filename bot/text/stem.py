"""Words to stems; the one door to the Snowball stemmer."""

from functools import lru_cache

import Stemmer

STEM_CACHE_WORDS = 50_000
"""Words whose stems are remembered; some 5 MB."""

_ENGLISH = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=STEM_CACHE_WORDS)
def stem(word: str) -> str:
    """Return the stem of a lower-case word.

    Source: Porter's English stemmer ("Porter 2"), snowballstem.org.
    """
    return str(_ENGLISH.stemWord(word))
