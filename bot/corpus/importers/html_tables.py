"""The cells of a page's table, row by row, and how many rows name its columns."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.corpus.importers.tables import MAX_COLUMNS, Cell
from bot.corpus.importers.tree import Element

_PARTS = frozenset({"thead", "tbody", "tfoot"})
_MAX_DIGITS = 7


class Grid(NamedTuple):
    """A table as it was read."""

    rows: list[list[Cell]]
    heads: int
    """How many rows at the top name the columns, as far as the page says; 0 where it says of none."""
    has_names_aside: bool
    """Whether each row begins with its own name, the first too, so that no row names the columns."""


def grid_of(table: Element, text: Callable[[Element], str]) -> Grid:
    """Return the cells of a table.

    Args:
        table: the element.
        text: what gives the text of a cell.
    """
    taken: dict[int, int] = {}
    given = [_cells_of(row) for row in _own_rows(table)]
    rows = [_placed(cells, taken, text) for cells in given]
    heads = next((n for n, cells in enumerate(given) if not _is_head(cells)), len(given))
    return Grid(rows, heads if heads < len(given) else min(heads, 1), _has_names_aside(given))


def _is_head(cells: list[Element]) -> bool:
    return len(cells) > 1 and all(cell.name == "th" for cell in cells)


def _has_names_aside(rows: list[list[Element]]) -> bool:
    """Tell whether every row is a name in a cell for names, and what goes with it."""
    return all(
        cells and cells[0].name == "th" and all(cell.name == "td" for cell in cells[1:])
        for cells in rows
    )


def _cells_of(row: Element) -> list[Element]:
    return [c for c in row.children if isinstance(c, Element) and c.name in {"td", "th"}]


def _own_rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table in their order, and none of a table inside it."""
    for part in (c for c in table.children if isinstance(c, Element)):
        if part.name == "tr":
            yield part
        elif part.name in _PARTS:
            yield from (c for c in part.children if isinstance(c, Element) and c.name == "tr")


def _placed(
    cells: list[Element], taken: dict[int, int], text: Callable[[Element], str]
) -> list[Cell]:
    """Return the cells of a row at their columns; `taken` is how many rows each column is held for."""
    found: list[Cell] = []
    held, column = {c for c, rows in taken.items() if rows > 0}, 0
    for place in held:
        taken[place] -= 1
    for cell in cells:
        while column in held:
            column += 1
        span, down = _number(cell, "colspan"), _number(cell, "rowspan")
        found.append(Cell(text(cell), column, span, down))
        for place in range(column, column + span):
            taken[place] = down - 1
        column += span
    return found


def _number(cell: Element, attribute: str) -> int:
    given = cell.attributes.get(attribute, "").strip()
    is_number = given.isdecimal() and len(given) <= _MAX_DIGITS
    return min(max(int(given), 1), MAX_COLUMNS) if is_number else 1
