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

    def recount(
        self, user: str, item: ItemId, run_id: RunId | None = None, place: Place | None = None
    ) -> None:
        """Show the cards anew that say how many notes a question has.

        Args:
            user: whose.
            item: the question.
            run_id: a run whose card is shown anew, whichever question is open in it.
            place: where the card of that run stands on which evidence was added.

        Raises:
            SlackError: one was not changed, or that is not known.
        """
        try:
            for run in runs.runs_of(self._database, user):
                if run.id == run_id or (run.stage == "asking" and run.current == item):
                    self._show(run, place if run.id == run_id else None)
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

    def _show(self, run: Run, pressed: Place | None) -> None:
        """Show a run as it is: once more where a press changed it meanwhile, whose card may be older.

        Args:
            run: the run.
            pressed: where the card stands that the person looks at, whichever was the latest before.

        Raises:
            SlackError: it was not changed, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        for _ in range(MOST_LOOKS):
            if not (pressed and self._is_put(run, pressed.channel, pressed.ts)):
                placed = runs.placed(self._database, run.id)
                if placed is None:
                    return
                self._is_put(run, placed.channel, placed.ts)
            now = runs.find(self._database, run.id)
            if now is None or now.revision == run.revision:
                return
            run = now

    def _is_put(self, run: Run, channel: str, ts: str) -> bool:
        """Show a run in a card that stands already, and tell whether it still does.

        Raises:
            SlackError: it was not changed, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        is_there = bool(ts) and self._outbox.update(channel, ts, self._cards.card(run))
        if is_there:
            runs.place(self._database, run.id, channel, ts, run.revision)
        return is_there
