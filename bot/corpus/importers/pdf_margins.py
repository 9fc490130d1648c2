"""Running headers, footers and page numbers: what repeats in the margins and nobody quotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.corpus.importers.pdf_spans import Line

MARGIN = 0.13
"""Share of a page's height, at its top and its foot, in which they stand."""
MIN_REPEATED = 3
"""Pages on which a line stands in the margin before it is known to run."""
_NUMBER = re.compile(r"\d{1,5}")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$")
"""The dots of a table of contents, which says again what the headings say."""


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without what runs from page to page.

    Args:
        pages: the lines of each page.
        heights: the height of each page.
    """
    counted: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counted.update({s for ln in lines if _in_margin(ln, height) for s in _shapes(ln)})
    least = min(len(pages), MIN_REPEATED)
    running = {shape for shape, count in counted.items() if count >= max(least, 2)}
    return [
        [line for line in lines if not _is_left_out(line, height, running)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _is_left_out(line: Line, height: float, running: set[str]) -> bool:
    if _LEADER.search(line.text):
        return True
    in_margin = _in_margin(line, height)
    return in_margin and (
        bool(_PAGE_NUMBER.fullmatch(line.text)) or not running.isdisjoint(_shapes(line))
    )


def _in_margin(line: Line, height: float) -> bool:
    return not MARGIN * height < line.y < (1 - MARGIN) * height


def _shapes(line: Line) -> Iterator[str]:
    """Yield what a line that runs has in common from page to page.

    It is the same to the letter, or one of its numbers goes up as the pages do; any other number
    that changes is part of what a page says.
    """
    text = " ".join(line.text.casefold().split())
    yield text
    for number in _NUMBER.finditer(text):
        ahead = int(number[0]) - line.page
        yield f"{text[: number.start()]}<{ahead:+}>{text[number.end() :]}"
