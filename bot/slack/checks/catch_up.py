"""Cards that fell behind: a press was saved, and the process ended before it showed the next card."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.domain.selfcheck import Run
from bot.errors import SlackError, SlackRateLimited, StoreError
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.slack.checks.cards import Cards
from bot.slack.checks.conversation import OnDone
from bot.slack.outbox import Outbox
from bot.store.engine import Database
from bot.store.runs import Placed, behind, place
from bot.store.runs import placed as find_place

BEHIND_AFTER = timedelta(seconds=10)
"""A card that has been behind for so long is nobody's any more; a live process takes milliseconds."""
MAX_AT_ONCE = 20
"""Cards shown anew in one round, a second: `chat.update` may be called some 50 times a minute.
Source: Slack, "Rate limits", tier 3, read July 2026."""


class CatchUp:
    """Shows such runs as they are."""

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

    def tend(self) -> None:
        """Show the cards that are behind, until Slack asks to wait; to be called now and then."""
        before = self._clock() - BEHIND_AFTER
        try:
            for run, placed in behind(self._database, MAX_AT_ONCE):
                if run.changed_at <= before:
                    self._show(run, placed)
        except SlackRateLimited:
            return
        except (SlackError, StoreError) as error:
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
        """Change the card; one that is gone is not looked for again.

        Raises:
            SlackError: it was not changed, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        self._outbox.update(placed.channel, placed.ts, self._cards.card(run))
        place(self._database, run.id, placed.channel, placed.ts, run.revision)
        if run.stage == "done":
            self._on_done(run)
