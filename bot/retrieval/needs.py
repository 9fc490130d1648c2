"""One question, several needs: where it divides."""

import re

_ASKING = r"(?:what|which|who|whom|whose|when|where|why|how)(?:'s|'re|'ll)?"
_HELPING = r"(?:is|are|was|were|do|does|did|can|could|should|must|may|will|would|has|have)"
_DIVISION = re.compile(
    rf"(?:\?+\s*(?:and|also|plus|then|or)?,?\s+(?=\S))"
    rf"|(?:[,;]?\s+(?:and|plus|&|also)(?: also| then| separately| secondly| if so)?,?\s+(?={_ASKING}\b))"
    rf"|(?:[,;]\s+(?:and|plus|&|also)(?: also| then)?\s+(?={_HELPING}\b))"
    rf"|(?:\s+(?:and|plus|&|also)(?: also| then)?\s+(?={_HELPING} (?:it|they|this|that|these|those)\b))"
    rf"|(?:,\s+(?={_ASKING}\b))"
    r"|(?:,?\s+and\s+separately,?\s+)"
    rf"|(?:;\s+(?={_ASKING}\b))"
)
_ON_EACH = re.compile(
    rf"^(?P<subjects>[^,;:]*?)\s*(?:[,;:]|\s-+\s)\s*(?P<asked>{_ASKING}\b.*\b(?:on|for|of|about|in) each\W*)$"
)
_OF_BOTH = re.compile(
    r"^(?P<asked>(?:(?!\b(?:of|and)\b).)+) of (?P<one>.+?),? and (?:also )?of (?P<other>.+?)\W*$"
)
_AND = re.compile(r"\s+and\s+")
_ASKS = re.compile(
    rf"\b{_ASKING}\b|^(?:and |but |so )?{_HELPING}\b"
    r"|^(?:please |can you |could you )*(?:give|list|tell|show|name|explain|describe|compare|define)\b"
)

MAX_NEEDS = 3
"""Parts into which a question is divided at most; the last holds the rest."""


def divide(text: str) -> tuple[str, ...]:
    """Return the parts of a cleaned question, in order; one part where it asks one thing.

    A question divides before a second question word that follows "and", "plus" or a question
    mark; a sentence that only tells the situation stays with its question. "X and Y - what is said
    on each?" asks for X and for Y, and so does "the domains of X and of Y".
    """
    of_both = _OF_BOTH.match(text)
    if of_both:
        return tuple(f"{of_both['asked']} of {of_both[name]}" for name in ("one", "other"))
    on_each = _ON_EACH.match(text)
    if on_each:
        subjects = _AND.split(on_each["subjects"], maxsplit=1)
        return tuple(f"{subject}: {on_each['asked']}" for subject in subjects)
    parts = _with_situations(text)
    if len(parts) <= MAX_NEEDS:
        return tuple(parts) or (text,)
    return (*parts[: MAX_NEEDS - 1], ", ".join(parts[MAX_NEEDS - 1 :]))


def _with_situations(text: str) -> list[str]:
    """Divide, and give each part that asks nothing to the question after it, or else before it."""
    parts: list[str] = []
    start = pending = 0
    for cut in (*_DIVISION.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[start:end].strip(" ,;?")
        start = cut.end() if cut else end
        if not _ASKS.search(piece) and cut is not None and "separately" not in cut.group():
            continue
        whole = text[pending:end].strip(" ,;?")
        pending = start
        if whole:
            parts.append(whole)
    return parts
