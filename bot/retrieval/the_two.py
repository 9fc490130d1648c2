"""What a comparison takes over from its thread: "the two", "it", and which of them is the more recent."""

import re

from bot.domain.query import ThreadMemory
from bot.retrieval.comparing import compares
from bot.retrieval.glossary import Glossary
from bot.retrieval.intent import asks_age
from bot.retrieval.sides import sides_of
from bot.retrieval.terms import words_of
from bot.text.stopwords import STOPWORDS

_KINDS = r"(?:documents|frameworks|ones|papers|plans|policies|reviews|strategies|things)"
_BOTH = re.compile(
    rf"\b(?:(?:the|these|those) two(?: {_KINDS})?|both(?: of them)?|them(?: both)?|they|these|those)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|that one|that|this one|this)\b", re.IGNORECASE)
_AGE_WORDS = frozenset(
    """
    came come date dated earlier earliest first last later latest newer newest older oldest published recent
    recently two
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""Content words of a question that asks which is the older, and not of what."""


_AND_ON = re.compile(
    r"^(?:and |but |so |ok )*(?:(?:what|how) about |and )?(?:on|about|for|over) (?P<on>.+)$",
    re.IGNORECASE,
)
"""What is compared next in the same two: "and on succession?"."""


def with_things(text: str, earlier: ThreadMemory | None, glossary: Glossary) -> str:
    """Return a question with the names of what it compares, where these were said before it.

    After the Kark and the Messenger review "compare the two" compares these; "compare it with W1" has
    the latest for "it". A question that names two things, or no comparison, is left as it is.

    Args:
        text: the question.
        earlier: what is remembered of the thread.
        glossary: by which the names are known.
    """
    low = text.lower()
    if earlier is None or not earlier.things:
        return text
    for said in _said(text, low, earlier):
        if sides_of(said.lower(), glossary)[0]:
            return said
    return text


def _said(text: str, low: str, earlier: ThreadMemory) -> list[str]:
    """Return what a question may say with the names put in."""
    things, latest = earlier.things, earlier.things[-1]
    next_on = _AND_ON.search(text) if earlier.compared else None
    if next_on:
        return [f"compare {' and '.join(things[-earlier.compared :])} on {next_on['on']}"]
    if not (compares(low) or asks_age(low)):
        return []
    if len(things) == 1:
        return [_put(_IT, latest, text)]
    two = f"{things[-2]} and {latest}"
    if asks_age(low) and _AGE_WORDS.union(STOPWORDS).issuperset(words_of(text)):
        return [f"which is more recent, {things[-2]} or {latest}"]
    return [_put(_BOTH, two, text), _put(_IT, latest, text)]


def _put(pattern: re.Pattern[str], names: str, text: str) -> str:
    """Put names in the place of the first pronoun; without one nothing is said."""
    found = pattern.search(text)
    return f"{text[: found.start()]}{names}{text[found.end() :]}" if found else ""
