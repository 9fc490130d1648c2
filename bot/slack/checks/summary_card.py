"""The card that shows what a run came to. Pure."""

from collections.abc import Mapping

from bot import wording
from bot.domain.selfcheck import ItemId, Reason
from bot.selfcheck.summary import Summary, bar
from bot.slack.elements import Block, literal, paragraph, rich, section
from bot.slack.message import Message, fallback


def summary_card(summary: Summary, reasons: Mapping[ItemId, Reason], *, told: str = "") -> Message:
    """Return the card of a run that is done, or of what there is of it so far.

    Args:
        summary: what it shows.
        reasons: why each question is asked.
        told: what came of the press, where that needs to be said.
    """
    title = summary.check.title
    blocks: list[Block] = [paragraph(title, bold=True)]
    if told:
        blocks.append(paragraph(told, italic=True))
    lines = [f"{theme.theme.title}: {bar(theme.counts)}" for theme in summary.themes]
    blocks.extend(rich([section(*literal(line))]) for line in lines)
    for gap in summary.gaps:
        reason = reasons.get(gap.item.id)
        line = wording.item_in_words(gap.item.code, gap.item.question)
        blocks.append(paragraph(f"{line} {reason.source if reason else ''}"))
    return Message(fallback("\n".join([title, *lines])), tuple(blocks))
