"""Where two columns end and a short heading across the page begins, which crosses no white space."""

from collections.abc import Sequence
from statistics import median

from bot.corpus.importers.pdf_gutter import Gutter, text_size
from bot.corpus.importers.pdf_spans import Line, Span

HEADING_SIZE = 1.12
"""Times the size of the text from which on a line is a heading."""
SAME_SIZE = 0.95
"""The same of a line in heavy type."""
CLEAR_EM = 1.0
"""White space above and below a heading, in the other column, for it to stand across both."""
LEVEL_EM = 0.15
"""Baselines nearer than this stand at one height: what follows begins anew in both columns."""
COLUMN_TEXT = 0.75
"""Share of a column's width that lines fill on which half of its letters stand where they are its text."""
MIN_LINES_ABOVE = 2


def foot_of(spans: Sequence[Span], gutter: Gutter) -> int:
    """Return how many spans of a band belong to its two columns; all of them where nothing follows.

    Args:
        spans: two columns from the top down, with no line across both.
        gutter: the white space between them.
    """
    lines = [span.line for span in spans]
    for place, line in enumerate(lines):
        if gutter.side(line) == "left" and _begins_below(
            line, lines[:place], lines[place + 1 :], gutter
        ):
            return place
    return len(spans)


def _begins_below(line: Line, above: list[Line], below: list[Line], gutter: Gutter) -> bool:
    """Tell whether a line of the left column is a heading under both columns."""
    left, right = _parted(above, gutter)
    if min(len(left), len(right)) < MIN_LINES_ABOVE or not _stands_out(line, above, below):
        return False
    last = min(right, key=lambda other: other.y)
    if last.row or last.y < line.y + CLEAR_EM * line.size:
        return False  # around a table there is white space, too
    next_left, next_right = _parted(below, gutter)
    if not next_right:
        return not _fills(next_left, left)
    first = next_right[0]
    is_level = any(abs(other.y - first.y) < LEVEL_EM * other.size for other in next_left)
    return is_level and not first.row and first.y < line.y - CLEAR_EM * line.size


def _parted(lines: list[Line], gutter: Gutter) -> tuple[list[Line], list[Line]]:
    left = [line for line in lines if gutter.side(line) != "right"]
    return left, [line for line in lines if gutter.side(line) == "right"]


def _stands_out(line: Line, above: list[Line], below: list[Line]) -> bool:
    """Tell whether a line is set as a heading of the lines around it, those of both columns.

    Beside the small type of figures and tables alone plain text would be one.
    """
    usual = max(median(other.size for other in above), text_size([*above, *below]))
    is_heavy = line.bold and sum(other.bold for other in above) < len(above) / 2
    return line.size >= (SAME_SIZE if is_heavy else HEADING_SIZE) * usual


def _fills(lines: list[Line], above: list[Line]) -> bool:
    """Tell whether lines fill a column as the ones above do: they are the rest of it."""
    if not lines:
        return False
    width = max(other.x1 for other in above) - min(other.x0 for other in above)
    full = [line for line in lines if line.x1 - line.x0 >= COLUMN_TEXT * width]
    return 2 * sum(len(line.text) for line in full) >= sum(len(line.text) for line in lines)
