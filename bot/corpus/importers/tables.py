"""Rows of a table as one line each: `Header: cell; Header: cell`."""

import re
from collections.abc import Iterator, Sequence
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
"""Columns that one cell may span, as in HTML."""


class Cell(NamedTuple):
    """A cell, once, however many rows and columns it spans."""

    text: str
    column: int
    """0-based place of its first column."""
    span: int = 1


def rows_of(rows: Sequence[Sequence[Cell]], group: int, *, headed: bool | None) -> Iterator[Piece]:
    """Yield the rows of a table that hold text; of one with a single column, paragraphs.

    Args:
        rows: the cells, row by row.
        group: the table's number.
        headed: whether the first row is a header; None where the document does not say.
    """
    filled = [row for row in ([c for c in row if fold_white_space(c.text)] for row in rows) if row]
    if not filled:
        return
    if all(len(row) == 1 for row in filled):
        for row in filled:
            yield Piece("paragraph", row[0].text)
        return
    heads = (
        _headers(filled) if (headed or (headed is None and _looks_headed(filled, rows[0]))) else {}
    )
    for row in filled[1 if heads else 0 :]:
        yield Piece("row", _line(row, heads), group=group)


def _headers(rows: list[list[Cell]]) -> dict[int, str]:
    heads: dict[int, str] = {}
    for cell in rows[0]:
        for column in range(cell.column, cell.column + min(cell.span, MAX_COLUMNS)):
            heads[column] = fold_white_space(cell.text).rstrip(":")
    return heads


def _looks_headed(rows: list[list[Cell]], top: Sequence[Cell]) -> bool:
    """Tell whether the first row names the columns, briefly, and each by a name of its own.

    One cell may be empty: the corner above the names of the rows.
    """
    first = rows[0]
    names = {fold_white_space(cell.text).casefold() for cell in first}
    brief = all(len(cell.text.split()) <= MAX_HEADER_WORDS for cell in first)
    ends = any(cell.text.rstrip().endswith((".", "!")) for cell in first)
    widest = max(cell.column + cell.span for row in rows for cell in row)
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
        and covered + 1 >= widest
    )


def _is_of_values(rows: list[list[Cell]], width: int) -> bool:
    """Tell whether each row is a name and its value, as where a document says who owns it."""
    about = [bool(_ABOUT.match(row[0].text.strip())) for row in rows]
    return width == PAIR and about[0] and sum(about) >= MIN_ABOUT


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
