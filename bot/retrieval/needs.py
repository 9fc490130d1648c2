"""One question, several needs: where it divides."""

import re

_ASKING = r"(?:what|which|who|whom|whose|when|where|why|how)(?:'s|'re|'ll)?"
_HELPING = r"(?:is|are|was|were|do|does|did|can|could|should|must|may|will|would|has|have)"
_DIVISION = re.compile(
    rf"(?:\?+\s*(?:and|also|plus|then|or)?,?\s+(?=\S))"
    rf"|(?:[,;]?\s+(?:and|plus|&|also)(?: also| then| separately| secondly| if so)?,?\s+(?={_ASKING}\b))"
    rf"|(?:[,;]\s+(?:and|plus|&|also)(?: also| then)?\s+(?={_HELPING}\b))"
    r"|(?:,?\s+and\s+separately,?\s+)"
    rf"|(?:;\s+(?={_ASKING}\b))"
)
_ON_EACH = re.compile(r"\b(?:on|for|of|about|in) each\b")
_AND = re.compile(r"\s+and\s+")

MAX_NEEDS = 3
"""Parts into which a question is divided at most; the last holds the rest."""


def divide(text: str) -> tuple[str, ...]:
    """Return the parts of a cleaned question, in order; one part where it asks one thing.

    A question divides before a second question word that follows "and", "plus" or a question
    mark; a sentence that only tells the situation stays with its question.
    """
    if _ON_EACH.search(text):
        first, *rest = _AND.split(text, maxsplit=1)
        return (first, *rest)
    parts = [part.strip(" ,;?") for part in _DIVISION.split(text)]
    filled = [part for part in parts if part]
    if len(filled) <= MAX_NEEDS:
        return tuple(filled) or (text,)
    return (*filled[: MAX_NEEDS - 1], ", ".join(filled[MAX_NEEDS - 1 :]))
