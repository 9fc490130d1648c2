"""Cards that fell behind: a press was saved, and the process ended before it showed the next card."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.selfcheck import Run
from bot.errors import SlackError, SlackRateLimited, SlackRefused, StoreError
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.slack.checks.cards import Cards
from bot.slack.checks.conversation import OnDone
from bot.slack.outbox import Outbox
from bot.slack.web import UNKNOWN_TOKEN
from bot.store.engine import Database
from bot.store.runs import Placed, behind, find, place
from bot.store.runs import placed as find_place

BEHIND_AFTER = timedelta(seconds=10)
"""A card that has been behind for so long is nobody's any more; a live process takes milliseconds."""
MAX_AT_ONCE = 20
"""Cards shown anew in one round, a second: `chat.update` may be called some 50 times a minute.
Source: Slack, "Rate limits", tier 3, read July 2026."""
AWAY = timedelta(seconds=10)
"""Until Slack is tried again where it was not reached."""


class CatchUp:
    """Shows such runs as they are; for one thread at a time, and any number of processes."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        book: Callable[[], Book],
        *,
        clock: Callable[[], datetime],
        on_done: OnDone,
    ) -> None:
        """Prepare.

        Args:
            database: where runs are kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            clock: the time now, UTC.
            on_done: told of each run that came to its end, after its summary is shown.
        """
        self._database = database
        self._outbox = outbox
        self._cards = Cards(database, book)
        self._clock = clock
        self._on_done = on_done
        self._resumes_at: datetime | None = None

    def tend(self) -> None:
        """Show the cards that are behind, until Slack asks to wait; to be called now and then."""
        now = self._clock()
        if self._resumes_at and now < self._resumes_at:
            return
        self._resumes_at = None
        try:
            for run, placed in behind(self._database, MAX_AT_ONCE):
                if run.changed_at <= now - BEHIND_AFTER:
                    self._show(run, placed)
        except SlackRateLimited as limited:
            self._resumes_at = now + timedelta(seconds=limited.retry_after_seconds)
        except SlackError as error:
            log_event(logging.INFO, "card not caught up", error=type(error).__name__)
            self._resumes_at = now + AWAY
        except StoreError as error:
            log_event(logging.INFO, "card not caught up", error=type(error).__name__)

    def at_once(self, runs: Sequence[Run]) -> None:
        """Show the cards of runs that have just changed; what fails is left to the rounds."""
        try:
            for run in runs:
                placed = find_place(self._database, run.id)
                if placed:
                    self._show(run, placed)
        except (SlackError, StoreError) as error:
            log_event(logging.INFO, "card not shown at once", error=type(error).__name__)

    def _show(self, run: Run, placed: Placed) -> None:
        """Change the card; one that is gone or stays as it is is not looked for again.

        Raises:
            SlackError: it was not changed, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        if find(self._database, run.id) != run:
            return  # pressed or erased since the round began
        self._change(run, placed)
        place(self._database, run.id, placed.channel, placed.ts, run.revision)
        if run.stage == "done":
            self._on_done(run)

    def _change(self, run: Run, placed: Placed) -> None:
        """Change the card, if Slack lets; were one refusal the end, no other card would have its turn.

        Raises:
            SlackError: it was not changed, or that is not known.
            SlackRefused: Slack does not know Kloe now.
            StoreUnavailable: the database cannot be used now.
        """
        try:
            self._outbox.update(placed.channel, placed.ts, self._cards.card(run))
        except SlackRefused as refused:
            if refused.code in UNKNOWN_TOKEN:
                raise
            log_event(logging.WARNING, "card refused", method=refused.method, code=refused.code)
