"""The card of one question, and the cards of a run that waits or was stopped. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import LEVELS, Item, Level, Note, Reason, Run, SelfCheck
from bot.selfcheck.book import Book
from bot.selfcheck.summary import BAR_BLOCKS
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.reason_parts import place_with_currency, words_of
from bot.slack.elements import (
    Block,
    Json,
    actions,
    bullets,
    button,
    literal,
    paragraph,
    rich,
    section,
)
from bot.slack.message import Message, fallback

_DONE, _LEFT = "\u2588", "\u2591"


class Shown(NamedTuple):
    """A run as it is to be shown."""

    run: Run
    check: SelfCheck
    notes: tuple[Note, ...] = ()
    """All of the person's evidence."""
    said: str = ""
    """What came of the press, where that needs to be said."""


def question_card(shown: Shown, book: Book) -> Message:
    """Return the card of the question that is open.

    Its buttons come right after the question and what it rests on: on a small screen both are seen together,
    and where the words stand can be read after them.
    """
    run, check = shown.run, shown.check
    item = check.by_id.get(run.current) if run.current else None
    number = run.items.index(run.current) + 1 if run.current else len(run.items)
    asked = item.question if item else wording.QUESTION_GONE
    text = wording.question_fallback(number, len(run.items), asked)
    place = _place(run, number)
    blocks = [
        paragraph(wording.question_place(check.title, _theme(check, item), place=place), bold=True),
        *_said(shown.said),
        *_question(shown, item, book),
    ]
    if item:
        blocks.append(actions(list(_levels(run, item)), block_id="levels"))
    blocks.append(actions(list(_moves(run, item)), block_id="moves"))
    blocks.extend(_background(item, book))
    return Message(fallback(text), tuple(blocks))


def paused_card(shown: Shown) -> Message:
    """Return the card of a run that a person left and can go on with."""
    run = shown.run
    place = wording.paused_place(shown.check.title, progress_in_words(run))
    buttons = [
        button(wording.PAUSED_RESUME, action_of("resume"), value=value_of(run.id)),
        button(wording.STOPPED_SUMMARY, action_of("summary"), value=value_of(run.id)),
        button(wording.REMIND, action_of("remind"), value=value_of(run.check)),
    ]
    blocks = (
        paragraph(place, bold=True),
        *_said(shown.said),
        paragraph(f"{progress_bar(run)} {wording.PAUSED}"),
        actions(buttons, block_id="paused"),
    )
    return Message(fallback(f"{place} {wording.PAUSED}"), blocks)


def stopped_card(shown: Shown) -> Message:
    """Return the card of a run that the person ended before its end, and may go on with after all."""
    run = shown.run
    place = wording.paused_place(shown.check.title, progress_in_words(run))
    resume = button(wording.STOPPED_RESUME, action_of("resume"), value=value_of(run.id))
    buttons = [
        {**resume, "style": "primary"},
        button(wording.STOPPED_SUMMARY, action_of("summary"), value=value_of(run.id)),
        button(wording.STOPPED_AGAIN, action_of("afresh"), value=value_of(run.check)),
    ]
    blocks = (
        paragraph(place, bold=True),
        *_said(shown.said),
        paragraph(wording.STOPPED_CARD),
        actions(buttons, block_id="stopped"),
    )
    return Message(fallback(f"{place} {wording.STOPPED_CARD}"), blocks)


def progress_bar(run: Run) -> str:
    """Return a bar of the questions that are answered; beside words that say the same."""
    answered = len(run.responses)
    full = max(answered * BAR_BLOCKS // len(run.items), 1 if answered else 0)
    return _DONE * full + _LEFT * (BAR_BLOCKS - full)


def progress_in_words(run: Run) -> str:
    """Say how many questions are answered, and how many were skipped."""
    return wording.progress(len(run.responses), len(run.items), skipped=len(run.skipped))


def _place(run: Run, number: int) -> str:
    """Say where a run stands; of one that is settled, that an answer of it is being changed."""
    if run.is_settled:
        return wording.question_changing(number, len(run.items))
    bar = f"{progress_bar(run)} {progress_in_words(run)}"
    return wording.question_number(number, len(run.items), bar)


def _theme(check: SelfCheck, item: Item | None) -> str:
    return next((theme.title for theme in check.themes if item and theme.id == item.theme), "")


def _said(text: str) -> tuple[Block, ...]:
    return (paragraph(text, italic=True),) if text else ()


def _question(shown: Shown, item: Item | None, book: Book) -> Iterator[Block]:
    if item is None:
        yield paragraph(wording.QUESTION_GONE)
        return
    yield paragraph(wording.item_in_words(item.code, item.question), bold=True)
    yield rich(list(_reason(book.reasons.get(item.id))))
    told = list(_standing(shown, item))
    if told:
        yield paragraph(" ".join(told))


def _reason(reason: Reason | None) -> Iterator[Json]:
    if reason is None:
        yield section(*literal(wording.QUESTION_NOT_HELD))
        return
    yield section(*literal(wording.QUESTION_WHY))
    yield words_of(reason)


def _background(item: Item | None, book: Book) -> Iterator[Block]:
    """Yield what could show it, and where the words stand that the question rests on."""
    if item is None:
        return
    yield rich([section(*literal(wording.REPORT_COUNTS)), bullets(item.counts)])
    reason = book.reasons.get(item.id)
    if reason is not None:
        yield rich([place_with_currency(reason)])


def _standing(shown: Shown, item: Item) -> Iterator[str]:
    level = shown.run.levels.get(item.id)
    if level:
        yield wording.question_answered(level)
    noted = sum(note.item == item.id for note in shown.notes)
    if noted:
        yield wording.question_evidence(noted)


def _levels(run: Run, item: Item) -> Iterator[Json]:
    """Yield a button for each level; the one that was chosen before is marked, and said above."""
    chosen = run.levels.get(item.id)
    for number, level in enumerate(LEVELS):
        made = button(
            wording.level_in_words(level),
            action_of("answer", number),
            value=value_of(run.id, run.revision, item.id, level),
            described=wording.level_button(level, item.question),
        )
        yield {**made, "style": "primary"} if level == chosen else made


def _moves(run: Run, item: Item | None) -> Iterator[Json]:
    here = value_of(run.id, run.revision)
    if item:
        value = value_of(run.id, item.id)
        yield button(wording.QUESTION_ADD, action_of("note"), value=value)
    if run.current != run.items[0]:
        yield button(wording.QUESTION_BACK, action_of("back"), value=here)
    if run.is_settled:
        yield button(wording.QUESTION_TO_SUMMARY, action_of("skip"), value=here)
        return
    yield button(wording.QUESTION_SKIP, action_of("skip"), value=here)
    yield button(wording.QUESTION_PAUSE, action_of("pause"), value=here)


def level_of(word: str) -> Level | None:
    """Return the level that a button carries."""
    return next((level for level in LEVELS if level == word), None)
