"""The date that a document gives itself in its own words, near its beginning. Pure."""

import re
from collections.abc import Sequence

from bot.corpus.importers.imported import Piece

MAX_PIECES = 12
"""Pieces of a document in which its date is looked for; further down dates are of other things."""
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _MONTHS)
_SAYS = (
    r"published|publication date|date of (?:publication|issue|approval)|issued|issue date|approved|approval date"
    r"|ratified|adopted|dated?|effective(?: from)?|version date"
)
_STATED = re.compile(
    rf"(?<!\w)(?P<about>(?:\w+ ){{0,2}})(?P<says>{_SAYS})\b(?P<by>[^.;\n]{{0,40}}?)[: ]\s*"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?:(?P<month>{_MONTH})\.? )(?P<year>(?:19|20)\d\d)\b"
    rf"|(?<!\w)(?P<about2>(?:\w+ ){{0,2}})(?:{_SAYS})\b[: ]\s*(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:review|reviewed|next|expir\w*|until|due|previous|last|former|not|was|were|replaces?|superseded|birth)\b",
    re.IGNORECASE,
)
"""Words before or between that say that a date is not the document's own."""


def stated_date(pieces: Sequence[Piece]) -> str | None:
    """Return the ISO 8601 date, a month or a day, that a document says is its own; None where it says none.

    "Published 12 March 2024", "Version 2, approved on 4 June 2025" or "Date: May 2026" say it; a date for review does not.
    """
    for piece in pieces[:MAX_PIECES]:
        for found in _STATED.finditer(piece.text):
            about = found["about"] or found["about2"] or ""
            if not _OF_ANOTHER.search(f"{about} {found['by'] or ''}"):
                return found["iso"] or _iso(found)
    return None


def _iso(found: re.Match[str]) -> str:
    months = [name[:3] for name in _MONTHS]
    month = months.index(found["month"][:3].lower()) + 1
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"
