"""Word files (.docx): headings, paragraphs, lists and tables, in the order of the text."""

import re
from xml.etree.ElementTree import Element

from bot.corpus.importers.first_title import first_title
from bot.corpus.importers.imported import CannotImport, Imported, Piece
from bot.corpus.importers.package import Package, child, children, is_on, name_of, value
from bot.corpus.importers.tables import MAX_COLUMNS, Cell, rows_of
from bot.corpus.importers.word_styles import Style, is_all_bold, paragraph_of, styles_of
from bot.corpus.importers.word_text import raw_text_of, segments_of, text_boxes, text_of
from bot.text.normalize import fold_white_space

MAX_DEPTH = 40
"""Tables and controls one inside another."""
MAX_HEADING_WORDS = 14
"""Words of a bold line that counts as a heading where a document has no heading styles."""
BOLD_LINES_A_HEADING = 3
"""Bold lines for each styled heading from which on they count as headings."""
MAX_COLUMN_WORDS = 8
"""Words between tabs at most for what they align to be a list."""
BROKEN_LINE_CHARS = 50
"""Characters from which on a paragraph without an end may be a line that was broken by hand."""
_LABEL = re.compile(r"\(?(?:[\d.]+|[a-zA-Z]|[ivxIVX]{1,4})[.):]?")
_FOLLOWS_ON = re.compile(r"[a-z(]|(?:19|20)\d\d\b")
_NUMBERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)")
_LEADER = re.compile(r"[._\u2026]{5,}")
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25cf\uf0b7\u2013-]\s+(?=\S)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITING_PROGRAM = re.compile(r"microsoft word|untitled|document ?\d*$|template", re.IGNORECASE)


def read_docx(content: bytes) -> Imported:
    """Return what stands in a Word file; its headers, footers, footnotes and comments are left out.

    Raises:
        CannotImport: it is damaged, hostile, not a Word file, or holds no text.
    """
    package = Package(content)
    root = package.part("word/document.xml")
    body = child(root, "body")
    if body is None:
        raise CannotImport("mismatch")
    reading = _Reading(styles_of(package.part("word/styles.xml")))
    reading.read(body)
    pieces = reading.finished()
    if not pieces:
        raise CannotImport("empty")
    core = package.part("docProps/core.xml")
    title = reading.title or _title(core) or first_title(pieces)
    return Imported(title, _date(core), pieces, is_made=True)


class _Reading:
    """Gathers the pieces of a text, in order."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.title: str | None = None
        self._styles = styles
        self._pieces: list[Piece] = []
        self._bold: list[int] = []
        self._group = 0
        self._list = ""
        self._is_broken = False

    def read(self, element: Element, depth: int = 0) -> None:
        """Gather what an element of blocks holds.

        Raises:
            CannotImport: it nests too deep.
        """
        if depth > MAX_DEPTH:
            raise CannotImport("nested")
        for block in element:
            name = name_of(block)
            if name == "p":
                self._paragraph(block, depth)
            elif name == "tbl":
                self._table(block, depth)
            elif name == "sdt":
                content = child(block, "sdtContent")
                gallery = value(child(block, "sdtPr", "docPartObj", "docPartGallery"))
                if content is not None and gallery != "Table of Contents":
                    self.read(content, depth + 1)
            elif name in {"ins", "moveTo", "customXml", "smartTag"}:
                self.read(block, depth + 1)

    def finished(self) -> tuple[Piece, ...]:
        """Return the pieces; bold lines are headings where no style makes any."""
        styled = sum(piece.kind == "heading" for piece in self._pieces)
        if len(self._bold) >= BOLD_LINES_A_HEADING * styled:
            for place in self._bold:
                self._pieces[place] = self._pieces[place]._replace(kind="heading", level=2)
        return tuple(self._pieces)

    def _paragraph(self, element: Element, depth: int) -> None:
        paragraph = paragraph_of(element, self._styles)
        text = text_of(element)
        if paragraph.style_name.startswith(("toc ", "table of ")):
            return
        if text:
            self._written(element, text)
        else:
            self._is_broken = False
        for box in text_boxes(element):
            self.read(box, depth + 1)

    def _written(self, element: Element, text: str) -> None:
        paragraph = paragraph_of(element, self._styles)
        if is_all_bold(element, paragraph) and _may_head(text):
            self._bold.append(len(self._pieces))
        level, numbered = paragraph.heading_level, paragraph.list_number
        bullet = _BULLET.match(text)
        if paragraph.style_name == "title" and self.title is None:
            self.title = fold_white_space(text)
            self._heading(text, 1)
        elif level and not _LEADER.search(text):
            self._heading(text, level)
        elif numbered or bullet:
            number, depth = numbered or ("bullet", 1)
            self._item(text[bullet.end() :] if bullet else text, number, depth)
        else:
            self._plain(text, segments_of(raw_text_of(element)))

    def _heading(self, text: str, level: int) -> None:
        self._pieces.append(Piece("heading", text, level))
        self._list, self._is_broken = "", False

    def _plain(self, text: str, segments: list[str]) -> None:
        """Gather what is neither a heading nor an item, or may be the rest of a broken line."""
        if self._is_broken and _FOLLOWS_ON.match(text) and not _NUMBERED.match(text):
            before = self._pieces[-1]
            self._pieces[-1] = before._replace(text=f"{before.text} {text}")
        elif _is_aligned(segments):
            for segment in segments:
                self._item(segment, "aligned", 1)
            return
        else:
            self._pieces += [Piece("paragraph", part) for part in text.split("\n\n")]
            self._list = ""
        self._is_broken = _is_broken(text)

    def _item(self, text: str, number: str, depth: int) -> None:
        if not self._list:
            self._group += 1
        self._list, self._is_broken = number, False
        self._pieces.append(Piece("item", text, depth, group=self._group))

    def _table(self, table: Element, depth: int) -> None:
        self._list, self._is_broken = "", False
        rows = [_cells(row) for row in children(table, "tr") if child(row, "trPr", "del") is None]
        if all(sum(bool(text_of(cell)) for cell, _ in row) <= 1 for row in rows):
            for row in rows:  # a frame around text, or a table of one column
                for cell, _ in row:
                    self.read(cell, depth + 1)
            return
        self._group += 1
        first = next(children(table, "tr"), None)
        says_headed = first is not None and is_on(child(first, "trPr", "tblHeader"))
        bold = [all(self._is_bold(cell) for cell, _ in row) for row in rows]
        is_headed = says_headed or (len(bold) > 1 and bold[0] and not any(bold[1:]))
        read = [[Cell(text_of(c), place.column, place.span) for c, place in row] for row in rows]
        self._pieces += rows_of(read, self._group, headed=is_headed or None)

    def _is_bold(self, cell: Element) -> bool:
        """Tell whether all that a cell holds is bold; one without text is."""
        return all(
            is_all_bold(inner, paragraph_of(inner, self._styles))
            for inner in children(cell, "p")
            if text_of(inner)
        )


def _cells(row: Element) -> list[tuple[Element, Cell]]:
    """Return the cells of a row with their places; one that a cell above reaches into is left out."""
    found: list[tuple[Element, Cell]] = []
    column = _number(value(child(row, "trPr", "gridBefore")), 0)
    for outer in row:
        inner = child(outer, "sdtContent") if name_of(outer) == "sdt" else None
        for cell in children(inner, "tc") if inner is not None else [outer]:
            if name_of(cell) != "tc":
                continue
            span = _number(value(child(cell, "tcPr", "gridSpan")), 1)
            merge = child(cell, "tcPr", "vMerge")
            if merge is None or value(merge) == "restart":
                found.append((cell, Cell("", column, span)))
            column += span
    return found


def _number(text: str, default: int) -> int:
    return min(int(text), MAX_COLUMNS) if text.isdecimal() and len(text) < 8 else default  # noqa: PLR2004


def _may_head(text: str) -> bool:
    return len(text.split()) <= MAX_HEADING_WORDS and not text.endswith((".", ",", ";"))


def _is_broken(text: str) -> bool:
    """Tell whether a paragraph may be a line that its author broke by hand."""
    return len(text) >= BROKEN_LINE_CHARS and not text.endswith((".", "!", "?", ":", ";"))


def _is_aligned(parts: list[str]) -> bool:
    """Tell whether tabs part things of one kind, rather than a label from its text."""
    return (
        len(parts) > 1
        and not _LABEL.fullmatch(parts[0])
        and not any(":" in part or _LEADER.search(part) for part in parts)
        and all(len(part.split()) <= MAX_COLUMN_WORDS for part in parts)
    )


def _title(core: Element | None) -> str | None:
    title = child(core, "title")
    text = fold_white_space(title.text or "") if title is not None else ""
    return None if not text or _WRITING_PROGRAM.search(text) else text


def _date(core: Element | None) -> str | None:
    for name in ("modified", "created"):
        said = child(core, name)
        found = _ISO_DATE.match((said.text or "") if said is not None else "")
        if found:
            return found[0]
    return None
