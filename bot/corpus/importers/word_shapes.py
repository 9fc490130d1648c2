"""What a Word paragraph is by its words, where styles do not say it: by hand, a heading or a list."""

import re
from collections.abc import Sequence

MAX_HEADING_WORDS = 14
"""Words of a bold line that counts as a heading where a document has no heading styles."""
MAX_STYLED_WORDS = 25
"""Words of a sentence up to which a style makes it a heading."""
MAX_COLUMN_WORDS = 8
"""Words between tabs at most for what they align to be a list."""
BROKEN_LINE_CHARS = 50
"""Characters from which on a paragraph without an end may be a line that was broken by hand."""
_LABEL = re.compile(r"\(?(?:[\d.]+|[a-zA-Z]|[ivxIVX]{1,4})[.):]?")
_FOLLOWS_ON = re.compile(r"[a-z(]|(?:19|20)\d\d\b")
_DANGLES = re.compile(r"\b(?:the|an?|of)$")
"""Words with which nothing ends."""
_NUMBERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)")
_CLAUSE_NUMBER = re.compile(r"\W*\w{1,3}(?:\.\w+)+\W*|[^\W\d_]{3,}\s.+")
_LEADER = re.compile(r"[._\u2026]{5,}")


def may_head(text: str) -> bool:
    """Tell whether a line that is bold may be a heading."""
    return len(text.split()) <= MAX_HEADING_WORDS and not text.endswith((".", ",", ";"))


def is_sentence(text: str) -> bool:
    """Tell whether what a style calls a heading is a whole clause, which has its number from there."""
    return len(text.split()) > MAX_STYLED_WORDS and text.endswith((".", ";", ":"))


def is_clause_number(label: str) -> bool:
    """Tell whether a number is that of a clause: `3.2`, or with a word before it, as `Article 3`.

    Single figures and letters count the items of a list.
    """
    return bool(_CLAUSE_NUMBER.fullmatch(label))


def has_leader(text: str) -> bool:
    """Tell whether a line has dots to be written on, or that lead to the number of a page."""
    return bool(_LEADER.search(text))


def is_broken(text: str) -> bool:
    """Tell whether a paragraph may be a line that its author broke by hand."""
    return len(text) >= BROKEN_LINE_CHARS and not text.endswith((".", "!", "?", ":", ";"))


def follows_on(text: str, before: str) -> bool:
    """Tell whether a paragraph is the rest of the one before it, which may have been broken by hand."""
    if _NUMBERED.match(text) or is_clause_number(text.split(maxsplit=1)[0]):
        return False
    return bool(_FOLLOWS_ON.match(text) or _DANGLES.search(before))


def is_aligned(parts: Sequence[str]) -> bool:
    """Tell whether tabs part things of one kind, rather than a label from its text."""
    return (
        len(parts) > 1
        and not _LABEL.fullmatch(parts[0])
        and not any(":" in part or has_leader(part) for part in parts)
        and all(len(part.split()) <= MAX_COLUMN_WORDS for part in parts)
    )
