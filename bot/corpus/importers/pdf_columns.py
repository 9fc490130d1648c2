"""A page's columns: its lines into the order in which people read them."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.corpus.importers.pdf_runs import Run

SMALL = 0.8
"""Type smaller than this share of the text's is that of figures and notes."""
MIN_COLUMN_LINES = 4
FILLING = 70
"""Per cent of a column's lines that may be shorter than those that fill it: ends and figures."""
MIN_FILLED = 0.75
"""Share of a column's width that full lines take, unless it is a table."""
MIN_OF_SPACE = 0.5
"""The same of all the space that there is for the column."""
MIN_FULL_EM = 11.0
MAX_CROSSING = 0.3
"""Share of lines that may cross the white space between two columns: titles and figures."""
HEADING_SIZE = 1.08
"""Times the size of the text from which a line is a heading's, as is a bold one."""
MIN_COLUMN_EM = 8.0


class Line(NamedTuple):
    """A line, or the part of one that stands in one column."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    column: int = 0
    """Number of its column on the page, in the order of reading."""
    cells: tuple[str, ...] = ()
    """What wide spaces part, where the line is more than one piece."""


class LinePiece(NamedTuple):
    """A line, or what wide white space parts of one, with the runs that it was made of."""

    line: Line
    runs: tuple[Run, ...]


def columns_of(pieces: list[LinePiece]) -> Iterator[list[LinePiece]]:
    """Yield the pieces of each column, in the order of reading.

    Lines that cross the white space between two columns part the page into bands, and each band is
    read column by column. A heading under both of them parts it too, however short it is.
    """
    edge = _edge([piece.line for piece in pieces])
    if edge is None:
        if pieces:
            yield pieces
        return
    end = _end_of_columns([piece.line for piece in pieces], edge)
    band: list[LinePiece] = []
    for piece in pieces[:end]:
        if piece.line.x0 < edge - 1 and piece.line.x1 > edge:
            yield from _band(band, edge)
            band = []
            yield [piece]
        else:
            band.append(piece)
    yield from _band(band, edge)
    if end < len(pieces):
        yield from columns_of(pieces[end:])


def _end_of_columns(lines: list[Line], edge: float) -> int:
    """Return the place of the heading under two columns, from which lines stand across both; else their number.

    What stands under it has to reach over the edge: else it may be a heading of the left column, which
    is longer than the right one.
    """
    size = _text_size(lines)
    right = [line for line in lines if line.x0 >= edge - 1]
    width = max((line.x1 for line in right), default=edge) - edge
    last = max(
        (
            n
            for n, ln in enumerate(lines)
            if ln.x0 >= edge - 1 and ln.x1 - ln.x0 > MIN_FILLED * width
        ),
        default=-1,
    )
    for place in range(max(last + 1, 1), len(lines)):
        line, below = lines[place], lines[place + 1 :]
        is_heading = line.x0 < edge - 1 and (line.size > HEADING_SIZE * size or line.bold)
        if is_heading and any(other.x1 > edge for other in below):
            return place
    return len(lines)


def _band(pieces: list[LinePiece], edge: float) -> Iterator[list[LinePiece]]:
    left = [piece for piece in pieces if piece.line.x0 < edge - 1]
    right = [piece for piece in pieces if piece.line.x0 >= edge - 1]
    for side in (left, right):
        if side:
            yield from columns_of(side)


def _edge(lines: list[Line]) -> float | None:
    """Return where the right one of two columns starts, if there are two."""
    if len(lines) < 2 * MIN_COLUMN_LINES:
        return None
    size = _text_size(lines)
    lines = [line for line in lines if line.size > SMALL * size]
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    best: tuple[int, float] | None = None
    for x in sorted({round(line.x0) for line in lines}):
        if min(x - start, end - x) < MIN_COLUMN_EM * size:
            continue
        left = [line for line in lines if line.x1 <= x - 0.3 * size]
        right = [line for line in lines if line.x0 >= x - 1]
        fewer = min(len(left), len(right))
        crossing = len(lines) - len(left) - len(right)
        if fewer < MIN_COLUMN_LINES or crossing > MAX_CROSSING * len(lines):
            continue
        if (
            _is_text(left, x - start, size)
            and _is_text(right, end - x, size)
            and (not best or fewer > best[0])
        ):
            best = fewer, float(x)
    return best[1] if best else None


def _text_size(lines: list[Line]) -> float:
    """Return the size of type in which most of the letters are set."""
    by_size = sorted(lines, key=lambda line: line.size)
    half = sum(len(line.text) for line in lines) / 2
    counted = 0
    for line in by_size:
        counted += len(line.text)
        if counted >= half:
            return line.size
    return by_size[-1].size


def _is_text(lines: list[Line], width: float, size: float) -> bool:
    """Tell whether lines fill a column as text does, rather than cells of a table."""
    widths = sorted(line.x1 - line.x0 for line in lines)
    full = widths[FILLING * len(widths) // 100]
    own_width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return full >= max(MIN_FILLED * own_width, MIN_OF_SPACE * width, MIN_FULL_EM * size)
