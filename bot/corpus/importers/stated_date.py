"""The date that a document gives itself in its own words, near its beginning. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.corpus.importers.imported import Piece

MAX_PIECES = 12
"""Pieces of a document in which its date is looked for; further down dates are of other things."""
MAX_NEAR = 6
"""Pieces of its beginning in which a short line that ends in a date gives it."""
MAX_MINUTES = 3
"""Pieces of its beginning in which minutes say of which meeting they are; below, they speak of the last one."""
MAX_LINE_WORDS = 14
"""Words of such a line at most, and of what stands above it: text has begun where there are more."""
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
_OF_MEETING = re.compile(
    rf"^\W*(?:(?:draft|approved|confirmed|unconfirmed|final) )?(?:"
    rf"(?:minutes|agenda|(?:notes|record) (?:of|from))\b(?P<of>[^.;\n]{{0,100}}?)"
    rf"|(?:date of (?:the )?)?meeting(?: held)?(?: on| of)?:?|held(?: on)?:?)"
    rf"[ ,]\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?(?:{_DAY}|{_FIGURES}|{_ISO})(?![\w/])",
    re.IGNORECASE | re.MULTILINE,
)
"""How the minutes of a meeting begin: "Minutes of the meeting held on 18 June 2026", "Meeting of 3 May 2026"."""
_AT_END = re.compile(
    rf"^(?P<before>.{{2,90}}?)(?P<mark>\s*[,;|(\u00b7\u2022]\s*|\s+[/\u2013\u2014-]\s+|\s+)(?:{_DAY}|{_FIGURES}|{_ISO})\)?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that ends in a date, as the one under a title does: "Harbour Trust, May 2026"."""
_OF_AN_EVENT = re.compile(
    r"\b(?:meetings?|minutes|held|agenda|event|conference|workshop|consultation|closing|closes?|closed|deadline|open\w*|began|found\w+|"
    r"established|since|born|end(?:s|ed|ing)|start\w*|we|is|are|has|have|had)\b",
    re.IGNORECASE,
)
"""Words of a line that say that the date at its end is when something happens."""
_OF_VERSION = re.compile(
    r"(?:version|issue|edition|revision|rev|draft|v)\.? ?\d[\d.]*$", re.IGNORECASE
)
_BEFORE_RANGE = re.compile(rf"(?:\d|\b(?:{_MONTH})\.?)$", re.IGNORECASE)
"""What makes of a dash and a date the end of a range, as in "3 - 4 June 2025"."""


def stated_date(pieces: Sequence[Piece]) -> str | None:
    """Return the ISO 8601 date that a document says is its own, as exact as it says; None where it says none.

    "Published 12 March 2024", "Version 2, approved on 4 June 2025" or "Date: May 2026" say it, and else a line of
    text that is a date alone, or a short one near the title that ends in one; a date for review does not. Minutes
    are of the day of their meeting.
    """
    if of_meeting := _of_meeting(pieces):
        return of_meeting
    for piece in pieces[:MAX_PIECES]:
        for found in _STATED.finditer(piece.text):
            if not _OF_ANOTHER.search(found["by"] or ""):
                return _iso(found)
    near = len([*takewhile(_is_brief, pieces[:MAX_NEAR])])
    for place, piece in enumerate(pieces[:MAX_PIECES]):
        is_text = piece.kind == "paragraph" or _is_of_cover(pieces, place)
        alone = _ALONE.search(piece.text) if is_text else None
        if not alone and place < near and is_text:
            alone = _at_end(piece.text)
        if alone:
            return _iso_of_day(alone)
    return None


def _of_meeting(pieces: Sequence[Piece]) -> str | None:
    for piece in pieces[:MAX_MINUTES]:
        found = _OF_MEETING.search(piece.text)
        if found and not _OF_ANOTHER.search(found["of"] or ""):
            return _iso_of_day(found)
    return None


def _is_of_cover(pieces: Sequence[Piece], place: int) -> bool:
    """Tell whether a line is set as a heading between others, with no text of its own."""
    around = pieces[place - 1 : place + 2] if place else ()
    return len(around) > 2 and all(piece.kind == "heading" for piece in around)  # noqa: PLR2004


def _is_brief(piece: Piece) -> bool:
    return all(len(line.split()) <= MAX_LINE_WORDS for line in piece.text.split("\n"))


def _at_end(text: str) -> re.Match[str] | None:
    """Return the date in which a line ends, where nothing in the line says that it is another's."""
    return next((found for found in _AT_END.finditer(text) if _is_own(found)), None)


def _is_own(found: re.Match[str]) -> bool:
    before, mark = found["before"], found["mark"].strip()
    if _OF_ANOTHER.search(before) or _OF_AN_EVENT.search(before) or before.endswith(":"):
        return False
    is_range = mark in {"-", "/", "\u2013", "\u2014"} and bool(_BEFORE_RANGE.search(before))
    return bool(_OF_VERSION.search(before)) or (bool(mark) and not is_range)


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
