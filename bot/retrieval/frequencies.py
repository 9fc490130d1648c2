"""How often words stand in texts and wordings, for spelling."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from bot.text.english import english_words

FEWEST_OF_A_WORD = 4
"""Times that a word which is not English stands in wordings before it is taken for one: people who
write wordings misspell as others do."""
_TEXT_FREQUENCY = 5
"""How much more a word of the documents counts for spelling than one of the wordings."""


def frequencies_of(texts: list[list[str]], wordings: Iterable[list[str]]) -> dict[str, int]:
    """Return the words of texts and wordings, with how often they stand there."""
    counts = Counter(chain.from_iterable(wordings))
    for word, count in Counter(chain.from_iterable(texts)).items():
        counts[word] += _TEXT_FREQUENCY * count
    english = english_words()
    return {
        word: count
        for word, count in counts.items()
        if count >= FEWEST_OF_A_WORD or word in english or not word.isalpha()
    }
