"""What can be recognised as a person's data before anything is done with a text."""

import re
from collections.abc import Iterable

from bot.text.normalize import normalize

NHS_NUMBER_DIGITS = 10
"""Digits in an NHS number, the last of them a check digit."""
_NHS_MODULUS = 11

_TEN_DIGITS = re.compile(r"(?<!\d)(?=((?:\d[ .-]{0,3}){9}\d)(?!\d))")
"""Ten digits from any place that no digit stands before, so that numbers side by side are all tried."""
_NATIONAL_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_IN_FIGURES = r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
_IN_WORDS = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>(?:19|20)\d{{2}})"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?P<year_last>(?:19|20)\d{{2}})"
)
_FULL_DATE = re.compile(rf"\b(?:(?P<figures>{_IN_FIGURES})|{_IN_WORDS})\b", re.IGNORECASE)
LATEST_BIRTH_IN_WORDS = 2010
"""Year up to which a date written in words beside a bare name is read as one of birth: later ones
are mostly of meetings and publications. In figures, or with a title before the name, any year is."""
_BIRTH = re.compile(r"\b(?:d\.? ?o\.? ?b\b|date of birth|birth ?date|born)", re.IGNORECASE)
_TITLED_NAME = re.compile(
    r"\b(?:(?i:mr|mrs|ms|mx|dr)\.? [A-Za-z][a-z'-]+"
    r"|(?i:miss|master|prof|professor|sir|dame|sister|patient|pt|baby)\.? [A-Z][a-z'-]+)"
)
_CAPITALISED_PAIR = re.compile(r"\b([A-Z][a-z'-]+) ([A-Z][a-z'-]+)\b")
_NO_NAMES = frozenset(
    "act bill board care chair chief clinical commission committee council deputy director england "
    "executive finance framework guidance health hospital improvement january february march april "
    "may june july august september october november december medical meeting non nurse nursing "
    "officer operating our people plan report review service strategy the trust ward".split()  # noqa: SIM905 - a list of quoted words reads worse
)
"""Capitalised words that stand in titles of posts, bodies and papers, not in people's names."""


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
    if any(is_nhs_number(match.group(1)) for match in _TEN_DIGITS.finditer(plain)):
        return True
    if _NATIONAL_INSURANCE.search(plain):
        return True
    return any(_is_birth_date(date, plain, known_names) for date in _FULL_DATE.finditer(plain))


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


def _is_birth_date(date: re.Match[str], text: str, known_names: Iterable[str]) -> bool:
    rest = text[: date.start()] + " " + text[date.end() :]
    if _BIRTH.search(rest) or _TITLED_NAME.search(rest):
        return True
    year = date["year"] or date["year_last"]
    if not date["figures"] and int(year) > LATEST_BIRTH_IN_WORDS:
        return False
    known = frozenset(known_names)
    return any(_is_name(pair, known) for pair in _CAPITALISED_PAIR.finditer(rest))


def _is_name(pair: re.Match[str], known: frozenset[str]) -> bool:
    words = [word.lower() for word in pair.groups()]
    return " ".join(words) not in known and _NO_NAMES.isdisjoint(words)
