"""A page's tree to pieces: headings, paragraphs, items of lists, rows of tables."""

import re
from collections.abc import Iterator

from bot.corpus.importers.html_numbers import Mark, marked
from bot.corpus.importers.imported import Piece
from bot.corpus.importers.tables import MAX_COLUMNS, Cell, rows_of
from bot.corpus.importers.tree import Element, is_content, text_of
from bot.text.normalize import fold_white_space

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
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

    def __init__(self, *, keeps_header: bool) -> None:
        self.pieces: list[Piece] = []
        self._keeps_header = keeps_header
        self._text: list[str] = []
        self._depth = 0
        self._group = 0
        self._mark = Mark()
        self._term = ""
        self._keeps_lines = False

    def read(self, element: Element) -> None:
        """Gather what an element holds."""
        self._inside(element)
        self._flush()

    def _inside(self, element: Element) -> None:
        for child in element.children:
            self._child(child)

    def _child(self, child: Element | str) -> None:
        if isinstance(child, str):
            self._text.append(child if self._keeps_lines else child.replace("\n", " "))
        elif self._is_read(child):
            self._element(child)

    def _is_read(self, element: Element) -> bool:
        if element.name in {"header", "footer"} and not self._keeps_header:
            return False
        return is_content(element)

    def _element(self, element: Element) -> None:
        name = element.name
        if name == "br":
            self._text.append("\n")
        elif name in _INLINE:
            self._inside(element)
        elif name in _HEADINGS:
            self._flush()
            self.pieces.append(Piece("heading", self._numbered(text_of(element)), _HEADINGS[name]))
        elif name in _LISTS:
            self._list(element)
        elif name == "table":
            self._table(element)
        elif name in {"dt", "dd"}:
            self._definition(element)
        else:
            self._block(element)

    def _block(self, element: Element) -> None:
        self._flush()
        if element.attributes.get("role") == _NOTES_ROLE or "footnotes" in element.attributes.get(
            "class", ""
        ):
            self.pieces.append(Piece("heading", "Footnotes", 1))
        self._keeps_lines = self._keeps_lines or element.name == "pre"
        self._inside(element)
        self._flush()
        self._keeps_lines = self._keeps_lines and element.name != "pre"

    def _list(self, element: Element) -> None:
        self._flush()
        self._group += self._depth == 0
        self._depth += 1
        for child, self._mark in marked(element):
            self._child(child)
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
        text = text_of(element)
        if element.name == "dt":
            self._term = text.rstrip(":")
            return
        said = f"{self._term}: {text}" if self._term else text
        self.pieces.append(Piece("item", said, 1, group=-1))
        self._term = ""

    def _table(self, element: Element) -> None:
        self._flush()
        self._group += 1
        rows, is_headed = _rows(element)
        for caption in (c for c in element.children if isinstance(c, Element)):
            if caption.name == "caption":
                self.pieces.append(Piece("paragraph", text_of(caption)))
        if rows:
            self.pieces += rows_of(rows, self._group, headed=is_headed or None)

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


def _rows(table: Element) -> tuple[list[list[Cell]], bool]:
    """Return the cells of a table, row by row, and whether the first row names its columns."""
    rows: list[list[Cell]] = []
    taken: dict[int, int] = {}
    is_headed = False
    for element in _own_rows(table):
        cells = [c for c in element.children if isinstance(c, Element) and c.name in {"td", "th"}]
        if not rows and cells:
            is_headed = len(cells) > 1 and all(cell.name == "th" for cell in cells)
        rows.append(_cells(cells, taken))
    return rows, is_headed


def _own_rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table in their order, and none of a table inside it."""
    for part in (c for c in table.children if isinstance(c, Element)):
        if part.name == "tr":
            yield part
        elif part.name in {"thead", "tbody", "tfoot"}:
            yield from (c for c in part.children if isinstance(c, Element) and c.name == "tr")


def _cells(cells: list[Element], taken: dict[int, int]) -> list[Cell]:
    """Return the cells of a row at their columns; `taken` is how many rows each column is held for."""
    found: list[Cell] = []
    held, column = {c for c, rows in taken.items() if rows > 0}, 0
    for place in held:
        taken[place] -= 1
    for cell in cells:
        while column in held:
            column += 1
        span = _number(cell, "colspan")
        found.append(Cell(text_of(cell), column, span))
        for place in range(column, column + span):
            taken[place] = _number(cell, "rowspan") - 1
        column += span
    return found


def _number(cell: Element, attribute: str) -> int:
    given = cell.attributes.get(attribute, "").strip()
    return min(max(int(given), 1), MAX_COLUMNS) if given.isdecimal() and len(given) < 8 else 1  # noqa: PLR2004
