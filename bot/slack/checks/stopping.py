"""What ends all that Kloe does for a person of itself: the word STOP, and the button of Home."""

from datetime import datetime
from typing import NamedTuple

from bot import wording
from bot.domain.selfcheck import Run
from bot.selfcheck import dialogue
from bot.slack.checks.catch_up import CatchUp
from bot.slack.checks.handling import Handlers, Then, Touched, Typed, Word
from bot.slack.checks.put import put
from bot.slack.message import Message
from bot.slack.outbox import Outbox
from bot.slack.shared import said
from bot.store import reminders, runs
from bot.store.engine import Database


class Stopped(NamedTuple):
    """What was ended."""

    runs: tuple[Run, ...]
    """Those that were under way, as they are now."""
    told: Message
    """What the person is told."""


class Stopping:
    """Stops everything of a person's; safe to share between threads."""

    def __init__(self, database: Database, outbox: Outbox, catch_up: CatchUp) -> None:
        """Prepare.

        Args:
            database: where runs and reminders are kept.
            outbox: the way to Slack.
            catch_up: shows the cards of what was stopped as it is.
        """
        self._database = database
        self._outbox = outbox
        self._catch_up = catch_up

    def handlers(self) -> Handlers:
        """Return what it acts on."""
        return Handlers(presses={"stop_all": self._on_press}, words={"stop": Word(self._typed)})

    def _typed(self, typed: Typed) -> Message:
        stopped = self._stop(typed.user, typed.at)
        self._catch_up.at_once(stopped.runs)
        return stopped.told

    def _on_press(self, touched: Touched) -> Then:
        stopped = self._stop(touched.user, touched.at)

        def then() -> None:
            """Say what was stopped, and change the cards of it."""
            put(self._outbox, touched.clicks, stopped.told)
            self._catch_up.at_once(stopped.runs)

        return then

    def _stop(self, user: str, at: datetime) -> Stopped:
        """End every self-check that is under way and every reminder.

        Raises:
            StoreUnavailable: the database cannot be used now.
        """
        ended = [
            runs.step_run(
                self._database,
                run.id,
                user,
                lambda now: dialogue.step(now, dialogue.Stop(), at).run,
            )
            for run in runs.runs_of(self._database, user)
            if run.is_open
        ]
        dropped = reminders.drop_all(self._database, user)
        kept = tuple(run for run in ended if run)
        return Stopped(kept, _told(kept, dropped))


def _told(ended: tuple[Run, ...], dropped: int) -> Message:
    """Return what is said of it; what was done before stays done."""
    if not ended and not dropped:
        return said(wording.STOPPED_NOTHING)
    done = sum(run.stage == "done" for run in ended)
    return said(wording.stopped(len(ended) - done, dropped, done))
