"""Where evidence is shown: its list in place of the one that was pressed, its number in the cards."""

import logging
from collections.abc import Callable

from bot.domain.selfcheck import ItemId, Run, RunId
from bot.errors import SlackRefused, StoreUnavailable
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.slack.checks.cards import Cards
from bot.slack.checks.evidence_view import Place
from bot.slack.checks.put import pressed_card, put, put_anew
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.store import runs
from bot.store.engine import Database

MOST_LOOKS = 3
"""Times that a card is shown whose run changes at that very moment."""


def place_of(clicks: Clicks, *, page: int) -> Place:
    """Return where the list stands in which was pressed."""
    card = pressed_card(clicks)
    if card is not None:
        return Place(max(page, 0), card.channel, card.ts)
    is_own = clicks.container.is_ephemeral
    return Place(max(page, 0), url=clicks.response_url if is_own else "")


class EvidenceShown:
    """Shows lists, and cards in which the number of notes has changed."""

    def __init__(self, database: Database, outbox: Outbox, book: Callable[[], Book]) -> None:
        self._database = database
        self._outbox = outbox
        self._cards = Cards(database, book)

    def put(self, clicks: Clicks, message: Message, *, anew: bool = False) -> None:
        """Show a list in place of the one that was pressed, which may be one person's alone.

        Args:
            clicks: the press.
            message: the list.
            anew: what was pressed is no list, and stays: the list goes into the direct messages.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        if anew:
            put_anew(self._outbox, clicks.user.id, message)
        elif clicks.container.is_ephemeral:
            self._put_alone(clicks, message)
        else:
            put(self._outbox, clicks, message)

    def put_again(self, place: Place, message: Message) -> None:
        """Show a list anew where it stands, if it still does and Slack still lets.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        if place.ts:
            self._outbox.update(place.channel, place.ts, message)
        elif place.url:
            self._outbox.respond(place.url, message, replace_original=True)

    def recount(self, user: str, item: ItemId, run_id: RunId | None = None) -> None:
        """Show the cards anew that say how many notes a question has.

        Args:
            user: whose.
            item: the question.
            run_id: a run whose card is shown anew, whichever question is open in it.

        Raises:
            SlackError: one was not changed, or that is not known.
        """
        try:
            for run in runs.runs_of(self._database, user):
                if run.id == run_id or (run.stage == "asking" and run.current == item):
                    self._show(run)
        except StoreUnavailable:
            log_event(logging.INFO, "card not shown anew")

    def _put_alone(self, clicks: Clicks, message: Message) -> None:
        """Replace what only one person sees; where the address has expired, write to that person.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        try:
            self._outbox.respond(clicks.response_url, message, replace_original=True)
        except SlackRefused:
            put_anew(self._outbox, clicks.user.id, message)

    def _show(self, run: Run) -> None:
        """Show a run as it is: once more where a press changed it meanwhile, whose card may be older.

        Raises:
            SlackError: it was not changed, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        for _ in range(MOST_LOOKS):
            placed = runs.placed(self._database, run.id)
            if placed is None:
                return
            self._outbox.update(placed.channel, placed.ts, self._cards.card(run))
            now = runs.find(self._database, run.id)
            if now is None or now.revision == run.revision:
                return
            run = now
