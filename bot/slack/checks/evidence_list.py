"""A person's evidence as a message: pages, each note with a button to change and one to remove it.

Pure. What is overdue is named on the first page, before everything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bot import blockkit, wording
from bot.blockkit import cut
from bot.domain.selfcheck import Note, ThemeId
from bot.selfcheck.catalog import Catalog
from bot.selfcheck.evidence import Evidence, evidence_by_code
from bot.slack.blocks import MOST_BLOCKS
from bot.slack.checks.press import action_of, value_of
from bot.slack.elements import (
    Block,
    Json,
    actions,
    button,
    literal,
    paragraph,
    plain,
    rich,
    section,
    text_chars,
)
from bot.slack.message import Message, fallback

MOST_NOTES = 10
"""Notes of one page, as many as a person looks through without losing the way."""
MOST_PAGE_CHARS = blockkit.MAX_BLOCKS_CHARS - 3_500
"""Characters of the notes of a page; the rest is for what stands before and after them, above all
the overdue ones."""
BLOCKS_AROUND = 5
"""Blocks that stand before and after the notes of a page, at most."""
MOST_OVERDUE = 8
"""Overdue notes that are named; of more their number is said."""
MOST_NAMED_CHARS = 80
"""Characters of a note that is named in a sentence, cut where it has more."""


class Entry(NamedTuple):
    """One note, with the heading under which it stands."""

    heading: str
    question: str
    evidence: Evidence


class Listed(NamedTuple):
    """What a list of evidence is made of."""

    notes: Sequence[Note]
    """All of the person's."""
    catalog: Catalog
    today: date
    """The date in the person's zone."""


def evidence_list(listed: Listed, page: int = 0, told: str = "") -> Message:
    """Return one page of the list.

    Args:
        listed: what it is made of.
        page: from nought; the last one where there are fewer.
        told: what came of the press, where that needs to be said.
    """
    said = [paragraph(told, italic=True)] if told else []
    if not listed.notes:
        text = f"{told} {wording.EVIDENCE_NONE}".strip()
        return Message(fallback(text), (*said, paragraph(wording.EVIDENCE_NONE)))
    pages = _pages(_entries(listed))
    number = min(max(page, 0), len(pages) - 1)
    lead = wording.evidence_lead(len(listed.notes), number + 1, len(pages))
    overdue = "" if number else _overdue(_entries(listed))
    blocks = [*said, paragraph(lead, bold=True)]
    if overdue:
        blocks.append(paragraph(overdue))
    blocks.extend(_page(pages[number], number))
    turns = list(_turns(number, len(pages)))
    if turns:
        blocks.append(actions(turns, block_id="pages"))
    noted = [entry.evidence.note.what for entry in pages[number]]
    text = "\n".join(part for part in (told, lead, overdue, *noted) if part)
    return Message(fallback(text), tuple(blocks))


def _entries(listed: Listed) -> list[Entry]:
    titles = _titles(listed.catalog)
    groups = evidence_by_code(listed.notes, listed.catalog.item, listed.today, titles=titles)
    return [
        Entry(group.heading, one.item.question if one.item else wording.EVIDENCE_FORMER, one)
        for group in groups
        for one in group.evidence
    ]


def _titles(catalog: Catalog) -> Mapping[ThemeId, str]:
    return {theme.id: theme.title for check in catalog.checks for theme in check.themes}


def _overdue(entries: Sequence[Entry]) -> str:
    """Return the sentence on what is overdue, that which has waited longest first."""
    found = [entry.evidence for entry in entries if entry.evidence.is_overdue]
    ordered = sorted(found, key=lambda one: one.note.review_on or date.max)
    named = [
        wording.evidence_named(
            cut(" ".join(one.note.what.split()), MOST_NAMED_CHARS),
            one.item.code if one.item else "",
        )
        for one in ordered[:MOST_OVERDUE]
    ]
    return wording.evidence_overdue(named, len(found) - len(named)) if named else ""


def _pages(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the notes in as few pages as hold them, in their order."""
    pages: list[list[Entry]] = [[]]
    for entry in entries:
        if pages[-1] and not _fits([*pages[-1], entry]):
            pages.append([])
        pages[-1].append(entry)
    return pages


def _fits(entries: Sequence[Entry]) -> bool:
    if len(entries) > MOST_NOTES:
        return False
    blocks = _page(entries, 0)
    is_short = text_chars(list(blocks)) <= MOST_PAGE_CHARS
    return is_short and len(blocks) <= MOST_BLOCKS - BLOCKS_AROUND


def _page(entries: Sequence[Entry], page: int) -> list[Block]:
    blocks: list[Block] = []
    above: tuple[str, str] | None = None
    for place, entry in enumerate(entries):
        if (entry.heading, entry.question) != above:
            blocks.append(_heading(entry))
        above = (entry.heading, entry.question)
        blocks.extend(_note(entry.evidence, place, page))
    return blocks


def _heading(entry: Entry) -> Block:
    question = literal(f"\n{entry.question}")
    return rich([section(*literal(entry.heading, bold=True), *question)])


def _note(evidence: Evidence, place: int, page: int) -> Iterator[Block]:
    note = evidence.note
    review = wording.review_day(note.review_on, is_overdue=evidence.is_overdue)
    details = wording.evidence_details(note.where, note.owner, review)
    yield rich([section(*literal(f"{note.what}\n", bold=True), *literal(details))])
    yield actions(_buttons(note, place, page), block_id=f"note:{place}")


def _buttons(note: Note, place: int, page: int) -> list[Json]:
    value = value_of(note.id, page)
    change = button(
        wording.NOTE_CHANGE,
        action_of("note_edit", place),
        value=value,
        described=_described(wording.NOTE_CHANGE, note),
    )
    remove = button(
        wording.NOTE_REMOVE,
        action_of("note_remove", place),
        value=value,
        described=_described(wording.NOTE_REMOVE, note),
    )
    return [change, {**remove, "confirm": _confirm()}]


def _described(label: str, note: Note) -> str:
    """Return what a screen reader says."""
    return wording.evidence_button(label, " ".join(note.what.split()))


def _confirm() -> Json:
    return {
        "title": plain(wording.NOTE_REMOVE_TITLE),
        "text": plain(wording.NOTE_REMOVE_TEXT),
        "confirm": plain(wording.NOTE_REMOVE_YES),
        "deny": plain(wording.NOTE_REMOVE_NO),
        "style": "danger",
    }


def _turns(page: int, pages: int) -> Iterator[Json]:
    if page > 0:
        yield button(wording.EVIDENCE_PREVIOUS, action_of("evidence"), value=value_of(page - 1))
    if page + 1 < pages:
        yield button(wording.EVIDENCE_NEXT, action_of("evidence", 1), value=value_of(page + 1))
