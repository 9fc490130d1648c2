"""Word files (.docx): headings, paragraphs, lists and tables, in the order of the text."""

import re
from xml.etree.ElementTree import Element

from bot.corpus.importers.first_title import first_title
from bot.corpus.importers.imported import CannotImport, Imported, Piece
from bot.corpus.importers.package import Package, child, name_of, value
from bot.corpus.importers.tables import rows_of
from bot.corpus.importers.word_lists import lists_of
from bot.corpus.importers.word_notes import notes_of
from bot.corpus.importers.word_numbers import NO_MARK, Mark, marks_of
from bot.corpus.importers.word_shapes import (
    follows_on,
    has_leader,
    is_aligned,
    is_broken,
    is_clause_number,
    is_sentence,
    may_head,
)
from bot.corpus.importers.word_styles import Style, is_all_bold, paragraph_of, styles_of
from bot.corpus.importers.word_tables import Row, head_rows, rows_of_table
from bot.corpus.importers.word_text import raw_text_of, segments_of, text_boxes, text_of
from bot.text.normalize import fold_white_space

MAX_DEPTH = 40
"""Tables and controls one inside another."""
BOLD_LINES_A_HEADING = 3
"""Bold lines for each styled heading from which on they count as headings."""
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25cf\uf0b7\u2013-]\s+(?=\S)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITING_PROGRAM = re.compile(r"microsoft word|untitled|document ?\d*$|template", re.IGNORECASE)


def read_docx(content: bytes) -> Imported:
    """Return what stands in a Word file, notes at the end; headers, footers and comments are left out.

    Raises:
        CannotImport: it is damaged, hostile, not a Word file, or holds no text.
    """
    package = Package(content)
    root = package.part("word/document.xml")
    body = child(root, "body")
    if body is None:
        raise CannotImport("mismatch")
    styles = styles_of(package.part("word/styles.xml"))
    lists = lists_of(package.part("word/numbering.xml"), styles)
    reading = _Reading(styles, marks_of(body, lists, styles))
    reading.read(body)
    pieces = reading.finished()
    if not pieces:
        raise CannotImport("empty")
    core = package.part("docProps/core.xml")
    title = reading.title or _title(core) or first_title(pieces)
    return Imported(title, _date(core), (*pieces, *notes_of(package, body)), is_made=True)


class _Reading:
    """Gathers the pieces of a text, in order."""

    def __init__(self, styles: dict[str, Style], marks: dict[Element, Mark]) -> None:
        self.title: str | None = None
        self._styles = styles
        self._marks = marks
        self._labels = {p: f"{mark.label} " for p, mark in marks.items() if mark.label}
        self._alone = ""
        self._pieces: list[Piece] = []
        self._bold: list[int] = []
        self._group = 0
        self._is_in_list = self._is_broken = False

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
        if is_all_bold(element, paragraph) and may_head(text):
            self._bold.append(len(self._pieces))
        mark, level = self._mark(element), paragraph.heading_level
        bullet, shown = _BULLET.match(text), mark.before(text)
        if paragraph.style_name == "title" and self.title is None:
            self.title = fold_white_space(text)
            self._heading(text, 1)
        elif level and not has_leader(text) and not (mark.label and is_sentence(text)):
            self._heading(shown, level)
        elif mark.label:
            self._numbered(shown, mark)
        elif bullet or mark.kind == "bullet":
            self._item(text[bullet.end() :] if bullet else text, mark.depth)
        else:
            self._plain(text, segments_of(raw_text_of(element)))

    def _mark(self, element: Element) -> Mark:
        """Return what stands before a paragraph; a number that has a cell to itself does, too."""
        mark = self._marks.get(element, NO_MARK)
        if self._alone and not mark.label:
            mark = Mark("number", self._alone)
        self._alone = ""
        return mark

    def _heading(self, text: str, level: int) -> None:
        self._pieces.append(Piece("heading", text, level))
        self._is_in_list = self._is_broken = False

    def _numbered(self, shown: str, mark: Mark) -> None:
        """Gather an item of a list that is counted, or a clause, which is a paragraph of its own."""
        if is_clause_number(mark.label):
            self._is_broken = False
            self._plain(shown, [])
        else:
            self._item(shown, mark.depth)

    def _plain(self, text: str, segments: list[str]) -> None:
        """Gather what is neither a heading nor an item, or may be the rest of a broken line."""
        before = self._pieces[-1] if self._is_broken else None
        if before and follows_on(text, before.text):
            self._pieces[-1] = before._replace(text=f"{before.text} {text}")
        elif is_aligned(segments):
            for segment in segments:
                self._item(segment, 1)
            return
        else:
            self._pieces += [Piece("paragraph", part) for part in text.split("\n\n")]
            self._is_in_list = False
        self._is_broken = is_broken(text)

    def _item(self, text: str, depth: int) -> None:
        self._group += not self._is_in_list
        self._is_in_list, self._is_broken = True, False
        self._pieces.append(Piece("item", text, depth, group=self._group))

    def _table(self, table: Element, depth: int) -> None:
        self._is_in_list = self._is_broken = False
        rows = rows_of_table(table)
        if all(sum(bool(text_of(cell)) for cell, _ in row) <= 1 for row in rows):
            self._frame(rows, depth)
            return
        self._group += 1
        heads = head_rows(table, rows, self._styles)
        read = [[place._replace(text=self._text(cell)) for cell, place in row] for row in rows]
        self._pieces += rows_of(
            read, self._group, headed=heads > 0 or None, heads=heads, marks_heads=True
        )

    def _frame(self, rows: list[Row], depth: int) -> None:
        """Read what a frame holds, or a table of one column, in its own form."""
        for row in rows:
            for cell, _ in row:
                self._alone = self._alone if text_of(cell) else self._text(cell)
                self.read(cell, depth + 1)
            self._alone = ""

    def _text(self, cell: Element) -> str:
        """Return the text of a cell, with the numbers of its paragraphs."""
        return text_of(cell, self._labels)


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
