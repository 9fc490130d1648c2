"""A page's pieces of text into lines, in the order in which people read them."""

from collections.abc import Sequence

from bot.corpus.importers.pdf_columns import columns_of
from bot.corpus.importers.pdf_open_rows import CELL_EM
from bot.corpus.importers.pdf_rules import Rule
from bot.corpus.importers.pdf_runs import Run
from bot.corpus.importers.pdf_spans import Line, Span, baselines, joined, spans_of
from bot.corpus.importers.pdf_tables import tables_of

GUTTER_EM = 1.1
"""White space on a line of so many times the size of the type parts columns."""


def lines_of(runs: Sequence[Run], rules: Sequence[Rule], page: int) -> list[Line]:
    """Return the lines of a page in the order of reading, each with the number of its column.

    Columns are found first; the lines of each are then made without the others, whose baselines
    may stand a little higher or lower. Rows of tables that are drawn with rules are lines already.
    """
    tables = tables_of(runs, rules, page)
    pieces = [piece for row in baselines(tables.rest) for piece in spans_of(row, page, GUTTER_EM)]
    pieces += [Span(line, ()) for line in tables.rows]
    pieces.sort(key=lambda piece: -piece.line.y)
    found: list[Line] = []
    for column, part in enumerate(columns_of(pieces)):
        lines = [piece.line for piece in part if piece.line.row]
        for row in baselines([run for piece in part for run in piece.runs]):
            cells = [piece.line for piece in spans_of(row, page, CELL_EM)]
            lines += [joined(cells)] if cells else []
        lines.sort(key=lambda line: -line.y)
        found += [line._replace(column=column) for line in lines]
    return found
