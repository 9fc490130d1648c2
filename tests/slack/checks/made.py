"""Self-checks and runs of any size, for cards that are looked at without Slack."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.ids import PassageId
from bot.domain.selfcheck import (
    LEVELS,
    CheckId,
    Item,
    ItemId,
    Level,
    Note,
    Reason,
    Response,
    Run,
    RunId,
    SelfCheck,
    Theme,
    ThemeId,
)

USER = "U0SECRET1"
START = datetime(2026, 7, 1, 9, tzinfo=UTC)
REASON = Reason(
    words="Leaders have the skills that they need.",
    is_own=True,
    source="A framework (2017), W1",
    document="A framework (2017)",
    currency="A framework: superseded in 2024. Checked 3 July 2026.",
    url="https://example.org/framework",
)
SUMMARY = REASON.model_copy(update={"words": "They lead well.", "is_own": False})


def check_of(count: int, *, title: str = "A self-check", question: str = "") -> SelfCheck:
    """Return a self-check of so many questions, three to a theme."""
    items = tuple(
        Item(
            id=ItemId(f"w1-{n}"),
            theme=ThemeId(f"t{n // 3}"),
            question=question or f"Is w1-{n} in place?",
            rests_on=PassageId("a#b~1"),
            code=f"W1.{n}",
            counts=("board minutes",),
        )
        for n in range(count)
    )
    themes = tuple(
        Theme(id=theme, title=f"Theme {theme}") for theme in dict.fromkeys(i.theme for i in items)
    )
    return SelfCheck(id=CheckId("kloes"), title=title, about="It asks.", themes=themes, items=items)


CHECK = check_of(6)
ALL = tuple(CHECK.by_id)
LEVEL_OF: Mapping[ItemId, Level] = dict(zip(ALL, LEVELS, strict=True))
"""Each question of the small self-check with another level."""


def run_of(levels: Mapping[ItemId, Level], *, day: int = 0, items: Sequence[ItemId] = ALL) -> Run:
    """Return a run that is done, begun so many days after the first."""
    at = START + timedelta(days=day)
    return Run(
        id=RunId(f"{day:020x}"),
        user=USER,
        check=CheckId("kloes"),
        items=tuple(items),
        responses=tuple(
            Response(item=one, level=levels[one], at=at) for one in items if one in levels
        ),
        stage="done",
        started_at=at,
        changed_at=at,
        done_at=at,
    )


def note_of(asked: ItemId, what: str = "Board minutes of May") -> Note:
    """Return a piece of evidence."""
    return Note(
        id=f"note-{asked}",
        user=USER,
        item=asked,
        what=what,
        where="A folder",
        owner="Company secretary",
        review_on=None,
        noted_at=START,
    )
