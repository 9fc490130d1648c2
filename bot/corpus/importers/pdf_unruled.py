"""Rows of a table between which no rule is drawn: told from lines that were broken to fit."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.corpus.importers.pdf_grid import Band
from bot.corpus.importers.pdf_spans import SAME_LINE_EM, Line

MIN_CELLS = 2
"""Cells that go on from one line to the next for both to be rows."""
MANY = 3
"""Lines from which on no accident gives every cell of a row the same number of them."""
MAX_HEIGHTS = 200
"""Lines of a cell in which rows are looked for at most; no page has so many one below the other."""
_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
SPACE_CHARS = 1.0
"""Width of a space, in letters."""

Column = tuple[float, Sequence[Line]]
"""How wide a cell is, and the lines in it."""


def rows_in(band: Band, columns: Sequence[Column]) -> Iterator[Band]:
    """Yield the rows of a band, from the top down: the band itself where it is one row.

    None is where a line stands between two rows, and nobody can tell to which of them it belongs.

    Args:
        band: what stands between two rules.
        columns: its cells, from left to right, those without text left out.
    """
    rows: list[Band] = []
    top = band.top
    heights = sorted({line.y for _, lines in columns[:1] for line in lines}, reverse=True)
    same = {len(lines) for _, lines in columns}
    are_all = len(columns) >= MIN_CELLS and len(same) == 1 and max(same) >= MANY
    for above, below in pairwise(heights if len(heights) <= MAX_HEIGHTS else ()):
        if are_all or _are_rows(above, below, columns):
            middle = (above + below) / 2
            if any(_is_between(line, above, below) for _, lines in columns for line in lines):
                return
            rows.append(band._replace(top=top, foot=middle))
            top = middle
    yield from rows
    yield band._replace(top=top)


def _is_between(line: Line, above: float, below: float) -> bool:
    near = SAME_LINE_EM * line.size
    return below + near < line.y < above - near


def _are_rows(above: float, below: float, columns: Sequence[Column]) -> bool:
    """Tell whether two heights are rows: most cells break their line where it would have gone on.

    A figure ends its line whatever its width.
    """
    broken: list[bool] = []
    for width, lines in columns:
        one, other = _line_at(above, lines), _line_at(below, lines)
        if one and other:
            are_figures = _FIGURE.fullmatch(one.text) and _FIGURE.fullmatch(other.text)
            broken.append(bool(are_figures) or _would_fit(one, other, width))
    return len(broken) >= MIN_CELLS and 2 * sum(broken) >= len(broken)


def _line_at(height: float, lines: Sequence[Line]) -> Line | None:
    return next((ln for ln in lines if abs(ln.y - height) < SAME_LINE_EM * ln.size), None)


def _would_fit(line: Line, following: Line, width: float) -> bool:
    """Tell whether the first word of the next line would have fitted on this one."""
    word = len(following.text.split()[0]) + SPACE_CHARS
    letter = (following.x1 - following.x0) / len(following.text)
    return line.x1 - line.x0 + word * letter < width
