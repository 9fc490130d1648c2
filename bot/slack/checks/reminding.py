"""Asking for reminders, putting them off and ending them."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import CheckId, Reminder
from bot.errors import SlackError
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.selfcheck.local_time import wall_of
from bot.selfcheck.quiet_hours import Quiet
from bot.selfcheck.schedule import first, rescheduled, snoozed
from bot.slack.checks.handling import Handlers, Heard, Sent, Then, Touched, Typed, Word
from bot.slack.checks.put import put, put_anew
from bot.slack.checks.reminder_card import (
    IN_LIST,
    list_message,
    missed_lines,
    put_off_message,
    title_of,
    when_of,
    with_lines,
)
from bot.slack.checks.reminder_view import (
    Form,
    Wish,
    hours_of,
    moved_lines,
    reminder_view,
    wish_of,
)
from bot.slack.directory import HOME_ZONE, Directory
from bot.slack.elements import Json, paragraph
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.passage_view import notice_view, view_of
from bot.slack.shared import said
from bot.store import reminders
from bot.store.engine import Database
from bot.store.missed import missed_of, take_missed

MOST_PUT_OFF_DAYS = 7
_TRIES = 3
"""At changing a reminder that is being moved on at the same time."""


class Means(NamedTuple):
    """What reminders are made with."""

    database: Database
    outbox: Outbox
    directory: Directory
    book: Callable[[], Book]
    """Gives the self-checks that are asked now."""
    quiet: Quiet | None
    """Hours in which nobody is reminded."""
    changed: Callable[[str], object] = lambda _: None
    """Told of a person about whom something else is kept now."""


class Reminding:
    """Does what people ask of reminders; safe to share between threads."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._database = means.database
        self._outbox = means.outbox

    def handlers(self) -> Handlers:
        """Return what it acts on."""
        return Handlers(
            presses={
                "remind": self._on_remind,
                "snooze": self._on_snooze,
                "remind_off": self._on_off,
            },
            views={"remind": self._on_sent},
            words={"reminders": Word(self._listed, "direct")},
        )

    def telling_missed(self, handlers: Handlers, verb: str) -> Handlers:
        """Return handlers of which one word also tells what was not sent, once."""
        word = handlers.words[verb]

        def says(typed: Typed) -> Message:
            """Say it, with what was missed."""
            message = word.says(typed)
            return with_lines(message, self._missed(typed.user))

        return handlers._replace(words={**handlers.words, verb: word._replace(says=says)})

    def _on_remind(self, touched: Touched) -> Then:
        check_id, user = CheckId(touched.word(0)), touched.user

        def then() -> None:
            """Open the modal, or say why there is none."""
            view = self._view(user, check_id)
            try:
                self._outbox.open_view(touched.clicks.trigger_id, view)
            except SlackError as error:
                log_event(logging.WARNING, "modal not opened", error=type(error).__name__)
                put_anew(self._outbox, user, said(wording.TOO_SLOW))

        return then

    def _view(self, user: str, check_id: CheckId) -> Json:
        """Return the modal; Slack is asked where the person is, and not waited for.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        checks = self._means.book().catalog.checks
        if not checks:
            return notice_view(wording.REMINDERS_TITLE, wording.CHECK_NONE)
        kept = self._kept(user, check_id)
        someone = self._means.directory.glance(user)
        if someone.stranger:
            return notice_view(wording.REMINDERS_TITLE, wording.REMINDERS_COLLEAGUES)
        chosen = check_id or (checks[0].id if len(checks) == 1 else "")
        return reminder_view(Form(tuple(checks), chosen, kept, someone.zone, self._means.quiet))

    def _on_sent(self, sent: Sent) -> Heard:
        wish = wish_of(sent.submission.view.state, self._means.book().catalog.checks)
        if isinstance(wish, Mapping):
            return Heard(errors=wish)
        if wish.every is None:
            reminders.drop(self._database, sent.user, wish.check.id)
            text = wording.reminder_removed(wish.check.title)
            return Heard(notice_view(wording.REMINDERS_TITLE, text))
        reminder = self._wanted(sent, wish)
        reminders.keep(self._database, reminder)
        return Heard(self._receipt(reminder, wish))

    def _wanted(self, sent: Sent, wish: Wish) -> Reminder:
        """Return the reminder that was wished for; the days stay where they are not changed.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        kept = self._kept(sent.user, wish.check.id)
        at, zone, follows = wish.at, wish.zone, wish.follows
        quiet, now = self._means.quiet, sent.at
        if kept and kept.every == wish.every:
            return rescheduled(kept, at=at, zone=zone, follows=follows, now=now, quiet=quiet)
        return first(
            sent.user,
            wish.check.id,
            wish.every or "month",
            at=at,
            zone=zone,
            follows=follows,
            now=now,
            quiet=quiet,
        )

    def _receipt(self, reminder: Reminder, wish: Wish) -> Json:
        lines = (
            wording.reminder_kept(wish.check.title, reminder.every, when_of(reminder)),
            *moved_lines(reminder.at, self._means.quiet),
            wording.reminder_follows(reminder.zone, follows=reminder.follows),
            wording.reminders_rules(hours_of(self._means.quiet)),
        )
        return view_of(wording.REMINDERS_TITLE, [paragraph(line) for line in lines])

    def _on_snooze(self, touched: Touched) -> Then:
        """Put off the reminder that was sent; once however often the button is pressed."""
        check_id, quiet = CheckId(touched.word(0)), self._means.quiet
        days = timedelta(days=min(max(touched.number(1), 1), MOST_PUT_OFF_DAYS))

        def later(kept: Reminder) -> Reminder:
            """Return the reminder on the day to which it was put off."""
            until = wall_of(touched.at, kept.zone).date() + days
            return snoozed(kept, until, touched.at, quiet)

        reminder = self._changed(touched.user, check_id, later)
        check = self._means.book().catalog.find(check_id)
        if reminder is None or check is None:
            return lambda: put(self._outbox, touched.clicks, said(wording.REMINDER_GONE))
        return lambda: put(self._outbox, touched.clicks, put_off_message(reminder, check))

    def _changed(
        self, user: str, check_id: CheckId, change: Callable[[Reminder], Reminder]
    ) -> Reminder | None:
        """Change a reminder as it is kept, and return it; None where there is none.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        for _ in range(_TRIES):
            kept = self._kept(user, check_id)
            after = kept and change(kept)
            if kept is None or after is None:
                return None
            if after == kept or reminders.move_on(self._database, kept, after):
                return after
        return None

    def _on_off(self, touched: Touched) -> Then:
        check_id, clicks = CheckId(touched.word(0)), touched.clicks
        reminders.drop(self._database, touched.user, check_id)
        text = wording.reminder_removed(title_of(self._means.book().catalog.find, check_id))
        if touched.word(1) == IN_LIST:
            return lambda: put(self._outbox, clicks, self._list(touched.user, (text,)))
        return lambda: put(self._outbox, clicks, said(text))

    def _listed(self, typed: Typed) -> Message:
        return self._list(typed.user, self._missed(typed.user))

    def _list(self, user: str, told: tuple[str, ...]) -> Message:
        kept = reminders.reminders_of(self._database, user)
        return list_message(kept, self._means.book().catalog.find, told)

    def _missed(self, user: str) -> tuple[str, ...]:
        """Return what is to be said of reminders that were not sent, once.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        if not missed_of(self._database, user):
            return ()
        kept = reminders.reminders_of(self._database, user)
        missed = take_missed(self._database, user)
        zone = kept[0].zone if kept else HOME_ZONE
        return missed_lines(missed, self._means.book().catalog.find, zone)

    def _kept(self, user: str, check_id: CheckId) -> Reminder | None:
        found = reminders.reminders_of(self._database, user)
        return next((one for one in found if one.check == check_id), None)
