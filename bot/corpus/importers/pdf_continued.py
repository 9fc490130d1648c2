"""Tables that go on in the next column or on the next page, under the names of their columns."""

from collections.abc import Sequence

from bot.corpus.importers.pdf_spans import Drawn, Line
from bot.corpus.importers.tables import rows_of

SAME_WIDTH = 3.0
"""Points by which the columns of two parts of one table may differ."""


def with_names(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a document, with the names of columns in rows that go on elsewhere without them.

    Args:
        lines: in the order of reading, without what runs in the margins.
    """
    found: list[Line] = []
    head: Line | None = None
    before: Line | None = None
    for line in lines:
        head = _head(line, before, head)
        if head is None or head is line:
            found.append(line)
        else:
            if found[-1] is head and _is_names_alone(head):
                found.pop()  # they stand in every row from here
            found.append(_named(line, head))
        before = line
    return found


def _head(line: Line, before: Line | None, head: Line | None) -> Line | None:
    """Return the row that has the names of a line's columns: itself, where they are drawn above it."""
    if line.drawn is None:
        return None
    if line.drawn.names:
        return line
    return head if _goes_on(before, line) else None


def _is_names_alone(row: Line) -> bool:
    return row.drawn is not None and row.drawn.cells == row.drawn.names


def _goes_on(before: Line | None, line: Line) -> bool:
    """Tell whether a row is of the same table as the line before it."""
    if before is None or before.drawn is None or line.drawn is None:
        return False
    is_there = (before.page, before.column, before.row) == (line.page, line.column, line.row)
    is_elsewhere = (before.page, before.column) != (line.page, line.column)
    return is_there or (is_elsewhere and _are_alike(before.drawn, line.drawn))


def _are_alike(one: Drawn, other: Drawn) -> bool:
    """Tell whether the columns of two parts of tables are as many and as wide."""
    if len(one.widths) != len(other.widths):
        return False
    pairs = zip(one.widths, other.widths, strict=True)
    return all(abs(width - wide) <= SAME_WIDTH for width, wide in pairs)


def _named(line: Line, head: Line) -> Line:
    """Return a row as one of the table whose columns have names."""
    names = head.drawn.names if head.drawn else ()
    cells = line.drawn.cells if line.drawn else ()
    text = next((piece.text for piece in rows_of([names, cells], 0, headed=True)), line.text)
    return line._replace(text=text, row=head.row)
