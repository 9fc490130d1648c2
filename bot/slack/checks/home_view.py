"""Kloe's Home: what Kloe is, where a person stands, what is kept about them. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot import wording
from bot.answering.currency import readable_date
from bot.blockkit import cut
from bot.domain.knowledge import Document
from bot.domain.selfcheck import Note, Reminder
from bot.selfcheck.book import Book
from bot.selfcheck.evidence import is_overdue
from bot.selfcheck.local_time import LONDON, is_zone, wall_of
from bot.slack.checks.home_checks import check_blocks
from bot.slack.checks.press import action_of
from bot.slack.checks.rights_card import delete_button, kept_in_words
from bot.slack.elements import (
    Block,
    Json,
    actions,
    bullets,
    button,
    heading,
    paragraph,
    plain,
    rich,
)
from bot.store.people import Everything

SOON = timedelta(days=30)
"""Evidence that is to be reviewed within these days is named."""
MOST_DUE = 10
"""Pieces of evidence that are named."""
MOST_REMINDERS = 10
"""Reminders that are shown."""
MOST_SOURCES = 25
"""Documents that are shown; with all else they stay under the hundred blocks of a view."""
MOST_CHARS = 150
"""Characters of a title or a piece of evidence."""
MOST_SOURCE_CHARS = 500
"""Characters of what is said of one document."""


class KeptFor(NamedTuple):
    """For how long things are kept."""

    retention_days: int
    """Days for which answers, feedback and gaps are kept."""
    selfcheck_days: int
    """Days since their last change for which self-checks are kept."""


class Facts(NamedTuple):
    """All that Home shows."""

    mine: Everything | None
    """About the person; None while the database is away."""
    book: Book
    documents: Sequence[Document]
    kept_for: KeptFor
    now: datetime
    """UTC."""

    @property
    def today(self) -> date:
        """The date in the United Kingdom."""
        return wall_of(self.now, LONDON).date()


def home_view(facts: Facts) -> Json:
    """Return the view of one person's Home."""
    blocks = [*_about(), *_mine(facts), *_sources(facts.documents), *_privacy(facts)]
    return {"type": "home", "blocks": blocks}


def _about() -> Iterator[Block]:
    yield heading(wording.HOME_TITLE)
    yield paragraph(wording.HOME_WHAT)
    yield rich([bullets(wording.HOME_LIMITS)])
    yield heading(wording.HOME_ASK)
    yield rich([bullets(wording.HOME_ASK_LINES)])


def _mine(facts: Facts) -> Iterator[Block]:
    yield heading(wording.HOME_CHECKS)
    if facts.mine is None:
        yield paragraph(wording.HOME_AWAY)
        return
    yield paragraph(wording.HOME_ANSWERS_THERE, italic=True)
    yield from check_blocks(facts.book.catalog, facts.mine.runs)
    yield from _evidence(facts, facts.mine.notes)
    yield from _reminders(facts, facts.mine.reminders)


def _evidence(facts: Facts, notes: Sequence[Note]) -> Iterator[Block]:
    yield heading(wording.HOME_EVIDENCE)
    if not notes:
        yield paragraph(wording.HOME_NO_EVIDENCE)
        return
    today, dated = facts.today, [(note.review_on, note) for note in notes if note.review_on]
    due = sorted((n for n in dated if n[0] <= today + SOON), key=lambda n: (n[0], n[1].id))
    overdue = sum(is_overdue(note, today) for _, note in due)
    yield paragraph(wording.home_evidence(len(notes), overdue, len(due) - overdue, days=SOON.days))
    if due:
        yield rich([bullets([_due(facts, note) for _, note in due[:MOST_DUE]])])
    if len(due) > MOST_DUE:
        yield paragraph(wording.home_more(len(due) - MOST_DUE, "note"))
    shows = button(wording.HOME_SHOW_EVIDENCE, action_of("evidence"))
    yield actions([shows], block_id="home_evidence")


def _due(facts: Facts, note: Note) -> str:
    item = facts.book.catalog.item(note.item)
    what = wording.item_in_words(item.code if item else "", cut(note.what, MOST_CHARS))
    overdue = is_overdue(note, facts.today)
    return wording.home_due(what, wording.review_day(note.review_on, is_overdue=overdue))


def _reminders(facts: Facts, reminders: Sequence[Reminder]) -> Iterator[Block]:
    yield heading(wording.HOME_REMINDERS)
    if reminders:
        shown = reminders[:MOST_REMINDERS]
        yield rich([bullets([_reminder(facts.book, reminder) for reminder in shown])])
    else:
        yield paragraph(wording.HOME_NO_REMINDERS)
    if len(reminders) > MOST_REMINDERS:
        yield paragraph(wording.home_more(len(reminders) - MOST_REMINDERS, "reminder"))
    sets = button(wording.HOME_SET_REMINDER, action_of("remind"))
    yield actions([sets], block_id="home_reminders")


def _reminder(book: Book, reminder: Reminder) -> str:
    check = book.catalog.find(reminder.check)
    zone = reminder.zone if is_zone(reminder.zone) else LONDON
    title = cut(check.title if check else reminder.check, MOST_CHARS)
    place = zone.rpartition("/")[2].replace("_", " ")
    return wording.home_reminder(title, reminder.every, wall_of(reminder.due_at, zone), place)


def _sources(documents: Sequence[Document]) -> Iterator[Block]:
    yield heading(wording.HOME_SOURCES)
    if documents:
        yield rich([bullets([_source(document) for document in documents[:MOST_SOURCES]])])
        yield paragraph(wording.HOME_SOURCES_MORE)
    if len(documents) > MOST_SOURCES:
        yield paragraph(wording.home_more(len(documents) - MOST_SOURCES, "document"))


def _source(document: Document) -> str:
    header = document.header
    published = readable_date(header.published)
    name = wording.known_document(header.title, header.publisher, published)
    checked = readable_date(header.checked_on)
    return wording.home_source(cut(name, MOST_SOURCE_CHARS), header.status, checked)


def _kept(mine: Everything) -> str:
    return kept_in_words(mine.kept) if mine.kept.total else wording.MINE_NOTHING


def _privacy(facts: Facts) -> Iterator[Block]:
    yield heading(wording.HOME_PRIVACY)
    kept = [_kept(facts.mine)] if facts.mine else []
    lines = [
        wording.HOME_CONFIDENTIAL,
        *kept,
        wording.kept_days(facts.kept_for.retention_days),
        wording.kept_selfcheck_days(facts.kept_for.selfcheck_days),
        wording.HOME_SLACK_KEEPS,
    ]
    yield rich([bullets(lines)])
    buttons = [
        button(wording.HOME_EXPORT, action_of("export")),
        delete_button(),
        {**button(wording.HOME_STOP, action_of("stop_all")), "confirm": _asks_whether_to_stop()},
    ]
    yield actions(buttons, block_id="home_privacy")


def _asks_whether_to_stop() -> Json:
    return {
        "title": plain(wording.HOME_STOP_TITLE),
        "text": plain(wording.HOME_STOP_TEXT),
        "confirm": plain(wording.HOME_STOP),
        "deny": plain(wording.HOME_STOP_NO),
    }
