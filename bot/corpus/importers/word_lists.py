"""What a Word file says of its lists: how each level counts, and how its number is written.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, children, is_on, value, whole_number
from bot.corpus.importers.word_numerals import numeral
from bot.corpus.importers.word_styles import MAX_CHAIN, Style

LEVELS = 9
"""Levels that a list of Word has; what says it has more is not read further."""
MAX_START = 32_767
"""The highest number from which Word lets a list start."""
MAX_TEXT_CHARS = 100
"""Characters of what stands around a number at most; Word takes thirty or so."""
_PLACE = re.compile(r"%([1-9])")
_WRITTEN = re.compile(r"[^\W_]|%[1-9]")
_UNNUMBERED = frozenset({"bullet", "none"})


class Level(NamedTuple):
    """How one level of a list counts."""

    form: str
    """`decimal`, `lowerLetter`, `bullet` and so on."""
    text: str
    """What is written, with `%1` for the number of the first level."""
    start: int
    restarts_after: int
    """How many levels above it, from the first, start it anew; 0 for none."""
    style: str
    """The style of paragraph whose level it is, empty for none."""
    is_legal: bool
    """Whether all its numbers are written in figures."""
    parts: bool
    """Whether white space parts the number from the text."""


class WordList(NamedTuple):
    """A list as paragraphs name it; lists that share a form count on from each other."""

    form: str
    """What its count belongs to."""
    levels: Mapping[int, Level]
    """By their places from 0."""
    starts: Mapping[int, int]
    """Levels that this list starts anew, whatever was counted before it."""

    def label(self, place: int, counts: Mapping[int, int]) -> str:
        """Return what Word writes before a paragraph of a level, given the counts of the levels so far."""
        level = self.levels[place]

        def number(found: re.Match[str]) -> str:
            """Return what stands in the place of `%1` and its like."""
            other = int(found[1]) - 1
            if other not in self.levels or other > place:
                return ""
            form = self.levels[other].form
            if form in _UNNUMBERED:
                return ""
            return numeral(counts.get(other, 1), "decimal" if level.is_legal else form)

        return _PLACE.sub(number, level.text).strip()

    def is_bullet(self, place: int) -> bool:
        """Tell whether a level has a mark in place of a number."""
        level = self.levels[place]
        return level.form == "bullet" or bool(level.text and not _WRITTEN.search(level.text))


def lists_of(root: Element | None, styles: Mapping[str, Style]) -> dict[str, WordList]:
    """Return a file's lists by their numbers; one that is described nowhere is left out."""
    if root is None:
        return {}
    forms = {value(form, "abstractNumId"): form for form in children(root, "abstractNum")}
    named = {value(named, "numId"): named for named in children(root, "num")}
    found: dict[str, WordList] = {}
    read: dict[str, dict[int, Level]] = {}
    for number, element in named.items():
        form = _form_of(element, forms, named, styles)
        if form is None:
            continue
        if form not in read:
            read[form] = {place: _level(lvl) for place, lvl in _levels(forms[form])}
        found[number] = _list(element, form, read[form])
    return found


def _form_of(
    element: Element,
    forms: Mapping[str, Element],
    named: Mapping[str, Element],
    styles: Mapping[str, Style],
) -> str | None:
    """Return the form of a list, by the styles that forms may stand for, which may go in a circle."""
    for _ in range(MAX_CHAIN):
        form = value(child(element, "abstractNumId"))
        if form not in forms:
            return None
        style = styles.get(value(child(forms[form], "numStyleLink")))
        if style is None:
            return form
        number = value(child(style.properties, "numPr", "numId"))
        if number not in named:
            return form
        element = named[number]
    return None


def _list(element: Element, form: str, levels: Mapping[int, Level]) -> WordList:
    own: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for change in children(element, "lvlOverride"):
        place = whole_number(value(change, "ilvl"), LEVELS, LEVELS)
        given, start = child(change, "lvl"), child(change, "startOverride")
        if place < LEVELS and given is not None:
            own[place] = _level(given)
        if place < LEVELS and start is not None:
            starts[place] = whole_number(value(start), 1, MAX_START)
    return WordList(form, {**levels, **own}, starts)


def _levels(form: Element) -> list[tuple[int, Element]]:
    read = [
        (whole_number(value(lvl, "ilvl"), LEVELS, LEVELS), lvl) for lvl in children(form, "lvl")
    ]
    return [(place, lvl) for place, lvl in read if place < LEVELS]


def _level(element: Element) -> Level:
    place = whole_number(value(element, "ilvl"), 0, LEVELS)
    text = value(child(element, "lvlText"))
    return Level(
        form=value(child(element, "numFmt")) or "decimal",
        text=text if len(text) <= MAX_TEXT_CHARS else "",
        start=whole_number(value(child(element, "start")), 0, MAX_START),
        restarts_after=whole_number(value(child(element, "lvlRestart")), place, LEVELS),
        style=value(child(element, "pStyle")),
        is_legal=is_on(child(element, "isLgl")),
        parts=value(child(element, "suff")) != "nothing",
    )
