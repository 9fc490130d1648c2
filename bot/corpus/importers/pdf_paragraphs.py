"""Lines to headings, paragraphs and items, rejoined across lines, columns and pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from bot.corpus.importers.imported import Piece, PieceKind
from bot.corpus.importers.pdf_captions import is_caption
from bot.corpus.importers.pdf_headings import Headings
from bot.corpus.importers.pdf_spans import Line
from bot.corpus.importers.pdf_words import Joiner

WIDE_GAP = 1.3
"""Times the usual distance of lines from which on a new paragraph begins."""
INDENT_EM = 0.8
SHORT_SHARE = 0.85
"""A line that ends a sentence and fills less of its column than this ends its paragraph, too."""
MUCH_SHORTER_SHARE = 0.6
FULL_SHARE = 0.9
HANGING_EM = 0.3
SAME_SIZE = 0.12
MAX_LEADING_EM = 2.5
USUAL_LEADING_EM = 1.2
MIN_CELLS = 3
"""Pieces on one line from which on it is a row of a table."""
_BULLET = re.compile(
    r"(?:[\u2022\u25aa\u25cf\u25e6\u2023\u2043\u2219\u00b7\uf0b7\uf0a7\uf0d8\u25a0\u25a1\u27a2\u2713]"
    r"|[-\u2013\u2014*](?=\s)|o(?=\s[A-Z]))\s*(?=\S)"
)
_LONE_BULLET = re.compile(r"[\u2022\u25aa\u25cf\u25e6\u2023\u2219\u00b7\uf0b7\uf0a7\u25a0\u2013o-]")
_NUMBERED = re.compile(r"(?:\(?[a-z0-9]{1,2}\)|\(?[ivx]{1,5}\)|\d{1,2}\.)\s+(?=\S)")
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,3}\.?(?:\s|$)")
"""The number of a clause, which begins a paragraph."""
_LABEL = re.compile(r"\(?[\w.]{1,8}[.):]?|[^\w\s]")
_TERMINAL = (".", "!", "?", ":", ";", ".\u201d", '."', ".)")
_PARTED = re.compile(r"[^\W\d_]-$")
_STARTS_SOFT = re.compile(r"[a-z(\u201c\"'\u2018]|\d")


class _Open(NamedTuple):
    """A piece that is being gathered, with its first line and its last so far."""

    kind: PieceKind
    text: str
    first: Line
    last: Line
    level: int = 1
    group: int = 0
    turns: tuple[tuple[int, int], ...] = ()

    def with_line(self, line: Line, text: str) -> "_Open":
        """Return the piece with a further line, and `text` as the whole of its text."""
        is_turn = line.page != self.last.page
        turn = ((len(self.text.split()), line.page),) if is_turn else ()
        return self._replace(text=text, last=line, turns=(*self.turns, *turn))


class Paragraphs:
    """Gathers lines into pieces."""

    def __init__(self, lines: Sequence[Line], headings: Headings, joiner: Joiner) -> None:
        self._headings = headings
        self._joiner = joiner
        self._leading_em = _leading_em(lines)
        self._edges = _edges(lines)
        self._rows = _rows(lines)
        self._group = 0
        self._bullets: list[float] = []

    def pieces(self, lines: Sequence[Line]) -> Iterator[Piece]:
        """Yield the pieces of lines, in order, each with the page on which it begins and those that it goes on over."""
        pending: _Open | None = None
        for line in lines:
            level = self._headings.level(line)
            if pending is not None and self._goes_on(pending, line, level):
                pending = pending.with_line(line, self._joiner.join(pending.text, line.text))
                continue
            if pending is not None:
                yield _closed(pending)
            pending = self._opened(line, level, pending)
        if pending is not None:
            yield _closed(pending)

    def _opened(self, line: Line, level: int, before: _Open | None) -> _Open:
        if level:
            return _Open("heading", line.text, line, line, level)
        if line.row:
            self._group += before is None or before.last.row != line.row
            return _Open("row", line.text, line, line, 1, self._group)
        bullet = _BULLET.match(line.text)
        is_lone = bool(_LONE_BULLET.fullmatch(line.text))
        if bullet or is_lone or _NUMBERED.match(line.text):
            depth = self._depth(line, before)
            text = "" if is_lone else line.text[bullet.end() if bullet else 0 :]
            return _Open("item", text, line, line, depth, self._group)
        if line in self._rows:
            self._group += before is None or before.kind != "row"
            return _Open("row", "; ".join(line.cells), line, line, 1, self._group)
        return _Open("paragraph", line.text, line, line)

    def _depth(self, line: Line, before: _Open | None) -> int:
        """Return how deep an item stands, by how far its bullet is indented."""
        if before is None or before.kind != "item":
            self._group += 1
            self._bullets = []
        self._bullets = [x for x in self._bullets if x < line.x0 - INDENT_EM * line.size / 2]
        self._bullets.append(line.x0)
        return len(self._bullets)

    def _goes_on(self, pending: _Open, line: Line, level: int) -> bool:
        """Tell whether a line belongs to what is being gathered."""
        last = pending.last
        if level or pending.kind == "heading":
            both = pending.kind == "heading" and level == pending.level
            return both and self._headings.same_heading(last, line)
        if pending.kind == "row" or line in self._rows:
            return False
        if self._begins(line, pending):
            return False
        if (last.page, last.column) != (line.page, line.column) or line.y >= last.y:
            return self._goes_on_elsewhere(pending, line)
        return self._goes_on_below(pending, line)

    def _begins(self, line: Line, pending: _Open) -> bool:
        """Tell whether a line begins with the mark of an item, the number of a clause, or as a caption."""
        if is_caption(line.text) or _BULLET.match(line.text) or _LONE_BULLET.fullmatch(line.text):
            return True
        if _NUMBERED.match(line.text):
            is_led = pending.text.endswith(":")
            return is_led or pending.kind == "item" or self._is_ended(pending.last)
        return bool(_CLAUSE.match(line.text)) and (
            len(line.cells) > 1 or self._may_end(pending.last)
        )

    def _goes_on_elsewhere(self, pending: _Open, line: Line) -> bool:
        """Tell whether the first line of a column or page belongs to the end of the one before."""
        last = pending.last
        if pending.text.endswith(_TERMINAL) or abs(last.size - line.size) > SAME_SIZE * last.size:
            return False
        return bool(_STARTS_SOFT.match(line.text)) or self._is_full(last)

    def _goes_on_below(self, pending: _Open, line: Line) -> bool:
        last = pending.last
        if _PARTED.search(last.text) and pending.kind == "paragraph":
            return last.y - line.y < MAX_LEADING_EM * last.size
        if last.y - line.y > WIDE_GAP * self._leading_em * max(last.size, line.size):
            return False
        if abs(last.size - line.size) > SAME_SIZE * last.size:
            return False
        if pending.kind == "item":
            hangs = line.x0 > pending.first.x0 + HANGING_EM * line.size
            return hangs or not pending.text or not self._is_ended(last)
        if line.x0 - last.x0 > INDENT_EM * line.size and last.text.endswith(_TERMINAL):
            return False
        return not self._is_ended(last) or bool(_STARTS_SOFT.match(line.text))

    def _is_ended(self, line: Line) -> bool:
        """Tell whether a line ends a paragraph by where it ends: well before its column does."""
        left, right = self._edges[line.page, line.column]
        share = (line.x1 - left) / max(right - left, 1.0)
        return share < (SHORT_SHARE if line.text.endswith(_TERMINAL) else MUCH_SHORTER_SHARE)

    def _may_end(self, line: Line) -> bool:
        return line.text.endswith(_TERMINAL) or self._is_ended(line)

    def _is_full(self, line: Line) -> bool:
        left, right = self._edges[line.page, line.column]
        return line.x1 - left > FULL_SHARE * (right - left)


def _closed(done: _Open) -> Piece:
    return Piece(done.kind, done.text, done.level, done.first.page, done.group, done.turns)


def _rows(lines: Sequence[Line]) -> frozenset[Line]:
    """Return the lines that are rows of tables: in many pieces, or in two as their neighbours are.

    The number of a paragraph that stands before its first line makes no row of it.
    """
    found = {line for line in lines if line.row or len(line.cells) >= MIN_CELLS}
    paired = [len(line.cells) > 1 and not _LABEL.fullmatch(line.cells[0]) for line in lines]
    for number, line in enumerate(lines):
        if paired[number] and any(
            paired[max(number - 1, 0) : number] + paired[number + 1 : number + 2]
        ):
            found.add(line)
    return frozenset(found)


def _leading_em(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines, in units of the size of their type."""
    distances = [
        (above.y - line.y) / line.size
        for above, line in pairwise(lines)
        if (above.page, above.column) == (line.page, line.column) and above.y - line.y > 0
        if line.size > 0 and above.y - line.y < MAX_LEADING_EM * line.size
    ]
    return median(distances) if distances else USUAL_LEADING_EM


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return how far each column reaches to the left and to the right."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        left, right = found.get((line.page, line.column), (line.x0, line.x1))
        found[line.page, line.column] = min(left, line.x0), max(right, line.x1)
    return found
