"""Sends the reminders that are due: of each period one at most, whichever process does it.

A reminder is claimed in the database before it is sent. Where it was surely not sent, the claim is
given back, and whoever looks next tries again, for two hours; where that is not known, it stands.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.selfcheck import Reminder, Run, SelfCheck
from bot.errors import (
    SlackError,
    SlackRateLimited,
    SlackRefused,
    SlackSilent,
    SlackUnreachable,
    StoreError,
)
from bot.log import log_event
from bot.selfcheck.schedule import in_zone, is_done_in_period, is_too_late, next_after
from bot.slack.checks.pace import Pace
from bot.slack.checks.reminder_card import Due, missed_lines, reminder_message
from bot.slack.checks.reminding import Means
from bot.store import reminders
from bot.store.missed import missed_of, take_missed
from bot.store.runs import runs_of

MOST_AT_ONCE = 300
"""Reminders that are looked at in one round; so many are due only after an outage."""
MOST_SENT_AT_ONCE = 3
"""Of these are sent; each takes two calls, the round after comes a second later, and a process that
is to end has no long round to wait for."""
AWAY = timedelta(seconds=10)
"""Until Slack is tried again where it was not reached."""
REFUSED = timedelta(minutes=5)
"""Until a person is tried again about whom Slack said no, or whose reminder another process has in
hand."""


class ReminderSender:
    """Sends what is due; for one thread at a time, and any number of processes."""

    def __init__(self, means: Means, *, clock: Callable[[], datetime]) -> None:
        """Prepare.

        Args:
            means: what reminders are made with.
            clock: the time now, UTC.
        """
        self._means = means
        self._database = means.database
        self._clock = clock
        self._pace = Pace()
        self._resumes_at: datetime | None = None
        self._waits: dict[Reminder, datetime] = {}
        """Until when a reminder is left alone."""
        self._in_vain: set[Reminder] = set()
        """Of people whom Slack did not tell of in time: they come last, so that nobody waits for them."""

    def tend(self) -> None:
        """Do what is due now, until Slack asks to wait; to be called each second or so."""
        now = self._clock()
        if self._resumes_at and now < self._resumes_at:
            return
        self._resumes_at = None
        self._waits = {one: until for one, until in self._waits.items() if until > now}
        try:
            self._round(now)
        except SlackRateLimited as limited:
            self._resumes_at = now + timedelta(seconds=limited.retry_after_seconds)
        except SlackError as error:
            log_event(logging.INFO, "reminders wait", error=type(error).__name__)
            self._resumes_at = now + AWAY
        except StoreError as error:
            log_event(logging.INFO, "reminders wait", error=type(error).__name__)

    def _round(self, now: datetime) -> None:
        """Go through what is due.

        Raises:
            SlackError: Slack was not reached, or asks to wait.
            StoreUnavailable: the database cannot be used now.
        """
        sent = 0
        due = reminders.due(self._database, now, MOST_AT_ONCE)
        self._in_vain.intersection_update(due)
        for reminder in sorted(due, key=self._in_vain.__contains__):
            if reminder not in self._waits and not self._is_settled(reminder, now):
                may_send = sent < MOST_SENT_AT_ONCE and self._pace.has_room(now)
                if may_send and self._pace.may_reach(reminder.user, now):
                    sent += 1
                    self._pace.reached(reminder.user, now)
                    self._look_and_send(reminder, now)

    def _is_settled(self, reminder: Reminder, now: datetime) -> bool:
        """Move on what is not to be sent, and tell whether that was so; Slack is not asked.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        runs = runs_of(self._database, reminder.user)
        done = [run.done_at for run in runs if run.check == reminder.check and run.done_at]
        if self._check(reminder) is None or is_done_in_period(reminder, done):
            self._move_on(reminder, reminder, now)
            return True
        if is_too_late(reminder, now):
            self._miss(reminder, now)
            return True
        return False

    def _miss(self, reminder: Reminder, now: datetime) -> None:
        """Note that a reminder came too late; one that is claimed may have been sent.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        after = next_after(reminder, now, self._means.quiet)
        is_noted = reminders.note_missed(self._database, reminder, after, now)
        self._means.changed(reminder.user)
        if is_noted:
            log_event(logging.WARNING, "reminder missed", check=reminder.check)

    def _look_and_send(self, reminder: Reminder, now: datetime) -> None:
        """Send a reminder to whoever is still there, at the time of where they are now.

        Raises:
            SlackError: Slack was not reached, or asks to wait.
            SlackSilent: it told nothing in time.
            StoreUnavailable: the database cannot be used now.
        """
        try:
            someone = self._means.directory.whoever(reminder.user)
        except SlackRefused as refused:
            self._refused(reminder, refused, now)
            return
        except SlackSilent:
            self._in_vain.add(reminder)
            raise
        if someone.stranger:
            reminders.drop(self._database, reminder.user, reminder.check)
            log_event(logging.INFO, "reminder dropped", check=reminder.check)
            return
        zone = (reminder.follows and someone.zone) or reminder.zone
        moved = in_zone(reminder, zone, now, self._means.quiet)
        if moved.due_at > now:
            reminders.move_on(self._database, reminder, moved)
        else:
            self._claim_and_post(reminder, moved, now)

    def _claim_and_post(self, reminder: Reminder, moved: Reminder, now: datetime) -> None:
        """Send it, where no other process does or did.

        Raises:
            SlackError: Slack was not reached, or asks to wait.
            SlackSilent: it may have been sent; the others wait until Slack answers again.
            StoreUnavailable: the database cannot be used now.
        """
        check = self._check(reminder)
        if check is None:
            return
        due = self._due(moved, check)
        if not reminders.claim(self._database, reminder, now):
            self._waits[reminder] = now + REFUSED
            return
        try:
            is_sent = self._post(reminder, due, now)
        except SlackSilent as silent:
            log_event(logging.WARNING, "reminder may not be sent", method=silent.method)
            self._move_on(reminder, moved, now)
            raise
        if is_sent:
            self._move_on(reminder, moved, now)
            take_missed(self._database, reminder.user)

    def _post(self, reminder: Reminder, due: Due, now: datetime) -> bool:
        """Post what was claimed; give the claim back where it was surely not posted.

        Returns:
            Whether it was posted; False where Slack says no.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackSilent: whether it was posted is not known, and it stays claimed.
            SlackUnreachable: Slack was not reached.
            StoreUnavailable: the database cannot be used now.
        """
        try:
            self._means.outbox.post_to(reminder.user, reminder_message(due))
        except (SlackRateLimited, SlackUnreachable):
            reminders.release(self._database, reminder)
            raise
        except SlackRefused as refused:
            reminders.release(self._database, reminder)
            self._refused(reminder, refused, now)
            return False
        log_event(logging.INFO, "reminder sent", check=reminder.check)
        return True

    def _refused(self, reminder: Reminder, refused: SlackRefused, now: datetime) -> None:
        log_event(logging.WARNING, "reminder refused", method=refused.method, code=refused.code)
        self._waits[reminder] = now + REFUSED

    def _due(self, reminder: Reminder, check: SelfCheck) -> Due:
        """Return what is to be said.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        runs: tuple[Run, ...] = runs_of(self._database, reminder.user)
        missed = missed_of(self._database, reminder.user)
        find = self._means.book().catalog.find
        return Due(reminder, check, runs, missed_lines(missed, find, reminder.zone))

    def _move_on(self, before: Reminder, now_as: Reminder, now: datetime) -> None:
        """Go on to the next period, unless the person has chosen otherwise meanwhile.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        after = next_after(now_as, now, self._means.quiet)
        reminders.move_on(self._database, before, after)
        self._means.changed(before.user)

    def _check(self, reminder: Reminder) -> SelfCheck | None:
        return self._means.book().catalog.find(reminder.check)
