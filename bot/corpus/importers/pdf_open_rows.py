"""Rows of a table that no upright rules part into cells: the white space between columns does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.pdf_grid import MIN_ROWS, Band, Grid
from bot.corpus.importers.pdf_runs import Run
from bot.corpus.importers.pdf_spans import SAME_LINE_EM, Line, baselines, spans_of

CELL_EM = 1.8
"""White space within a column from which on it parts cells; justified text has wide spaces, too."""
GAP_EM = 0.45
"""The same where it goes from the top of a table to its foot."""
NEAR_EM = 2.5
"""Times the size of the type up to which a line is next to a rule."""
MAX_LINES = 8
"""Lines of a row at most; more are columns of text."""
MIN_FILLED = 2


class _Row(NamedTuple):
    """A band, with its lines where no upright rules part it."""

    band: Band
    lines: tuple[Line, ...]


def grids_in(bands: Sequence[Band], runs: Sequence[Run], page: int) -> Iterator[Grid]:
    """Yield the tables among the bands between rules, each with at least two rows and columns.

    Args:
        bands: from the top down; those without edges are closed by no upright rules.
        runs: the text of the page.
        page: its number.
    """
    rows: list[_Row] = []
    for band in _with_ends(bands, runs):
        row = _Row(band, () if band.edges else _lines(band, runs, page))
        if _edges([*rows, row]):
            rows.append(row)
            continue
        yield from _grid(rows)
        rows = [row] if _edges([row]) else []
    yield from _grid(rows)


def _with_ends(bands: Sequence[Band], runs: Sequence[Run]) -> Iterator[Band]:
    """Yield the bands, with the lines next to the first rule and the last, which may be rows, too."""
    if not bands or any(band.edges for band in bands):
        yield from bands
        return
    first, last = bands[0], bands[-1]
    own = [run for run in runs if first.left < run.x0 < first.right]
    above = min((run for run in own if run.y > first.top), key=lambda r: r.y, default=None)
    below = max((run for run in own if run.y < last.foot), key=lambda r: r.y, default=None)
    if above and above.y - first.top < NEAR_EM * above.size:
        yield first._replace(top=above.y + SAME_LINE_EM * above.size, foot=first.top)
    yield from bands
    if below and last.foot - below.y < NEAR_EM * below.size:
        yield last._replace(top=last.foot, foot=below.y - SAME_LINE_EM * below.size)


def _grid(rows: Sequence[_Row]) -> Iterator[Grid]:
    edges = _edges(rows)
    is_ruled = any(row.band.edges for row in rows)
    if (len(rows) >= MIN_ROWS or is_ruled) and len(edges) > MIN_FILLED:
        yield tuple(b if b.edges else b._replace(edges=edges) for b, _ in rows)


def _edges(rows: Sequence[_Row]) -> tuple[float, ...]:
    """Return where the cells of rows begin and end; nothing where they are no rows of one table."""
    ruled = max((row.band.edges for row in rows), key=len, default=())
    edges = ruled or _by_space([line for row in rows for line in row.lines])
    fits = all(_fits(row.lines, edges) for row in rows if not row.band.edges)
    return edges if fits else ()


def _lines(band: Band, runs: Sequence[Run], page: int) -> tuple[Line, ...]:
    own = [r for r in runs if band.foot < r.y < band.top and band.left < r.x0 < band.right]
    return tuple(span.line for row in baselines(own) for span in spans_of(row, page, GAP_EM))


def _by_space(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the edges that white space makes which no line crosses."""
    ordered = sorted(lines, key=lambda line: line.x0)
    edges = [ordered[0].x0 - 1] if ordered else []
    end = ordered[0].x1 if ordered else 0.0
    for line in ordered:
        if line.x0 - end > GAP_EM * line.size:
            edges.append((end + line.x0) / 2)
        end = max(end, line.x1)
    return (*edges, end + 1) if edges else ()


def _fits(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Tell whether lines stand in cells, at least two of which they fill."""
    crossing = any(
        line.x0 < edge - 1 and line.x1 > edge + 1 for line in lines for edge in edges[1:-1]
    )
    filled = {sum(edge <= line.x0 for edge in edges) for line in lines}
    heights = {round(line.y) for line in lines}
    return not crossing and len(filled) >= MIN_FILLED and len(heights) <= MAX_LINES
