"""Which rules across a page are of one table: those that upright ones tie, and those of one width."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.importers.pdf_gutter import Gutter, Side
from bot.corpus.importers.pdf_rules import Rule

SAME_EDGE = 6.0
"""Points by which the rules of one table may differ in where they begin and end."""
MIN_SHARE = 0.3
"""Share of a table's width that a rule has which parts rows in some of its columns alone."""
MAX_LYING = 500
"""Rules across one table at most; no page has so many rows."""


class _Tied(NamedTuple):
    """Rules across the page that upright ones tie together, or one that none touches."""

    rules: tuple[Rule, ...]
    is_tied: bool

    @property
    def start(self) -> float:
        """The left end of the leftmost, in points."""
        return min(rule.start for rule in self.rules)

    @property
    def end(self) -> float:
        """The right end of the rightmost, in points."""
        return max(rule.end for rule in self.rules)


def families_of(
    lying: Sequence[Rule], upright: Sequence[Rule], gutters: Sequence[Gutter]
) -> Iterator[list[Rule]]:
    """Yield the rules across each table, from the top down.

    A rule under the page's header is as wide as the page, and would take the table of one column for
    its own, with the text beside it; neither do upright rules tie it to the table, nor does it stand
    in the same column.

    Args:
        lying: rules across the page, from the top down.
        upright: those that go from the top to the foot.
        gutters: the white space between the page's columns.
    """
    by_column: dict[tuple[Side, ...], list[_Tied]] = {}
    for one in _tied(lying, upright):
        sides = tuple(gutter.side_of(one.start, one.end) for gutter in gutters)
        by_column.setdefault(sides, []).append(one)
    for own in by_column.values():
        for family in _families(own):
            if len(family) <= MAX_LYING:
                yield sorted(family, key=lambda rule: -rule.at)


def _families(tied: Sequence[_Tied]) -> Iterator[list[Rule]]:
    """Yield the rules of each table: within the width of its widest, and tied to none but their like."""
    left = [*tied]
    while left:
        widest = max(left, key=lambda one: one.end - one.start)
        family = [one for one in left if one is widest or _is_of(one, widest)]
        left = [one for one in left if one is not widest and not _is_of(one, widest)]
        yield [rule for one in family for rule in one.rules]


def _is_of(one: _Tied, widest: _Tied) -> bool:
    is_inside = widest.start - SAME_EDGE <= one.start and one.end <= widest.end + SAME_EDGE
    width, all_of_it = one.end - one.start, widest.end - widest.start
    return is_inside and width >= (
        all_of_it - 2 * SAME_EDGE if one.is_tied else MIN_SHARE * all_of_it
    )


def _tied(lying: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[_Tied]:
    """Yield the rules across the page by what upright ones tie together."""
    roots = [*range(len(lying))]

    def root(place: int) -> int:
        """Return the rule that stands for all that are tied to one."""
        while roots[place] != place:
            roots[place] = roots[roots[place]]
            place = roots[place]
        return place

    touched: set[int] = set()
    for rule in upright if len(lying) <= MAX_LYING else ():
        places = [*_touching(rule, lying)]
        touched.update(places)
        for place in places[1:]:
            roots[root(place)] = root(places[0])
    groups: dict[int, list[int]] = {}
    for place in range(len(lying)):
        groups.setdefault(root(place), []).append(place)
    for places in groups.values():
        yield _Tied(tuple(lying[place] for place in places), places[0] in touched)


def _touching(upright: Rule, lying: Sequence[Rule]) -> Iterator[int]:
    """Yield the places of the rules across the page that an upright one touches."""
    first = bisect_left(lying, -upright.end - SAME_EDGE, key=lambda rule: -rule.at)
    last = bisect_right(lying, SAME_EDGE - upright.start, key=lambda rule: -rule.at)
    for place in range(first, last):
        rule = lying[place]
        if rule.start - SAME_EDGE <= upright.at <= rule.end + SAME_EDGE:
            yield place
