"""Running headers, footers and page numbers: what repeats in the margins and nobody quotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from bot.corpus.importers.pdf_spans import Line

MARGIN = 0.13
"""Share of a page's height, at its top and its foot, in which they stand."""
MIN_REPEATED = 3
"""Pages on which a line stands in the margin before it is known to run."""
MIN_AT_ONE_HEIGHT = 2
"""The same of a document of so few pages, where it stands at one height and is set no larger than the text."""
LEVEL_POINTS = 6.0
"""Lines nearer than half of this stand at one height."""
LARGER = 1.12
"""Times the size of the text from which on a line is a heading, whose number says what it is of."""
SMALLER = 0.95
"""Up to this share of the text's size a line is set smaller than the text."""
_NUMBER = re.compile(r"\d{1,5}")
_COUNT = r"(?:page|pg\.?|p\.?)?\s*(?P<number>\d{1,4})\s*(?:(?:of|/)\s*\d{1,4})?"
_COUNTED_FIRST = re.compile(rf"[\W_]*{_COUNT}[\W_]+(?P<rest>[^\W\d_].*)")
_COUNTED_LAST = re.compile(rf"(?P<rest>.*?[^\W_])[\W_]+{_COUNT}[\W_]*")
"""A page's number before the words that run, or after them: on one page left and on the next one right."""
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|pg\.?|p\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$")
"""The dots of a table of contents, which says again what the headings say."""
_AROUND = re.compile(r"[\W_]+$")


class _Key(NamedTuple):
    """What lines that run have in common."""

    shape: str
    heights: tuple[int, int] | None = None
    """A range in which all of them stand; None for lines that are the same wherever they stand."""


class _Setting(NamedTuple):
    """How the text is set that lines in the margins are compared with."""

    size: float
    is_bold: bool
    is_short: bool
    """Whether it has so few pages that lines are known to run by their height."""


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without what runs from page to page.

    Args:
        pages: the lines of each page.
        heights: the height of each page.
    """
    usual = _usual([line for lines in pages for line in lines], len(pages))
    counted: Counter[_Key] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counted.update({k for ln in lines if _in_margin(ln, height) for k in _keys(ln, usual)})
    least = max(min(len(pages), MIN_REPEATED), MIN_AT_ONE_HEIGHT)
    least_level = MIN_AT_ONE_HEIGHT if usual.is_short else MIN_REPEATED
    running = {k for k, count in counted.items() if count >= (least_level if k.heights else least)}
    return [
        [
            line
            for line in lines
            if not (
                _LEADER.search(line.text)
                or (_in_margin(line, height) and _runs(line, usual, running))
            )
        ]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _runs(line: Line, usual: _Setting, running: set[_Key]) -> bool:
    is_number = bool(_PAGE_NUMBER.fullmatch(line.text))
    return is_number or not running.isdisjoint(_keys(line, usual))


def _usual(lines: Sequence[Line], pages: int) -> _Setting:
    """Return how the text is set: most of its words, whatever stands in the margins."""
    is_short = pages <= MIN_REPEATED
    if not lines:
        return _Setting(0.0, is_bold=False, is_short=is_short)
    sizes = [line.size for line in lines for _ in line.text.split()]
    bold = sum(len(line.text) for line in lines if line.bold)
    is_bold = bold > sum(len(line.text) for line in lines) / 2
    return _Setting(median(sizes), is_bold, is_short)


def _in_margin(line: Line, height: float) -> bool:
    return not MARGIN * height < line.y < (1 - MARGIN) * height


def _keys(line: Line, usual: _Setting) -> Iterator[_Key]:
    """Yield what a line in a margin has in common with others if it runs.

    Few pages are enough where it stands at one height on them and is set no larger than the text, as no
    heading is; if it is set smaller and is no sentence, all of its figures may change.
    """
    if usual.is_short and line.size >= LARGER * usual.size:
        yield _Key(_folded(line))
        return
    shapes = [*_shapes(line)]
    yield from map(_Key, shapes)
    if line.row or line.size > usual.size or (line.bold and not usual.is_bold):
        return
    if line.size <= SMALLER * usual.size and not line.text.endswith("."):
        shapes.append(_NUMBER.sub("<>", _folded(line)))
    for shape in shapes:
        for shift in (0, 1):  # of two lines that are near each other one may be past a boundary
            yield _Key(shape, (shift, int(line.y / LEVEL_POINTS + shift / 2)))


def _shapes(line: Line) -> Iterator[str]:
    """Yield the words of a line as they run from page to page.

    They are the same to the letter, or one number goes up as the pages do, which may stand before
    the words here and after them there; any other number that changes is part of what a page says.
    """
    text = _folded(line)
    yield text
    for number in _NUMBER.finditer(text):
        ahead = int(number[0]) - line.page
        yield f"{text[: number.start()]}<{ahead:+}>{text[number.end() :]}"
    for found in (_COUNTED_FIRST.fullmatch(text), _COUNTED_LAST.fullmatch(text)):
        if found:
            words = _AROUND.sub("", found["rest"])
            yield f"{words}|<{int(found['number']) - line.page:+}>"


def _folded(line: Line) -> str:
    return " ".join(line.text.casefold().split())
