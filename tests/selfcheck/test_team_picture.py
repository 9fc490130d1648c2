"""What a team is shown: counts in steps of five people, and none that tells one person's answers."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.selfcheck import LEVELS, ItemId, Level, Run, SelfCheck
from bot.selfcheck.team_picture import (
    LEAST_BEHIND,
    LEAST_PARTS,
    PEOPLE_STEP,
    ThemePicture,
    picture_of,
)

from .made import check_of, item, run_of

CHECK = check_of([item("a-1", "a"), item("a-2", "a"), item("b-1", "b"), item("b-2", "b")])
ITEMS = tuple(CHECK.by_id)
A1, A2, B1, B2 = ITEMS


def done(number: int, *chosen: Level | None) -> Run:
    """Return the run of a person of that number, with an answer to each question in turn."""
    levels = {asked: level for asked, level in zip(ITEMS, chosen, strict=False) if level}
    return run_of(levels, day=number, items=ITEMS, user=f"U{number}")


def team_of(count: int, *chosen: Level | None) -> list[Run]:
    """Return the runs of so many people who answer alike."""
    return [done(number, *chosen) for number in range(count)]


def theme_a(runs: Sequence[Run], check: SelfCheck = CHECK) -> ThemePicture:
    """Return what is shown of the first theme."""
    picture = picture_of(check, runs)
    assert picture
    return picture.themes[0]


def test_four_people_are_shown_nothing() -> None:
    """The fifth brings the first picture, and the tenth the second."""
    runs = team_of(12, "in_place", "started")
    people = [p.people if (p := picture_of(CHECK, runs[:n])) else 0 for n in range(12)]

    assert people == [0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]


def test_who_finishes_in_between_is_not_in_the_picture() -> None:
    """Two pictures one person apart would tell that person's answers."""
    runs = team_of(5, "in_place", "started")
    more = [done(number, "not_in_place", "not_in_place") for number in range(5, 9)]

    assert picture_of(CHECK, [*runs, *more]) == picture_of(CHECK, runs)


def test_who_answered_nothing_does_not_count() -> None:
    """Five who finished, one of whom skipped everything, are four."""
    assert picture_of(CHECK, [*team_of(4, "in_place", "started"), done(4)]) is None


def test_a_person_counts_once() -> None:
    """Whatever runs there are of theirs."""
    one = done(0, "in_place", "started")

    assert picture_of(CHECK, [one] * 5) is None


def test_what_everybody_answered_is_not_shown() -> None:
    """One count alone tells all answers."""
    assert theme_a(team_of(5, "in_place", "in_place")).counts is None
    assert theme_a(team_of(50, "in_place", "in_place")).counts is None


def test_what_all_but_one_answered_is_not_shown() -> None:
    """The one would know the answers of all others."""
    runs = [*team_of(4, "in_place", "in_place"), done(4, "started", "started")]

    assert theme_a(runs).counts is None


def test_what_all_but_two_answered_is_not_shown() -> None:
    """Each of the two would know that the other is one of two."""
    runs = [*team_of(3, "in_place"), *(done(n, "started") for n in (3, 4))]

    assert theme_a(runs).counts is None


def test_levels_that_enough_people_chose_are_counted() -> None:
    """How often each, over all questions of the theme."""
    picture = theme_a(team_of(5, "in_place", "started"))

    assert picture.counts == {"started": 5, "in_place": 5}
    assert picture.others == 0


def test_levels_that_few_chose_are_counted_together() -> None:
    """Enough people are behind the sum."""
    runs = [
        *team_of(2, "in_place", "started"),
        done(2, "in_place", "not_in_place"),
        done(3, "in_place", "dont_know"),
        done(4, "in_place", "in_place"),
    ]

    assert theme_a(runs).counts == {"in_place": 6}
    assert theme_a(runs).others == 4


def test_a_level_that_one_person_chose_takes_another_level_with_it() -> None:
    """Else it could be reckoned from what is left."""
    check = check_of([item(f"a-{number}", "a") for number in range(1, 4)])
    asked = tuple(check.by_id)
    usual: tuple[Level, ...] = ("in_place", "started", "evidenced")
    odd: tuple[Level, ...] = ("in_place", "started", "dont_know")
    runs = [
        run_of(dict(zip(asked, chosen, strict=True)), day=n, items=asked, user=f"U{n}")
        for n, chosen in enumerate([usual] * 4 + [odd])
    ]

    shown = theme_a(runs, check)

    assert shown.counts == {"started": 5, "in_place": 5}
    assert shown.others == 5


def test_the_second_five_are_not_told_by_the_first_picture() -> None:
    """They all answered alike, so that what came to it since the first would tell their answers."""
    first = team_of(5, "in_place", "started")
    second = [done(number, "in_place", "in_place") for number in range(5, 10)]

    assert theme_a(first).counts is not None
    assert theme_a([*first, *second]).counts is None


def test_a_theme_that_few_people_answered_is_not_shown() -> None:
    """Five finished, and four of them skipped nothing of it."""
    runs = [*team_of(4, "in_place", "started"), done(4, None, None, "started", "in_place")]

    assert theme_a(runs).counts is None


answers = st.tuples(*(st.sampled_from(["in_place", "started", "dont_know", None]) for _ in ITEMS))


@given(st.lists(answers, max_size=17))
def test_whoever_takes_away_their_own_answers_is_left_with_two_people_behind_each_count(
    chosen: list[tuple[Level | None, ...]],
) -> None:
    """In each five, so that what came since an earlier picture tells no more."""
    runs = [done(number, *one) for number, one in enumerate(chosen)]
    picture = picture_of(CHECK, runs)
    if picture is None:
        return
    counted = [run for run in runs if run.responses][: picture.people]
    fives = [counted[n : n + PEOPLE_STEP] for n in range(0, len(counted), PEOPLE_STEP)]

    for theme, asked in zip(picture.themes, [(A1, A2), (B1, B2)], strict=True):
        parts = list(parts_of(theme))
        assert not parts or len(parts) >= LEAST_PARTS
        for part, five in product(parts, fives):
            assert len(behind(part, five, asked)) - 1 >= LEAST_BEHIND - 1


@given(st.lists(answers, max_size=17))
def test_counts_add_up_to_what_was_answered(chosen: list[tuple[Level | None, ...]]) -> None:
    """Nothing is left out of a theme that is shown, and nothing is counted twice."""
    runs = [done(number, *one) for number, one in enumerate(chosen)]
    picture = picture_of(CHECK, runs)
    counted = [run for run in runs if run.responses][: picture.people if picture else 0]

    for theme, asked in zip(picture.themes if picture else (), [(A1, A2), (B1, B2)], strict=False):
        if theme.counts is not None:
            every = sum(one in run.levels for run in counted for one in asked)
            assert sum(theme.counts.values()) + theme.others == every


def parts_of(theme: ThemePicture) -> Iterator[set[Level]]:
    """Yield the levels behind each count that is shown."""
    if theme.counts is None:
        return
    for level in theme.counts:
        yield {level}
    if theme.others:
        yield set(LEVELS) - theme.counts.keys()


def behind(part: set[Level], runs: Sequence[Run], asked: Sequence[ItemId]) -> set[str]:
    """Return who chose any of these levels."""
    return {run.user for run in runs if any(run.levels.get(one) in part for one in asked)}
