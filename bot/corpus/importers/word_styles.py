"""What the styles of a Word file make of a paragraph: a heading, an item of a list, a title."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, children, is_on, name_of, value

MAX_CHAIN = 20
"""Styles that lean on one another."""
_HEADING_NAME = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)\s*([2-5])?", re.IGNORECASE)
_MAX_DEPTH = 9
_BODY_LEVEL = 9
"""The outline level that Word gives to text."""


class Style(NamedTuple):
    """What a style says itself, and what it leans on."""

    name: str
    based_on: str
    properties: Element | None
    is_bold: bool


def styles_of(root: Element | None) -> dict[str, Style]:
    """Return a file's styles by their ids."""
    found: dict[str, Style] = {}
    for style in children(root, "style") if root is not None else ():
        found[value(style, "styleId")] = Style(
            value(child(style, "name")),
            value(child(style, "basedOn")),
            child(style, "pPr"),
            is_on(child(style, "rPr", "b")),
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
                return min(int(level) + 1, 6) if int(level) < _BODY_LEVEL else 0
        for style in self.chain:
            named = _HEADING_NAME.match(style.name)
            if named:
                return min(int(named[1]), 6)
        return 0

    @property
    def list_number(self) -> tuple[str, int] | None:
        """The list that it belongs to, with the depth in it from 1; None outside lists."""
        for properties in self._properties():
            numbering = child(properties, "numPr")
            number = value(child(numbering, "numId"))
            if numbering is not None and number:
                depth = value(child(numbering, "ilvl"))
                said = int(depth) + 1 if depth.isdecimal() else self._named_depth() or 1
                return None if number == "0" else (number, min(said, _MAX_DEPTH))
        named = self._named_depth()
        return (self.style_name, named) if named else None

    @property
    def is_bold(self) -> bool:
        """Whether its style is bold."""
        return any(style.is_bold for style in self.chain)

    def _named_depth(self) -> int:
        """Return the depth that the name of a style of Word's own says, 0 if it is for no list."""
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
