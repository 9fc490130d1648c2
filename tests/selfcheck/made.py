"""A self-check of two themes, runs of it, evidence, and texts that mean harm."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

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
from bot.selfcheck.summary import Summary, summary_of

USER = "U0SECRET1"
START = datetime(2026, 7, 1, 9, tzinfo=UTC)
TODAY = date(2026, 7, 10)
REASON = Reason(
    words="Leaders have the skills that they need.",
    is_own=True,
    source="A framework (2017), W1",
    document="A framework (2017)",
    currency="A framework: superseded in 2024. Checked 3 July 2026.",
    url="https://example.org/framework",
)
SUMMARY = REASON.model_copy(update={"words": "They lead well.", "is_own": False})
HOSTILE = (
    "=cmd|' /C calc'!A0",
    " \t =1+1",
    "+44",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "<script>alert(1)</script> & <w:p/>",
    "left \u202eright\u202c",
    "nul\x00 bell\x07 vertical\x0b escape\x1b next\x85",
    "\ufffe and \uffff",
    "x" * 300,
    "a family \U0001f469\u200d\U0001f469\u200d\U0001f467 and a flag \U0001f1ec\U0001f1e7",
    "<!channel> <@U012AB3CD>",
    'quote " comma, semicolon; bar |\nand a second line\r\nand a third',
    "]]> <![CDATA[ &#0; &unknown;",
)
"""What a person may type or paste."""


def item(identifier: str, theme: str = "w1", *, code: str = "", question: str = "") -> Item:
    """Return a question."""
    return Item(
        id=ItemId(identifier),
        theme=ThemeId(theme),
        question=question or f"Is {identifier} in place?",
        rests_on=PassageId("a#b~1"),
        code=code,
        counts=("board minutes",),
    )


def check_of(items: Sequence[Item], *, title: str = "A self-check") -> SelfCheck:
    """Return a self-check that asks these questions."""
    themes = tuple(
        Theme(id=ThemeId(theme), title=f"Theme {theme}")
        for theme in dict.fromkeys(item.theme for item in items)
    )
    return SelfCheck(
        id=CheckId("kloes"), title=title, about="It asks.", themes=themes, items=tuple(items)
    )


CHECK = check_of([
    item("w1-1", code="W1.1"),
    item("w1-2", code="W1.2"),
    item("w1-10", code="W1.10"),
    item("w2-1", "w2", code="W2.1"),
    item("w2-2", "w2"),
    item("w2-3", "w2"),
])  # fmt: skip
ALL = tuple(CHECK.by_id)
LEVEL_OF: Mapping[ItemId, Level] = dict(zip(ALL, LEVELS, strict=True))
"""Each question of the self-check with another level."""


def run_of(
    levels: Mapping[ItemId, Level],
    *,
    day: int = 0,
    items: Sequence[ItemId] = ALL,
    check: str = "kloes",
    user: str = USER,
) -> Run:
    """Return a run that is done, begun so many days after the first."""
    at = START + timedelta(days=day)
    responses = tuple(
        Response(item=asked, level=levels[asked], at=at) for asked in items if asked in levels
    )
    return Run(
        id=RunId(f"run-{check}-{day}"),
        user=user,
        check=CheckId(check),
        items=tuple(items),
        responses=responses,
        stage="done",
        started_at=at,
        changed_at=at,
        done_at=at,
    )


def note_of(asked: str, what: str = "Board minutes of May", *, number: int = 1) -> Note:
    """Return a piece of evidence whose review was due on the first of June."""
    return Note(
        id=f"note-{asked}-{number}",
        user=USER,
        item=ItemId(asked),
        what=what,
        where="the board's folder",
        owner="company secretary",
        review_on=date(2026, 6, 1),
        noted_at=START,
    )


def hostile_summary(text: str) -> Summary:
    """Return a summary in which a text stands wherever a person or an author may write one."""
    check = check_of([item("w1-1", question=text)], title=text)
    note = note_of("w1-1").model_copy(update={"what": text, "where": text, "owner": text[:100]})
    run = run_of({ItemId("w1-1"): "started"}, items=[ItemId("w1-1")])
    return summary_of(check, run, earlier=(), notes=(note,))


levels = st.dictionaries(st.sampled_from(ALL), st.sampled_from(LEVELS))
"""Answers to some of the questions."""
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=300),
)
"""Whatever can be typed."""
