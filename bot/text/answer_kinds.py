"""Whether a text says how much, how often, how long, when, where, who or how many."""

import re
from collections.abc import Collection

from bot.text.stem import stem

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|ninety)"
_UNITS = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen)"
_COUNT = rf"(?:\d+|{_TENS}-{_UNITS}|{_TENS}|{_UNITS})"
_SPAN = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|terms?|years?)"
_SEASON = r"(?:spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri)day)"
_FREQUENCY = re.compile(
    rf"\b(?:every|each) (?:(?:{_COUNT}|second|third|fourth|other|working|calendar) )*(?:{_SPAN}|{_SEASON})\b"
    rf"|\b(?:once|twice|times|sessions|meetings) (?:an?|each|every|per) {_SPAN}\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|half-yearly|yearly|annual(?:ly)?)\b"
    rf"|\b{_COUNT}(?: (?:to|or|and) {_COUNT})? (?:working |calendar )?{_SPAN}\b"
    r"|\b\d+ pages\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\u00a3|\b(?:pounds?|[mb]illion|free of charge|levy)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"^(?:\d[\d,]*|{_TENS}(?:-{_UNITS})?|(?!an?$){_UNITS}|thirteen|fourteen|hundreds?|thousands?|both)$"
)
_IN_ALL = re.compile(r"\b(?:in all|all told|altogether|in total)\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d[\d,]*")
COUNTED_WITHIN = 5
"""Words after a number among which that stands which it counts: "two new national talent boards"."""
_NO_MEASURE = re.compile(
    r"\b(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: \d{4})?\b|\b(?:19|20)\d\d\b|\bw\d(?:\.\d+)?\b|\b4\.\d{2}\b|\b10 year\b",
    re.IGNORECASE,
)
"""Dates, official codes and a plan's name: figures that measure nothing."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BY_SOMEBODY = re.compile(
    r"\b(?:(?:led|chaired|written|carried out|drafted|headed|made|is|was) by|carried it out|is on it|are on it)\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"^Kloe (?:does not (?:hold|know)|holds no)\b|\bis not (?:held by|known to) Kloe\b"
    r"|^Whether .+ was not found\.$"
)
_ADDRESS = re.compile(r"\bvisit\b|\bhere:|https?:|\.uk\b")


def says_how_often(text: str) -> bool:
    """Tell whether a text says how often something is, for how long, or how long it is to read."""
    return bool(_FREQUENCY.search(text))


def says_how_much(text: str) -> bool:
    """Tell whether a text says what something costs."""
    return bool(_MONEY.search(text))


def says_how_many(text: str) -> bool:
    """Tell whether a text holds a figure that is no date, code or name."""
    return bool(_FIGURE.search(_NO_MEASURE.sub(" ", text)))


def says_how_many_of(text: str, stems: Collection[str]) -> bool:
    """Tell whether a number stands before one of some stems in a text, or a text with one says how many there are in all."""
    words = _WORDS.findall(_NO_MEASURE.sub(" ", text).lower())
    said = [stem(word) for word in words]
    if _IN_ALL.search(text) and mentions(text, stems):
        return True
    return any(
        _NUMBER.match(word) and not set(stems).isdisjoint(said[at + 1 : at + 1 + COUNTED_WITHIN])
        for at, word in enumerate(words)
    )


def tells_what_is_not_held(sentence: str) -> bool:
    """Tell whether a sentence of a summary says that Kloe does not hold something."""
    return _NOT_HELD.search(sentence) is not None


def mentions(text: str, stems: Collection[str]) -> bool:
    """Tell whether a word with one of some stems stands in a text."""
    return any(stem(word) in stems for word in _WORDS.findall(text.lower()))


def says_when(text: str) -> bool:
    """Tell whether a text holds a year."""
    return bool(_YEAR.search(text))


def says_who(text: str) -> bool:
    """Tell whether a text says who led, wrote or did something, or is on it."""
    return bool(_BY_SOMEBODY.search(text))


def says_where(text: str) -> bool:
    """Tell whether a text says where to look."""
    return bool(_ADDRESS.search(text))


_SAYS = {
    "amount": says_how_much,
    "date": says_when,
    "how_often": says_how_often,
    "measure": says_how_many,
    "person": says_who,
    "place": says_where,
}


def gives(kind: str, text: str, counted: Collection[str] = ()) -> bool:
    """Tell whether a text can give a kind of answer; of a kind that no text shows, such as "anything", none does.

    Args:
        kind: the kind of answer that is wanted, as in `bot.domain.query.Wants`.
        text: what may answer.
        counted: stems of what is to be counted, where that is said.
    """
    if kind == "measure" and counted:
        return says_how_many_of(text, counted)
    return kind in _SAYS and _SAYS[kind](text)
