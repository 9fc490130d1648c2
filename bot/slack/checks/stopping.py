"""What ends all that Kloe does for a person of itself: the word STOP, and the button of Home."""

from datetime import datetime

from bot import wording
from bot.selfcheck import dialogue
from bot.slack.message import Message
from bot.slack.shared import said
from bot.store import reminders, runs
from bot.store.engine import Database


def stop_all(database: Database, user: str, at: datetime) -> Message:
    """End every self-check that is under way and every reminder, and say how many.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    open_runs = [run for run in runs.runs_of(database, user) if run.is_open]
    for run in open_runs:
        runs.step_run(
            database, run.id, user, lambda now: dialogue.step(now, dialogue.Stop(), at).run
        )
    dropped = reminders.drop_all(database, user)
    ended = open_runs or dropped
    return said(wording.stopped(len(open_runs), dropped) if ended else wording.STOPPED_NOTHING)
