"""Gaps: the questions that the documents do not answer, for whoever writes documents."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.request import Gap
from bot.store.engine import Database
from bot.store.tables import gaps


class KeptGap(Gap):
    """A gap, and when a question showed it."""

    found_at: datetime
    """UTC."""


_LATEST = (
    select(*(gaps.c[name] for name in KeptGap.model_fields))
    .order_by(gaps.c.found_at.desc(), gaps.c.id.desc())
    .limit(bindparam("most"))
)


def latest(db: Database, *, limit: int) -> tuple[KeptGap, ...]:
    """Return the gaps that were found last, the newest first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        rows = connection.execute(_LATEST, {"most": limit}).mappings().all()
    return tuple(KeptGap.model_validate(dict(row)) for row in rows)
