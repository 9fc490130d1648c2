"""A seeded corpus with the statistics of English passages, and questions about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

_COMMONEST = """
the of and to in a is for that with as on be are by or an this it at from their which we
can will how what they our should not have who has do more when all you these into where
does your other through about may there need been between so its than such also if must
each any was were them within across
"""

FUNCTION_WORDS = tuple(_COMMONEST.split())
"""Real function words, the commonest first."""

FUNCTION_SHARE = 0.45
"""Share of the tokens that are function words, 0 to 1: a choice, as in running English text."""

FUNCTION_SHIFT = 2.7
"""Mandelbrot's shift for function words: what is usual for English."""

CONTENT_SHIFT = 20.0
"""The same for content words, which come after them."""

VOCABULARY = 60_000
"""How many content words there are to draw from."""

PASSAGE_TOKENS = (15, 90)
"""Shortest and longest passage, in tokens."""

CONTENT_TOKENS = (2, 5)
"""Fewest and most content words in a question."""

FUNCTION_TOKENS = (4, 9)
"""Fewest and most function words in a question."""

CHUNK = 1_000
"""Passages drawn at a time, so that little memory is left over from drawing them."""

Tokens = list[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in both forms."""

    typed: Tokens
    """6 to 14 tokens, function words and content words mixed."""
    content: Tokens
    """Its content words alone, in the same order."""


def passages(size: int, seed: int = 7) -> Iterator[Tokens]:
    """Draw a corpus; the same size and seed give the same one.

    Args:
        size: How many passages, 0 or more.
        seed: Of the random numbers.

    Yields:
        The tokens of one passage; equal tokens are one string.
    """
    rng = np.random.default_rng(seed)
    words = [*FUNCTION_WORDS, *islice(_invented_words(rng), VOCABULARY)]
    heads = FUNCTION_SHARE * _zipf(len(FUNCTION_WORDS), shift=FUNCTION_SHIFT)
    ends = np.cumsum(
        np.concatenate((heads, (1 - FUNCTION_SHARE) * _zipf(VOCABULARY, shift=CONTENT_SHIFT)))
    )
    shortest, longest = PASSAGE_TOKENS
    for start in range(0, size, CHUNK):
        lengths = rng.integers(shortest, longest + 1, min(CHUNK, size - start))
        drawn = np.searchsorted(ends, rng.random(lengths.sum()) * ends[-1], side="right")
        tokens = iter(drawn.tolist())
        for length in lengths.tolist():
            yield [words[number] for number in islice(tokens, length)]


def questions(corpus: list[Tokens], count: int, seed: int = 3) -> list[Question]:
    """Draw questions, each with the content words of one passage.

    Args:
        corpus: The passages, at least one.
        count: How many questions.
        seed: Of the random numbers.

    Returns:
        The questions; the same arguments give the same ones.
    """
    rng = np.random.default_rng(seed)
    made: list[Question] = []
    while len(made) < count:
        passage = corpus[rng.integers(len(corpus))]
        held = sorted(set(passage).difference(FUNCTION_WORDS))
        if len(held) >= CONTENT_TOKENS[1]:
            made.append(_question(held, rng))
    return made


def _question(held: Tokens, rng: np.random.Generator) -> Question:
    content = _some(held, np.ones(len(held)), CONTENT_TOKENS, rng=rng)
    odds = _zipf(len(FUNCTION_WORDS), shift=FUNCTION_SHIFT)
    typed = [*content, *_some(FUNCTION_WORDS, odds, FUNCTION_TOKENS, rng=rng)]
    rng.shuffle(typed)
    return Question(typed=typed, content=[token for token in typed if token in content])


def _some(
    words: Sequence[str],
    odds: NDArray[np.float64],
    bounds: tuple[int, int],
    *,
    rng: np.random.Generator,
) -> Tokens:
    """Different words, between the fewest and the most of the bounds."""
    number = rng.integers(bounds[0], bounds[1] + 1)
    drawn = rng.choice(len(words), number, replace=False, p=odds / odds.sum())
    return [words[place] for place in drawn]


def _zipf(count: int, shift: float) -> NDArray[np.float64]:
    """Zipf's law with Mandelbrot's shift: odds that fall as 1 / (rank + shift), 1 in all."""
    odds = 1 / (np.arange(count) + shift)
    return odds / odds.sum()


def _invented_words(rng: np.random.Generator) -> Iterator[str]:
    """Different words of two to five syllables, without end."""
    starts = (*"bcdfghlmnprstv", "st", "tr", "pl", "gr")
    syllables = [start + vowel for start in starts for vowel in "aeiou"]
    seen: set[str] = set()
    while True:
        picked = rng.integers(0, len(syllables), rng.integers(2, 6))
        word = "".join(syllables[number] for number in picked)
        if word not in seen:
            seen.add(word)
            yield word
