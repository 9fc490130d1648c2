"""Running headers, footers and page numbers: what repeats in the margins and nobody quotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from bot.corpus.importers.pdf_flow import Flow, flow_of
from bot.corpus.importers.pdf_spans import Line

MARGIN = 0.13
"""Share of a page's height, at its top and its foot, in which they stand."""
MIN_REPEATED = 3
"""Pages on which a line stands in the margin before it is known to run."""
MIN_AT_ONE_HEIGHT = 2
"""The same of a document of so few pages, where it stands at one height and is set no larger than the text."""
MAX_OUTER = 500
"""Lines of text on a page that are looked at for standing further out than others; no page has so many."""
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


class _Page(NamedTuple):
    """The lines of a page, and which of them may run."""

    lines: Sequence[Line]
    keys: tuple[frozenset[_Key] | None, ...]
    """What each has in common with lines of enough other pages; None for what is known to be text."""
    height: float


class _Candidate(NamedTuple):
    """A line in a margin that may run: it is a number, or other pages have it."""

    line: Line
    keys: frozenset[_Key]
    is_in_text: bool
    """Whether it stands as the text of its page does."""


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without what runs from page to page.

    A line that many pages have is text all the same where on most of them text stands further out, or
    where it is set as the text beside it, and no further from it than one paragraph from the next.

    Args:
        pages: the lines of each page.
        heights: the height of each page.
    """
    usual = _usual([line for lines in pages for line in lines], len(pages))
    running = _running(pages, heights, usual)
    known = [
        _Page(lines, tuple(_common(line, height, usual, running) for line in lines), height)
        for lines, height in zip(pages, heights, strict=True)
    ]
    flow = flow_of(pages, [[keys is None for keys in page.keys] for page in known])
    found = [one for page in known for one in _candidates(page, flow, SMALLER * usual.size)]
    left_out = frozenset(_left_out(found))
    return [
        [line for line in lines if line not in left_out and not _LEADER.search(line.text)]
        for lines in pages
    ]


def _common(
    line: Line, height: float, usual: _Setting, running: set[_Key]
) -> frozenset[_Key] | None:
    """Return what a line has in common with those of other pages, None if it cannot run."""
    if not _in_margin(line, height):
        return None
    keys = running.intersection(_keys(line, usual))
    return frozenset(keys) if keys or _PAGE_NUMBER.fullmatch(line.text) else None


def _candidates(page: _Page, flow: Flow, least_size: float) -> Iterator[_Candidate]:
    """Yield the lines of a page that are not known to be its text, which is at least of this size."""
    known = [keys is None for keys in page.keys]
    outer = [
        line
        for line, is_known in zip(page.lines, known, strict=True)
        if is_known and line.size >= least_size
    ][:MAX_OUTER]
    in_flow = flow.of_text(page.lines, known)
    for line, keys, is_next in zip(page.lines, page.keys, in_flow, strict=True):
        if keys is not None:
            yield _Candidate(line, keys, is_next or _is_inside(line, outer, page.height))


def _left_out(candidates: Sequence[_Candidate]) -> Iterator[Line]:
    """Yield the lines that run: on most pages what they are like stands apart from the text."""
    seen = Counter(key for one in candidates for key in one.keys)
    in_text = Counter(key for one in candidates for key in one.keys if one.is_in_text)
    for one in candidates:
        counts = _PAGE_NUMBER.fullmatch(one.line.text) and any("<" in k.shape for k in one.keys)
        is_text = all(2 * in_text[key] > seen[key] for key in one.keys)
        if counts or not (is_text if one.keys else one.is_in_text):
            yield one.line


def _running(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], usual: _Setting
) -> set[_Key]:
    """Return what lines in the margins of enough pages have in common."""
    counted: Counter[_Key] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counted.update({k for ln in lines if _in_margin(ln, height) for k in _keys(ln, usual)})
    least = max(min(len(pages), MIN_REPEATED), MIN_AT_ONE_HEIGHT)
    least_level = MIN_AT_ONE_HEIGHT if usual.is_short else MIN_REPEATED
    return {k for k, count in counted.items() if count >= (least_level if k.heights else least)}


def _is_inside(line: Line, text: Sequence[Line], height: float) -> bool:
    """Tell whether text stands above a line at the top of a page, or below one at its foot."""
    is_top = line.y > height / 2
    return any(
        (other.y - line.y if is_top else line.y - other.y) > LEVEL_POINTS
        and other.x0 < line.x1
        and line.x0 < other.x1
        for other in text
    )


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
