"""Self-checks of any size and runs of them, for cards that are looked at without Slack."""

from collections.abc import Mapping, Sequence

from selfcheck import made

from bot.domain.ids import PassageId
from bot.domain.selfcheck import (
    LEVELS,
    CheckId,
    Item,
    ItemId,
    Level,
    Run,
    SelfCheck,
    Theme,
    ThemeId,
)


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
    return made.run_of(levels, day=day, items=items)
