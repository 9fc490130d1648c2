"""The columns of a page: found by the white space between them, in the order of reading."""

from collections.abc import Iterator

from bot.corpus.importers.pdf_foot import foot_of
from bot.corpus.importers.pdf_spans import Line, Span

SMALL = 0.8
"""Type smaller than this share of the text's is that of figures and notes."""
MIN_COLUMN_LINES = 4
MAX_SPANS = 2_000
"""Lines, or parts of them, of a page with columns at most; no page of text has so many."""
FILLING = 70
"""Per cent of a column's lines that may be shorter than those that fill it: ends and figures."""
MIN_FILLED = 0.75
"""Share of a column's width that full lines take, unless it is a table."""
MIN_OF_SPACE = 0.5
"""The same of all the space that there is for the column."""
MIN_FULL_EM = 11.0
MAX_CROSSING = 0.3
"""Share of lines that may cross the white space between two columns: titles and figures."""
MIN_COLUMN_EM = 8.0


def columns_of(spans: list[Span]) -> Iterator[list[Span]]:
    """Yield the spans of each column, in the order of reading.

    Lines that cross the white space between two columns part the page into bands, and each band is
    read column by column.
    """
    edge = _edge([span.line for span in spans]) if len(spans) <= MAX_SPANS else None
    if edge is None:
        if spans:
            yield spans
        return
    band: list[Span] = []
    for span in spans:
        if span.line.x0 < edge - 1 and span.line.x1 > edge:
            yield from _band(band, edge)
            band = []
            yield [span]
        else:
            band.append(span)
    yield from _band(band, edge)


def _band(spans: list[Span], edge: float) -> Iterator[list[Span]]:
    """Yield the left column and the right one, then what stands across the page below both."""
    place = foot_of(spans, edge)
    left = [span for span in spans[:place] if span.line.x0 < edge - 1]
    right = [span for span in spans[:place] if span.line.x0 >= edge - 1]
    for side in (left, right, spans[place:]):
        if side:
            yield from columns_of(side)


def _edge(lines: list[Line]) -> float | None:
    """Return where the right one of two columns starts, if there are two."""
    lines = [line for line in lines if not line.row]
    if len(lines) < 2 * MIN_COLUMN_LINES:
        return None
    size = _text_size(lines)
    lines = [line for line in lines if line.size > SMALL * size]
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    best: tuple[int, float] | None = None
    for x in sorted({round(line.x0) for line in lines}):
        if min(x - start, end - x) < MIN_COLUMN_EM * size:
            continue
        left = [line for line in lines if line.x1 <= x - 0.3 * size]
        right = [line for line in lines if line.x0 >= x - 1]
        fewer = min(len(left), len(right))
        crossing = len(lines) - len(left) - len(right)
        if fewer < MIN_COLUMN_LINES or crossing > MAX_CROSSING * len(lines):
            continue
        if (
            _is_text(left, x - start, size)
            and _is_text(right, end - x, size)
            and (not best or fewer > best[0])
        ):
            best = fewer, float(x)
    return best[1] if best else None


def _text_size(lines: list[Line]) -> float:
    """Return the size of type in which most of the letters are set."""
    by_size = sorted(lines, key=lambda line: line.size)
    half = sum(len(line.text) for line in lines) / 2
    counted = 0
    for line in by_size:
        counted += len(line.text)
        if counted >= half:
            return line.size
    return by_size[-1].size


def _is_text(lines: list[Line], width: float, size: float) -> bool:
    """Tell whether lines fill a column as text does, rather than cells of a table."""
    widths = sorted(line.x1 - line.x0 for line in lines)
    full = widths[FILLING * len(widths) // 100]
    own_width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return full >= max(MIN_FILLED * own_width, MIN_OF_SPACE * width, MIN_FULL_EM * size)
