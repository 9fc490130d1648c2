"""What the database holds about one person, as exports take it."""

from bot.selfcheck.export import Kept
from bot.store.people import Everything


def kept_of(everything: Everything) -> Kept:
    """Return all of it, ready to be exported."""
    return Kept(
        runs=everything.runs,
        notes=everything.notes,
        reminders=everything.reminders,
        sent=everything.sent,
        missed=everything.missed,
        feedback=everything.feedback,
        counts=everything.kept,
        cards=everything.cards,
    )
