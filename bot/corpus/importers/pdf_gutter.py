"""The white space between two columns of a page, and on which side of it a line stands."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from bot.corpus.importers.pdf_spans import Line

SMALL = 0.8
"""Type smaller than this share of the text's is that of figures and notes."""
MIN_COLUMN_LINES = 4
MAX_LINES = 2_000
"""Lines, or parts of them, of a page with columns at most; no page of text has so many."""
FULL_LETTERS = 0.5
"""Share of a column's letters that stand on lines which fill it; the others are ends, cells and figures."""
MIN_FILLED = 0.75
"""Share of a column's width that full lines take, unless it is a table."""
MIN_OF_SPACE = 0.5
"""The same of all the space that there is for the column."""
MIN_FULL_EM = 11.0
MAX_CROSSING = 0.3
"""Share of lines that may cross the white space between two columns: titles and figures."""
MIN_COLUMN_EM = 8.0
MAX_OVERHANG = 0.1
"""Share of its width by which a table may reach over the middle: its rules stand outside of its text."""
MAX_DEPTH = 3
"""White spaces between columns on one page at most."""
MAX_TRIED = 3
"""Places at most at which the first of several columns may end."""
SAME_START = 6.0
"""Points up to which lines begin where a column does: those of its tables stand a little aside."""

Side = Literal["left", "right", "across"]


class Gutter(NamedTuple):
    """White space from the top of two columns to their foot."""

    end: float
    """How far to the right the left column reaches."""
    start: float
    """Where the right column begins."""

    @property
    def middle(self) -> float:
        """Where the left column's half of the page ends."""
        return (self.end + self.start) / 2

    def side(self, line: Line) -> Side:
        """Return in which column a line stands, if it is not across both."""
        if line.x0 >= self.start - 1:
            return "right"
        if line.row:
            return self.side_of(line.x0, line.x1)
        if line.x1 <= self.start:
            return "left"
        return "right" if line.x0 > self.middle else "across"

    def side_of(self, left: float, right: float) -> Side:
        """Return in which column a table or a rule stands: it may reach a little over the middle."""
        reach = MAX_OVERHANG * (right - left)
        if right - self.middle <= reach:
            return "left"
        return "right" if self.middle - left <= reach else "across"


class _Found(NamedTuple):
    """White space to the left of which is a column of text."""

    fewer: int
    """How many lines stand on the side where there are fewer."""
    gutter: Gutter
    right: list[Line]
    space: float
    """How wide the page is to the right of it."""


def gutters_of(lines: Sequence[Line], depth: int = MAX_DEPTH) -> tuple[Gutter, ...]:
    """Return the white space between all columns of a page, from the outermost in.

    Args:
        lines: what white space parts of the lines of a page, from the top down.
        depth: how many more columns there may be at most.
    """
    gutter = gutter_of(lines) if depth else None
    if gutter is None:
        return ()
    sides = [[ln for ln in lines if gutter.side(ln) == side] for side in ("left", "right")]
    return (gutter, *(inner for side in sides for inner in gutters_of(side, depth - 1)))


def gutter_of(lines: Sequence[Line], depth: int = MAX_DEPTH) -> Gutter | None:
    """Return the white space between two columns, if there are two, or before the first of several.

    Args:
        lines: what white space parts of the lines of a page, from the top down.
        depth: how many more columns there may be at most.
    """
    lines = [line for line in lines if not line.row]
    if not 2 * MIN_COLUMN_LINES <= len(lines) <= MAX_LINES:
        return None
    size = text_size(lines)
    lines = [line for line in lines if line.size > SMALL * size]
    found = [*_among(lines, size)]
    two = [one for one in found if _is_text(one.right, one.space, size)]
    if two:
        return max(two, key=lambda one: one.fewer).gutter
    several = sorted(found, key=lambda one: -one.fewer)[: MAX_TRIED if depth else 0]
    return next((one.gutter for one in several if gutter_of(one.right, depth - 1)), None)


def _among(lines: Sequence[Line], size: float) -> Iterator[_Found]:
    """Yield all white space to the left of which is a column of text."""
    if not lines:
        return
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for x in sorted({round(line.x0) for line in lines}):
        if min(x - start, end - x) < MIN_COLUMN_EM * size:
            continue
        for part in (lines, _longest_clear(lines, x, size)):
            found = _parted(part, x, size, (start, end))
            if found:
                yield found
                break


def _parted(
    lines: Sequence[Line], x: float, size: float, sides: tuple[float, float]
) -> _Found | None:
    """Return the white space before this place, if a column of text is to the left of it."""
    left = [line for line in lines if line.x1 <= x - 0.3 * size]
    right = [line for line in lines if line.x0 >= x - 1]
    fewer = min(len(left), len(right))
    crossing = len(lines) - len(left) - len(right)
    if fewer < MIN_COLUMN_LINES or crossing > MAX_CROSSING * len(lines):
        return None
    if not _is_text(left, x - sides[0], size):
        return None
    return _Found(fewer, Gutter(max(line.x1 for line in left), float(x)), right, sides[1] - x)


def _longest_clear(lines: Sequence[Line], x: float, size: float) -> Sequence[Line]:
    """Return the most lines one below the other of which none crosses this place.

    Columns may begin below text that goes across the page, or end above it.
    """
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.x0 < x - 1 and line.x1 > x - 0.3 * size:
            parts.append([])
        else:
            parts[-1].append(line)
    return max(parts, key=lambda part: sum(line.x0 >= x - 1 for line in part))


def fits(gutter: Gutter, lines: Sequence[Line]) -> bool:
    """Tell whether the gutter of other pages parts the lines of this one, however few stand in a column."""
    lines = [line for line in lines if not line.row]
    sides = [gutter.side(line) for line in lines]
    right = [line for line, side in zip(lines, sides, strict=True) if side == "right"]
    level = sum(abs(line.x0 - gutter.start) <= SAME_START for line in right)
    few_cross = sides.count("across") <= MAX_CROSSING * len(lines)
    return few_cross and "left" in sides and 0 < len(right) <= 2 * level


def text_size(lines: Sequence[Line]) -> float:
    """Return the size of type in which most of the letters are set."""
    by_size = sorted(lines, key=lambda line: line.size)
    half = sum(len(line.text) for line in lines) / 2
    counted = 0
    for line in by_size:
        counted += len(line.text)
        if counted >= half:
            return line.size
    return by_size[-1].size


def _is_text(lines: Sequence[Line], width: float, size: float) -> bool:
    """Tell whether lines fill a column as text does, rather than cells of a table."""
    left = FULL_LETTERS * sum(len(line.text) for line in lines)
    full = 0.0
    for line in sorted(lines, key=lambda line: line.x0 - line.x1):
        full = line.x1 - line.x0
        left -= len(line.text)
        if left <= 0:
            break
    own_width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return full >= max(MIN_FILLED * own_width, MIN_OF_SPACE * width, MIN_FULL_EM * size)
