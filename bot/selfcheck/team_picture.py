"""What a team is shown of its answers: counts a theme, and none that would tell one person's answers.

Pure. docs/decisions/0019 has the rule with its reasons: people come in fives, a count rests on three
people at least in each five, and a theme is shown only where two such counts stand beside each other.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from bot.domain.ids import Value
from bot.domain.selfcheck import LEVELS, ItemId, Level, Run, SelfCheck, Theme, ThemeId

PEOPLE_STEP = 5
"""People who have to finish until there is a first picture, and again until the next one. Source:
NHS practice hides counts under 5 (GP Patient Survey, analysis tool, 2026); the step is our own."""
LEAST_BEHIND = 3
"""People of each five on whom a count rests at least, so that whoever takes away their own answers
is left with two others. Source: the threshold rule for tables of statistics; the figure is its usual
least."""
LEAST_PARTS = 2
"""Counts of a theme at least: one alone would tell what everybody answered."""

_Chosen = Mapping[str, Mapping[Level, int]]
"""Person to how often they chose each level, in one theme."""


class ThemePicture(Value):
    """How a team answered the questions of one theme."""

    theme: Theme
    counts: Mapping[Level, int] | None
    """How often each level was chosen that stands for itself; None where nothing may be shown."""
    others: int = 0
    """Answers at all other levels together; 0 where nobody chose any."""


class Picture(Value):
    """How a team answered, as everybody in the channel may see it."""

    people: int
    """Those who had finished: five, ten, fifteen and so on."""
    themes: tuple[ThemePicture, ...]


def picture_of(check: SelfCheck, done: Sequence[Run]) -> Picture | None:
    """Return the latest picture that may be shown; None as long as too few have finished.

    Args:
        check: the self-check.
        done: the team's runs that are done, the first done first.
    """
    ordered = _one_each(done)
    people = len(ordered) // PEOPLE_STEP * PEOPLE_STEP
    if not people:
        return None
    fives = [ordered[first : first + PEOPLE_STEP] for first in range(0, people, PEOPLE_STEP)]
    asked = {theme.id: _asked(check, theme.id) for theme in check.themes}
    themes = tuple(
        _theme(theme, [_chosen(five, asked[theme.id]) for five in fives]) for theme in check.themes
    )
    return Picture(people=people, themes=themes)


def _one_each(done: Sequence[Run]) -> list[Run]:
    """Return the first run of each person who answered anything, in the same order."""
    first: dict[str, Run] = {}
    for run in done:
        if run.responses:
            first.setdefault(run.user, run)
    return list(first.values())


def _asked(check: SelfCheck, theme: ThemeId) -> frozenset[ItemId]:
    return frozenset(item.id for item in check.items if item.theme == theme)


def _chosen(runs: Sequence[Run], asked: frozenset[ItemId]) -> _Chosen:
    """Return how often each of these people chose each level; those who chose none are left out."""
    levels = {
        run.user: [run.levels[i] for i in run.items if i in asked & run.levels.keys()]
        for run in runs
    }
    return {
        user: {level: chosen.count(level) for level in LEVELS if level in chosen}
        for user, chosen in levels.items()
        if chosen
    }


def _theme(theme: Theme, fives: Sequence[_Chosen]) -> ThemePicture:
    every = list(chain.from_iterable(five.values() for five in fives))
    total = {level: sum(one.get(level, 0) for one in every) for level in LEVELS}
    alone = _alone(fives)
    others = sum(count for level, count in total.items() if level not in alone)
    parts = len(alone) + bool(others)
    if len(every) < PEOPLE_STEP or parts < LEAST_PARTS:
        return ThemePicture(theme=theme, counts=None)
    return ThemePicture(theme=theme, counts={level: total[level] for level in alone}, others=others)


def _alone(fives: Sequence[_Chosen]) -> list[Level]:
    """Return the levels that may be counted for themselves, in their order.

    The rest is counted together; where too few people are behind that, the level that the fewest
    people chose joins it, so that it cannot be reckoned from what is left.
    """
    alone = [level for level in LEVELS if _behind(fives, [level]) >= LEAST_BEHIND]
    while alone:
        rest = [level for level in LEVELS if level not in alone]
        if not _is_chosen(fives, rest) or _behind(fives, rest) >= LEAST_BEHIND:
            break
        alone.remove(min(alone, key=lambda level: _behind(fives, [level])))
    return alone


def _behind(fives: Sequence[_Chosen], levels: Sequence[Level]) -> int:
    """Return how many people chose any of the levels, in that five in which they are the fewest."""
    return min(
        sum(any(level in one for level in levels) for one in five.values()) for five in fives
    )


def _is_chosen(fives: Sequence[_Chosen], levels: Sequence[Level]) -> bool:
    return any(level in one for five in fives for one in five.values() for level in levels)
