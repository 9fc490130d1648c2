"""Pieces of a summary that its own card and a shared one have in common. Pure."""

from collections.abc import Iterator, Sequence

from bot import blockkit, wording
from bot.domain.selfcheck import Item
from bot.selfcheck.grounds import Ground
from bot.selfcheck.summary import Summary, bar
from bot.slack.elements import Block, bullets, literal, paragraph, rich, section

MOST_LIST_CHARS = 600
"""Characters of the lines of one list; the first line is shown whatever its length."""
MOST_GLANCE_CHARS = 2_000
"""Characters of the lines of all themes together; the shipped self-checks have half of that."""


MOST_CURRENCY_CHARS = 1_000
"""Characters of what became of documents; the shipped self-checks rest on two at most, with 500."""


def asked(item: Item) -> str:
    """Show a question with its code."""
    return wording.item_in_words(item.code, item.question)


def dates(summary: Summary) -> str:
    """Say when a run was begun and finished."""
    run = summary.run
    done = run.done_at.date() if run.done_at else None
    return wording.summary_dates(run.started_at.date(), done)


def currency(grounds: Sequence[Ground]) -> Iterator[Block]:
    """Yield what became of the documents on which a self-check rests, and how many more there are."""
    lines = [ground.currency for ground in grounds]
    shown = fitting(lines, MOST_CURRENCY_CHARS)
    yield from map(paragraph, shown)
    if len(shown) < len(lines):
        yield paragraph(wording.more_documents(len(lines) - len(shown)))


def glance(summary: Summary) -> Block:
    """Return a line for each theme: a bar, and the words that say the same; and how to read both."""
    lines = [(theme.theme.title, bar(theme.counts, theme.asked)) for theme in summary.themes]
    shown = fitting([f"{title}\n{counts}" for title, counts in lines], MOST_GLANCE_CHARS)
    elements = [
        section(*literal(f"{title}\n", bold=True), *literal(counts))
        for title, counts in lines[: len(shown)]
    ]
    if len(shown) < len(lines):
        elements.append(section(*literal(wording.more_themes(len(lines) - len(shown)))))
    key = f"{wording.BAR_KEY} {wording.WITH_EVIDENCE}"
    return rich([*elements, section(*literal(key, italic=True))])


def listed(heading: str, lines: Sequence[str], *, lead: str = "") -> Block:
    """Return a heading with a count, as many lines as fit, and how many more there are."""
    shown = fitting(lines, MOST_LIST_CHARS)
    elements = [section(*literal(wording.counted(heading, len(lines)), bold=True))]
    if lead:
        elements.append(section(*literal(lead)))
    elements.append(bullets(shown))
    if len(shown) < len(lines):
        elements.append(section(*literal(wording.more_lines(len(lines) - len(shown)))))
    return rich(elements)


def fitting(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines that fit into so many characters, one at least."""
    shown: list[str] = []
    room = most
    for line in lines:
        room -= blockkit.escaped_chars(line)
        if shown and room < 0:
            break
        shown.append(line)
    return shown
