"""Evidence: noted in a modal, listed, changed and removed by the person whose it is."""

import hashlib
import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import ItemId, Note, RunId
from bot.errors import SlackError, StoreUnavailable
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.selfcheck.local_time import wall_of
from bot.slack.checks.evidence_fields import Entered, HoldsDetails, Rules, entered
from bot.slack.checks.evidence_list import Listed, evidence_list
from bot.slack.checks.evidence_shown import EvidenceShown, place_of
from bot.slack.checks.evidence_view import VERB, WHAT, Form, Place, evidence_view
from bot.slack.checks.handling import Handlers, Heard, Sent, Then, Touched, Typed, Word
from bot.slack.checks.switchboard import Tell
from bot.slack.elements import Json
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.store import notes, runs
from bot.store.engine import Database

ID_CHARS = 20
"""Hexadecimal figures of a note's id: 80 bits, so that no two are ever the same."""
ZONE = "Europe/London"
"""Where the day begins and ends by which a review is overdue: that of the organisations served."""


class Rights(NamedTuple):
    """What evidence needs of the rest of Kloe."""

    holds_details: HoldsDetails
    names_person: HoldsDetails
    """Tells whether a text names a person by a title."""
    tell: Tell


class EvidenceLog:
    """Keeps and shows evidence; safe to share between threads."""

    def __init__(
        self, database: Database, outbox: Outbox, book: Callable[[], Book], *, rights: Rights
    ) -> None:
        """Prepare.

        Args:
            database: where evidence is kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            rights: what tells a person's details, and what says a sentence to who pressed.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._rights = rights
        self._shown = EvidenceShown(database, outbox, book)

    def handlers(self) -> Handlers:
        """Return what evidence acts on."""
        presses = {
            "note": self._on_add,
            "note_edit": self._on_edit,
            "note_remove": self._on_remove,
            "evidence": self._on_list,
        }
        words = {"evidence": Word(self._typed)}
        return Handlers(presses=presses, views={VERB: self._on_sent}, words=words)

    def listed(self, user: str, at: datetime, page: int = 0, told: str = "") -> Message:
        """Return a page of a person's evidence.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        found = notes.notes_of(self._database, user)
        return evidence_list(Listed(found, self._book().catalog, _today(at)), page, told)

    def _typed(self, typed: Typed) -> Message:
        return self.listed(typed.user, typed.at)

    def _on_list(self, touched: Touched) -> Then:
        """Show a page: in place of the one before, or else anew and in place of nothing."""
        place = place_of(touched.clicks, page=touched.number(0))

        def then() -> None:
            """Show the list."""
            message = self.listed(touched.user, touched.at, place.page)
            self._shown.put(touched.clicks, message, anew=touched.number(0) < 0)

        return then

    def _on_add(self, touched: Touched) -> Then:
        """Open the modal for new evidence, as long as the run is kept in which it was pressed."""
        run_id, item_id = RunId(touched.word(0)), ItemId(touched.word(1))
        item = self._book().catalog.item(item_id)
        if item is None or not self._is_asked(run_id, item_id, touched.user):
            return lambda: self._rights.tell(touched.clicks, wording.CARD_GONE)
        place = place_of(touched.clicks, page=0)._replace(url="")
        view = evidence_view(Form(item_id, run_id, place=place), item)
        return lambda: self._open(touched.clicks, view)

    def _on_edit(self, touched: Touched) -> Then:
        note = self._note(touched.word(0), touched.user)
        if note is None:
            return lambda: self._show_list(touched, wording.NOTE_GONE)
        place = place_of(touched.clicks, page=touched.number(1))
        form = Form(note.item, note=note.id, place=place)
        view = evidence_view(form, self._book().catalog.item(note.item), note)
        return lambda: self._open(touched.clicks, view)

    def _on_remove(self, touched: Touched) -> Then:
        """Remove a note; a second press finds none, and changes nothing."""
        note = self._note(touched.word(0), touched.user)
        is_gone = note is None or not notes.remove(self._database, note.id, touched.user)
        told = wording.NOTE_GONE if is_gone else wording.NOTE_REMOVED

        def then() -> None:
            """Show the list without the note, and the card with the new number."""
            try:
                self._show_list(touched, told)
            except StoreUnavailable:  # it was removed all the same
                self._rights.tell(touched.clicks, told)
            if note:
                self._shown.recount(touched.user, note.item)

        return then

    def _on_sent(self, sent: Sent) -> Heard:
        """Keep what was entered, or say what keeps it from being kept; the modal then stays."""
        form = Form.of_carried(sent.submission.view.private_metadata)
        if form is None:
            return _stays(wording.CHECK_OLD_BUTTON)
        try:
            return self._changed(form, sent) if form.note else self._added(form, sent)
        except StoreUnavailable:
            return _stays(wording.NOTE_NOT_YET)

    def _added(self, form: Form, sent: Sent) -> Heard:
        found = self._entered(sent)
        if not isinstance(found, Entered):
            return found
        if not self._is_asked(form.run, form.item, sent.user):
            return _stays(wording.NOTE_NO_RUN)
        note = Note(
            id=_note_id(sent),
            user=sent.user,
            item=form.item,
            noted_at=sent.at,
            **found._asdict(),
        )
        if not notes.keep_in_run(self._database, note, form.run):  # erased in this very moment
            return _stays(wording.NOTE_NO_RUN)
        # Kept already where Slack's answer was lost; what was changed meanwhile counts.
        notes.change(self._database, note)
        return Heard(then=lambda: self._shown.recount(sent.user, form.item, form.run, form.place))

    def _changed(self, form: Form, sent: Sent) -> Heard:
        before = self._note(form.note, sent.user)
        found = self._entered(sent, before.review_on if before else None)
        if not isinstance(found, Entered):
            return found
        after = before.model_copy(update=found._asdict()) if before else None
        if after is None or not notes.change(self._database, after):
            return _stays(wording.NOTE_GONE)
        return Heard(then=lambda: self._show_again(form.place, sent))

    def _entered(self, sent: Sent, review_before: date | None = None) -> Entered | Heard:
        rights, today = self._rights, _today(sent.at)
        rules = Rules(rights.holds_details, today, review_before, rights.names_person)
        found = entered(sent.submission.view.state, rules)
        return found if isinstance(found, Entered) else Heard(errors=found)

    def _is_asked(self, run_id: RunId, item_id: ItemId, user: str) -> bool:
        """Return whether a run of this person's is kept that asks a question."""
        run = runs.own_run(self._database, run_id, user)
        return run is not None and item_id in run.items

    def _note(self, note_id: str, user: str) -> Note | None:
        found = notes.notes_of(self._database, user)
        return next((note for note in found if note.id == note_id), None)

    def _show_list(self, touched: Touched, told: str) -> None:
        message = self.listed(touched.user, touched.at, touched.number(1), told)
        self._shown.put(touched.clicks, message)

    def _show_again(self, place: Place, sent: Sent) -> None:
        try:
            self._shown.put_again(place, self.listed(sent.user, sent.at, place.page))
        except StoreUnavailable:
            log_event(logging.INFO, "evidence list not shown anew")

    def _open(self, clicks: Clicks, view: Json) -> None:
        """Open a modal; Slack allows it for three seconds after the press, so that none is retried."""
        try:
            self._outbox.open_view(clicks.trigger_id, view)
        except SlackError as error:
            log_event(logging.WARNING, "modal not opened", error=type(error).__name__)
            self._rights.tell(clicks, wording.TOO_SLOW)


def _stays(why: str) -> Heard:
    return Heard(errors={WHAT: why})


def _note_id(sent: Sent) -> str:
    """Return a name for what a modal notes: the same however often it is sent, and telling nothing."""
    key = f"note:{sent.user}:{sent.submission.view.id}"
    return hashlib.sha256(key.encode()).hexdigest()[:ID_CHARS]


def _today(at: datetime) -> date:
    return wall_of(at, ZONE).date()
