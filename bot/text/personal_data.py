"""What can be recognised as a person's data before anything is done with a text."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.text.english import english_words
from bot.text.named_person import has_hospital_number
from bot.text.normalize import normalize

NHS_NUMBER_DIGITS = 10
"""Digits in an NHS number, the last of them a check digit."""
_NHS_MODULUS = 11

_DIGIT = re.compile(r"\d")
_TEN_DIGITS = re.compile(r"(?<!\d)(?=((?:\d[ .-]{0,3}){9}\d)(?!\d))")
"""Ten digits from any place that no digit stands before, so that numbers side by side are all tried."""
_DIALLED_BEFORE = re.compile(r"(?:\+\d{1,3}|\b0044)[ .-]{0,3}(?:\(0\)[ .-]{0,3})?$")
"""A country's code, after which ten digits are those of a telephone."""
_WHOLE_NUMBER_BEFORE = re.compile(r"\d\.$")
_CHARS_LOOKED_BACK = 16
"""Characters before ten digits that say what kind of number they are."""

_NATIONAL_INSURANCE = re.compile(
    r"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ|(?-i:[A-Z]{2})|[A-Z]{2}(?=\d))"
    r"(?:(?: ?\d{2}){3} ?|(?: ?\d{3}){2} ?|(?:-?\d{2}){3}-?)[A-D]\b",
    re.IGNORECASE,
)
"""Two letters, six figures and a letter. Letters that begin no number, as in the QQ of examples, count only
where they are capitals or the figures follow at once: "by 202324 a plan" is one of them in small letters."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_IN_FIGURES = (
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    r"|(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|1[0-2]) (?:19|20)\d{2}"
)
_IN_WORDS = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-]?{_MONTH},?[ ./-]?(?P<year>(?:19|20)?\d{{2}})"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?P<year_last>(?:19|20)\d{{2}})"
)
_NOT_A_TIME = r"(?![:.,]\d)(?:(?<=\d{4})|(?<=\d{4}-\d\d-\d\d)|(?! ?[ap]\.?m\b))"
"""Only figures with a short year can be a time: "10.12.30 pm"."""
_FULL_DATE = re.compile(
    rf"\b(?:(?P<figures>{_IN_FIGURES})|{_IN_WORDS})\b{_NOT_A_TIME}", re.IGNORECASE
)
LATEST_BIRTH_IN_WORDS = 2010
"""Year up to which a date written in words beside a bare name is read as one of birth: later ones
are mostly of meetings and publications. In figures, or with a title before the name, any year is."""
LATEST_TWO_FIGURE_YEAR = 30
"""Last two figures of a year up to which it is read as of this century, and above as of the last."""

_BIRTH = re.compile(r"\b(?:d\.? ?o\.? ?b|date of birth|birth ?da(?:te|y)|born)\b", re.IGNORECASE)
_TITLED_NAME = re.compile(r"\b(?:mr|mrs|ms|mx|dr)\.? [^\W\d_][\w'-]+", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:miss|master|prof|professor|sir|dame|sister|patient|pt|baby)\.? ", re.IGNORECASE
)
"""Words that are titles only before a name: `patient safety` is none."""
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NO_NAMES = frozenset(
    """
    a academy act action agenda an and annual appraisal april are assurance at audit august away
    bank bill board briefing business by can care chair charter chief clinical commission committee
    council culture dashboard data day december deputy did digital director divisional do does
    england equality executive experience faculty february feedback finance flow for forum
    framework friday from governance group guidance had has have health hospital how improvement in
    incident inclusion is january job july june kpi leadership list log manager managers march
    matrix may medical meeting minutes monday my network non november nurse nursing october of
    officer on operating our paper papers people performance plan planning policy pool programme
    project quality records register report response results review risk safety saturday scheme
    senior september service session should skills slides spreadsheet staff strategic strategy
    summary sunday survey system talent task team teams that the their this thursday to toolkit
    training trust tuesday update visit ward was wednesday were what when where which who why
    workforce workshop with your
    """.split()  # noqa: SIM905 - two hundred quoted words read worse
)
"""Capitalised words that begin a question or stand in titles of posts, bodies and papers, not in
people's names."""
_ABSTRACT = re.compile(r"(?=[a-z]{8})[a-z]+(?:ment|tion|sion|ship|ness|ity|ology)s?")
"""Endings that make no name of an English word of eight letters: Charity and Clement have seven."""


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
    if _DIGIT.search(plain) is None:  # each of them has some
        return False
    if any(_is_persons_number(match) for match in _TEN_DIGITS.finditer(plain)):
        return True
    if _NATIONAL_INSURANCE.search(plain):
        return True
    return _has_birth_date(plain, frozenset(known_names))


def is_of_a_person(text: str, *, known_names: Iterable[str] = ()) -> bool:
    """Return whether a question holds personal data, or a number that it calls a hospital's.

    Args:
        text: as typed; look-alike digits and invisible characters are folded first.
        known_names: capitalised pairs that are no person's, in lower case.
    """
    return has_personal_data(text, known_names=known_names) or has_hospital_number(text)


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


def _is_persons_number(match: re.Match[str]) -> bool:
    """Return whether ten digits are an NHS number, no telephone's and no decimal places."""
    digits = match.group(1)
    before = match.string[max(0, match.start() - _CHARS_LOOKED_BACK) : match.start()]
    if _DIALLED_BEFORE.search(before) or (digits.isdigit() and _WHOLE_NUMBER_BEFORE.search(before)):
        return False
    return is_nhs_number(digits)


def _has_birth_date(text: str, known: frozenset[str]) -> bool:
    dates = [*_FULL_DATE.finditer(text)]
    if not dates:
        return False
    rest = _FULL_DATE.sub(" ", text)
    if _BIRTH.search(rest) or _has_titled_name(rest, known):
        return True
    return any(map(_may_be_of_birth, dates)) and _has_bare_name(rest, known)


def _may_be_of_birth(date: re.Match[str]) -> bool:
    """Return whether a date beside a name without a title is read as one of birth."""
    if date["figures"]:
        return True
    written = date["year"] or date["year_last"]
    year = int(written)
    if len(written) == len("80"):
        year += 2000 if year <= LATEST_TWO_FIGURE_YEAR else 1900
    return year <= LATEST_BIRTH_IN_WORDS


def _has_titled_name(text: str, known: frozenset[str]) -> bool:
    if _TITLED_NAME.search(text):
        return True
    for title in _TITLE.finditer(text):
        name = _WORD.match(text, title.end())
        if (
            name
            and _is_name(name.group())
            and f"{title.group()}{name.group()}".lower() not in known
        ):
            return True
    return False


def _has_bare_name(text: str, known: frozenset[str]) -> bool:
    """Return whether two words side by side are a name: each pair is tried, one in another too."""
    for first, second in pairwise(_WORD.finditer(text)):
        side_by_side = text[first.end() : second.start()] == " "
        names = _is_name(first.group()) and _is_name(second.group())
        if side_by_side and names and f"{first.group()} {second.group()}".lower() not in known:
            return True
    return False


def _is_name(word: str) -> bool:
    """Return whether a word may be one of a name: `Jane`, `O'Neill`, `McDonald`, and no acronym."""
    if not word[0].isupper() or word.isupper():
        return False
    plain = word.lower()
    return plain not in _NO_NAMES and not _is_abstract(plain)


def _is_abstract(word: str) -> bool:
    return _ABSTRACT.fullmatch(word) is not None and word in english_words()
