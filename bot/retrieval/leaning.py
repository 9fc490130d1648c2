"""Whether words lean on what was said before them: in the question before, or in the part before."""

import re
from collections.abc import Sequence

from bot.retrieval.terms import stems_of
from bot.text.stopwords import QUESTION_WORDS

FOLLOW_UP_WORDS = 3
"""Content words at most in a question that leans on the one before by a pronoun."""

_LEANS = re.compile(
    r"^(?:and|but|also|or|what about|how about|what of|same for|ok and|so what about)\b"
    r"|\b(?:it|its|that|this|those|these|them|they|their|there|one|he|his|him|she|hers|her)\b"
)
_REFERS = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|their|he|his|him|she|hers|her)\b"
)
_UNSAID = QUESTION_WORDS | frozenset(
    """
    accountable affected apply applies begin begins confirmed covered decides example examples exempt excluded
    included instead led long pays published reason reasons responsible runs same since start started starts wrote
    written
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""Content words that ask of something which has to be said beside them: "who is covered?"."""
_HOW = re.compile(r"^(?:and |so )?how (?:many|much|long|often)\b")
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|when|where|why|how|more|else|since|same|instead|examples?|reasons?)\b"
)


def leans(text: str, content: Sequence[str]) -> bool:
    """Tell whether a text in lower case leans on what was said before.

    Args:
        text: its words.
        content: those of them that say what it is about; without any, it leans if it asks.
    """
    if QUESTION_WORDS.issuperset(content):
        return bool(_ASKS.search(text))
    if _leaves_unsaid(text, content):
        return True
    found = _LEANS.search(text)
    is_short = len(set(stems_of(content))) <= FOLLOW_UP_WORDS
    return found is not None and (found.start() == 0 or is_short)


def _leaves_unsaid(text: str, content: Sequence[str]) -> bool:
    """Tell whether a text asks, and does not say of what: "who is covered?", "how many places?"."""
    if _HOW.search(text):
        return len(content) <= 1
    return _UNSAID.issuperset(content) and bool(_ASKS.search(text))


def refers(text: str, content: Sequence[str]) -> bool:
    """Tell whether a text in lower case means by a pronoun, or leaves unsaid, what was said before it.

    Args:
        text: its words.
        content: those of them that say what it is about.
    """
    return bool(_REFERS.search(text)) or _leaves_unsaid(text, content)
