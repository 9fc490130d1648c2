"""Headings of divisions that are set as those of their sections: "PART TWO", right above "Clinics"."""

import re
from collections.abc import Iterator, Sequence

from bot.corpus.importers.imported import Piece

_NAMED = re.compile(
    r"(?:title|part|chapter|book|division|annex|appendix|schedule)\s+(?:\d{1,3}|[ivxlc]{1,7}|[a-z])\b",
    re.IGNORECASE,
)
MAX_LEVEL = 6


def divided(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, the sections of a division one level below it.

    A division is a heading in capitals, or "Part 2", that a heading of the same level which is neither stands
    right under. It goes up to the next of its kind, or the next heading above it.
    """
    level = 0
    for place, piece in enumerate(pieces):
        if piece.kind != "heading":
            yield piece
            continue
        below = pieces[place + 1] if place + 1 < len(pieces) else piece
        if piece.level < level or (piece.level == level and _is_high(piece.text)):
            level = 0
        if _is_high(piece.text) and below.kind == "heading" and below.level == piece.level:
            level = 0 if _is_high(below.text) else piece.level
        is_section = piece.level == level and not _is_high(piece.text)
        yield piece._replace(level=min(level + 1, MAX_LEVEL)) if is_section else piece


def _is_high(heading: str) -> bool:
    return bool(_NAMED.match(heading)) or (heading.isupper() and len(heading.split()) > 1)
