"""Texts that are not searched for at all: empty, too long, unsafe, or holding a person's data."""

import re
from collections.abc import Iterable

from bot.domain.query import Hazard
from bot.text.markup import strip_markup
from bot.text.normalize import normalize
from bot.text.personal_data import has_personal_data
from bot.text.stopwords import STOPWORDS
from bot.text.tokenize import tokenize

MAX_QUESTION_CHARS = 2_000
"""Characters in a question at most, as typed."""

_SQL = (
    r"\b(?:drop|alter|truncate|create) (?:table|database|schema|index)\b",
    r"\bunion (?:all )?select\b",
    r"\bselect\b.{1,80}\bfrom (?:users|information_schema|passages|questions|messages|\w+ ?;)",
    r"\b(?:insert into|delete from) \w+",
    r"(?:'|\") ?or ?(?:'|\")?1(?:'|\")? ?= ?(?:'|\")?1",
    r"; ?--|xp_cmdshell",
)
FEWEST_WORDS_WITH_CALL = 2
"""Content words from which a text that calls a channel or a person is read as a question."""

_ABOUT_THE_PROGRAM = (
    r"prompt|instructions|configuration|config|settings|environment|source code|tokens?|secrets?"
    r"|password|api key|credentials|rules"
)
_ROLES = (
    r"pirate|hacker|unrestricted|unfiltered|evil|dan|different (?:bot|ai|assistant)|admin"
    r"|administrator|root|my grandmother|ceo"
)
_TOLD = (
    r"instructions?|rules?|prompts?|guidelines?|guardrails?|directions?|training|restrictions"
    r"|you(?:'ve| have) been told|you were told|above|filters?|safeguards?"
)
_FILLERS = (
    r"all |any |everything |of |the |your |my |these |those |that |previous |prior |above |earlier "
    r"|you "
)
_PEOPLE = r"people|person|users?|colleagues?|managers?|staff"
_ORDERS = (
    rf"\b(?:ignore|disregard|forget|override|bypass) (?:{_FILLERS})*(?:{_TOLD})\b",
    r"\b(?:system|hidden|secret|initial|developer) (?:prompt|instructions?|message|rules)\b",
    (
        r"\b(?:reveal|print|show|dump|repeat|leak|list|tell|give|send)\b.{0,30}\b"
        rf"(?:your|kloe'?s?|the bot'?s?|its) (?:\w+ )?(?:{_ABOUT_THE_PROGRAM})\b"
    ),
    r"\b(?:api|bot|access|slack|signing|admin) (?:tokens?|secrets?|keys?|passwords?)\b",
    r"\brules you were given\b|\bjailbreak\b|\bdeveloper mode\b|\bdan mode\b|\bdo anything now\b",
    (
        r"\b(?:you are|you're|act as|pretend (?:to be|you(?:'re| are)?)|role-?play as|behave as) "
        rf"(?:now )?(?:an? )?(?:\w+ )?(?:{_ROLES})\b"
    ),
    r"\b(?:no|without) (?:rules|restrictions|filters|limits) (?:now|any ?more|apply)\b",
)
_OTHERS = (
    (
        rf"\b(?:other|another) (?:{_PEOPLE})(?:'s)? (?:in this workspace )?"
        r"(?:have been |has been |were |are |is )?(?:asked|asking|questions?|messages?|search)"
    ),
    r"\bwho (?:else )?(?:has |have )?(?:been )?(?:asked|asking|messaged) (?:you|kloe|this bot|about)\b",
    r"\bwhat (?:has|have|did|does|is) (?:\w+ ){1,4}(?:asked|ask|asking|been asking) (?:you|kloe)\b",
    r"\b(?:everyone|everybody|anyone|people)(?:'s| else's) (?:questions|searches|messages|history)\b",
    r"\b(?:direct messages|dms|chat (?:log|logs|history)|query log|message history)\b",
)
_INVENTIONS = (
    r"\b(?:invent|fabricate|fake|forge|falsify|backdate)\b",
    r"\bmake up (?:\w+ ){0,3}(?:evidence|figures?|quot\w+|data|numbers?|names?|reasons?|story)\b",
    r"\b(?:write|create|give me) (?:\w+ ){0,3}(?:fake|false|made.up|fictional|pretend|invented)\b",
)
_UNSAFE = re.compile("|".join((*_SQL, *_ORDERS, *_OTHERS, *_INVENTIONS)), re.IGNORECASE)
_SCRIPT = re.compile(
    r"<(?:script|iframe|object|embed)\b|javascript:|\bon(?:error|load|click) ?=", re.IGNORECASE
)
_CALL = re.compile(r"<[@#!]")
_BLOB = re.compile(r"[A-Za-z0-9+/]{60,}={0,2}")


def hazard_of(text: str, *, known_names: Iterable[str] = ()) -> Hazard | None:
    """Return why `text`, as typed, must not be searched for, or None.

    A person's data are looked for first, so that a text which holds them is never dealt with as
    anything else. What orders the program about, asks for other people's messages, for secrets or
    for made-up evidence, or carries code is unsafe; a question in which only markup stands too many is
    not, and neither is one that rests on a false premise.

    Args:
        text: as typed.
        known_names: capitalised pairs that are no person's name, in lower case.
    """
    if has_personal_data(text, known_names=known_names):
        return "personal_data"
    if len(text) > MAX_QUESTION_CHARS:
        return "too_long"
    plain = normalize(strip_markup(text))
    if _SCRIPT.search(text) or _UNSAFE.search(plain) or _BLOB.search(plain):
        return "unsafe"
    words = {token.text for token in tokenize(plain)}
    if _CALL.search(text) and len(words - STOPWORDS) < FEWEST_WORDS_WITH_CALL:
        return "unsafe"
    return None if words else "empty"
