"""What is kept about a person, shown to that person and erased at their word."""

from bot import wording
from bot.errors import StoreUnavailable
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.slack.presses import Presses
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import about


class Mine:
    """Answers the two buttons under `/kloe privacy`."""

    def __init__(
        self, database: Database, ledger: Ledger, outbox: Outbox, *, presses: Presses
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._outbox = outbox
        self._presses = presses

    def show(self, clicks: Clicks) -> None:
        """Say how much is kept about the person who pressed.

        Raises:
            SlackError: Slack did not say which direct messages are theirs.
        """
        try:
            kept = about(self._database, clicks.user.id, self._channels(clicks))
        except StoreUnavailable:
            self._presses.tell(clicks, wording.LATER)
            return
        asked = wording.kept_about_you(kept.requests, kept.answers, kept.threads, kept.feedback)
        checked = wording.kept_selfchecks(kept.self_checks, kept.evidence, kept.reminders)
        self._presses.tell(clicks, f"{asked} {checked}")

    def erase(self, clicks: Clicks) -> None:
        """Erase what is kept about the person who pressed.

        Raises:
            SlackError: Slack did not say which direct messages are theirs.
        """
        try:
            count = self._ledger.erase(clicks.user.id, self._channels(clicks))
        except StoreUnavailable:
            self._presses.tell(clicks, wording.LATER)
            return
        self._presses.tell(clicks, wording.erased(count))

    def _channels(self, clicks: Clicks) -> tuple[str, ...]:
        return (self._outbox.conversation_with(clicks.user.id),)
