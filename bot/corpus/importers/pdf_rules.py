"""The rules that a page draws around the cells of tables: straight lines, and edges of boxes.

Source: ISO 32000-1:2008, 8.5.2 (path construction) and 8.5.3 (path painting).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from bot.corpus.importers.pdf_frames import Matrix, moved_by, number

MAX_RULES = 3_000
"""Rules of a page at most; one with more is a drawing, and none of them count."""
THIN = 3.0
"""Points up to which a box is a line."""
_STROKED = frozenset({b"S", b"s"})
_FILLED = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_CLOSING = frozenset({b"h", b"s", b"b", b"b*"})
_CORNERS = 4

Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line in points from the lower left corner of the page."""

    way: Literal["across", "upright"]
    at: float
    """Its height if it lies across, else how far to the right it is."""
    start: float
    end: float


class Ruler:
    """Follows the instructions that draw, and notes the rules."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._parts: list[list[Point]] = []

    def follow(self, operator: bytes, operands: Sequence[Any], frame: Matrix) -> None:
        """Follow one instruction; those that draw no straight lines are passed over."""
        values = [number(operand) for operand in operands]
        if operator == b"m" and len(values) > 1:
            self._parts.append([moved_by(frame, values[0], values[1])])
        elif operator == b"l" and len(values) > 1 and self._parts:
            self._parts[-1].append(moved_by(frame, values[0], values[1]))
        elif operator == b"re" and len(values) >= _CORNERS:
            self._parts.append(_box(values, frame))
        elif operator in _CLOSING and self._parts:
            self._parts[-1].append(self._parts[-1][0])
        if operator in _STROKED or operator in _FILLED:
            self._paint(is_filled=operator in _FILLED)
        elif operator == b"n":
            self._parts = []

    def _paint(self, *, is_filled: bool) -> None:
        for part in self._parts:
            found = _edges_of_box(part) if is_filled else _segments(part)
            self.rules += found
        self._parts = []
        del self.rules[MAX_RULES:]


def _box(values: Sequence[float], frame: Matrix) -> list[Point]:
    x, y, width, height = values[:_CORNERS]
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return [moved_by(frame, *corner) for corner in corners]


def _segments(part: Sequence[Point]) -> Iterator[Rule]:
    """Yield the rules that a path draws when it is stroked."""
    if len(part) > _CORNERS and _is_thin(part):
        yield from _edges_of_box(part)
        return
    for (x0, y0), (x1, y1) in pairwise(part):
        if abs(y0 - y1) < 1 < abs(x0 - x1):
            yield Rule("across", (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) < 1 < abs(y0 - y1):
            yield Rule("upright", (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def _is_thin(part: Sequence[Point]) -> bool:
    xs, ys = [x for x, _ in part], [y for _, y in part]
    return min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN


def _edges_of_box(part: Sequence[Point]) -> Iterator[Rule]:
    """Yield a thin box as one rule, another as its four edges."""
    if len(part) < _CORNERS:
        return
    left, right = min(x for x, _ in part), max(x for x, _ in part)
    foot, top = min(y for _, y in part), max(y for _, y in part)
    heights = [(foot + top) / 2] if top - foot <= THIN else [foot, top]
    places = [(left + right) / 2] if right - left <= THIN else [left, right]
    if right - left > THIN:
        yield from (Rule("across", y, left, right) for y in heights)
    if top - foot > THIN:
        yield from (Rule("upright", x, foot, top) for x in places)
