"""Tables of a Word file: their cells, those that span several rows too, and which rows name the columns."""

from collections.abc import Hashable, Mapping, Sequence
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, children, is_on, name_of, value, whole_number
from bot.corpus.importers.tables import MAX_COLUMNS, MAX_HEAD_ROWS, Cell
from bot.corpus.importers.word_styles import MAX_CHAIN, Style, is_all_bold, paragraph_of
from bot.corpus.importers.word_text import text_of

_FIRST_ROW = 0x0020
"""The bit of what a table takes from its style that is its first row. Source: ECMA-376, part 4, 2.4.51."""
_NO_FILL = frozenset({"", "auto", "FFFFFF"})

Row = list[tuple[Element, Cell]]
"""The cells of a row with their places; one that a cell above reaches into is left out."""


def rows_of_table(table: Element) -> list[Row]:
    """Return the rows of a table, without those that a tracked change took out."""
    rows: list[Row] = []
    reaching: dict[
        int, tuple[int, int]
    ] = {}  # column: the row and place of the cell that reaches down
    for row in children(table, "tr"):
        if child(row, "trPr", "del") is None:
            rows.append([])
            _read(row, rows, reaching)
    return rows


def _read(row: Element, rows: list[Row], reaching: dict[int, tuple[int, int]]) -> None:
    """Add the cells of a row to the last of the rows, which a cell above may reach into."""
    column = whole_number(value(child(row, "trPr", "gridBefore")), 0, MAX_COLUMNS)
    for outer in row:
        inner = child(outer, "sdtContent") if name_of(outer) == "sdt" else None
        for cell in children(inner, "tc") if inner is not None else [outer]:
            if name_of(cell) != "tc":
                continue
            span = whole_number(value(child(cell, "tcPr", "gridSpan")), 1, MAX_COLUMNS)
            merge = child(cell, "tcPr", "vMerge")
            if merge is None or value(merge) == "restart":
                reaching.pop(column, None)
                if merge is not None:
                    reaching[column] = len(rows) - 1, len(rows[-1])
                rows[-1].append((cell, Cell("", column, span)))
            elif column in reaching:
                above, place = reaching[column]
                owner, at = rows[above][place]
                rows[above][place] = owner, at._replace(down=len(rows) - above)
            column += span


def head_rows(table: Element, rows: Sequence[Row], styles: dict[str, Style]) -> int:
    """Return how many rows a file shows to name the columns: by a mark, or set apart from all others; 0 for none."""
    marked = 0
    for row in children(table, "tr"):
        if not is_on(child(row, "trPr", "tblHeader")):
            break
        marked += 1
    if 0 < marked < len(rows):
        return min(marked, MAX_HEAD_ROWS)
    for marks in (
        [_is_bold(row, styles) or None for row in rows],
        [_fill(row) for row in rows],
        [_style(row) for row in rows],
    ):
        if apart := _apart(marks):
            has_stories = any(cell.span > 1 for _, cell in rows[0])
            return min(apart, MAX_HEAD_ROWS) if has_stories else 1
    return int(len(rows) > 1 and _is_headed_by_style(table, styles))


def _apart(marks: Sequence[Hashable]) -> int:
    """Return how many rows at the top have a mark that no other has; 0 where it is none, or all have it."""
    first = marks[0] if marks else None
    count = next((n for n, mark in enumerate(marks) if mark != first), len(marks))
    is_apart = first is not None and count < len(marks) and first not in marks[count:]
    return count if is_apart else 0


def _is_bold(row: Row, styles: dict[str, Style]) -> bool:
    """Tell whether all that a row holds is bold."""
    written = [inner for cell, _ in row for inner in children(cell, "p") if text_of(inner)]
    return all(is_all_bold(inner, paragraph_of(inner, styles)) for inner in written)


def _fill(row: Row) -> str | None:
    """Return the one colour behind all cells of a row."""
    fills = {value(child(cell, "tcPr", "shd"), "fill") for cell, _ in row}
    return fills.pop() if len(fills) == 1 and not fills & _NO_FILL else None


def _style(row: Row) -> str | None:
    """Return the one style in which all that a row holds is set; None where it is the usual one."""
    written = (inner for cell, _ in row for inner in children(cell, "p") if text_of(inner))
    found = {value(child(inner, "pPr", "pStyle")) for inner in written}
    return (found.pop() or None) if len(found) == 1 else None


def _is_headed_by_style(table: Element, styles: Mapping[str, Style]) -> bool:
    """Tell whether the style of a table sets its first row apart, and the table takes that from it."""
    look = child(table, "tblPr", "tblLook")
    given, bits = value(look, "firstRow"), value(look)
    takes = given in {"1", "true", "on"} if given else _has_bit(bits)
    identifier = value(child(table, "tblPr", "tblStyle"))
    for _ in range(MAX_CHAIN):
        style = styles.get(identifier)
        if style is None or not takes:
            return False
        if style.heads_tables:
            return True
        identifier = style.based_on
    return False


def _has_bit(bits: str) -> bool:
    is_hexadecimal = len(bits) == 4 and all(c in "0123456789abcdefABCDEF" for c in bits)  # noqa: PLR2004
    return is_hexadecimal and bool(int(bits, 16) & _FIRST_ROW)
