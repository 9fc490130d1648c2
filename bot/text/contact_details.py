"""Telephone numbers and e-mail addresses: what would tell who somebody is, or how to reach them.

A number counts where it has the figures of one, not merely enough of them: dates, codes, money,
standards and ISBNs are let through. Addresses of pages are left aside, since links are full of
figures.
"""

import re

from bot.text.normalize import normalize

_AREA_OF_MORE_DIGITS = r"2[03489]\d{8}|3[0347]\d{8}|5[56]\d{8}|7\d{9}|8\d{9}|9[018]\d{8}"
_NATIONAL = re.compile(rf"0(?:1[1-9]\d{{7,8}}|{_AREA_OF_MORE_DIGITS}|800\d{{6}}|500\d{{6}})")
"""A number of the United Kingdom as it is dialled there, without spaces.

Source: Ofcom, "The National Telephone Numbering Plan", part A: ranges 01, 02, 03, 05, 07, 08, 09,
ten figures after the nought, and nine for some of 01, 0800 and 0500."""
_BETWEEN = r"[ ().-]{0,3}"
_DIALLED = re.compile(rf"(?<!\d)\(?0(?:{_BETWEEN}\d){{9,10}}(?!\d)")
_WITHOUT_PLUS = re.compile(rf"(?<!\d)\(?44(?:{_BETWEEN}\d){{9,11}}(?!\d)")
_FROM_ABROAD = re.compile(
    rf"(?<!\d)(?:\+|\(\+|(?<!\w)00(?=[ (.-]{{0,2}}[1-9])) ?\d(?:{_BETWEEN}\d){{7,14}}"
)
"""A country's code and the rest; at most 15 figures. Source: ITU-T E.164, section 6."""
_NOUGHT_IN_BRACKETS = re.compile(r"\(0\)")
_COUNTRY = "44"

_DATE = re.compile(
    r"(?<![\d/.-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<mark>[/.-])(?:0?[1-9]|1[0-2])(?P=mark)"
    r"(?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}-\d{2}-\d{2})(?![/.-]?\d)"
)
_DATE_IN_SPACES = re.compile(r"0[1-9] (?:0[1-9]|1[0-2]) (?:19|20)\d\d\b")
_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DECIMAL = re.compile(r"0\.\d+|0[-.]")
"""Nought and decimals, or the nought with which an ISBN may begin."""
_CODE_BEFORE = re.compile(r"(?:[\w/]|[\d][.,-]|[A-Z]{2}-)$")
"""A letter, an underscore, a slash, a figure with a mark, or capitals with a hyphen: of a code."""
_CALLED = r"(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|call|ring|whatsapp)"
_CALLED_BEFORE = re.compile(rf"\b{_CALLED}[\W_]*$", re.IGNORECASE)
_CHARS_LOOKED_BACK = 16
"""Characters before a number that say what kind of number it is."""
_YEARS = r"(?:19|20)\d\d[ -](?:19|20)?\d\d(?!\d)"
_LOCAL = re.compile(
    rf"\b{_CALLED}\.?(?: ?(?:no|num|number)\b)?[ .:]{{0,3}}(?!{_YEARS})\d(?:[ .-]?\d){{5,}}",
    re.IGNORECASE,
)
"""So called, and without its area: at least six figures, and no two years."""
_EXTENSION = re.compile(
    r"\b(?:(?:ext|extn|bleep|pager|dect)\.?(?: ?(?:no|number)\b)?|extension(?: no| number)?)"
    r"[ .:]{0,3}(?!(?<=extension )(?:19|20)\d\d(?!\d))\d{3,6}(?!\d)",
    re.IGNORECASE,
)
"""A number inside a hospital; "extension 2027" is of a contract."""

_LABEL = r"[^\W_](?:[\w-]{0,62})"
_DOT = r"(?:\.| \. | ?[\[({]dot[\])}] ?| dot )"
_DOMAIN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,5}}{_DOT}[^\W\d_]{{2,24}}\b"
_LOCAL_PART = r"[\w.+'\"!#$%&*/=?^{|}~-]"
_EMAIL = re.compile(
    rf"{_LOCAL_PART} ?(?:@| ?[\[({{](?:at|@)[\])}}]) ?{_DOMAIN}"
    rf"|{_LOCAL_PART} at {_LABEL}(?: dot {_LABEL})+"
    rf"|\w[._][^\W\d_]\w* at {_DOMAIN}"
    r"|\w[._]\w+@\w",
    re.IGNORECASE,
)
"""With the sign, in brackets or as words; "look at nhs.uk" is none, "j.doe at nhs.uk" is one."""


def has_phone_number(text: str) -> bool:
    """Return whether `text` holds a telephone number, or one of an extension or a bleep.

    Args:
        text: as typed; look-alike digits and invisible characters are folded first.
    """
    plain = _DATE.sub("#", _PAGE.sub("#", normalize(text)))
    if _FROM_ABROAD.search(plain) or _LOCAL.search(plain) or _EXTENSION.search(plain):
        return True
    return any(map(_is_dialled, _DIALLED.finditer(plain))) or any(
        map(_is_without_plus, _WITHOUT_PLUS.finditer(plain))
    )


def has_email_address(text: str) -> bool:
    """Return whether `text` holds an e-mail address, its sign and dots in words or spaced as well.

    Args:
        text: as typed; look-alike and invisible characters are folded first.
    """
    return _EMAIL.search(normalize(text)) is not None


def _is_dialled(match: re.Match[str]) -> bool:
    """Return whether figures that begin with nought are a number that can be dialled."""
    written = match.group()
    if _DATE_IN_SPACES.match(written) or _DECIMAL.match(written):
        return False
    return bool(_NATIONAL.fullmatch(_figures(written))) and not _is_code(match)


def _is_without_plus(match: re.Match[str]) -> bool:
    """Return whether figures that begin with 44 are a number with its country and no plus."""
    written = _NOUGHT_IN_BRACKETS.sub("", match.group())
    national = f"0{_figures(written).removeprefix(_COUNTRY).removeprefix('0')}"
    return bool(_NATIONAL.fullmatch(national)) and not _is_code(match)


def _is_code(match: re.Match[str]) -> bool:
    """Return whether what stands before figures makes them part of a code or a file's name."""
    before = match.string[max(0, match.start() - _CHARS_LOOKED_BACK) : match.start()]
    return bool(_CODE_BEFORE.search(before)) and not _CALLED_BEFORE.search(before)


def _figures(written: str) -> str:
    return "".join(filter(str.isdigit, written))
