"""What a person may do with what is kept about them: look at it, have it deleted."""

import logging
from collections.abc import Callable

from bot.errors import SlackRefused, StoreUnavailable
from bot.log import log_event
from bot.slack.checks.handling import Handlers, Then, Touched, Typed, Word
from bot.slack.checks.put import pressed_card, put, put_anew
from bot.slack.checks.rights_card import delete_card, kept_card, not_deleted, receipt
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.presses import Presses
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import KeptAbout, about
from bot.wording import ERASED_NOTHING


class PersonRights:
    """Answers the word `delete`, and the buttons of `/kloe privacy` and Home."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        outbox: Outbox,
        *,
        presses: Presses,
        cleared: Callable[[str, str], object],
    ) -> None:
        """Prepare.

        Args:
            database: where everything is kept.
            ledger: erases it there and in memory.
            outbox: the way to Slack.
            presses: tells people what came of a press.
            cleared: told of each person of whom everything was erased, with the direct messages.
        """
        self._database = database
        self._ledger = ledger
        self._outbox = outbox
        self._presses = presses
        self._cleared = cleared

    def handlers(self) -> Handlers:
        """Return what it acts on."""
        presses = {
            "mine": self._on_mine,
            "delete_all": self._on_delete,
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
        # Where it was typed may be the direct messages of two colleagues, which are not these.
        channel = self._outbox.conversation_with(typed.user)
        return delete_card(self._kept(typed.user, channel), channel)

    def _on_mine(self, touched: Touched) -> Then:
        def then() -> None:
            channel = self._outbox.conversation_with(touched.user)
            self._show(touched, kept_card(self._kept(touched.user, channel)))

        return then

    def _on_delete(self, touched: Touched) -> Then:
        def then() -> None:
            channel = self._outbox.conversation_with(touched.user)
            self._show(touched, delete_card(self._kept(touched.user, channel), channel))

        return then

    def _on_yes(self, touched: Touched) -> Then:
        """Delete; a second press finds nothing, and leaves the receipt as it is."""
        channel = touched.word(0)
        erased = self._ledger.erase(touched.user, _own(channel))

        def then() -> None:
            self._empty_log()
            self._cleared(touched.user, channel)
            if erased.total:
                self._show(touched, receipt(erased, touched.at), is_last=True)
            else:
                self._presses.tell(touched.clicks, ERASED_NOTHING)

        return then

    def _on_no(self, touched: Touched) -> Then:
        return lambda: self._show(touched, not_deleted(), is_last=True)

    def _kept(self, user: str, channel: str) -> KeptAbout:
        return about(self._database, user, _own(channel))

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
