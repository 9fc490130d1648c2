"""Where the latest card of each run stands in Slack, as its person is told of it."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.ids import Value
from bot.domain.selfcheck import RunId
from bot.store.selfcheck_tables import runs


class Placed(Value):
    """The latest card of a run."""

    run: RunId
    channel: str
    """The direct messages in which it stands."""
    card_ts: str
    """Slack's name of the message."""
    shown_revision: int | None
    """The revision of the run that it shows."""


_PLACED_OF_USER = (
    select(runs.c.id.label("run"), runs.c.channel, runs.c.card_ts, runs.c.shown_revision)
    .where(runs.c.user == bindparam("of_user"), runs.c.channel.is_not(None))
    .where(runs.c.card_ts.is_not(None))
    .order_by(runs.c.started_at.desc(), runs.c.id)
)


def placed_in(connection: Connection, user: str) -> tuple[Placed, ...]:
    """Return where the cards of a person's runs stand, the newest run first."""
    rows = connection.execute(_PLACED_OF_USER, {"of_user": user}).mappings()
    return tuple(Placed.model_validate(dict(row)) for row in rows)
