"""A reply as Slack's blocks: pure, the same reply the same blocks, within the limits always.

An answer longer than one message holds keeps its first quotations, and says how many there are.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot import blockkit, wording
from bot.answering.answerer import citations_of
from bot.answering.currency import addresses_of, by_document, currency_line, no_address
from bot.answering.plain import by_place, plain_text, shown_words, source_line
from bot.blockkit import cut
from bot.domain.answer import Answer, Citation, Clarify, NoAnswer, Reply
from bot.domain.request import AnswerId
from bot.slack import elements
from bot.slack.checks.start_row import start_row
from bot.slack.elements import (
    Block,
    Json,
    actions,
    button,
    line_with_button,
    link,
    literal,
    ordered,
    paragraph,
    quote,
    rich,
    section,
    text_chars,
)
from bot.slack.inbox import CHOOSE
from bot.slack.message import Message, fallback
from bot.slack.names import REPLY_BLOCK

MOST_BLOCKS = blockkit.MAX_BLOCKS_PER_MESSAGE - 6
"""Blocks of a reply at most; a shared answer has a few more around it."""
MOST_CHARS = blockkit.MAX_BLOCKS_CHARS - 2_300
"""Characters of a reply's blocks at most; a shared answer has the question before it."""
MOST_NOTE_CHARS = 1_000
"""Characters of the notes before an answer, such as how misspelled words were read."""
MOST_READING_CHARS = 500
"""Characters of a reading that a person may choose."""
_NOT_RATED = frozenset({"empty", "unsafe", "personal_data", "too_long"})

SHOW_PASSAGE = "show_passage"
FEEDBACK = "feedback"


def message_of(reply: Reply, answer_id: AnswerId, *, contact: str = "") -> Message:
    """Return a reply as Slack shows it.

    Args:
        reply: what Kloe replies.
        answer_id: names the reply in its first block and in its feedback buttons.
        contact: whom to ask when Kloe abstains.
    """
    fitting, blocks = _fitted(reply, answer_id, contact)
    return Message(fallback(plain_text(fitting, contact=contact)), tuple(blocks))


def _fitted(reply: Reply, answer_id: AnswerId, contact: str) -> tuple[Reply, list[Block]]:
    """Return the reply with as many of its quotations as one message holds, and its blocks."""
    blocks = _blocks(reply, answer_id, contact)
    if _fits(blocks):
        return reply, blocks
    low, high = 0, len(citations_of(reply))
    while high - low > 1:
        middle = (low + high) // 2
        fits = _fits(_blocks(_first(reply, middle), answer_id, contact))
        low, high = (middle, high) if fits else (low, middle)
    shorter = _first(reply, low) if low else reply
    blocks = _blocks(shorter, answer_id, contact)
    return (shorter, blocks) if _fits(blocks) else (reply, _bare(reply, answer_id, contact))


def _bare(reply: Reply, answer_id: AnswerId, contact: str) -> list[Block]:
    """Return the beginning of a reply of which not even one quotation fits into a message."""
    text = cut(plain_text(reply, contact=contact), elements.SAFE_TEXT_CHARS)
    return [rich([section(*literal(text))], block_id=f"{REPLY_BLOCK}{answer_id}")]


def _fits(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= MOST_BLOCKS and text_chars(list(blocks)) <= MOST_CHARS


def _first(reply: Reply, count: int) -> Reply:
    """Return a reply with its first quotations only; an answer gets a note that says so."""
    if isinstance(reply, NoAnswer):
        return reply.model_copy(update={"nearest": reply.nearest[:count]})
    if not isinstance(reply, Answer):
        return reply
    parts = tuple(
        part.model_copy(update={"markers": tuple(m for m in part.markers if m <= count)})
        for part in reply.parts
        if not part.markers or part.markers[0] <= count
    )
    note = wording.more_than_fits(count, len(reply.citations))
    notes = (*reply.notes, note)
    return reply.model_copy(
        update={"parts": parts, "citations": reply.citations[:count], "notes": notes}
    )


def _blocks(reply: Reply, answer_id: AnswerId, contact: str) -> list[Block]:
    match reply:
        case Answer():
            blocks = [*_answer(reply), *_sources(reply.citations), *_neighbours(reply)]
            blocks += [*start_row(reply.citations), _feedback(answer_id)]
        case NoAnswer():
            blocks = [*_no_answer(reply, contact), *_sources(reply.nearest)]
            if reply.reason not in _NOT_RATED:
                blocks.append(_feedback(answer_id))
        case Clarify():
            blocks = _clarify(reply)
        case _:
            assert_never(reply)
    return [{**blocks[0], "block_id": f"{REPLY_BLOCK}{answer_id}"}, *blocks[1:]]


def _answer(reply: Answer) -> Iterator[Block]:
    by_marker = {citation.marker: citation for citation in reply.citations}
    if reply.notes:
        yield paragraph(cut(" ".join(reply.notes), MOST_NOTE_CHARS), italic=True)
    for part in reply.parts:
        quoted = [_quoted(by_marker[marker]) for marker in part.markers]
        yield rich([section(*literal(part.lead)), *quoted])


def _neighbours(reply: Answer) -> Iterator[Block]:
    """Yield a button for each code beside the one that was asked for."""
    buttons = [
        button(code, f"{CHOOSE}_{number}", value=code, described=wording.neighbour_button(code))
        for number, code in enumerate(reply.neighbours, start=1)
    ]
    if buttons:
        yield actions(buttons, block_id="neighbours")


def _no_answer(reply: NoAnswer, contact: str) -> Iterator[Block]:
    yield paragraph(reply.lead)
    if contact and reply.reason in {"not_covered", "out_of_scope"}:
        yield paragraph(wording.whom_to_ask(contact))
    if reply.nearest:
        quoted = [_quoted(citation) for citation in reply.nearest]
        yield rich([section(*literal(wording.NEAREST)), *quoted])


def _clarify(reply: Clarify) -> list[Block]:
    readings = [cut(reading.question, MOST_READING_CHARS) for reading in reply.readings]
    buttons = [
        button(
            str(number),
            f"{CHOOSE}_{number}",
            value=reading,
            described=wording.choice_button(number),
        )
        for number, reading in enumerate(readings, start=1)
    ]
    return [
        rich([section(*literal(reply.lead)), ordered(readings)]),
        actions(buttons, block_id="readings"),
        paragraph(wording.CHOOSE_IN_SLACK),
    ]


def _quoted(citation: Citation) -> Json:
    return quote(*literal(f"{shown_words(citation)} "), *literal(f"[{citation.marker}]", bold=True))


def _sources(citations: Sequence[Citation]) -> Iterator[Block]:
    """Yield where the quotations stand, a line and a button each, and what became of the documents."""
    if not citations:
        return
    yield paragraph(wording.SOURCES, bold=True)
    for number, together in enumerate(by_place(citations), start=1):
        yield line_with_button(source_line(together), _passage_button(number, together))
    yield rich([section(*_currency(together)) for together in by_document(citations)])


def _passage_button(number: int, together: Sequence[Citation]) -> Json:
    value = ""
    for citation in together:
        longer = f"{value}\n{citation.passage_id}" if value else str(citation.passage_id)
        value = longer if len(longer) <= blockkit.MAX_BUTTON_VALUE_CHARS else value
    markers = [citation.marker for citation in together]
    described = wording.passage_button(markers)
    return button(
        wording.SHOW_PASSAGE, f"{SHOW_PASSAGE}_{number}", value=value, described=described
    )


def _currency(together: Sequence[Citation]) -> Iterator[Json]:
    yield from literal(f"{currency_line(together)} {no_address(together)}")
    for address in addresses_of(together):
        yield link(address)
        yield from literal(" ")
    yield from literal("\n")


def _feedback(answer_id: AnswerId) -> Block:
    """Return the two buttons that rate an answer."""
    positive = {
        "text": {"type": "plain_text", "text": wording.HELPFUL},
        "value": f"helpful:{answer_id}",
        "accessibility_label": wording.HELPFUL,
    }
    negative = {
        "text": {"type": "plain_text", "text": wording.NOT_HELPFUL},
        "value": f"not_helpful:{answer_id}",
        "accessibility_label": wording.NOT_HELPFUL,
    }
    element = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": positive,
        "negative_button": negative,
    }
    return {"type": "context_actions", "block_id": "feedback", "elements": [element]}
