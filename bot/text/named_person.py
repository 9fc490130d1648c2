"""What would tell who somebody is in a note: a title with a name, a postcode, a hospital number.

Stricter than `personal_data`, which judges questions and takes only hospital numbers from here: those
may name a "Dr Jones" without harm, since their text is erased, while a note is kept for years. A name
that stands alone is not recognised.
"""

import re
from collections.abc import Collection

from bot.text.english import english_words
from bot.text.normalize import normalize

_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""The address of a page; links are full of letters and figures."""

_NAME = r"(?:(?-i:[A-Z])(?:\. ?| )){0,3}(?P<name>[^\W\d_][\w'-]+)"
"""A name, after initials if there are any."""
_TITLED = re.compile(
    rf"(?<!near )\b(?P<title>mr|mrs|ms|mx|miss|mister|dr|doctor|prof|professor|sir|dame|lord|lady|"
    rf"baroness|rev|reverend|sister|matron|nurse|midwife|patient|pt|baby|consultant|client|"
    rf"service user|relative)(?:\. ?|:? ){_NAME}",
    re.IGNORECASE,
)
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "mx", "miss", "mister", "dr", "prof", "professor", "sir", "dame"}
)
"""Titles before which nothing but a name is written with a capital letter."""
_ONLY_NAMES = frozenset({"mrs", "mister"})
"""Titles after which a name follows however it is written."""
_ALSO_NAMES = frozenset(
    """
    adams ali baker barker bell black brown butcher butler carpenter cook cooper daisy fisher foster
    fox frank gardener gardner grace grant gray green grey harry hunter jack jacob john johns king
    knight lily mason miller mohammed palmer parker peter piper potter robin rose ruby sawyer shepherd
    smith taylor thatcher turner tyler walker weaver webb white wright
    """.split()  # noqa: SIM905 - seventy quoted words read worse
)
"""English words that are names where a title stands before them and a capital letter begins them."""
_NO_NAMES = frozenset(
    """
    access act advice advisory and approval assessment at audit by care chair committee conditional
    council data director dynamics event events excel executive exercise experience fellow for forms
    framework from group guidance head in incident incidents intune is lead lists log management
    meeting nurse of office officer on onedrive outlook plan planner planning plans policy powerpoint
    procedure programme project record records register report reporting reports review safe safety
    scan scanner service services sharepoint strategy teams team test testing the to training trust
    unit visio was who with word
    """.split()  # noqa: SIM905 - eighty quoted words read worse
)
"""What follows "MS", "DR", "MR" or "Miss" and is no name: products, plans, papers and posts."""
_FOSTER = re.compile(
    r"\bDr\.? Foster(?:'s)? (?=(?:unit|intelligence|data|report|tool|analysis|dashboard|guide|mortality)\b)",
    re.IGNORECASE,
)
"""The Dr Foster Unit at Imperial College London and what it publishes: a body, no person."""

_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|"
    "E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|"
    "LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|"
    "SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
"""Postcode areas. Source: Royal Mail, "Programmers' guide to the Postcode Address File", edition 7."""
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}\b(?-i:(?<!st)(?<!nd)(?<!rd)(?<!th)(?<!pp))"
"""The second half, which is no ordinal number and no number of pages."""
_POSTCODE = re.compile(rf"(?<![\w.])(?:{_AREAS})(?:\d[A-Z\d]?) {_INWARD}", re.IGNORECASE)
_CLOSED_UP = re.compile(rf"(?<![\w./-])(?:{_AREAS})(?:\d[A-Z\d]?){_INWARD}(?![-/.]\w)")

_NUMBER = r"(?:no|number|num|nr|id|ref)\b"
_HOSPITAL_NUMBER = re.compile(
    rf"\b(?:mrn(?: {_NUMBER})?|(?:hospital|hosp|patient|pt|casenotes?|case notes?|district|chi|pas|nhs|"
    rf"medical record) {_NUMBER})[ .:#=-]*(?:is |was )?(?:[a-z]{{1,3}}[ -]?)?\d(?:[ -]?\d){{4,}}",
    re.IGNORECASE,
)
"""So called, with at least five figures: a hospital's number has no form of its own."""


def has_titled_name(text: str, *, known_names: Collection[str] = ()) -> bool:
    """Return whether `text` holds a title such as "Mrs", "Dr" or "Patient" with a name.

    Args:
        text: as typed; look-alike and invisible characters are folded first.
        known_names: pairs of words that the documents themselves hold, in lower case, such as the
            title and name of whoever led a public review.
    """
    plain = _FOSTER.sub(" ", normalize(text))
    found = (match for match in _TITLED.finditer(plain) if _pair(match) not in known_names)
    return any(map(_is_named, found))


def has_postcode(text: str) -> bool:
    """Return whether `text` holds a postcode of the United Kingdom.

    Written closed up it has to be in capitals, or it would be any code.

    Args:
        text: as typed; look-alike and invisible characters are folded first.
    """
    plain = _PAGE.sub("#", normalize(text))
    return bool(_POSTCODE.search(plain) or _CLOSED_UP.search(plain))


def has_hospital_number(text: str) -> bool:
    """Return whether `text` holds a number that it calls a patient's, such as "MRN 4456721".

    Args:
        text: as typed; look-alike digits and invisible characters are folded first.
    """
    return _HOSPITAL_NUMBER.search(_PAGE.sub("#", normalize(text))) is not None


def _pair(match: re.Match[str]) -> str:
    name = match["name"].removesuffix("'s")
    return f"{match['title']} {name}".lower()


def _is_named(match: re.Match[str]) -> bool:
    """Return whether what follows a title is a name, by how both are written."""
    title, name = match["title"], match["name"]
    word = name.lower().removesuffix("'s")
    if word in _NO_NAMES:
        return False
    if title.lower() in _ONLY_NAMES:
        return True
    is_courtesy = title.lower() in _COURTESY and not title.isupper()
    if is_courtesy and title[0].isupper() and name[0].isupper():
        return True
    is_likely = word in _ALSO_NAMES or word not in english_words()
    return is_likely and (name[0].isupper() or is_courtesy) and not _is_acronym(match)


def _is_acronym(match: re.Match[str]) -> bool:
    """Return whether capitals alone make up what follows, as in "patient PROMs" or "nurse HCA"."""
    return match["name"].isupper() and not match["title"].isupper()
