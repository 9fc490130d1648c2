"""What can be recognised as a person's data before anything is done with a text."""

import re
from collections.abc import Iterable

from bot.text.normalize import normalize

NHS_NUMBER_DIGITS = 10
"""Digits in an NHS number, the last of them a check digit."""
_NHS_MODULUS = 11

_TEN_DIGITS = re.compile(r"(?<![\d.-])(?:\d[ .-]?){9}\d(?![\d-])")
_NATIONAL_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FULL_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d{{2}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?:19|20)\d{{2}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:d\.? ?o\.? ?b\b|date of birth|birth ?date|born)", re.IGNORECASE)
_TITLED_NAME = re.compile(
    r"\b(?:(?i:mr|mrs|ms|mx|dr)\.? [A-Za-z][a-z'-]+"
    r"|(?i:miss|master|prof|professor|sir|dame|sister|patient|pt|baby)\.? [A-Z][a-z'-]+)"
)
_CAPITALISED_PAIR = re.compile(r"\b[A-Z][a-z'-]+ [A-Z][a-z'-]+\b")


def has_personal_data(text: str, *, known_names: Iterable[str] = ()) -> bool:
    """Return whether `text` holds an NHS number, or a date of birth with a name or so called.

    Also a National Insurance number. A full date counts where the text calls it a birth date, or
    where a name stands beside it: a title or "patient" with a word, or two capitalised words that
    are no name in `known_names` (lower case), such as a framework's title or a month.

    Args:
        text: as typed; look-alike digits and invisible characters are folded first.
        known_names: capitalised pairs that are no person's, in lower case.
    """
    plain = normalize(text)
    if any(is_nhs_number(match.group()) for match in _TEN_DIGITS.finditer(plain)):
        return True
    if _NATIONAL_INSURANCE.search(plain):
        return True
    if not _FULL_DATE.search(plain):
        return False
    return bool(_BIRTH.search(plain)) or _has_name(_FULL_DATE.sub(" ", plain), known_names)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits, spaces and hyphens aside, pass the NHS number's check.

    The first nine digits are weighted 10 down to 2 and summed; 11 less the sum modulo 11 is the
    check digit, 11 counting as 0 and 10 as invalid.

    Source: NHS Data Model and Dictionary, "NHS Number", attribute description.
    """
    figures = [int(character) for character in digits if character in "0123456789"]
    if len(figures) != NHS_NUMBER_DIGITS:
        return False
    weights = range(NHS_NUMBER_DIGITS, 1, -1)
    total = sum(weight * figure for weight, figure in zip(weights, figures, strict=False))
    check = (_NHS_MODULUS - total % _NHS_MODULUS) % _NHS_MODULUS
    return check == figures[-1]


def _has_name(text: str, known_names: Iterable[str]) -> bool:
    known = frozenset(known_names)
    if _TITLED_NAME.search(text):
        return True
    pairs = (match.group().lower() for match in _CAPITALISED_PAIR.finditer(text))
    return any(pair not in known for pair in pairs)
