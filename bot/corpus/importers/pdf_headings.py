"""Which lines of a PDF are headings, and how deep: by the outline, else by their type."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.corpus.importers.pdf_spans import Line

LARGER = 1.12
"""Times the size of the text from which on a line is a heading."""
MAX_WORDS = 20
"""Words on a line at most for it to be part of a heading."""
MAX_LEVEL = 6
_SQUEEZED = re.compile(r"[\W_]+")
_SENTENCE_END = (".", ",", ";")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_]")
_LIKE_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_][^.;]*\.")
"""A numbered heading that ends in a full stop, as most do not."""
MAX_STOPPED_WORDS = 12
MIN_NUMBERED = 2
"""Numbered headings of a style from which on one that ends in a full stop is known for another."""
_ONLY_MARKS = re.compile(r"[\W\d_]+")


class Headings:
    """Says of a line how deep a heading it is; 0 for text."""

    title_page = 3
    """Up to which page a heading may be the document's title."""

    def __init__(
        self,
        lines: Sequence[Line],
        body_size: float,
        outline: Sequence[tuple[str, int, int | None]],
    ) -> None:
        self._body_size = body_size
        self._bold_share = _share([line for line in lines if line.bold], lines)
        self._named = {(page, _squeezed(title)): depth for title, depth, page in outline}
        found = [line for line in lines if self._looks_like_one(line)]
        styles = {self._style(line) for line in found}
        self._numbered = Counter(self._style(ln) for ln in found if _NUMBERED.match(ln.text))
        ranked = sorted(styles, reverse=True)
        self._levels = {style: min(rank, MAX_LEVEL) for rank, style in enumerate(ranked, start=1)}

    def level(self, line: Line) -> int:
        """Return how deep a heading a line is, from 1; 0 for text."""
        if line.row:
            return 0
        depth = self._named.get((line.page, _squeezed(line.text)), 0)
        if depth:
            return min(depth, MAX_LEVEL)
        is_one = self._looks_like_one(line) or self._is_stopped(line)
        return self._levels[self._style(line)] if is_one else 0

    def same_heading(self, one: Line, other: Line) -> bool:
        """Tell whether two lines, one below the other, are one heading."""
        near = 0 < one.y - other.y < 1.7 * max(one.size, other.size)
        return near and one.page == other.page and self._style(one) == self._style(other)

    def _looks_like_one(self, line: Line) -> bool:
        text = line.text
        is_cells = line.row or len(line.cells) > 2  # noqa: PLR2004
        if is_cells or len(text.split()) > MAX_WORDS or _ONLY_MARKS.fullmatch(text):
            return False
        if line.size >= LARGER * self._body_size:
            return True
        is_bold = line.bold and self._bold_share < 0.4  # noqa: PLR2004 - else bold says nothing
        return is_bold and line.size >= 0.95 * self._body_size and not text.endswith(_SENTENCE_END)

    def _is_stopped(self, line: Line) -> bool:
        """Tell whether a line is a numbered heading as others, but that it ends in a full stop."""
        is_short = len(line.text.split()) <= MAX_STOPPED_WORDS and bool(
            _LIKE_NUMBERED.fullmatch(line.text)
        )
        return is_short and line.bold and self._numbered[self._style(line)] >= MIN_NUMBERED

    def _style(self, line: Line) -> tuple[float, bool]:
        return round(line.size * 2) / 2, line.bold


def _share(some: Sequence[Line], lines: Sequence[Line]) -> float:
    return sum(len(line.text) for line in some) / max(sum(len(line.text) for line in lines), 1)


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub("", text).casefold()
