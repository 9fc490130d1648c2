"""A page's pieces of text into lines, in the order in which people read them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.pdf_apart import set_apart
from bot.corpus.importers.pdf_columns import columns_of
from bot.corpus.importers.pdf_gutter import Gutter, fits, gutters_of
from bot.corpus.importers.pdf_open_rows import CELL_EM
from bot.corpus.importers.pdf_rules import Rule
from bot.corpus.importers.pdf_runs import Run
from bot.corpus.importers.pdf_spans import Line, Span, baselines, joined, spans_of
from bot.corpus.importers.pdf_tables import tables_of

GUTTER_EM = 1.1
"""White space on a line of so many times the size of the type parts columns."""
MAX_USUAL = 4
"""Places of white space at most that are looked for on other pages."""


class Page(NamedTuple):
    """A page as it was drawn."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()


def lines_of(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the lines of each page in the order of reading, each with the number of its column.

    The columns of a page in one of which too little stands to tell them are those of the others.
    """
    texts = [[span.line for span in _spans(page.runs, page.number)] for page in pages]
    gutters = [gutters_of(lines) for lines in texts]
    usual = _usual([gutter for own in gutters for gutter in own])
    found: list[list[Line]] = []
    for page, lines, own in zip(pages, texts, gutters, strict=True):
        others = (gutter for gutter in usual if fits(gutter, lines))
        found.append(_lines(page, (*own, *others)))
    return found


def _usual(gutters: Sequence[Gutter]) -> tuple[Gutter, ...]:
    """Return the white space that pages with columns have at one place, from what most have on."""
    counted = Counter(round(gutter.start) for gutter in gutters)
    found: list[Gutter] = []
    for start, _ in counted.most_common(MAX_USUAL):
        same = [gutter for gutter in gutters if round(gutter.start) == start]
        found.append(Gutter(max(gutter.end for gutter in same), same[0].start))
    return tuple(found)


def _lines(page: Page, gutters: Sequence[Gutter]) -> list[Line]:
    """Return the lines of a page.

    Columns are found first; the lines of each are then made without the others, whose baselines
    may stand a little higher or lower. Rows of tables that are drawn with rules are lines already.
    """
    tables = tables_of(page.runs, page.rules, page.number, gutters)
    pieces = [*_spans(tables.rest, page.number), *(Span(line, ()) for line in tables.rows)]
    pieces.sort(key=lambda piece: -piece.line.y)
    columns = [
        column for part in columns_of(pieces, gutters) for column in _columns(part, page.number)
    ]
    return [line._replace(column=number) for number, lines in enumerate(columns) for line in lines]


def _columns(part: Sequence[Span], page: int) -> Iterator[list[Line]]:
    """Yield the lines of a column, and those beside it that are no part of its text."""
    rows = [
        [piece.line for piece in spans_of(row, page, CELL_EM)]
        for row in baselines([run for piece in part for run in piece.runs])
    ]
    own, aside = set_apart([row for row in rows if row])
    lines = [piece.line for piece in part if piece.line.row] + [joined([*row]) for row in own]
    yield sorted(lines, key=lambda line: -line.y)
    if aside:
        yield [joined([*row]) for row in aside]


def _spans(runs: Sequence[Run], page: int) -> list[Span]:
    """Return what white space parts of the lines of a page, from the top down."""
    return [span for row in baselines(runs) for span in spans_of(row, page, GUTTER_EM)]
