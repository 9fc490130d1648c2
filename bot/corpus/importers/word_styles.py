"""What the styles of a Word file make of a paragraph: a heading, an item of a list, a title."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, children, is_on, name_of, value, whole_number

MAX_CHAIN = 20
"""Styles that lean on one another."""
_HEADING_NAME = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)\s*([2-5])?", re.IGNORECASE)
_MAX_DEPTH = 9
NO_LIST = "0"
"""The list that a paragraph names to belong to none, whatever its style says."""
_BODY_LEVEL = 9
"""The outline level that Word gives to text."""


class Style(NamedTuple):
    """What a style says itself, and what it leans on."""

    name: str
    based_on: str
    properties: Element | None
    is_bold: bool
    identifier: str
    heads_tables: bool = False
    """Whether it sets the first row of a table apart."""


class Listed(NamedTuple):
    """The list that a paragraph or its style names."""

    number: str
    place: int | None
    """The level that is named with it, from 0; None where none is."""
    is_own: bool
    """Whether the paragraph itself names the list or the level."""


def styles_of(root: Element | None) -> dict[str, Style]:
    """Return a file's styles by their ids."""
    found: dict[str, Style] = {}
    for style in children(root, "style") if root is not None else ():
        identifier = value(style, "styleId")
        found[identifier] = Style(
            value(child(style, "name")),
            value(child(style, "basedOn")),
            child(style, "pPr"),
            is_on(child(style, "rPr", "b")),
            identifier,
            any(value(part, "type") == "firstRow" for part in children(style, "tblStylePr")),
        )
    return found


class Paragraph(NamedTuple):
    """A paragraph's properties, with those of its styles below them."""

    chain: tuple[Style, ...]
    own: Element | None

    @property
    def style_name(self) -> str:
        """The name of its style, in lower case."""
        return self.chain[0].name.lower() if self.chain else ""

    @property
    def heading_level(self) -> int:
        """1 to 6 for a heading, 0 for text."""
        for properties in self._properties():
            level = value(child(properties, "outlineLvl"))
            if level.isdecimal():
                place = whole_number(level, _BODY_LEVEL, _BODY_LEVEL)
                return min(place + 1, 6) if place < _BODY_LEVEL else 0
        for style in self.chain:
            named = _HEADING_NAME.match(style.name)
            if named:
                return min(int(named[1]), 6)
        return 0

    @property
    def listed(self) -> Listed | None:
        """The list that it or its style names; `NO_LIST` where one is taken off again.

        List and level may be named apart: the level by a style, the list by what it leans on.
        """
        own = child(self.own, "numPr")
        is_own = bool(value(child(own, "ilvl")) or value(child(own, "numId")))
        place: int | None = None
        for properties in self._properties():
            numbering = child(properties, "numPr")
            level, number = child(numbering, "ilvl"), value(child(numbering, "numId"))
            if place is None and level is not None:
                place = whole_number(value(level), 0, _MAX_DEPTH - 1)
            if number:
                return Listed(number, place, is_own)
        return None

    @property
    def is_bold(self) -> bool:
        """Whether its style is bold."""
        return any(style.is_bold for style in self.chain)

    @property
    def named_depth(self) -> int:
        """The depth, from 1, that the name of a style of Word's own says, 0 if it is for no list."""
        found = (_LIST_NAME.match(style.name) for style in self.chain)
        return next((int(named[1] or 1) for named in found if named), 0)

    def _properties(self) -> list[Element]:
        below = [style.properties for style in self.chain]
        return [p for p in (self.own, *below) if p is not None]


def paragraph_of(element: Element, styles: dict[str, Style]) -> Paragraph:
    """Return the properties of a paragraph."""
    own = child(element, "pPr")
    chain: list[Style] = []
    identifier = value(child(own, "pStyle"))
    while identifier in styles and len(chain) < MAX_CHAIN:
        chain.append(styles[identifier])
        identifier = styles[identifier].based_on
    return Paragraph(tuple(chain), own)


def is_all_bold(element: Element, paragraph: Paragraph) -> bool:
    """Tell whether all text of a paragraph is bold."""
    runs = [r for r in element.iter() if name_of(r) == "r"]
    written = [r for r in runs if any(name_of(t) == "t" and (t.text or "").strip() for t in r)]
    return bool(written) and all(
        is_on(child(r, "rPr", "b")) or (paragraph.is_bold and child(r, "rPr", "b") is None)
        for r in written
    )
