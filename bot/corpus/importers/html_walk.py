"""A page's tree to pieces: headings, paragraphs, items of lists, rows of tables."""

import re
from collections.abc import Callable, Iterable
from typing import TypeGuard

from bot.corpus.importers.html_leads import Lead, with_leads
from bot.corpus.importers.html_numbers import Mark, marked
from bot.corpus.importers.html_panels import (
    Panels,
    is_left_out_on_purpose,
    words_in,
)
from bot.corpus.importers.html_tables import grid_of
from bot.corpus.importers.imported import Piece
from bot.corpus.importers.tables import rows_of
from bot.corpus.importers.tree import (
    HEADINGS,
    Element,
    heading_text,
    is_beside,
    is_furniture,
    is_hidden,
    text_of,
)
from bot.text.normalize import fold_white_space

_LISTS = frozenset({"ul", "ol", "menu"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25cf\uf0b7\uf0a7]\s*(?=\S)")
"""The mark of an item that a word processor wrote as a paragraph."""
_NOTES_ROLE = "doc-endnotes"


class Walk:
    """Gathers the pieces of an element, in order."""

    def __init__(self, panels: Panels, *, keeps_header: bool, keeps_asides: bool) -> None:
        self.pieces: list[Piece] = []
        self.left_out = 0
        """Words of sentences that stand in the content and are no text of it."""
        self._panels = panels
        self._keeps_header = keeps_header
        self._keeps_asides = keeps_asides
        self._leads: list[Lead] = []
        self._level = 1
        self._least = 1
        self._text: list[str] = []
        self._depth = 0
        self._group = 0
        self._mark = Mark()
        self._term = ""
        self._keeps_lines = False

    def read(self, element: Element) -> None:
        """Gather what an element holds."""
        self._inside(element.children)
        self._flush()
        self.pieces = with_leads(self.pieces, self._leads)

    def _inside(self, children: Iterable[Element | str]) -> None:
        for child in children:
            if isinstance(child, str):
                self._text.append(child if self._keeps_lines else child.replace("\n", " "))
            elif not self._is_read(child):
                self.left_out += words_in(child) if is_left_out_on_purpose(child) else 0
            elif name := self._panels.names.get(id(child)):
                self._named(name, child)
            else:
                self._element(child)

    def _named(self, name: str, panel: Element) -> None:
        self._flush()
        self._under(name, lambda: self._element(panel))

    def _is_read(self, element: Element) -> bool:
        if element.name in {"header", "footer"} and not self._keeps_header:
            return False
        if is_furniture(element) or id(element) in self._panels.tabs:
            return False
        if is_hidden(element) or is_beside(element):
            return self._panels.holds_text(element, keeps_asides=self._keeps_asides)
        return element.name != "button" or any(e.name in HEADINGS for e in element.walk())

    def _text_of(self, element: Element) -> str:
        return text_of(element, self._is_read)

    def _element(self, element: Element) -> None:
        name = element.name
        if name == "br":
            self._text.append("\n")
        elif name in _INLINE:
            self._inside(element.children)
        elif name in HEADINGS:
            self._heading(heading_text(element), HEADINGS[name])
        elif name in _LISTS:
            self._list(element)
        elif name == "table":
            self._table(element)
        elif name in {"dt", "dd"}:
            self._definition(element)
        elif name == "details":
            self._details(element)
        else:
            self._block(element)

    def _heading(self, text: str, level: int) -> None:
        self._flush()
        self._level = max(level, self._least)
        self.pieces.append(Piece("heading", self._numbered(text), self._level))

    def _block(self, element: Element) -> None:
        self._flush()
        level = self._level
        if element.attributes.get("role") == _NOTES_ROLE or "footnotes" in element.attributes.get(
            "class", ""
        ):
            self.pieces.append(Piece("heading", "Footnotes", 1))
        self._keeps_lines = self._keeps_lines or element.name == "pre"
        self._inside(element.children)
        self._flush()
        self._keeps_lines = self._keeps_lines and element.name != "pre"
        # A heading that has its text with it inside a block is not over what comes after that.
        if self.pieces and self.pieces[-1].kind != "heading":
            self._level = level

    def _details(self, element: Element) -> None:
        """Read what opens at a press under what is written there, which may be a heading itself."""
        self._flush()
        summary = next((c for c in element.children if _is_summary(c)), None)
        level = self._level
        if summary is None or any(e.name in HEADINGS for e in summary.walk()):
            self._inside(element.children)
            self._flush()
        else:
            rest = [c for c in element.children if c is not summary]
            self._under(self._text_of(summary), lambda: self._inside(rest))
        self._level = level

    def _under(self, lead: str, gather: Callable[[], None]) -> None:
        """Gather what stands under a lead-in; in an item of a list that is a text of its own."""
        if self._depth:
            self._text.append(lead)
            self._flush()
            gather()
            self._flush()
            return
        start, least, level = len(self.pieces), self._least, self._level
        self._heading(lead, level + 1)
        self._least = self._level + 1
        gather()
        self._flush()
        self._least, self._level = least, level
        self._leads.append(Lead(start, len(self.pieces)))

    def _list(self, element: Element) -> None:
        self._flush()
        self._group += self._depth == 0
        self._depth += 1
        for child, self._mark in marked(element):
            self._inside([child])
        self._flush()
        self._depth -= 1
        self._mark = Mark()

    def _numbered(self, text: str) -> str:
        """Return the first text of an item with the number of that before it."""
        mark, self._mark = self._mark, Mark()
        return mark.before(text)

    def _definition(self, element: Element) -> None:
        """Read a term and what it means as one item; a term alone waits for its meaning."""
        self._flush()
        text = self._text_of(element)
        if element.name == "dt":
            self._term = text.rstrip(":")
            return
        said = f"{self._term}: {text}" if self._term else text
        self.pieces.append(Piece("item", said, 1, group=-1))
        self._term = ""

    def _table(self, element: Element) -> None:
        self._flush()
        self._group += 1
        grid = grid_of(element, self._text_of)
        for caption in (c for c in element.children if isinstance(c, Element)):
            if caption.name == "caption":
                self.pieces.append(Piece("paragraph", self._text_of(caption)))
        self.pieces += rows_of(
            grid.rows,
            self._group,
            headed=grid.heads > 0 or (False if grid.has_names_aside else None),
            heads=grid.heads,
            marks_heads=grid.has_names_aside,
        )

    def _flush(self) -> None:
        """End the block that is being gathered; an empty line of hard breaks parts two."""
        lines = [fold_white_space(line) for line in "".join(self._text).split("\n")]
        self._text = []
        blocks = "\n".join(lines).split("\n\n")
        for block in (block.strip("\n") for block in blocks):
            if not block:
                continue
            bullet = _BULLET.match(block)
            if self._depth:
                self.pieces.append(
                    Piece("item", self._numbered(block), self._depth, group=self._group)
                )
            elif bullet:
                self.pieces.append(Piece("item", block[bullet.end() :], group=-2))
            else:
                self.pieces.append(Piece("paragraph", block))


def _is_summary(child: Element | str) -> TypeGuard[Element]:
    return isinstance(child, Element) and child.name == "summary"
