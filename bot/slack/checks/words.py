"""Words that people type and that are no question: which of them is meant. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from bot.domain.selfcheck import SelfCheck
from bot.text.normalize import normalize

Verb = Literal["check", "evidence", "export", "reminders", "stop", "delete", "team"]
"""What a word asks for; each has one part of self-checks that acts on it."""

_TYPED: Mapping[Verb, frozenset[str]] = {
    "check": frozenset({
        "check", "checks", "self-check", "selfcheck", "self check", "self-checks", "self checks",
        "continue", "go on", "resume", "start a self-check", "start a self check", "my self-checks", "my self checks",
    }),
    "evidence": frozenset({"evidence", "my evidence", "evidence log", "my evidence log"}),
    "export": frozenset({"export", "export my data", "download my data", "my data"}),
    "reminders": frozenset({"reminders", "my reminders", "reminder", "remind me"}),
    "stop": frozenset({"stop", "stop it", "stop all", "unsubscribe", "please stop"}),
    "delete": frozenset({
        "delete my data", "erase my data", "delete all my data", "forget me", "delete me",
    }),
    "team": frozenset({"team", "team check", "team self-check"}),
}  # fmt: skip
"""What is typed, in lower case, to what it asks for."""
_NAMED = re.compile(r"(?P<verb>(?:self[- ]?)?check|team)\s+(?P<name>.+)")


MOST_CHARS = 120
"""Characters of a word with a name at most; anything longer is a question."""


class TypedWord(NamedTuple):
    """A word that was typed, and what follows it."""

    verb: Verb
    rest: str
    """The id of a self-check; a name that is none's as it was typed; empty for none."""


def typed_word(text: str, named: Callable[[str], SelfCheck | None]) -> TypedWord | None:
    """Return what a text asks for where it is no question; None for anything else.

    "check w1" names a self-check, and so does "check flibber", which is told that there is none;
    "check what W1 says" is a question.

    Args:
        text: as typed.
        named: gives the self-check of a name.
    """
    if len(text) > MOST_CHARS:
        return None
    plain = " ".join(normalize(text).casefold().split()).strip(" .!?")
    for verb, typed in _TYPED.items():
        if plain in typed:
            return TypedWord(verb, "")
    found = _NAMED.fullmatch(plain)
    if found is None:
        return None
    meant: Verb = "team" if found["verb"] == "team" else "check"
    check = named(found["name"])
    if check is not None:
        return TypedWord(meant, check.id)
    return TypedWord(meant, found["name"]) if " " not in found["name"] else None
