"""Texts that are not searched for at all: empty, too long, unsafe, or holding a person's data."""

import re
from collections.abc import Iterable

from bot.domain.query import Hazard
from bot.text.markup import strip_markup
from bot.text.normalize import normalize
from bot.text.personal_data import is_of_a_person
from bot.text.tokenize import tokenize

MAX_QUESTION_CHARS = 2_000
"""Characters in a question at most, as typed."""

FEWEST_WORDS_WITH_CALL = 3
"""Words from which a text that calls a channel or a person is read as a question."""

_SQL = (
    r"\b(?:drop|alter|truncate) (?:table|database|schema|index)\b",
    r"\bunion all select\b|\bunion select\b.{0,200}(?:\bfrom\b|\bnull\b|\d)",
    r"\bselect (?:\*|\w+(?:, ?\w+)*) from \w+",
    r"\binsert into \w+ ?(?:\(|values\b)|\bdelete from \w+ ?(?:where\b|;|$)",
    r"(?:'|\") ?or ?(?:'|\")?1(?:'|\")? ?= ?(?:'|\")?1",
    r"; ?--|xp_cmdshell",
)
_IGNORE = r"\b(?:ignore|disregard|forget|override|bypass)"
_ALL_SAID = r"all|any|every|everything|your|my|previous|prior|above|earlier|these|those"
_ORDERS_GIVEN = (
    r"instructions?|rules?|prompts?|guidelines?|directions?|training|restrictions?|filters?"
    r"|safeguards?|guardrails?"
)
_ABOUT_THE_PROGRAM = (
    r"prompt|instructions|configuration|config|settings|environment|source code|tokens?|secrets?"
    r"|password|api key|credentials|rules"
)
_ROLES = (
    r"pirate|hacker|unrestricted|unfiltered|evil|dan|different (?:bot|ai|assistant)|my grandmother"
)
_POSTS = r"admin|administrator|root|ceo|developer"
_ORDERS = (
    rf"{_IGNORE} (?:of |the |that |you )*(?:(?:{_ALL_SAID}) (?:of |the |that )*)+(?:{_ORDERS_GIVEN})\b",
    rf"{_IGNORE} (?:the )?(?:instructions|prompts?|guardrails|safeguards)\b",
    rf"{_IGNORE} (?:all |any of )?your (?:documents?|sources?|texts?|files?|knowledge|citations?)\b",
    rf"{_IGNORE} (?:all|anything|everything) (?:that )?(?:you(?:'ve| have)? |above|before|said)",
    r"\b(?:system|developer) (?:prompt|instructions?|message)\b",
    r"\b(?:hidden|secret) (?:prompt|instructions?|message|rules)\b",
    (
        r"\b(?:reveal|print|show|dump|repeat|leak|list|tell|give|send)\b.{0,30}\b"
        rf"(?:your|kloe'?s?|the bot'?s?) (?:\w+ )?(?:{_ABOUT_THE_PROGRAM})\b"
    ),
    r"\b(?:api|bot|access|slack|signing|admin) (?:tokens?|secrets?|keys?|passwords?)\b",
    r"\brules you were given\b|\bjailbreak\b|\bdeveloper mode\b|\bdan mode\b|\bdo anything now\b",
    rf"\b(?:you are|you're|act as|behave as) (?:now )?(?:an? )?(?:\w+ )?(?:{_ROLES})\b",
    (
        r"\b(?:you are now|you're now|pretend (?:to be|you(?:'re| are)?)|role-?play as) (?:an? |the )?"
        rf"(?:\w+ )?(?:{_ROLES}|{_POSTS})\b"
    ),
    r"\b(?:no|without) (?:rules|restrictions|filters|limits) (?:now|any ?more|apply)\b",
)
_ANYONE = (
    r"people|persons?|users?|colleagues?|managers?|staff|team|boss|directors?|anyone|everyone"
    r"|somebody|someone|others|he|she|they|who"
)
_OTHERS = (
    (
        rf"\b(?:{_ANYONE}) (?:else )?(?:has |have |had |did |do |does |been |was |were )*"
        r"(?:ask|asks|asked|asking|messaged|typed|told) (?:you|kloe|this bot|the bot)\b"
    ),
    r"\bwhat (?:has|have|did|does|is) (?!i |we )(?:\w+ ){1,4}ask(?:ed|ing)? (?:you|kloe)\b",
    r"\b(?:other|another) (?:people|user|colleague|manager)s? (?:have |has |been )*(?:searched|messaged)\b",
    r"\bother (?:people|users|colleagues|managers|teams)\b.{0,40}\bask(?:ed|ing)? (?:you|kloe)\b",
    r"\bwho else (?:has |have )?(?:been )?(?:asked|asking)\b",
    r"\bwhat (?:do|did|have|are) other (?:people|users|managers|colleagues) (?:been )?ask(?:ed|ing)?\b",
    (
        r"\b(?:other|another) (?:people|person|user|colleague|manager|staff)s?(?:'s?)? "
        r"(?:questions?|messages?|searches|chats?|history)\b"
    ),
    r"\b(?:everyone|everybody|anyone|people)(?:'s| else's) (?:questions|searches|messages|history)\b",
    r"\b(?:read|show|see|open|list|access)\b.{0,20}\b(?:direct messages|dms)\b",
    r"\b(?:chat (?:log|logs|history)|query log|message history)\b",
)
_PAPERS = (
    r"evidence|quot\w+|figures?|data|dates?|minutes|signatures?|documents?|paragraphs?|citations?"
    r"|references?|polic(?:y|ies)|records?|statistics|results?|certificates?"
)
_INVENTIONS = (
    r"^(?:please |just |can you |could you |kloe )*(?:invent|fabricate|fake|forge|falsify|backdate)\b",
    rf"\b(?:invent|fabricate|forge|falsify|backdate) (?:\w+ ){{0,3}}(?:{_PAPERS})\b",
    rf"\bmake up (?:some |an? |any )?(?:\w+ )?(?:{_PAPERS})\b",
    r"\b(?:write|create|give me|produce) (?:\w+ ){0,3}(?:fake|false|made.up|fictional|invented)\b",
)
_UNSAFE = re.compile("|".join((*_SQL, *_ORDERS, *_OTHERS, *_INVENTIONS)))
"""In lower case, as the text is: to ignore the case of each letter takes three times as long."""
_CRISIS = re.compile(
    r"\b(?:kill|harm|hurt)(?:ing)? (?:myself|himself|herself|themsel(?:f|ves))\b"
    r"|\b(?:end|take|ending|taking) (?:my|his|her|their) (?:own )?life\b|\bsuicidal\b|\bwants? to die\b"
    r"|\b(?:has|had|having|in|into) (?:a )?cardiac arrest\b|\bnot breathing\b|\bunconscious\b"
    r"|\b(?:taken|took|has had) an overdose\b"
)
"""Danger to somebody's life, now; not the subject of a policy on it."""
_SCRIPT = re.compile(
    r"<(?:script|iframe|object|embed)\b|javascript:|\bon(?:error|load|click) ?=", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_CALL = re.compile(r"<[@#!]")
_CHOICE = re.compile(r"^\d$")
_BLOB = re.compile(r"(?=[A-Za-z/]*[0-9+=])[A-Za-z0-9+/]{60,}={0,2}")


def hazard_of(text: str, *, known_names: Iterable[str] = ()) -> Hazard | None:
    """Return why `text`, as typed, must not be searched for, or None.

    A person's data are looked for first, so that a text which holds them is never dealt with as
    anything else; then danger to somebody's life. What orders the program about, asks for other people's messages, for secrets or
    for made-up evidence, or carries code is unsafe; a question beside harmless markup is not, and
    neither is one that rests on a false premise.

    Args:
        text: as typed.
        known_names: capitalised pairs that are no person's name, in lower case.
    """
    plain = normalize(strip_markup(text))
    joined = _TAG.sub("", text)
    if any(is_of_a_person(one, known_names=known_names) for one in {text, plain, joined}):
        return "personal_data"
    lowered = plain.lower()
    if _CRISIS.search(lowered):
        return "crisis"
    if len(text) > MAX_QUESTION_CHARS:
        return "too_long"
    if _SCRIPT.search(text) or _UNSAFE.search(lowered) or _BLOB.search(plain):
        return "unsafe"
    words = tokenize(plain)
    if _CALL.search(text) and len(words) < FEWEST_WORDS_WITH_CALL and not _CHOICE.match(plain):
        return "unsafe"
    return None if words else "empty"
