"""Words that people type and that are no question: which of them is meant. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from bot.domain.selfcheck import SelfCheck
from bot.slack.menu_words import MOST_CHARS, plain_words
from bot.text.normalize import normalize

Verb = Literal["check", "evidence", "export", "reminders", "stop", "delete", "team"]
"""What a word asks for; each has one part of self-checks that acts on it."""

_TYPED: Mapping[Verb, frozenset[str]] = {
    "check": frozenset({
        "check", "checks", "self-check", "selfcheck", "self check", "self-checks", "self checks",
        "start a self-check", "start a self check", "my self-checks", "my self checks",
        "continue", "go on", "resume", "continue my self-check", "resume my self-check",
        "go on with my self-check",
    }),
    "evidence": frozenset({"evidence", "my evidence", "evidence log", "my evidence log"}),
    "export": frozenset({"export", "export my data", "download my data", "my data"}),
    "reminders": frozenset({"reminders", "my reminders", "reminder", "remind me", "set a reminder"}),
    "stop": frozenset({"stop", "stop it", "stop all", "unsubscribe"}),
    "delete": frozenset({
        "delete my data", "erase my data", "delete all my data", "delete everything", "forget me", "delete me",
        "erase everything about me", "delete everything about me",
    }),
    "team": frozenset({"team", "team check", "team self-check"}),
}  # fmt: skip
"""What is typed, in lower case, to what it asks for."""
_REMIND = re.compile(r"remind me (?:every (?:week|month|quarter)|weekly|monthly|quarterly)")
_GOES_ON = re.compile(r"(?:continue|resume|go on)(?: with)? (?P<name>.+)")
_NAMED = re.compile(
    r"(?:(?:start|begin|open|do|run|take|go through|resume|(?:continue|go on)(?: with)?) )?(?:(?:a|an|the|my|our|another|new) )*"
    r"(?P<verb>(?P<self>self[- ]?)?check|team)s?(?: (?P<on>on|for|about|against|with|of))?:? (?P<name>.+)"
)


class TypedWord(NamedTuple):
    """A word that was typed, and what follows it."""

    verb: Verb
    rest: str
    """The id of a self-check; a name that is none's as it was typed; empty for none."""


def typed_word(text: str, named: Callable[[str], SelfCheck | None]) -> TypedWord | None:
    """Return what a text asks for where it is no question; None for anything else.

    "check w1" and "start a self-check on W1" name a self-check, and so does "check flibber", which is
    told that there is none; "check what W1 says" is a question.

    Args:
        text: as typed.
        named: gives the self-check of a name.
    """
    if len(text) > MOST_CHARS:
        return None
    plain = plain_words(text)
    verb = next((verb for verb, typed in _TYPED.items() if plain in typed), None)
    if verb or _REMIND.fullmatch(plain):
        return TypedWord(verb or "reminders", "")
    goes_on = _GOES_ON.fullmatch(plain)
    check = named(goes_on["name"]) if goes_on else None
    if check is not None:
        return TypedWord("check", check.id)
    found = _NAMED.fullmatch(plain)
    word = _named_word(found, named) if found else None
    return word._replace(rest=_as_typed(text, word.rest)) if word and not named(word.rest) else word


def _as_typed(text: str, name: str) -> str:
    """Return a name of one word as it stands in a text."""
    words = (word.strip(" .!?,") for word in reversed(normalize(text).split()))
    return next((word for word in words if word.casefold() == name), name)


def _named_word(found: re.Match[str], named: Callable[[str], SelfCheck | None]) -> TypedWord | None:
    """Return the word with its self-check; a name that is none's is one only where it is one word."""
    meant: Verb = "team" if found["verb"] == "team" else "check"
    check = named(found["name"])
    if check is not None:
        return TypedWord(meant, check.id)
    is_name = " " not in found["name"] and (found["self"] or not found["on"])
    return TypedWord(meant, found["name"]) if is_name else None
