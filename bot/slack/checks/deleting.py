"""One self-check deleted, at the person's word and after a question back."""

from functools import partial

from bot import wording
from bot.domain.selfcheck import Run, RunId
from bot.slack.checks.blanking import blanked, cards_of, in_turn
from bot.slack.checks.handling import Handlers, Then, Touched
from bot.slack.checks.press import action_of, value_of
from bot.slack.checks.put import pressed_card, put
from bot.slack.elements import actions, button, paragraph
from bot.slack.message import Message, fallback
from bot.slack.outbox import Outbox
from bot.slack.shared import said
from bot.store import runs
from bot.store.engine import Database
from bot.store.notes import notes_of


class Deleting:
    """Deletes runs; safe to share between threads."""

    def __init__(self, database: Database, outbox: Outbox) -> None:
        self._database = database
        self._outbox = outbox

    def handlers(self) -> Handlers:
        """Return what deleting acts on."""
        return Handlers(presses={"delete_run": self._on_ask, "delete_run_yes": self._on_delete})

    def _on_ask(self, touched: Touched) -> Then:
        """Ask whether it was meant, in place of the summary."""

        def then() -> None:
            """Ask, or say that there is nothing left to delete."""
            run = self._own(touched)
            message = self._question(run) if run else said(wording.CARD_GONE)
            put(self._outbox, touched.clicks, message)

        return then

    def _question(self, run: Run) -> Message:
        text = wording.delete_run(self._notes(run))
        yes = button(wording.DELETE_RUN_YES, action_of("delete_run_yes"), value=value_of(run.id))
        keep = button(wording.DELETE_RUN_NO, action_of("summary"), value=value_of(run.id))
        row = actions([{**yes, "style": "danger"}, keep], block_id="delete_run")
        return Message(fallback(text), (paragraph(text), row))

    def _on_delete(self, touched: Touched) -> Then:
        """Delete it before Slack is answered, put a receipt where the card was, and blank the latest."""
        run = self._own(touched)
        pressed = pressed_card(touched.clicks)
        places = cards_of(self._database, [run] if run else [], spared=pressed)
        notes = self._notes(run) if run else 0
        is_deleted = bool(run) and runs.delete(self._database, RunId(touched.word(0)), touched.user)
        text = wording.deleted_run(touched.at, notes) if is_deleted else wording.CARD_GONE
        receipt = partial(put, self._outbox, touched.clicks, said(text))
        return in_turn([receipt, *blanked(self._outbox, places)])

    def _own(self, touched: Touched) -> Run | None:
        return runs.own_run(self._database, touched.word(0), touched.user)

    def _notes(self, run: Run) -> int:
        """Return how much evidence is noted for what the run asks; it stays."""
        asked = set(run.items)
        return sum(note.item in asked for note in notes_of(self._database, run.user))
