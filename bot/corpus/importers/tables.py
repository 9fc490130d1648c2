"""Rows of a table as one line each: `Header: cell; Header: cell`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.imported import Piece
from bot.text.normalize import fold_white_space

MAX_HEADER_WORDS = 12
"""Words in a cell of a row that may be a header; longer ones are content."""
_ABOUT = re.compile(
    r"(?:approv|author|classif|contact|date|document|effective|expir|issue|lead|next|owner|publi|ratif|refer|"
    r"replac|responsib|review|sponsor|status|title|version)\w*\b",
    re.IGNORECASE,
)
"""How rows begin that say something of the document itself."""
MIN_ABOUT = 2
"""Rows that begin so, the first among them, for a table of two columns to have no header."""
_ENDS = (".", "!", "?", ":", ";", ",")
PAIR = 2
MAX_COLUMNS = 1000
"""Columns or rows that one cell may span, as in HTML."""
MAX_HEAD_ROWS = 3
"""Rows that name the columns at most."""
MAX_REPEATED_WORDS = 30
"""Words of a cell up to which it is said again in each row that it spans; longer ones are no names."""


class Cell(NamedTuple):
    """A cell, once, however many rows and columns it spans."""

    text: str
    column: int
    """0-based place of its first column."""
    span: int = 1
    down: int = 1
    """Rows that it spans."""


def rows_of(
    rows: Sequence[Sequence[Cell]],
    group: int,
    *,
    headed: bool | None,
    heads: int = 1,
    marks_heads: bool = False,
) -> Iterator[Piece]:
    """Yield the rows of a table that hold text; of one with a single column, paragraphs.

    Args:
        rows: the cells, row by row.
        group: the table's number.
        headed: whether the first row is a header; None where the document does not say.
        heads: how many rows are, where it is.
        marks_heads: whether the document would show a header, so that two columns without one are names and values.
    """
    filled = _filled(rows)
    if all(len(row) == 1 for row in filled):
        yield from (Piece("paragraph", row[0].text) for row in filled)
        return
    filled = _filled(_repeated(rows))
    while headed and heads > 1 and len(filled[0]) == 1:
        yield Piece("paragraph", filled.pop(0)[0].text)  # a title over the whole table
        heads -= 1
    if not headed and marks_heads and _are_pairs(filled):
        yield from (Piece("row", _pair(row), group=group) for row in filled)
        return
    is_headed = _looks_headed(filled, rows[0]) if headed is None else headed
    above = _rows_of_head(filled, heads) if is_headed else 0
    names = _headers(filled[:above])
    yield from (Piece("row", _line(row, names), group=group) for row in filled[above:])


def _filled(rows: Iterable[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the cells with text of the rows that have any."""
    cells = ([cell for cell in row if fold_white_space(cell.text)] for row in rows)
    return [row for row in cells if row]


def _repeated(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """Yield the rows, what spans several of them in each that has a text of its own."""
    above: list[tuple[Cell, int]] = []
    for row in rows:
        has_text = any(fold_white_space(cell.text) for cell in row)
        said = [cell._replace(down=1) for cell, _ in above] if has_text else []
        yield sorted([*row, *said], key=lambda cell: cell.column)
        above = [(cell, left - 1) for cell, left in above if left > 1]
        above += [(cell, cell.down - 1) for cell in row if cell.down > 1 and _is_brief(cell)]


def _is_brief(cell: Cell) -> bool:
    return len(cell.text.split()) <= MAX_REPEATED_WORDS


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return max(cell.column + cell.span for row in rows for cell in row)


def _is_two_storied(first: Sequence[Cell]) -> bool:
    """Tell whether a row has names over several columns beside such as reach down, as only a header has."""
    return any(cell.span > 1 for cell in first) and any(cell.down > 1 for cell in first)


def _rows_of_head(rows: Sequence[Sequence[Cell]], heads: int) -> int:
    """Return how many rows are a header: as many as are said to be, and as its first row reaches down to."""
    reach = max(cell.down for cell in rows[0]) if _is_two_storied(rows[0]) else 1
    return min(max(heads, reach), MAX_HEAD_ROWS, len(rows) - 1)


def _headers(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Return the name of each column: what all rows of the header say over it, each once."""
    said: dict[int, list[str]] = {}
    for cell in (cell for row in rows for cell in row):
        name = fold_white_space(cell.text).rstrip(":")
        for column in range(cell.column, cell.column + min(cell.span, MAX_COLUMNS)):
            if name not in said.setdefault(column, []):
                said[column].append(name)
    return {column: ", ".join(names) for column, names in said.items()}


def _looks_headed(rows: list[list[Cell]], top: Sequence[Cell]) -> bool:
    """Tell whether the first row names the columns, briefly, and each by a name of its own.

    One cell may be empty: the corner above the names of the rows.
    """
    first = rows[0]
    names = {fold_white_space(cell.text).casefold() for cell in first}
    brief = all(len(cell.text.split()) <= MAX_HEADER_WORDS for cell in first)
    ends = any(cell.text.rstrip().endswith((".", "!")) for cell in first)
    widest = _width(rows)
    reaches_down = any(cell.down > 1 for cell in first) and not _is_two_storied(first)
    has_names = len(first) >= len(top) - 1
    covered = sum(cell.span for cell in first)
    wordy = 2 * sum(any(c.isalpha() for c in cell.text) for cell in first) >= len(first)
    return (
        len(rows) > 1
        and len(first) > 1
        and not _is_of_values(rows, widest)
        and len(names) == len(first)
        and brief
        and wordy
        and not ends
        and has_names
        and not reaches_down
        and covered + 1 >= widest
    )


def _is_of_values(rows: list[list[Cell]], width: int) -> bool:
    """Tell whether each row is a name and its value, as where a document says who owns it."""
    about = [bool(_ABOUT.match(row[0].text.strip())) for row in rows]
    return width == PAIR and about[0] and sum(about) >= MIN_ABOUT


def _are_pairs(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether each row of two columns begins with what may be a name."""
    return _width(rows) == PAIR and all(_is_name(row[0].text) for row in rows if len(row) == PAIR)


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= MAX_HEADER_WORDS and not words[-1].endswith((".", "!", ";", ","))


def _pair(row: list[Cell]) -> str:
    """Return a row as a name and its value; a text over both columns stands alone."""
    if len(row) < PAIR:
        return _line(row, {})
    name = _one_line(row[0].text).rstrip(":")
    return f"{name}{'' if name.endswith('?') else ':'} {_one_line(row[1].text)}"


def _line(row: list[Cell], heads: dict[int, str]) -> str:
    said = ""
    for cell in row:
        text = _one_line(cell.text)
        head = heads.get(cell.column, "") if len(row) > 1 or cell.span == 1 else ""
        mark = "" if head.endswith("?") else ":"
        text = f"{head}{mark} {text}" if head and head != text else text
        said += f"{'' if not said else ' ' if said.endswith(':') else '; '}{text}"
    return said


def _one_line(text: str) -> str:
    """Return the lines of a cell as one; those without an end of their own are parted."""
    said = ""
    for line in filter(None, map(fold_white_space, text.split("\n"))):
        said += f"{'' if not said else ' ' if said.endswith(_ENDS) else '; '}{line}"
    return said
