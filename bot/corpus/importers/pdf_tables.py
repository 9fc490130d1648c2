"""Tables of a page to lines: a line for each row, whose cells were broken to fit."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.corpus.importers.pdf_families import SAME_EDGE
from bot.corpus.importers.pdf_grid import MIN_ROWS, Band, Grid, bands_of
from bot.corpus.importers.pdf_gutter import Gutter
from bot.corpus.importers.pdf_open_rows import CELL_EM, grids_in
from bot.corpus.importers.pdf_rules import MAX_RULES, Rule
from bot.corpus.importers.pdf_runs import Run
from bot.corpus.importers.pdf_spans import Drawn, Line, baselines, joined, spans_of
from bot.corpus.importers.pdf_unruled import rows_in
from bot.corpus.importers.tables import Cell, rows_of

MAX_ROW_LINES = 15
"""Lines of the row in the middle of a table's rows, by their heights, at most; else it is a frame."""
MAX_LONE_LINES = 8
"""The same of a row that stands alone."""
_BULLET = re.compile(r"[\u2022\u25aa\u25cf\u25e6\u2023\u00b7\uf0b7\uf0a7\u25a0\u2013-]\s")


class Tables(NamedTuple):
    """What stands in the tables of a page, and what stands outside."""

    rows: tuple[Line, ...]
    rest: tuple[Run, ...]


class _Cell(NamedTuple):
    """A cell with what stands in it."""

    left: float
    right: float
    lines: tuple[Line, ...]
    runs: tuple[Run, ...]


def tables_of(
    runs: Sequence[Run], rules: Sequence[Rule], page: int, gutters: Sequence[Gutter] = ()
) -> Tables:
    """Return the rows of the tables that a page draws, and the text outside of them.

    Args:
        runs: the text of the page.
        rules: what it draws.
        page: its number.
        gutters: the white space between its columns.
    """
    lines: list[Line] = []
    rest = [*runs]
    if len(rules) >= MAX_RULES:
        return Tables((), tuple(runs))
    grids = [grid for bands in bands_of(rules, gutters) for grid in grids_in(bands, runs, page)]
    for number, grid in enumerate(grids, start=1):
        rows = _rows(grid, rest, page)
        if _is_table(rows):
            lines += _lines(rows, grid, number, page)
            taken = {run for row in rows for cell in row for run in cell.runs}
            rest = [run for run in rest if run not in taken]
    return Tables(tuple(lines), tuple(rest))


def _rows(grid: Grid, runs: Sequence[Run], page: int) -> list[list[_Cell]]:
    """Return the cells with text of each row that has any; between rows there may be no rules."""
    found: list[list[_Cell]] = []
    for band in grid:
        own = [run for run in runs if band.foot <= run.y < band.top]
        cells = [*_cells(band, own, page)]
        room = 2 * _padding(cells)
        columns = [(cell.right - cell.left - room, cell.lines) for cell in cells]
        found += [[*_cells(row, own, page)] for row in rows_in(band, columns)]
    return [row for row in found if row]


def _cells(band: Band, runs: Sequence[Run], page: int) -> Iterator[_Cell]:
    for left, right in pairwise(band.edges):
        own = [
            run
            for run in runs
            if band.foot <= run.y < band.top and left < (run.x0 + run.x1) / 2 <= right
        ]
        parts = [[s.line for s in spans_of(row, page, CELL_EM)] for row in baselines(own)]
        lines = tuple(joined(part) for part in parts if part)
        if lines:
            yield _Cell(left, right, lines, tuple(own))


def _padding(cells: Sequence[_Cell]) -> float:
    """Return how much white space is kept free beside the rules: no line reaches up to them."""
    indents = [line.x0 - cell.left for cell in cells for line in cell.lines]
    return max(min(indents, default=0.0), 0.0)


def _is_table(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Tell whether this is a table, rather than one column or a frame around text.

    One row alone is, too, if it is low: what is left of a table in the next column.
    """
    heights = sorted(max(len(cell.lines) for cell in row) for row in rows)
    has_columns = any(len(row) > 1 for row in rows)
    most = MAX_ROW_LINES if len(rows) >= MIN_ROWS else MAX_LONE_LINES
    return has_columns and heights[len(heights) // 2] <= most


def _lines(rows: Sequence[Sequence[_Cell]], grid: Grid, number: int, page: int) -> Iterator[Line]:
    """Yield a line for each row, or for each but the one that names the columns."""
    places = _places(grid)
    cells = [tuple(_cell(cell, places) for cell in row) for row in rows]
    names = cells[0] if _is_headed(rows) else ()
    widths = tuple(right - left for left, right in pairwise(places))
    pieces = [*rows_of(cells, number, headed=bool(names) and len(rows) > 1)]
    left, right = min(band.edges[0] for band in grid), max(band.edges[-1] for band in grid)
    hidden = len(rows) - len(pieces)
    for piece, row, own in zip(pieces, rows[hidden:], cells[hidden:], strict=True):
        first = max((line for cell in row for line in cell.lines), key=lambda line: line.y)
        drawn = Drawn(own, names, widths)
        yield Line(piece.text, left, right, first.y, first.size, bold=False, page=page, row=number, drawn=drawn)  # fmt: skip


def _places(grid: Grid) -> list[float]:
    """Return where the columns of a table begin, though not every row is drawn as exactly."""
    found: list[float] = []
    for edge in sorted(edge for band in grid for edge in band.edges):
        if not found or edge - found[-1] > SAME_EDGE:
            found.append(edge)
    return found


def _cell(cell: _Cell, places: Sequence[float]) -> Cell:
    begins, ends = (
        max(number for number, place in enumerate(places) if place <= edge)
        for edge in (cell.left, cell.right)
    )
    return Cell(_text(cell.lines), begins, max(ends - begins, 1))


def _text(lines: Sequence[Line]) -> str:
    """Return the lines of a cell as one, but for items of lists, which keep lines of their own."""
    text = ""
    for line in lines:
        bullet = _BULLET.match(line.text)
        said = line.text[bullet.end() :] if bullet else line.text
        text += ("" if not text else "\n" if bullet else " ") + said
    return text


def _is_headed(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Tell whether the first row alone is bold, and so names the columns."""
    bold = [all(line.bold for cell in row for line in cell.lines) for row in rows]
    return bold[0] and not any(bold[1:]) and len(rows[0]) > 1
