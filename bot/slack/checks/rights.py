"""What a person may do with what is kept about them: look at it, have it deleted."""

import logging
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bot.errors import SlackRefused, StoreUnavailable
from bot.log import log_event
from bot.slack.checks.blanking import blanked, cards_of, in_turn
from bot.slack.checks.handling import Handlers, OnPress, Then, Touched, Typed, Word
from bot.slack.checks.put import pressed_card, put, put_anew
from bot.slack.checks.rights_card import delete_card, kept_card, not_deleted, receipt
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.presses import Presses
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import KeptAbout, about
from bot.store.runs import runs_of
from bot.wording import ERASED_NOTHING


class Beside(NamedTuple):
    """What the rest of Kloe has to do with it."""

    presses: Presses
    """Tells people what came of a press."""
    cleared: Callable[[str, str], object]
    """Told of each person of whom everything was erased, with the direct messages."""
    contact: str = ""
    """Whom people can ask about what is kept; empty where that is not known."""


class PersonRights:
    """Answers the word `delete`, and the buttons of `/kloe privacy` and Home."""

    def __init__(
        self, database: Database, ledger: Ledger, outbox: Outbox, *, beside: Beside
    ) -> None:
        """Prepare.

        Args:
            database: where everything is kept.
            ledger: erases it there and in memory.
            outbox: the way to Slack.
            beside: what the rest of Kloe has to do with it.
        """
        self._database = database
        self._ledger = ledger
        self._outbox = outbox
        self._beside = beside

    def handlers(self) -> Handlers:
        """Return what it acts on."""
        presses: dict[str, OnPress] = {
            "mine": self._shows(lambda kept, _: kept_card(kept)),
            "delete_all": self._shows(delete_card),
            "delete_all_yes": self._on_yes,
            "delete_all_no": self._on_no,
        }
        return Handlers(presses=presses, words={"delete": Word(self.asked)})

    def asked(self, typed: Typed) -> Message:
        """Return what is kept about a person, and the question whether it is to be deleted.

        Raises:
            SlackError: Slack did not say which direct messages are theirs.
            StoreUnavailable: the database cannot be used now.
        """
        return self._counted(typed.user, delete_card)

    def _shows(self, card: Callable[[KeptAbout, str], Message]) -> OnPress:
        """Return what shows how much is kept, on a card of this kind."""

        def act(touched: Touched) -> Then:
            """Ask Slack for the direct messages only after the press was acknowledged."""
            return lambda: self._show(touched, self._counted(touched.user, card))

        return act

    def _counted(self, user: str, card: Callable[[KeptAbout, str], Message]) -> Message:
        """Return a card that says how much is kept about a person.

        Raises:
            SlackError: Slack did not say which direct messages are theirs.
            StoreUnavailable: the database cannot be used now.
        """
        # Where it was typed may be the direct messages of two colleagues, which are not these.
        channel = self._outbox.conversation_with(user)
        return card(about(self._database, user, _own(channel)), channel)

    def _on_yes(self, touched: Touched) -> Then:
        """Delete; a second press finds nothing, and leaves the receipt as it is."""
        channel, pressed = touched.word(0), pressed_card(touched.clicks)
        places = cards_of(self._database, runs_of(self._database, touched.user), spared=pressed)
        erased = self._ledger.erase(touched.user, _own(channel))

        def tidy() -> None:
            """Empty the database's log, in which erased rows may still stand, and show Home anew."""
            self._empty_log()
            self._beside.cleared(touched.user, channel)

        told = partial(self._tell_erased, touched, erased)
        return in_turn([tidy, told, *blanked(self._outbox, places)])

    def _tell_erased(self, touched: Touched, erased: KeptAbout) -> None:
        """Give the receipt, or say that there was nothing.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        if erased.total:
            message = receipt(erased, touched.at, contact=self._beside.contact)
            self._show(touched, message, is_last=True)
        else:
            self._beside.presses.tell(touched.clicks, ERASED_NOTHING)

    def _on_no(self, touched: Touched) -> Then:
        return lambda: self._show(touched, not_deleted(), is_last=True)

    def _empty_log(self) -> None:
        """Let nothing of what was erased be left beside the database; else the hourly sweep does it."""
        try:
            self._database.checkpoint()
        except StoreUnavailable as error:
            log_event(logging.INFO, "log of the database not emptied", error=error.reason)

    def _show(self, touched: Touched, message: Message, *, is_last: bool = False) -> None:
        """Show a message to the person alone: where the press was made, if that can be.

        Args:
            touched: the press.
            message: what is shown.
            is_last: whether it takes the place of what was pressed, where others would not.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        clicks = touched.clicks
        if pressed_card(clicks) or not clicks.response_url:
            put(self._outbox, clicks, message)
            return
        # In a channel everybody sees the buttons under the menu; what they tell is one person's.
        replaces = is_last and clicks.container.is_ephemeral
        more = {"response_type": "ephemeral", "replace_original": replaces}
        try:
            self._outbox.respond(clicks.response_url, message, **more)
        except SlackRefused:
            put_anew(self._outbox, touched.user, message)


def _own(channel: str) -> tuple[str, ...]:
    """Return the direct messages; none where Slack did not say, since keys without one are nobody's."""
    return (channel,) if channel else ()
