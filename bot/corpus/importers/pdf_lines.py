"""Pieces of text to lines, and a page's lines into the order in which people read them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.pdf_runs import SPACE_EM, Run

GUTTER_EM = 1.1
"""White space on a line of so many times the size of the type parts columns."""
CELL_EM = 1.8
"""The same within a column, where justified text has wide spaces, too."""
SMALL = 0.8
"""Type smaller than this share of the text's is that of figures and notes."""
SAME_LINE_EM = 0.45
"""Baselines nearer than this belong to one line: raised and lowered marks."""
MARK_SIZE = 0.8
"""Type smaller than this share of its line's that stands raised is the mark of a footnote."""
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
MIN_COLUMN_EM = 8.0
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\u00ad": "-", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_MARK = re.compile(r"\s*[\d*\u2020\u2021\u00a7,]{1,5}\s*")


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


class _Piece(NamedTuple):
    """A line, or what wide white space parts of one, with the runs that it was made of."""

    line: Line
    runs: tuple[Run, ...]


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """Return the lines of a page in the order of reading, each with the number of its column.

    Columns are found first; the lines of each are then made without the others, whose baselines
    may stand a little higher or lower.
    """
    pieces = [piece for row in _rows(runs) for piece in _pieces(row, page, GUTTER_EM)]
    found: list[Line] = []
    for column, part in enumerate(_columns(pieces)):
        for row in _rows([run for piece in part for run in piece.runs]):
            cells = [piece.line for piece in _pieces(row, page, CELL_EM)]
            if cells:
                found.append(_joined(cells)._replace(column=column))
    return found


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each baseline from left to right, from the top of the page down.

    A line printed twice to look bold is read once.
    """
    row: list[Run] = []
    for run in sorted(set(runs), key=lambda run: (-run.y, run.x0)):
        largest = max((r.size for r in row), default=0.0)
        if row and abs(_baseline(row) - run.y) > SAME_LINE_EM * max(largest, run.size):
            yield sorted(row, key=lambda run: run.x0)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.x0)


def _baseline(row: list[Run]) -> float:
    """Return where most of a row's text stands."""
    return max(row, key=lambda run: run.size * len(run.text)).y


def _pieces(row: list[Run], page: int, gap_em: float) -> Iterator[_Piece]:
    """Yield what white space of so many times the size of the type parts on a baseline."""
    pending: list[Run] = []
    for run in row:
        if pending and run.x0 - max(r.x1 for r in pending) > gap_em * run.size:
            yield from _piece(pending, page)
            pending = []
        if not (pending and _is_double(pending[-1], run)):
            pending.append(run)
    yield from _piece(pending, page)


def _is_double(before: Run, run: Run) -> bool:
    """Tell whether a run is printed again over the one before it, as a shadow or false bold."""
    return before.text.strip() == run.text.strip() and abs(before.x0 - run.x0) < run.size / 4


def _piece(runs: list[Run], page: int) -> Iterator[_Piece]:
    """Yield one line for the runs, if they have text; the marks of footnotes are left out."""
    if not runs:
        return
    main = max(runs, key=lambda run: len(run.text.strip()) * run.size)
    written = ""
    end: float | None = None
    for run in runs:
        if _is_note_mark(run, main):
            continue
        if end is not None and run.x0 - end > SPACE_EM * main.size and not written.endswith(" "):
            written += " "
        written += run.text
        end = run.x1
    text = " ".join(written.translate(_LIGATURES).split())
    if text:
        letters = sum(len(run.text.strip()) for run in runs)
        bold = sum(len(run.text.strip()) for run in runs if run.bold) > 0.8 * letters
        size = max(run.size for run in runs) if text.isupper() else main.size  # small capitals
        x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
        yield _Piece(Line(text, x0, x1, main.y, size, bold, page), tuple(runs))


def _is_note_mark(run: Run, main: Run) -> bool:
    raised = run.y > main.y + 0.15 * main.size
    return raised and run.size < MARK_SIZE * main.size and bool(_MARK.fullmatch(run.text))


def _columns(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each column, in the order of reading.

    Lines that cross the white space between two columns part the page into bands, and each band is
    read column by column.
    """
    edge = _edge([piece.line for piece in pieces])
    if edge is None:
        if pieces:
            yield pieces
        return
    band: list[_Piece] = []
    for piece in pieces:
        if piece.line.x0 < edge - 1 and piece.line.x1 > edge:
            yield from _band(band, edge)
            band = []
            yield [piece]
        else:
            band.append(piece)
    yield from _band(band, edge)


def _band(pieces: list[_Piece], edge: float) -> Iterator[list[_Piece]]:
    left = [piece for piece in pieces if piece.line.x0 < edge - 1]
    right = [piece for piece in pieces if piece.line.x0 >= edge - 1]
    for side in (left, right):
        if side:
            yield from _columns(side)


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


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row = sorted(row, key=lambda line: line.x0)
    main = max(row, key=lambda line: len(line.text))
    return main._replace(
        text=" ".join(line.text for line in row),
        x0=row[0].x0,
        x1=max(line.x1 for line in row),
        bold=all(line.bold for line in row),
        cells=tuple(line.text for line in row),
    )
