"""What a person takes away: the choice of a format, and the file in their direct messages."""

from collections.abc import Callable

from bot import wording
from bot.domain.selfcheck import Run
from bot.selfcheck.book import Book
from bot.selfcheck.export import Kept
from bot.selfcheck.kept_of import kept_of
from bot.slack.checks.delivery import Delivery, Parcel
from bot.slack.checks.export_card import export_card, format_of
from bot.slack.checks.handling import Handlers, Then, Touched, Typed, Word
from bot.slack.checks.put import put_anew
from bot.slack.files import Files
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.shared import said
from bot.store import runs
from bot.store.engine import Database
from bot.store.ledger import Ledger
from bot.store.people import everything_about
from bot.store.records import records_about


class Exporting:
    """Hands people what is theirs; safe to share between threads."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        book: Callable[[], Book],
        *,
        files: Files,
        ledger: Ledger,
    ) -> None:
        """Prepare.

        Args:
            database: where everything is kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            files: the way for files.
            ledger: knows which presses were taken.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._files = files
        self._ledger = ledger

    def handlers(self) -> Handlers:
        """Return what exports act on."""
        return Handlers(
            presses={"export": self._on_export, "export_as": self._on_format},
            words={"export": Word(_offered, "direct")},
        )

    def _on_export(self, touched: Touched) -> Then:
        """Ask for the format, below the card that was pressed, which stays."""
        run_id = touched.word(0)

        def then() -> None:
            """Show in which forms there is an export."""
            run = self._own(touched.user, run_id)
            message = self._choice(run) if run or not run_id else said(wording.CARD_GONE)
            put_anew(self._outbox, touched.user, message)

        return then

    def _choice(self, run: Run | None) -> Message:
        check = self._book().catalog.find(run.check) if run else None
        return export_card(check.title, run.id) if run and check else export_card("", "")

    def _on_format(self, touched: Touched) -> Then:
        """Hand over the file, once however often Slack tells of the press."""
        form, run_id = format_of(touched.word(0)), touched.word(1)
        if form is None or not self._ledger.claim(f"export:{touched.clicks.trigger_id}"):
            return lambda: None
        delivery: Delivery | None = None

        def then() -> None:
            """Make the file once, and hand it over."""
            nonlocal delivery
            run = self._own(touched.user, run_id)
            if run_id and run is None:
                put_anew(self._outbox, touched.user, said(wording.CARD_GONE))
                return
            channel = self._outbox.conversation_with(touched.user)
            parcel = Parcel(touched.user, form, touched.at.date(), run)
            delivery = delivery or Delivery(self._outbox, self._files, parcel, channel=channel)
            delivery.go_on(self._kept(touched.user, channel), self._book().asked)

        return then

    def _kept(self, user: str, channel: str) -> Kept:
        """Return all that is kept about a person, whose direct messages with Kloe these are."""
        kept = kept_of(everything_about(self._database, user, (channel,)))
        return kept._replace(records=records_about(self._database, user, (channel,)))

    def _own(self, user: str, run_id: str) -> Run | None:
        return runs.own_run(self._database, run_id, user) if run_id else None


def _offered(typed: Typed) -> Message:
    del typed
    return export_card("", "")
