"""The date that a document gives itself in its own words, near its beginning. Pure."""

import re
from collections.abc import Sequence

from bot.corpus.importers.imported import Piece

MAX_PIECES = 12
"""Pieces of a document in which its date is looked for; further down dates are of other things."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - as people read it
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SAYS = (
    r"published|publication date|date of (?:publication|issue|approval)|issued|issue date|approved|approval date"
    r"|ratified|adopted|date (?:published|issued|approved|ratified|adopted)|dated?|effective(?: from)?|version date"
)
_OWN = r"(?:(?:this|the|document|policy|strategy|charter|plan|guidance|paper|report|version|v?\d[\d.]*|first|final|is) )"
"""Words before it that leave a date the document's own; "the board approved" is about something else."""
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH})\.?,? (?P<year>(?:19|20)\d\d)"
_FIGURES = r"(?P<day2>\d{1,2})[/.](?P<month2>\d{1,2})[/.](?P<year2>(?:19|20)\d\d)"
"""Day first, as in Britain."""
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_STATED = re.compile(
    rf"(?:^|[\n.,;:|(\u2013\u2014-])\s*{_OWN}{{0,3}}(?:{_SAYS})\b"
    rf"(?:(?P<by>[^.;\n]{{0,40}}?)[:; ]\s*(?:{_DAY}|{_FIGURES}|{_ISO})|[:;]?\s+(?P<only>(?:19|20)\d\d))(?![\w/])",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^\s*(?:{_DAY}|{_FIGURES}|{_ISO})\s*$", re.IGNORECASE | re.MULTILINE)
"""A line that is a date and no more, as a cover has it."""
_OF_ANOTHER = re.compile(
    r"\b(?:review|reviewed|next|expir\w*|until|due|previous|last|former|not|was|were|replaces?|superseded|birth)\b",
    re.IGNORECASE,
)
"""Words between that say that a date is not the document's own."""


def stated_date(pieces: Sequence[Piece]) -> str | None:
    """Return the ISO 8601 date that a document says is its own, as exact as it says; None where it says none.

    "Published 12 March 2024", "Version 2, approved on 4 June 2025" or "Date: May 2026" say it, and else a line of
    text that is a date alone; a date for review does not.
    """
    for piece in pieces[:MAX_PIECES]:
        for found in _STATED.finditer(piece.text):
            if not _OF_ANOTHER.search(found["by"] or ""):
                return _iso(found)
    told = [piece.text for piece in pieces[:MAX_PIECES] if piece.kind == "paragraph"]
    alone = (_ALONE.search(text) for text in told)
    return next((_iso_of_day(found) for found in alone if found), None)


def _iso(found: re.Match[str]) -> str:
    return found["only"] or _iso_of_day(found)


def _iso_of_day(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    if found["year2"]:
        return f"{found['year2']}-{int(found['month2']):02}-{int(found['day2']):02}"
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"
