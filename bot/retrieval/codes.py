"""Official codes and quoted words in a question, and whether it asks for nothing but one code."""

import re
from collections.abc import Sequence

from bot.retrieval.spelling import SHORTHAND
from bot.retrieval.terms import words_of
from bot.text.stopwords import STOPWORDS

_IDENTIFIER = re.compile(
    r"\bw ?([1-9])(?:[ .-]?(\d{1,2}))?\b"
    r"|(?:\b(?:para(?:graph)?s?\.? ?)|(?<![\u00a3$\d.]))\b(4\.\d{2})\b(?! ?(?:%|per ?cent|percent|[mk]\b|million|billion))",
    re.IGNORECASE,
)
_CARD_WORDS = frozenset(
    """
    about ask asked asks card code cover covered covers describe details enquiry exact exactly explain
    framework full give key kloe kloes led line lines list look mean meaning means name please prompt prompts quote
    read say says show summarise summary tell verbatim well well-led whole word wording words
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""What is said around a code by whoever wants all that is known of it."""
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"]+)[\u201d\"]")
FEWEST_QUOTED_WORDS = 4
"""Words in quotation marks from which they are looked for as they stand."""


def identifiers_in(text: str) -> tuple[str, ...]:
    """Return the official codes in a text, each once, in order."""
    found: dict[str, None] = {}
    for kloe, prompt, paragraph in _IDENTIFIER.findall(text):
        code = paragraph or (f"W{kloe}.{prompt}" if prompt else f"W{kloe}")
        found[code] = None
    return tuple(found)


def quotes_in(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks and is long enough to be somebody's own words."""
    found = (match.rstrip(" .\u2026").lower() for match in _QUOTED.findall(text))
    return tuple(words for words in found if len(words.split()) >= FEWEST_QUOTED_WORDS)


def asks_for_card(text: str, identifiers: Sequence[str]) -> bool:
    """Tell whether a question holds one code, and nothing beside it that is asked of it."""
    return len(identifiers) == 1 and asks_for_nothing_but_codes(text)


def asks_for_nothing_but_codes(text: str) -> bool:
    """Tell whether a text that holds codes says nothing beside them that is asked of them."""
    beside = [SHORTHAND.get(word, word) for word in words_of(_IDENTIFIER.sub(" ", text))]
    return STOPWORDS.union(_CARD_WORDS).issuperset(beside)
