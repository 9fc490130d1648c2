"""The pages of a PDF to a document: headings, paragraphs and lists, across lines and pages."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from bot.corpus.importers.divisions import divided
from bot.corpus.importers.first_title import is_chapter
from bot.corpus.importers.imported import CannotImport, Imported, Piece
from bot.corpus.importers.pdf_captions import after_their_text
from bot.corpus.importers.pdf_continued import with_names
from bot.corpus.importers.pdf_headings import Headings
from bot.corpus.importers.pdf_lines import Page, lines_of
from bot.corpus.importers.pdf_margins import without_margins
from bot.corpus.importers.pdf_notes import notes_of, with_notes
from bot.corpus.importers.pdf_paragraphs import Paragraphs
from bot.corpus.importers.pdf_spans import Line
from bot.corpus.importers.pdf_words import Joiner

TINY = 0.6
TINY_POINTS = 7.0
"""Type that is smaller than both, this share of the text's and so many points, labels figures."""


class Bookmark(NamedTuple):
    """An entry of the outline."""

    title: str
    depth: int
    page: int | None


def document_of(
    pages: Sequence[Page], title: str | None, published: str | None, outline: Sequence[Bookmark]
) -> Imported:
    """Return the document that stands on pages.

    Args:
        pages: every page, in order.
        title: the title that the file gives itself.
        published: the date that it gives itself.
        outline: its bookmarks.

    Raises:
        CannotImport: there is no text but in the margins.
    """
    kept = without_margins(lines_of(pages), [page.height for page in pages])
    joiner = Joiner(line.text for lines in kept for line in lines)
    lines = [_mended(line, joiner) for line in with_names([ln for lines in kept for ln in lines])]
    least = min(TINY * _body_size(lines), TINY_POINTS) if lines else 0.0
    lines = [line for line in lines if line.size >= least]
    if not any(any(c.isalpha() for c in line.text) for line in lines):
        raise CannotImport("scanned")
    marks = [(mark.title, mark.depth, mark.page) for mark in outline]
    headings = Headings(lines, _body_size(lines), marks)
    gathering = Paragraphs(lines, headings, joiner)
    notes = notes_of(lines, _body_size(lines))
    told = gathering.pieces([line for line in lines if line not in notes])
    body = after_their_text(told, joiner)
    of_pages = groupby((line for line in lines if line in notes), key=lambda line: line.page)
    told_below = [p for _, some in of_pages for p in gathering.pieces([*some])]
    pieces = tuple(divided(with_notes([*body], told_below)))
    return Imported(
        title or _largest(pieces, headings), published, pieces, len(pages), is_made=True
    )


def _mended(line: Line, joiner: Joiner) -> Line:
    return line._replace(text=joiner.mended(line.text))


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _largest(pieces: Sequence[Piece], headings: Headings) -> str | None:
    """Return the largest heading of the first page that has one, as its title; a chapter's is none."""
    first = next((piece for piece in pieces if piece.kind == "heading"), None)
    if first is None or (first.page or 1) > headings.title_page:
        return None
    on_page = [p for p in pieces if p.kind == "heading" and p.page == first.page]
    largest = min(on_page, key=lambda piece: piece.level)
    others = [
        p.text
        for p in pieces
        if p.kind == "heading" and p.level == largest.level and p is not largest
    ]
    return None if is_chapter(largest.text, others) else largest.text
