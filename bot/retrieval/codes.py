"""Official codes and quoted words in a question, and whether it asks for nothing but one code."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.knowledge import Passage
from bot.domain.query import Correction
from bot.retrieval.spelling import SHORTHAND
from bot.retrieval.terms import words_of
from bot.text.stopwords import QUESTION_WORDS, STOPWORDS

_IDENTIFIER = re.compile(
    r"\bw ?(\d{1,3})(?:[ .-](\d{1,2}))?\b"
    r"|(?:\b(?:para(?:graph)?s?\.? ?)|(?<![\u00a3$\d.]))\b(4\.\d{2})\b(?! ?(?:%|per ?cent|percent|[mk]\b|million|billion))",
    re.IGNORECASE,
)
_CARD_WORDS = frozenset(
    """
    about ask asked asks card code cover covered covers describe details enquiry exact exactly explain
    framework full give key kloe kloes led line lines list look mean meaning means name please prompt prompts quote
    read say says show summarise summary tell verbatim well well-led whole word wording words
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""What is said around a code by whoever wants all that is known of it."""
_OF_OTHER_QUESTIONS = re.compile(r"\b[secr][1-9](?:\.\d{1,2})?\b", re.IGNORECASE)
"""A code of CQC's four other key questions (safe, effective, caring, responsive), which no well-led text has.

A ward may be called so too, and people number what they list in this way: "Kark R1".
"""
ASKED_OF_A_CODE = QUESTION_WORDS | frozenset(
    """
    confirmed good improvement inadequate look looks looking mean meant outstanding prompt prompts quality
    rated rating ratings replaced replaces require required requires statement statements successor
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""Content words that by themselves ask of an official code, whatever it is."""
_COMPARED = frozenset({"compare", "comparison", "difference", "versus", "vs"})
_UNPOINTED = re.compile(r"\bw ?([1-9])(\d{1,2})\b(?!\.\d)", re.IGNORECASE)
"""A prompt's code as it is typed without its point, or a line of enquiry of two figures."""
RANGE = re.compile(r"\bw ?[1-9] ?(?:-|to|through|till|until|up to) ?w ?[1-9]\b", re.IGNORECASE)
"""All codes from one to another."""
_ALL_LINES = re.compile(
    r"\b(?:kloes|key lines of (?:enquiry|inquiry)|lines of (?:enquiry|inquiry))\b"
    r"|\b(?:all|each|every|eight|8|list|names?|titles?)\b.*\b(?:kloe|key line|line of)\b"
    r"|\bkloe (?:list|names|titles|headings|labels)\b",
    re.IGNORECASE,
)
_ITS_PARTS = re.compile(
    r"(?=.*\b(?:well[ -]?led|wlf)\b)(?=.*\b(?:areas|categories|chapters|components|domains|elements|headings|parts"
    r"|pillars|questions|sections|strands|themes|things|topics)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What the lines of enquiry are called by whoever does not know what they are called."""
_WANTS_THEM_ALL = re.compile(
    r"\b(?:what(?:'s| is| are| were|'re)?|which|how many|all|each|every|eight|8|list|give|names?|named?|titles?|called"
    r"|labels?|headings?|run through|show|tell)\b(?!.*\b(?:about|for)\W*$)",
    re.IGNORECASE,
)
_BESIDE_THEM_ALL = frozenset(
    """
    8 altogether areas assess assessed assesses called categories chapters complete components cqc domains eight
    elements enquiry entire exist framework headings include includes included inspect inspected inspection
    inspector inspectors inquiry judge judged key kloe kloes labels letters line lines names nhs number numbers order
    parts pillars questions regulator run sections separate set stand strands themes titles top topics total trust
    trusts wlf
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"]+)[\u201d\"]")
FEWEST_QUOTED_WORDS = 4
"""Words in quotation marks from which they are looked for as they stand."""


def identifiers_in(text: str) -> tuple[str, ...]:
    """Return the official codes in a text, each once; where it asks of nothing else, S3 and its like too, last."""
    others = _OF_OTHER_QUESTIONS.findall(text)
    asked = _CARD_WORDS.union(STOPWORDS, ASKED_OF_A_CODE, _COMPARED)
    if not others or not asked.issuperset(_words_beside(text)):
        return official_codes_in(text)
    return (*official_codes_in(text), *dict.fromkeys(code.upper() for code in others))


def official_codes_in(text: str) -> tuple[str, ...]:
    """Return the codes of key lines of enquiry, prompts and paragraphs in a text, each once, in order."""
    found: dict[str, None] = {}
    for kloe, prompt, paragraph in _IDENTIFIER.findall(text):
        code = paragraph or (f"W{kloe}.{prompt}" if prompt else f"W{kloe}")
        found[code] = None
    return tuple(found)


def with_points(text: str, passages: Iterable[Passage]) -> tuple[str, tuple[Correction, ...]]:
    """Return a text with `W12` as `W1.2` where a passage has that code, and what was read so."""
    typed = {match.group(): f"W{match[1]}.{match[2]}" for match in _UNPOINTED.finditer(text)}
    held = {p.reference.code for p in passages if p.reference} if typed else set()
    read = {old: code for old, code in typed.items() if code in held}
    pointed = _UNPOINTED.sub(lambda match: read.get(match.group(), match.group()), text)
    return pointed, tuple(Correction(typed=old, read_as=code) for old, code in read.items())


def quotes_in(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks and is long enough to be somebody's own words."""
    found = (match.rstrip(" .\u2026").lower() for match in _QUOTED.findall(text))
    return tuple(words for words in found if len(words.split()) >= FEWEST_QUOTED_WORDS)


def asks_for_card(text: str, identifiers: Sequence[str]) -> bool:
    """Tell whether a question holds one code, and nothing beside it that is asked of it."""
    return len(identifiers) == 1 and asks_for_nothing_but_codes(text)


def asks_for_all_lines(text: str) -> bool:
    """Tell whether a text asks which lines of enquiry there are, and nothing else: "names of the KLOEs"."""
    are_meant = any(form.search(text) for form in (_ALL_LINES, RANGE, _ITS_PARTS))
    if not (are_meant and (_WANTS_THEM_ALL.search(text) or RANGE.fullmatch(text.strip(" ?.!")))):
        return False
    said = _CARD_WORDS.union(STOPWORDS, _BESIDE_THEM_ALL)
    return said.issuperset(_words_beside(RANGE.sub(" ", text)))


def asks_for_nothing_but_codes(text: str) -> bool:
    """Tell whether a text that holds codes says nothing beside them that is asked of them."""
    return STOPWORDS.union(_CARD_WORDS).issuperset(_words_beside(text))


def _words_beside(text: str) -> list[str]:
    rest = _OF_OTHER_QUESTIONS.sub(" ", _IDENTIFIER.sub(" ", text))
    return [SHORTHAND.get(word, word) for word in words_of(rest)]
