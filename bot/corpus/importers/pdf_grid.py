"""Tables that a page draws with rules: bands between lying rules, cells between upright ones."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.corpus.importers.pdf_families import SAME_EDGE, families_of
from bot.corpus.importers.pdf_gutter import Gutter
from bot.corpus.importers.pdf_rules import Rule

SAME_PLACE = 2.0
"""Points up to which two rules are at one place."""
MIN_WIDTH = 60.0
"""Points across which a lying rule reaches at least where it parts rows."""
MIN_COVERED = 0.8
"""Share of a band's height along which an upright rule parts its cells."""
MIN_HEIGHT = 5.0
"""Points between two rules at least for a line to stand between them."""
MIN_ROWS = 2
MAX_EDGES = 100
"""Upright rules beside one row at most; no page has so many columns."""


class Band(NamedTuple):
    """What stands between two rules across the page: a row of a table, or what a frame holds."""

    top: float
    foot: float
    left: float
    right: float
    edges: tuple[float, ...]
    """Where its cells begin and end, from left to right; empty where no upright rules say it."""


Grid = tuple[Band, ...]
"""The rows of one table, from the top down."""


def bands_of(rules: Sequence[Rule], gutters: Sequence[Gutter] = ()) -> Iterator[tuple[Band, ...]]:
    """Yield the bands between rules across the page, of each table or frame from the top down.

    Args:
        rules: what the page draws.
        gutters: the white space between its columns; no table has rules on both sides
            of one that do not reach over it.
    """
    upright = _merged([rule for rule in rules if rule.way == "upright"])
    across = _merged([rule for rule in rules if rule.way == "across"])
    lying = [rule for rule in across if rule.end - rule.start >= MIN_WIDTH]
    for family in families_of(lying, upright, gutters):
        left, right = min(rule.start for rule in family), max(rule.end for rule in family)
        own = [r for r in upright if left - SAME_EDGE < r.at < right + SAME_EDGE]
        yield tuple(
            Band(top, foot, left, right, _edges(top, foot, own, (left, right)))
            for top, foot in pairwise(_heights(family, own))
        )


def _heights(family: Sequence[Rule], upright: Sequence[Rule]) -> list[float]:
    """Return where rows begin and end: at the rules, and where the upright ones end beyond them."""
    top, foot = family[0].at, family[-1].at
    touching = [rule for rule in upright if rule.start < top and rule.end > foot]
    above = max((rule.end for rule in touching), default=top)
    below = min((rule.start for rule in touching), default=foot)
    heights: list[float] = []
    for rule in family:
        if not heights or heights[-1] - rule.at > MIN_HEIGHT:  # else one rule, in parts or double
            heights.append(rule.at)
    return [
        *([above] if above > top + SAME_EDGE else []),
        *heights,
        *([below] if below < foot - SAME_EDGE else []),
    ]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules with those at one place that touch as one, from the top or the left."""
    found: list[Rule] = []
    row: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: -rule.at if rule.way == "across" else rule.at):
        if row and abs(row[0].at - rule.at) > SAME_PLACE:
            found += _joined(row)
            row = []
        row.append(rule)
    return found + _joined(row)


def _joined(row: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(row, key=lambda rule: rule.start):
        if found and rule.start <= found[-1].end + SAME_PLACE:
            found[-1] = found[-1]._replace(end=max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def _edges(
    top: float, foot: float, upright: Sequence[Rule], sides: tuple[float, float]
) -> tuple[float, ...]:
    """Return where cells begin and end between two heights; nothing where no upright rules say it."""
    covered = MIN_COVERED * (top - foot)
    edges = [r.at for r in upright if min(r.end, top) - max(r.start, foot) >= covered]
    if not 0 < len(edges) <= MAX_EDGES:
        return ()
    begins = [sides[0]] if edges[0] > sides[0] + SAME_EDGE else []
    ends = [sides[1]] if edges[-1] < sides[1] - SAME_EDGE else []
    return (*begins, *edges, *ends)
