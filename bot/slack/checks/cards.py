"""The card that shows a run as it is: its question, its summary, or that it waits or was stopped."""

from collections.abc import Callable

from bot import wording
from bot.domain.selfcheck import Run
from bot.selfcheck.book import Book
from bot.selfcheck.summary import summary_of
from bot.slack.checks.question_card import Shown, paused_card, question_card, stopped_card
from bot.slack.checks.summary_card import summary_card
from bot.slack.message import CardOf, Message
from bot.slack.shared import said
from bot.store.engine import Database
from bot.store.notes import notes_of
from bot.store.runs import runs_of


class Cards:
    """Makes cards, with what is kept of the person's evidence and earlier runs."""

    def __init__(self, database: Database, book: Callable[[], Book]) -> None:
        self._database = database
        self._book = book

    def card(self, run: Run | None, told: str = "") -> Message:
        """Return the card of a run.

        Args:
            run: as it is kept; None where it is not any more.
            told: what came of the press, where that needs to be said.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        book = self._book()
        check = book.catalog.find(run.check) if run else None
        if run is None or check is None:
            return said(wording.CARD_GONE)
        shown = Shown(run, check, notes_of(self._database, run.user), told)
        return self._card(shown, book)._replace(shows=CardOf(run.id, run.revision))

    def _card(self, shown: Shown, book: Book) -> Message:
        match shown.run.stage:
            case "asking":
                return question_card(shown, book)
            case "paused":
                return paused_card(shown)
            case "stopped":
                return stopped_card(shown)
            case _:
                return self._summary(shown, book)

    def summary(self, run: Run | None, told: str = "") -> Message:
        """Return what a run shows so far, whether or not it is done.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        book = self._book()
        check = book.catalog.find(run.check) if run else None
        if run is None or check is None:
            return said(wording.CARD_GONE)
        return self._summary(Shown(run, check, notes_of(self._database, run.user), told), book)

    def _summary(self, shown: Shown, book: Book) -> Message:
        earlier = runs_of(self._database, shown.run.user)
        summary = summary_of(shown.check, shown.run, earlier=earlier, notes=shown.notes)
        return summary_card(summary, book.reasons, told=shown.said)
