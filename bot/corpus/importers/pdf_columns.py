"""The columns of a page: what white space parts, in the order of reading."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.corpus.importers.pdf_foot import foot_of
from bot.corpus.importers.pdf_gutter import MAX_CROSSING, Gutter, fits, gutter_of
from bot.corpus.importers.pdf_spans import Span


def columns_of(spans: list[Span], usual: Sequence[Gutter] = ()) -> Iterator[list[Span]]:
    """Yield the spans of each column, in the order of reading.

    Lines that cross the white space between two columns part the page into bands, and each band is
    read column by column.

    Args:
        spans: from the top of the page down.
        usual: the white space of the other pages, for one on which too little stands in a column.
    """
    lines = [span.line for span in spans]
    gutter = gutter_of(lines) or next((one for one in usual if fits(one, lines)), None)
    if gutter is None:
        if spans:
            yield spans
        return
    for is_across, band in _bands(spans, gutter):
        if is_across:
            yield band
        else:
            yield from _band(band, gutter, usual)


def _bands(spans: Sequence[Span], gutter: Gutter) -> Iterator[tuple[bool, list[Span]]]:
    """Yield what stands across the page, and between it what stands in columns, from the top down.

    On a page of which most goes across, a short line with nothing beside it does so, too.
    """
    sides = [gutter.side(span.line) for span in spans]
    bands = [
        (is_across, [span for span, _ in band])
        for is_across, band in groupby(
            zip(spans, sides, strict=True), lambda one: one[1] == "across"
        )
    ]
    if sides.count("across") <= MAX_CROSSING * len(sides):
        yield from bands
        return
    told = [(is_across or not _is_parted(band, gutter), band) for is_across, band in bands]
    for is_across, some in groupby(told, lambda one: one[0]):
        yield is_across, [span for _, band in some for span in band]


def _is_parted(band: Sequence[Span], gutter: Gutter) -> bool:
    return len({gutter.side(span.line) for span in band}) > 1


def _band(spans: list[Span], gutter: Gutter, usual: Sequence[Gutter]) -> Iterator[list[Span]]:
    """Yield the left column and the right one, then what stands across the page below both."""
    place = foot_of(spans, gutter)
    left = [span for span in spans[:place] if gutter.side(span.line) == "left"]
    right = [span for span in spans[:place] if gutter.side(span.line) == "right"]
    for side in (left, right, spans[place:]):
        if side:
            yield from columns_of(side, usual)
