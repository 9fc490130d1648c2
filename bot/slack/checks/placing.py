"""Where the live card of each run stands: whoever posts one has it noted."""

import logging

from bot.errors import StoreUnavailable
from bot.log import log_event
from bot.slack.checks.put import Place, put, put_anew
from bot.slack.message import Message, Sendable
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.store import runs
from bot.store.engine import Database


class Placing:
    """Puts cards where people see them, and notes where that is; safe to share between threads."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        self._database = database
        self._outbox = outbox

    def put(self, clicks: Clicks, message: Message) -> None:
        """Show a message in place of the card that was pressed, or else in the direct messages.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        place = put(self._outbox, clicks, message)
        if place:
            self.noted(message, *place)

    def put_anew(self, user: str, message: Message) -> Place | None:
        """Post a message into the direct messages with a person, and return where it stands.

        Raises:
            SlackError: it is not posted, or that is not known.
        """
        place = put_anew(self._outbox, user, message)
        if place:
            self.noted(message, *place)
        return place

    def noted(self, message: Sendable, channel: str, ts: str) -> None:
        """Note where a message stands that was posted, if it is the card of a run.

        It is there, whatever becomes of the note, and is not to be posted again for want of it.
        """
        shows = message.shows if ts and isinstance(message, Message) else None
        if shows is None:
            return
        try:
            runs.place(self._database, shows.run, channel, ts, shows.revision)
        except StoreUnavailable as error:
            log_event(logging.INFO, "place of a card not noted", error=error.reason)
