"""Lines with a gap in them, of which the left part goes on below or above: the right part is of another text."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from bot.corpus.importers.pdf_spans import Line

Cells = Sequence[Line]
"""What wide spaces part of one line, from left to right."""

MIN_WORDS = 4
"""Words in the left part at least; fewer are a label, or a cell."""
MIN_WORDS_ASIDE = 2
MIN_NEXT = 2
"""Lines that go on above or below at least for the left part to be theirs."""
MAX_LEADING_EM = 1.7
SAME_START_EM = 0.3
SAME_SIZE = 0.03


def set_apart(rows: Sequence[Cells]) -> tuple[list[Cells], list[Cells]]:
    """Return the lines of a column, and what stands beside some of them and is no part of their text.

    Where nothing tells two columns, a line of the one would be read into a sentence of the other.

    Args:
        rows: the lines, from the top down.
    """
    own: list[Cells] = []
    aside: list[Cells] = []
    numbered = groupby(enumerate(rows), key=lambda one: _may_be_two(one[1]))
    for is_two, group in numbered:
        some = [*group]
        first, last = some[0][0], some[-1][0]
        above, below = rows[max(first - MIN_NEXT, 0) : first], rows[last + 1 : last + 1 + MIN_NEXT]
        left, right = [row[:1] for _, row in some], [row[1:] for _, row in some]
        if is_two and (_go_on([*above, left[0]], right) or _go_on([left[-1], *below], right)):
            own, aside = own + left, aside + right
        else:
            own += [row for _, row in some]
    return own, aside


def _may_be_two(row: Cells) -> bool:
    """Tell whether a line may be one of text and one of another text beside it."""
    if len(row) != 2:  # noqa: PLR2004
        return False
    words = [sum(any(c.isalpha() for c in word) for word in cell.text.split()) for cell in row]
    return words[0] >= MIN_WORDS and len(row[1].text.split()) >= MIN_WORDS_ASIDE and words[1] > 0


def _go_on(rows: Sequence[Cells], beside: Sequence[Cells]) -> bool:
    """Tell whether lines are one text, which ends to the left of what stands beside it."""
    if len(rows) <= MIN_NEXT or any(len(row) != 1 for row in rows):
        return False
    start = min(row[0].x0 for row in beside)
    lines = [row[0] for row in rows]
    return all(line.x1 < start for line in lines) and all(
        _are_next(one, other) for one, other in pairwise(lines)
    )


def _are_next(above: Line, below: Line) -> bool:
    is_near = 0 < above.y - below.y <= MAX_LEADING_EM * above.size
    is_same_type = abs(above.size - below.size) <= SAME_SIZE * above.size
    return is_near and is_same_type and abs(above.x0 - below.x0) <= SAME_START_EM * above.size
