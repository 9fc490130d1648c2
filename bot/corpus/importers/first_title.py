"""The title of a document whose file names none: its first heading, unless that is a chapter's."""

import re
from collections.abc import Sequence

from bot.corpus.importers.imported import Piece

MAX_BEFORE = 4
"""Pieces that may stand before the title: whose document it is, a version, a date."""
MAX_WORDS_BEFORE = 14
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|section|appendix|annex)\b|\W*\d+(?:\.\d+)*[.):]?\s)", re.IGNORECASE
)
_CHAPTER = re.compile(
    r"(?:\w+ )?(?:abbreviations|about this .*|acknowledg.*|aims?(?: and .*)?|appendi.*|background|change .*|contents|context|"
    r"definitions|document .*|duties|executive summary|foreword|glossary|introduction|key .*|overview|policy statement|"
    r"preface|purpose(?: and .*)?|references|roles and .*|scope(?: and .*)?|summary|table of contents|version .*|welcome)",
    re.IGNORECASE,
)
"""What chapters are called in documents of every title."""


def first_title(pieces: Sequence[Piece]) -> str | None:
    """Return the first heading where it stands for the whole document.

    It does where it alone is so high, or stands above chapters that are numbered or go by names
    of chapters. One of several of a kind is a chapter's.
    """
    place = next((n for n, piece in enumerate(pieces) if piece.kind == "heading"), None)
    if place is None or not _may_stand_before(pieces[:place]):
        return None
    first = pieces[place]
    rest = [piece for piece in pieces[place + 1 :] if piece.kind == "heading"]
    equals = [piece.text for piece in rest if piece.level == first.level]
    if is_chapter(first.text, equals) or any(piece.level < first.level for piece in rest):
        return None
    if len(first.text.split()) == 1 and not rest:
        return None  # one word over all there is says less than the file's name
    return first.text if all(_NUMBERED.match(t) or is_chapter(t, ()) for t in equals) else None


def is_chapter(text: str, equals: Sequence[str]) -> bool:
    """Tell whether a heading is a chapter's, by its name or by a number that others have, too.

    Args:
        text: the heading.
        equals: the other headings of its level.
    """
    number = _NUMBERED.match(text)
    if _CHAPTER.fullmatch(text[number.end() if number else 0 :].strip()):
        return True
    return bool(number) and any(_NUMBERED.match(other) for other in equals)


def _may_stand_before(pieces: Sequence[Piece]) -> bool:
    brief = all(len(piece.text.split()) <= MAX_WORDS_BEFORE for piece in pieces)
    return brief and len(pieces) <= MAX_BEFORE
