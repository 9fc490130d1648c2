"""A person's self-checks as Home shows them: how far, what came of it, what has changed. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot import wording
from bot.blockkit import cut
from bot.domain.selfcheck import GRADED, Run, SelfCheck
from bot.selfcheck.catalog import Catalog
from bot.selfcheck.going_on import to_go_on
from bot.selfcheck.summary import Standing, Summary, bar, summary_of
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.question_card import progress_bar, progress_in_words
from bot.slack.elements import Block, Json, actions, button, literal, paragraph, rich, section

MOST_CHECKS = 20
"""Self-checks that are shown, two blocks each."""
MOST_TITLE_CHARS = 150
"""Characters of a title."""
MOST_DESCRIBED_TITLE_CHARS = 50
"""Characters of a title in what a screen reader says of a button, 75 at most in all."""


class Course(NamedTuple):
    """A self-check, and where a person stands in it."""

    check: SelfCheck
    under_way: Run | None
    stopped: Run | None
    """The latest, where it was stopped and can be taken up again."""
    done: Run | None
    """The latest that came to its end."""


def check_blocks(catalog: Catalog, runs: Sequence[Run]) -> Iterator[Block]:
    """Yield all self-checks: those under way first, then those stopped, then those done.

    Args:
        catalog: what is asked now.
        runs: all of one person, the newest first.
    """
    courses = sorted(
        (_course(check, runs) for check in catalog.checks),
        key=lambda course: [run is None for run in course[1:]],
    )
    if not courses:
        yield paragraph(wording.CHECK_NONE)
    for number, course in enumerate(courses[:MOST_CHECKS]):
        title = literal(cut(course.check.title, MOST_TITLE_CHARS), bold=True)
        lines = literal("\n" + "\n".join(_lines(course, runs)))
        yield rich([section(*title, *lines)])
        yield actions(list(_buttons(course, number)), block_id=f"home_check_{number}")
    if len(courses) > MOST_CHECKS:
        yield paragraph(wording.home_more(len(courses) - MOST_CHECKS, "self-check"))
    if any(course.done for course in courses):
        yield paragraph(wording.BAR_KEY, italic=True)
    former = sum(catalog.find(run.check) is None for run in runs)
    if former:
        yield paragraph(wording.home_former(former))


def _course(check: SelfCheck, runs: Sequence[Run]) -> Course:
    own = [run for run in runs if run.check == check.id]
    done = [run for run in own if run.stage == "done"]
    begun = to_go_on(own, check.id)
    return Course(
        check,
        begun if begun and begun.is_open else None,
        begun if begun and not begun.is_open else None,
        max(done, key=lambda run: (run.done_at or run.changed_at, run.id), default=None),
    )


def _lines(course: Course, runs: Sequence[Run]) -> Iterator[str]:
    if course.under_way:
        yield _under_way(course.under_way)
    if course.stopped:
        yield wording.home_check_stopped(
            _progress(course.stopped), course.stopped.changed_at.date()
        )
    if course.done:
        summary = summary_of(course.check, course.done, earlier=runs, notes=())
        ended = course.done.done_at or course.done.changed_at
        yield wording.home_check_done(bar(summary.counts, summary.asked), ended.date())
        yield _trend(summary)
    elif not course.under_way and not course.stopped:
        yield wording.HOME_NOT_BEGUN


def _under_way(run: Run) -> str:
    if run.is_settled:
        return wording.home_check_changing(_progress(run))
    return wording.home_check_open(_progress(run), run.started_at.date())


def _progress(run: Run) -> str:
    return f"{progress_bar(run)} {progress_in_words(run)}"


def _trend(summary: Summary) -> str:
    """Say how many answers are higher or lower than the time before."""
    if summary.previous_at is None:
        return wording.REPORT_FIRST
    steps = [_step(standing) for standing in summary.changed]
    if not steps:
        return wording.HOME_UNCHANGED
    higher, lower = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return wording.home_trend(
        summary.previous_at.date(), higher, lower, other=len(steps) - higher - lower
    )


def _step(standing: Standing) -> int:
    """Return by how many levels an answer changed; 0 where one of the two is no level of a scale."""
    level, before = standing.level, standing.before
    if level not in GRADED or before not in GRADED:
        return 0
    return GRADED.index(level) - GRADED.index(before)


def _buttons(course: Course, number: int) -> Iterator[Json]:
    begins = wording.HOME_AGAIN if course.done else wording.HOME_START
    label = wording.HOME_GO_ON if course.under_way or course.stopped else begins
    yield _button(label, action_of("start", number), value_of(course.check.id), course)
    if course.done:
        action = action_of("summary", number)
        yield _button(wording.HOME_SUMMARY, action, value_of(course.done.id), course)


def _button(label: str, action: str, value: str, course: Course) -> Json:
    title = cut(course.check.title, MOST_DESCRIBED_TITLE_CHARS)
    return button(label, action, value=value, described=wording.home_button(label, title))
