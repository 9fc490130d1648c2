"""The card that shows what a run came to: as much as one message holds, the rest counted. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from bot import blockkit, wording
from bot.domain.selfcheck import ItemId, Reason
from bot.selfcheck.grounds import grounds_of
from bot.selfcheck.summary import Standing, Summary
from bot.slack.checks.reason_parts import place_of, words_of
from bot.slack.checks.summary_buttons import buttons_of, edit_menu
from bot.slack.checks.summary_parts import asked, currency, dates, glance, listed
from bot.slack.elements import (
    Block,
    Json,
    literal,
    paragraph,
    rich,
    section,
    text_chars,
)
from bot.slack.message import Message, fallback

MOST_CHARS = blockkit.MAX_BLOCKS_CHARS - 600
"""Characters of the card at most; what Slack counts besides texts stays below the rest."""
MOST_GAPS = 25
"""Gaps that are shown at most: a card has 50 blocks, and nobody reads more on a telephone."""


def summary_card(summary: Summary, reasons: Mapping[ItemId, Reason], *, told: str = "") -> Message:
    """Return the card of a run that is done, or of what there is of it so far.

    Args:
        summary: what it shows.
        reasons: why each question is asked.
        told: what came of the press, where that needs to be said.
    """
    title = wording.summary_title(summary.check.title)
    head = [paragraph(title, bold=True)]
    if told:
        head.append(paragraph(told, italic=True))
    whose = wording.SUMMARY_TEAM if summary.run.team else wording.SUMMARY_ALONE
    about = f"{dates(summary)} {wording.SUMMARY_OWN} {whose}"
    grounds = grounds_of((one.item.id for one in summary.standings), reasons)
    head += [paragraph(about), *currency(grounds), glance(summary)]
    rest = [*_change(summary), *_lists(summary)]
    below = [*edit_menu(summary), buttons_of(summary)]
    room = MOST_CHARS - text_chars([*head, *rest, *below])
    blocks = (*head, *_gaps(summary.gaps, reasons, room), *rest, *below)
    short = wording.summary_in_short(len(summary.gaps), len(summary.in_place))
    return Message(fallback(f"{title}\n{short}"), blocks)


def _change(summary: Summary) -> Iterator[Block]:
    """Yield what differs from the time before, or that there is nothing to compare."""
    if summary.previous_from is None or summary.previous_at is None:
        yield paragraph(wording.REPORT_FIRST)
        return
    compared = wording.compared_with(summary.previous_from.date(), summary.previous_at.date())
    if not summary.changed:
        yield paragraph(f"{compared} {wording.REPORT_UNCHANGED}")
        return
    lines = [wording.changed_line(asked(s.item), s.before, s.level) for s in summary.changed]
    yield listed(wording.REPORT_CHANGE, lines, lead=compared)


def _lists(summary: Summary) -> Iterator[Block]:
    """Yield what is no gap: each list with its count, those that are empty left out."""
    if summary.thin:
        thin = [
            wording.thin_line(asked(standing.item), standing.level) for standing in summary.thin
        ]
        yield listed(wording.REPORT_THIN, thin)
    for heading, standings in (
        (wording.REPORT_STRENGTHS, summary.strengths),
        (wording.SUMMARY_SKIPPED, summary.unanswered),
        (wording.REPORT_NOT_APPLICABLE, summary.not_applicable),
    ):
        if standings:
            yield listed(heading, [asked(standing.item) for standing in standings])
    if summary.former:
        yield paragraph(wording.summary_former(len(summary.former)))


def _gaps(gaps: Sequence[Standing], reasons: Mapping[ItemId, Reason], room: int) -> Iterator[Block]:
    """Yield as many gaps as there is room for, one at least, and how many there are."""
    if not gaps:
        yield paragraph(f"{wording.REPORT_GAPS}: {wording.REPORT_NO_GAPS}")
        return
    shown: list[Block] = []
    for gap in gaps[:MOST_GAPS]:
        block = _gap(gap, reasons.get(gap.item.id))
        room -= _chars(block)
        if shown and room < 0:
            break
        shown.append(block)
    yield paragraph(wording.gaps_heading(len(shown), len(gaps)), bold=True)
    yield from shown


def _gap(gap: Standing, reason: Reason | None) -> Block:
    """Return one gap: the question, what was answered, and what it rests on."""
    return rich(
        [
            section(*literal(asked(gap.item), bold=True)),
            section(*literal(wording.answer_line(gap.level, gap.before))),
            *_reason(reason),
        ]
    )


def _reason(reason: Reason | None) -> Iterator[Json]:
    if reason is None:
        yield section(*literal(wording.REPORT_NO_REASON))
        return
    yield words_of(reason)
    yield place_of(reason)


def _chars(value: object) -> int:
    """Return the characters of a block, with those of the addresses that it shows."""
    if isinstance(value, dict):
        own = blockkit.chars(str(value["url"])) if value.get("type") == "link" else 0
        text = value.get("text")
        own += blockkit.escaped_chars(text) if isinstance(text, str) else 0
        return own + sum(_chars(one) for one in value.values())
    return sum(map(_chars, value)) if isinstance(value, list) else 0
