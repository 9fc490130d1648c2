"""Whether words lean on what was said before them: in the question before, or in the part before."""

import re
from collections.abc import Sequence

from bot.retrieval.terms import stems_of
from bot.text.stopwords import QUESTION_WORDS

FOLLOW_UP_WORDS = 3
"""Content words at most in a question that leans on the one before by a pronoun."""

_LEANS = re.compile(
    r"^(?:and|but|also|or|what about|how about|what of|same for|ok and|so what about)\b"
    r"|\b(?:it|its|that|this|those|these|them|they|their|there|one)\b"
)
_ASKS = re.compile(r"\b(?:what|which|who|whom|when|where|why|how|more|else)\b")


def leans(text: str, content: Sequence[str]) -> bool:
    """Tell whether a text in lower case leans on what was said before.

    Args:
        text: its words.
        content: those of them that say what it is about; without any, it leans if it asks.
    """
    if QUESTION_WORDS.issuperset(content):
        return bool(_ASKS.search(text))
    found = _LEANS.search(text)
    is_short = len(set(stems_of(content))) <= FOLLOW_UP_WORDS
    return found is not None and (found.start() == 0 or is_short)
