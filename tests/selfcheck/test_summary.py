"""What a run shows adds up, and loses nothing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.selfcheck import LEVELS, Item, ItemId, Level, ThemeId
from bot.selfcheck.evidence import evidence_by_code, is_overdue
from bot.selfcheck.summary import BAR_BLOCKS, bar, summary_of, words

from .made import ALL, CHECK, LEVEL_OF, TODAY, item, levels, note_of, run_of

SOME_COUNTS = st.tuples(*(st.integers(0, 60) for _ in LEVELS))


@given(levels)
def test_the_counts_of_the_themes_add_up_to_the_answers(chosen: Mapping[ItemId, Level]) -> None:
    """Of every level, and over all."""
    summary = summary_of(CHECK, run_of(chosen), earlier=(), notes=())

    by_level = Counter(chosen.values())
    assert [sum(c) for c in zip(*(t.counts for t in summary.themes), strict=True)] == [
        by_level[level] for level in LEVELS
    ]
    assert sum(theme.asked for theme in summary.themes) == len(ALL)
    assert all(sum(t.counts) == t.answered <= t.asked for t in summary.themes)
    assert sum(summary.counts) == len(chosen)


@given(levels)
def test_every_question_is_a_strength_a_gap_not_applicable_or_unanswered(
    chosen: Mapping[ItemId, Level],
) -> None:
    """Exactly one of them."""
    summary = summary_of(CHECK, run_of(chosen), earlier=(), notes=())

    kinds = (summary.in_place, summary.gaps, summary.not_applicable, summary.unanswered)
    found = [standing.item.id for kind in kinds for standing in kind]
    assert sorted(found) == sorted(ALL)
    assert {*summary.thin, *summary.strengths} == set(summary.in_place)
    assert not {*summary.thin}.intersection(summary.strengths)


@given(levels, st.lists(st.sampled_from(["old-1", "old-2"]), unique=True))
def test_what_is_no_longer_asked_is_not_lost(
    chosen: Mapping[ItemId, Level], gone: list[str]
) -> None:
    """It is out of the themes, and stands with its level and evidence."""
    former = [ItemId(name) for name in gone]
    every = {**chosen, **dict.fromkeys(former, LEVELS[0])}
    notes = [note_of(name) for name in gone]

    summary = summary_of(CHECK, run_of(every, items=(*former, *ALL)), earlier=(), notes=notes)

    assert [f.item for f in summary.former] == former
    assert [n for f in summary.former for n in f.notes] == notes
    assert sum(theme.answered for theme in summary.themes) == len(chosen)
    assert sum(summary.counts) + len(former) == len(summary.run.responses)


@pytest.mark.parametrize("level", ["in_place", "evidenced"])
def test_a_strength_for_which_nothing_is_noted_is_thin(level: Level) -> None:
    """One note is enough; to have answered that there is evidence is not."""
    every = run_of(dict.fromkeys(ALL, level))

    summary = summary_of(CHECK, every, earlier=(), notes=[note_of("w1-1")])

    assert [s.item.id for s in summary.thin] == [*ALL[1:]]


def test_what_is_noted_is_no_part_of_the_counts() -> None:
    """With evidence is what was answered so."""
    run = run_of({ALL[0]: "in_place", ALL[1]: "evidenced"})
    notes = [note_of(one) for one in ALL]

    assert summary_of(CHECK, run, earlier=(), notes=notes).counts == (0, 0, 1, 1, 0, 0)


def test_the_days_of_what_is_compared_are_told() -> None:
    """From the first to the last of them."""
    first, second = ALL[:2]
    earlier = [run_of({first: "started"}), run_of({second: "started"}, day=2)]

    summary = summary_of(CHECK, run_of(LEVEL_OF, day=9), earlier=earlier, notes=())

    assert (summary.previous_from, summary.previous_at) == (
        earlier[0].done_at,
        earlier[1].done_at,
    )


def test_each_question_is_compared_with_its_latest_earlier_answer() -> None:
    """Of whatever self-check; a skipped question looks further back."""
    first, second = ALL[:2]
    oldest = run_of({first: "started", second: "started"})
    newer = run_of({first: "in_place"}, day=1, check="w1")
    now = run_of({first: "evidenced", second: "started"}, day=2)

    summary = summary_of(CHECK, now, earlier=[newer, oldest], notes=())

    assert [s.before for s in summary.standings[:3]] == ["in_place", "started", None]
    assert [s.item.id for s in summary.changed] == [first]
    assert summary.previous_at == newer.done_at


def test_only_earlier_runs_that_the_same_person_finished_are_compared() -> None:
    """Not a later one, an open one, itself, or anybody else's."""
    chosen: dict[ItemId, Level] = {ALL[0]: "started"}
    now = run_of({ALL[0]: "in_place"}, day=3)
    paused = run_of(chosen, day=1).model_copy(
        update={"stage": "paused", "current": ALL[1], "done_at": None}
    )
    other = run_of(chosen, user="U0OTHER")

    summary = summary_of(CHECK, now, earlier=[run_of(chosen, day=4), paused, now, other], notes=())

    assert summary.previous_at is None
    assert summary.changed == ()


def test_evidence_of_somebody_else_is_never_shown() -> None:
    """Even if it is passed in."""
    foreign = note_of("w1-1").model_copy(update={"user": "U0OTHER"})

    summary = summary_of(CHECK, run_of({}), earlier=(), notes=[foreign])

    assert not any(standing.notes for standing in summary.standings)


@given(SOME_COUNTS, st.integers(0, 60))
def test_a_bar_has_ten_blocks_and_says_the_same_in_words(
    counts: tuple[int, ...], skipped: int
) -> None:
    """What is there at all has a block, and what is not has none."""
    asked = sum(counts) + skipped
    blocks, _, said = bar(counts, asked).partition(" ")
    by_level = dict(zip(LEVELS, counts, strict=True))

    assert len(blocks) == BAR_BLOCKS
    assert said == words(counts, asked)
    assert ("\u2588" in blocks) == bool(by_level["in_place"] + by_level["evidenced"])
    assert ("\u2592" in blocks) == bool(by_level["started"])
    rest = asked - by_level["in_place"] - by_level["evidenced"] - by_level["started"]
    assert ("\u2591" in blocks) == bool(rest or not asked)


@pytest.mark.parametrize(
    ("strong", "started", "asked", "drawn"),
    [
        (2, 0, 4, (5, 0, 5)),
        (2, 1, 4, (5, 3, 2)),
        (3, 1, 4, (8, 2, 0)),
        (2, 2, 4, (5, 5, 0)),
        (1, 1, 60, (1, 1, 8)),
        (59, 0, 60, (9, 0, 1)),
        (58, 1, 60, (8, 1, 1)),
    ],
)
def test_half_of_the_questions_are_half_of_the_bar(
    strong: int, started: int, asked: int, drawn: tuple[int, int, int]
) -> None:
    """Whatever the others are; what is there at all has a block, at the cost of the others."""
    assert _drawn(strong, started, asked) == drawn


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60))
def test_a_better_answer_never_shortens_a_bar(strong: int, started: int, rest: int) -> None:
    """Neither its full blocks nor, for what is begun, the full and the half ones together."""
    asked = strong + started + rest
    before = _drawn(strong, started, asked)
    began = _drawn(strong, started + 1, asked)
    placed = _drawn(strong + 1, started, asked)

    assert began[0] + began[1] >= before[0] + before[1]
    assert placed[0] >= before[0]
    assert placed[0] + placed[1] >= before[0] + before[1]


def _drawn(strong: int, started: int, asked: int) -> tuple[int, int, int]:
    """Return how many full, half and light blocks a bar has."""
    by_level = {"in_place": strong, "started": started}
    blocks = bar([by_level.get(level, 0) for level in LEVELS], asked).split(" ")[0]
    full, half, light = (blocks.count(sign) for sign in "\u2588\u2592\u2591")
    return full, half, light


@pytest.mark.parametrize(
    ("counts", "asked", "said"),
    [
        (
            (1, 2, 5, 0, 0, 1),
            9,
            "5 of 9 questions in place, 2 started, 1 not in place, 1 don't know",
        ),
        ((0, 0, 1, 2, 1, 0), 4, "3 of 4 questions in place (2 with evidence), 1 not applicable"),
        (
            (0, 0, 1, 1, 0, 1),
            4,
            "2 of 4 questions in place (1 with evidence), 1 don't know, 1 not answered",
        ),
        ((0, 0, 1, 0, 0, 0), 1, "1 of 1 question in place"),
        ((0, 0, 0, 0, 0, 0), 4, "nothing answered yet"),
    ],
)
def test_counts_are_said_in_plain_words(counts: tuple[int, ...], asked: int, said: str) -> None:
    """Of all questions, so that the numbers add up; levels that nobody chose are left out."""
    assert words(counts, asked) == said


def test_evidence_is_grouped_by_code_in_the_order_of_the_codes() -> None:
    """Then by theme, then by the id of what is gone."""
    asked = ("old-1", "w2-2", "w1-10", "w1-2", "w1-2")
    notes = [note_of(name, number=number) for number, name in enumerate(asked)]

    groups = evidence_by_code(notes, CHECK.by_id.get, TODAY, titles={ThemeId("w2"): "Theme w2"})

    assert [g.heading for g in groups] == ["W1.2", "W1.10", "old-1", "Theme w2"]
    assert sorted(e.note.id for g in groups for e in g.evidence) == sorted(n.id for n in notes)


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2026, 5, 31), False), (date(2026, 6, 1), False), (TODAY, True)]
)
def test_evidence_is_overdue_the_day_after_its_review(today: date, *, overdue: bool) -> None:
    """And never where no day was set."""
    assert is_overdue(note_of("w1-1"), today) is overdue
    assert not is_overdue(note_of("w1-1").model_copy(update={"review_on": None}), today)


def test_a_theme_title_falls_back_to_its_id() -> None:
    """Where nobody gives titles."""

    def find(_: ItemId) -> Item:
        return item("w2-2", "w2")

    assert [g.heading for g in evidence_by_code([note_of("w2-2")], find, TODAY)] == ["w2"]


def test_a_strength_has_evidence_noted() -> None:
    """What has none is told apart, and stands in one list alone."""
    first, second = (i for i, level in LEVEL_OF.items() if level in {"in_place", "evidenced"})

    summary = summary_of(CHECK, run_of(LEVEL_OF), earlier=(), notes=[note_of(first)])

    assert [s.item.id for s in summary.strengths] == [first]
    assert [s.item.id for s in summary.thin] == [second]


def test_all_levels_are_told_apart() -> None:
    """Two strengths, three gaps, one that does not apply."""
    summary = summary_of(CHECK, run_of(LEVEL_OF), earlier=(), notes=())

    assert (len(summary.in_place), len(summary.gaps)) == (2, 3)
    assert len(summary.not_applicable) == 1
