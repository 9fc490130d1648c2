"""Which lines near the edge of a page stand in the flow of its text, though other pages have them, too."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.corpus.importers.pdf_spans import SAME_LINE_EM, Line

SAME_SIZE = 0.03
"""Share by which the type of two lines of one text may differ."""
INDENT_EM = 3.0
"""Times the size of the type by which one line of a text may be indented more than the next."""
MIN_SEEN = 2
"""Times that a distance stands between lines of the text before it is one of its own."""
MIN_SEEN_SHARE = 0.01
"""The same as a share of all distances."""
MAX_GAP_EM = 4.0
"""Distance of two lines, in units of the size of their type, from which on they are not of one text."""
TOLERANCE_EM = 0.1
MAX_UNKNOWN = 500
"""Lines of a page that other pages have, too, at most; no margin holds so many."""


class Flow(NamedTuple):
    """How the text of a document flows down its pages."""

    gap: float
    """How far one line may stand below another, as paragraphs do, in units of the size of its type."""

    def of_text(self, lines: Sequence[Line], known: Sequence[bool]) -> list[bool]:
        """Tell of each line whether it is text: known to be, or in the flow of such a one.

        Args:
            lines: those of one page.
            known: whether each is known to be text, for not being on other pages.
        """
        told = [*known]
        left = [place for place, is_known in enumerate(known) if not is_known]
        waiting = [line for line, is_known in zip(lines, known, strict=True) if is_known]
        while waiting and 0 < len(left) <= MAX_UNKNOWN:
            line = waiting.pop()
            found = [place for place in left if self._is_next(line, lines[place])]
            for place in found:
                told[place] = True
                waiting.append(lines[place])
            left = [place for place in left if not told[place]] if found else left
        return told

    def _is_next(self, line: Line, other: Line) -> bool:
        """Tell whether two lines follow each other in one text."""
        distance = abs(line.y - other.y) / max(line.size, 1.0)
        return SAME_LINE_EM < distance <= self.gap + TOLERANCE_EM and _are_alike(line, other)


def flow_of(pages: Sequence[Sequence[Line]], known: Sequence[Sequence[bool]]) -> Flow:
    """Return how text flows: the widest distance that often parts two lines of it.

    Args:
        pages: the lines of each page, in the order of reading.
        known: whether each of them is known to be text.
    """
    gaps = Counter(gap for page in zip(pages, known, strict=True) for gap in _gaps(*page))
    least = max(MIN_SEEN, MIN_SEEN_SHARE * gaps.total())
    return Flow(max((gap for gap, seen in gaps.items() if seen >= least), default=0.0))


def _gaps(lines: Sequence[Line], known: Sequence[bool]) -> Iterator[float]:
    """Yield the distances of lines of text that follow each other, to a tenth of their size."""
    text = [line for line, is_known in zip(lines, known, strict=True) if is_known]
    for line, other in pairwise(text):
        gap = round((line.y - other.y) / max(line.size, 1.0), 1)
        is_below = SAME_LINE_EM < gap < MAX_GAP_EM and line.column == other.column
        if is_below and _are_alike(line, other):
            yield gap


def _are_alike(line: Line, other: Line) -> bool:
    """Tell whether two lines are set as one text is: in one type, one below the other."""
    is_same_type = abs(line.size - other.size) <= SAME_SIZE * line.size and line.bold == other.bold
    is_indented = abs(line.x0 - other.x0) <= INDENT_EM * line.size
    return is_same_type and is_indented and not line.row and not other.row
