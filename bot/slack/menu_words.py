"""What people type that is no question about the documents: which page of the menu is meant. Pure."""

import re
from collections.abc import Mapping
from typing import Literal

from bot import wording
from bot.text.normalize import normalize

MenuWord = Literal["help", "list", "sources", "privacy"]

MOST_CHARS = 120
"""Characters of such a text at most; anything longer is a question."""
_TYPED: Mapping[MenuWord, frozenset[str]] = {
    "help": frozenset({
        "help", "menu", "commands", "hello", "hi", "hey", "good morning", "good afternoon", "good evening",
        "hello kloe", "hi kloe", "what can you do", "what do you do", "how do you work", "who are you",
        "what are you", "how does this work", "what can i ask", "what can i ask you", "what are you for",
        "what is kloe", "who made you", "what should i ask",
    }),
    "list": frozenset({"list", "list of kloes", "kloes", "all kloes", "the kloes"}),
    "sources": frozenset({"sources", "your sources", "what are your sources", "what do you know"}),
    "privacy": frozenset({"privacy", "privacy notice", "privacy policy", "data protection", "gdpr"}),
}  # fmt: skip
_KEEP = r"(?:keep|kept|hold|held|stored?|save[ds]?|record(?:ed)?|know)"
_MINE = r"(?:about me|on me|of mine|my (?:answers|data|questions|messages|self-?checks?|evidence))"
_PRIVACY = re.compile(
    rf"(?:what|which|how much|how long|do you)\b.*\b{_KEEP}\b.*\b{_MINE}\b"
    rf"|who (?:can |else |could )*(?:sees?|reads?)\b.*\b{_MINE}\b"
    r"|(?:is|are|will) (?:this|it|that|these|my [\w-]+|what i (?:ask|say|type|write)|our (?:chat|conversation|messages))\b"
    r" (?:be )?(?:kept )?(?:really |truly |all )?(?:private|confidential|anonymous|secret)"
)
"""Questions about what is kept of the person who asks; no document has an answer to them."""
_THANKS = re.compile(r"(?:many |ok |great )?(?:thanks|thank you|cheers)\b[^?]{0,60}")
_POLITE = re.compile(
    r"^(?:please|kindly|can i|could i|can you|could you|i(?: would|'d) like to|i want to|let's)\s+"
    r"|,?\s+please$"
)


def plain_words(text: str) -> str:
    """Return a short text in lower case, without politeness and the marks at its end."""
    plain = " ".join(normalize(text).casefold().split()).strip(" .!?,")
    return _POLITE.sub("", _POLITE.sub("", plain)).strip(" .!?,")


def menu_word(text: str) -> MenuWord | None:
    """Return the page of the menu that a text asks for; None for a question."""
    if len(text) > MOST_CHARS:
        return None
    plain = plain_words(text)
    named = next((word for word, typed in _TYPED.items() if plain in typed), None)
    return named or ("privacy" if _PRIVACY.search(plain) else None)


def is_thanks(text: str) -> bool:
    """Tell whether a text only thanks."""
    plain = plain_words(text)
    return plain in wording.THANKS or _THANKS.fullmatch(plain) is not None
