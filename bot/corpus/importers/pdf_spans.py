"""Pieces of text on a baseline to lines, and to what white space parts of lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.pdf_runs import SPACE_EM, Run
from bot.corpus.importers.tables import Cell

SAME_LINE_EM = 0.45
"""Baselines nearer than this belong to one line: raised and lowered marks."""
MARK_SIZE = 0.8
"""Type smaller than this share of its line's that stands raised is the mark of a footnote."""
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\u00ad": "-", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip
_MARK = re.compile(r"\s*[\d*\u2020\u2021\u00a7,]{1,5}\s*")
_MEASURE = re.compile(r"(?:(?<![^\W\d_])[cdkm]?m|[x\u00d7]\s?10)$")
"""What a raised figure after it is a power of: metres, and tens that something is multiplied by."""
_MEASURE_CHARS = 5
_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)


class Drawn(NamedTuple):
    """A row of a table as the page draws it."""

    cells: tuple[Cell, ...]
    names: tuple[Cell, ...]
    """The row that names the columns; nothing where this part of the table has none."""
    widths: tuple[float, ...]
    """How wide the columns are."""


class Line(NamedTuple):
    """A line, or the part of one that stands in one column."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    column: int = 0
    """Number of its column on the page, in the order of reading."""
    cells: tuple[str, ...] = ()
    """What wide spaces part, where the line is more than one piece."""
    row: int = 0
    """Number of the table on the page, of which it is a whole row; 0 for all other lines."""
    drawn: "Drawn | None" = None
    """Of a row: what it was made of."""


class Span(NamedTuple):
    """A line, or what wide white space parts of one, with the runs that it was made of."""

    line: Line
    runs: tuple[Run, ...]


def baselines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each baseline from left to right, from the top of the page down.

    A line printed twice to look bold is read once.
    """
    row: list[Run] = []
    largest, most = 0.0, Run("", 0.0, 0.0, 0.0, 0.0, bold=False)
    for run in sorted(set(runs), key=lambda run: (-run.y, run.x0)):
        if row and abs(most.y - run.y) > SAME_LINE_EM * max(largest, run.size):
            yield sorted(row, key=lambda run: run.x0)
            row, largest = [], 0.0
        if not row or _weight(run) > _weight(most):
            most = run  # where most of the row's text stands
        row.append(run)
        largest = max(largest, run.size)
    if row:
        yield sorted(row, key=lambda run: run.x0)


def _weight(run: Run) -> float:
    return run.size * len(run.text)


def spans_of(row: list[Run], page: int, gap_em: float) -> Iterator[Span]:
    """Yield what white space of so many times the size of the type parts on a baseline."""
    pending: list[Run] = []
    end = 0.0
    for run in row:
        if pending and run.x0 - end > gap_em * run.size:
            yield from _span(pending, page)
            pending = []
        if not (pending and _is_double(pending[-1], run)):
            end = max(end, run.x1) if pending else run.x1
            pending.append(run)
    yield from _span(pending, page)


def _is_double(before: Run, run: Run) -> bool:
    """Tell whether a run is printed again over the one before it, as a shadow or false bold."""
    return before.text.strip() == run.text.strip() and abs(before.x0 - run.x0) < run.size / 4


def _span(runs: list[Run], page: int) -> Iterator[Span]:
    """Yield one line for the runs, if they have text; the marks of footnotes are left out."""
    if not runs:
        return
    main = max(runs, key=lambda run: len(run.text.strip()) * run.size)
    written = ""
    end: float | None = None
    for run in runs:
        if _is_note_mark(run, main):
            if _is_power(written, run.text):
                written, end = written + run.text.strip().translate(_RAISED), run.x1
            continue
        if end is not None and run.x0 - end > SPACE_EM * main.size and not written.endswith(" "):
            written += " "
        written += run.text
        end = run.x1
    text = " ".join(written.translate(_LIGATURES).split())
    if text:
        letters = sum(len(run.text.strip()) for run in runs)
        bold = sum(len(run.text.strip()) for run in runs if run.bold) > 0.8 * letters
        size = max(run.size for run in runs) if text.isupper() else main.size  # small capitals
        x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
        yield Span(Line(text, x0, x1, main.y, size, bold, page), tuple(runs))


def _is_note_mark(run: Run, main: Run) -> bool:
    raised = run.y > main.y + 0.15 * main.size
    return raised and run.size < MARK_SIZE * main.size and bool(_MARK.fullmatch(run.text))


def _is_power(written: str, raised: str) -> bool:
    """Tell whether a raised figure belongs to a measure, as that of a square metre does."""
    return raised.strip().isdecimal() and bool(_MEASURE.search(written[-_MEASURE_CHARS:]))


def joined(row: list[Line]) -> Line:
    """Return the parts of a line as one line, which knows its cells."""
    if len(row) == 1:
        return row[0]
    row = sorted(row, key=lambda line: line.x0)
    main = max(row, key=lambda line: len(line.text))
    return main._replace(
        text=" ".join(line.text for line in row),
        x0=row[0].x0,
        x1=max(line.x1 for line in row),
        bold=all(line.bold for line in row),
        cells=tuple(line.text for line in row),
    )
