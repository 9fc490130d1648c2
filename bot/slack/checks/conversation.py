"""The conversation of a self-check: what each press and word changes, and which card is shown then."""

from collections.abc import Callable
from datetime import datetime

from bot import wording
from bot.domain.selfcheck import CheckId, ItemId, Run, RunId, SelfCheck
from bot.selfcheck import dialogue
from bot.selfcheck.book import Book
from bot.selfcheck.dialogue import Became, Move
from bot.selfcheck.going_on import to_go_on
from bot.slack.checks.beginning import begun_of, run_name
from bot.slack.checks.cards import Cards
from bot.slack.checks.consent_card import Proposal, choice_of, consent_card
from bot.slack.checks.handling import Handlers, OnPress, Then, Touched, Typed, Word
from bot.slack.checks.placing import Placing
from bot.slack.checks.put import put
from bot.slack.checks.question_card import level_of
from bot.slack.checks.reminder_card import with_lines
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.payloads import Clicks
from bot.slack.shared import said
from bot.store import runs
from bot.store.engine import Database

_SAID: dict[Became, str] = {
    "done": "",
    "repeated": wording.CARD_REPEATED,
    "stale": wording.CARD_STALE,
    "ended": wording.CARD_ENDED,
}
OnDone = Callable[[Run], object]
"""Told of a run that came to its end."""


class Conversation:
    """Leads people through self-checks; safe to share between threads."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        book: Callable[[], Book],
        *,
        kept_days: int,
        on_done: OnDone = lambda _: None,
    ) -> None:
        """Prepare.

        Args:
            database: where runs are kept.
            outbox: the way to Slack.
            book: gives the self-checks that are asked now.
            kept_days: days since its last change for which a run is kept.
            on_done: told of each run that came to its end, after its summary is shown.
        """
        self._database = database
        self._outbox = outbox
        self._book = book
        self._kept_days = kept_days
        self._on_done = on_done
        self._cards = Cards(database, book)
        self._placing = Placing(database, outbox)

    def handlers(self) -> Handlers:
        """Return what the conversation acts on."""
        moves: dict[str, Callable[[Touched], Move | None]] = {
            "answer": _answer,
            "skip": lambda touched: dialogue.Skip(touched.number(1)),
            "back": lambda touched: dialogue.Back(touched.number(1)),
            "pause": lambda touched: dialogue.Pause(touched.number(1)),
            "resume": lambda _: dialogue.Resume(),
            "edit": lambda touched: dialogue.Edit(ItemId(touched.word(1))),
        }
        presses: dict[str, OnPress] = {
            "offer": self._on_offer,
            "afresh": self._on_afresh,
            "choose": self._on_choose,
            "decline": self._on_decline,
            "begin": self._on_begin,
            "summary": self._on_summary,
            **{verb: self._on_move(made) for verb, made in moves.items()},
        }
        return Handlers(presses=presses, words={"check": Word(self.opened, "direct")})

    def opened(self, typed: Typed) -> Message:
        """Return the card with which a self-check begins or goes on, or the list of all.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        catalog = self._book().catalog
        if not typed.rest:
            return self._choice(typed.user)
        line, dot, number = typed.rest.partition(".")
        within = catalog.named(line) if dot and number.isdecimal() else None
        check = catalog.find(typed.rest) or within
        if check is None:
            return self._choice(typed.user, wording.check_unknown(typed.rest))
        message = self.offered(typed.user, check.id, typed.key, typed.at)
        told = wording.check_within(typed.rest, check.title) if check is within else ""
        return with_lines(message, [told] if told else [])

    def offered(self, user: str, check_id: CheckId, key: str, at: datetime) -> Message:
        """Return the card of the run with which a person can go on, or ask for consent.

        The open run is taken up again; one that was stopped is shown, with the choice between that
        and a new one.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        check = self._book().catalog.find(check_id)
        if check is None:
            return self._choice(user, wording.check_unknown(check_id))
        run = to_go_on(runs.runs_of(self._database, user), check.id)
        if run is None:
            return self._consent(check, user, key)
        resumed = runs.step_run(
            self._database,
            run.id,
            user,
            lambda now: dialogue.step(now, dialogue.Resume(), at).run if now.is_open else None,
        )
        return self._cards.card(resumed)

    def _consent(self, check: SelfCheck, user: str, key: str) -> Message:
        grounds = self._book().grounds(check)
        return consent_card(Proposal(check, run_name(user, key), self._kept_days, grounds))

    def _choice(self, user: str, lead: str = wording.CHECK_CHOOSE) -> Message:
        found, checks = runs.runs_of(self._database, user), self._book().catalog.checks
        return choice_of(checks, [to_go_on(found, check.id) for check in checks], lead=lead)

    def _on_offer(self, touched: Touched) -> Then:
        check_id, clicks = CheckId(touched.word(0)), touched.clicks

        def then() -> None:
            """Show the open run, or ask for consent."""
            message = self.offered(touched.user, check_id, clicks.trigger_id, touched.at)
            self._placing.put(clicks, message)

        return then

    def _on_afresh(self, touched: Touched) -> Then:
        """Ask for consent to a new run, whatever became of the one before."""
        check = self._book().catalog.find(touched.word(0))
        key = touched.clicks.trigger_id
        card = self._consent(check, touched.user, key) if check else said(wording.CARD_GONE)
        return lambda: put(self._outbox, touched.clicks, card)

    def _on_choose(self, touched: Touched) -> Then:
        return lambda: put(self._outbox, touched.clicks, self._choice(touched.user))

    def _on_decline(self, touched: Touched) -> Then:
        return lambda: put(self._outbox, touched.clicks, said(wording.CONSENT_REFUSED))

    def _on_begin(self, touched: Touched) -> Then:
        """Begin the run to which the person agreed, once however often the button is pressed."""
        begun = begun_of(self._database, self._book(), touched)
        run_id = begun.run_id
        if run_id is None:
            return lambda: put(self._outbox, touched.clicks, said(begun.told))
        return lambda: self._show(touched.clicks, run_id, begun.told)

    def _on_move(self, made: Callable[[Touched], Move | None]) -> OnPress:
        """Return what makes a move on the run that a button carries."""

        def act(touched: Touched) -> Then:
            """Save the move, and return what shows the run after it."""
            run_id, move = RunId(touched.word(0)), made(touched)
            if move is None:
                return lambda: self._show(touched.clicks, run_id, wording.CARD_STALE)
            told, is_done = self._moved(run_id, touched, move)
            return lambda: self._show(touched.clicks, run_id, told, is_done=is_done)

        return act

    def _moved(self, run_id: RunId, touched: Touched, move: Move) -> tuple[str, bool]:
        """Save a move, and return what is to be said of it and whether it ended the run.

        Raises:
            StoreUnavailable: nothing was saved.
        """
        became: Became = "ended"
        wanted = -1

        def change(run: Run) -> Run | None:
            """Return the run after the move, or None where nothing is to be saved."""
            nonlocal became, wanted
            stepped = dialogue.step(run, move, touched.at)
            became, wanted = stepped.became, stepped.run.revision
            return stepped.run if became == "done" else None

        run = runs.step_run(self._database, run_id, touched.user, change)
        if became == "done" and run is not None and run.revision != wanted:
            return wording.CARD_OTHER_OPEN, False
        return _SAID[became], became == "done" and run is not None and run.stage == "done"

    def _show(
        self, clicks: Clicks, run_id: RunId, told: str = "", *, is_done: bool = False
    ) -> None:
        """Show a run as it is now: a press that came meanwhile is in it.

        Raises:
            SlackError: it is not shown, or that is not known.
            StoreUnavailable: the database cannot be used now.
        """
        own = runs.own_run(self._database, run_id, clicks.user.id)
        self._placing.put(clicks, self._cards.card(own, told))
        if own and is_done:
            self._on_done(own)

    def _on_summary(self, touched: Touched) -> Then:
        run_id = RunId(touched.word(0))

        def then() -> None:
            """Show what there is so far."""
            own = runs.own_run(self._database, run_id, touched.user)
            put(self._outbox, touched.clicks, self._cards.summary(own))

        return then


def _answer(touched: Touched) -> Move | None:
    level = level_of(touched.word(3))
    return dialogue.Answer(touched.number(1), ItemId(touched.word(2)), level) if level else None
