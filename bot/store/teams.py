"""Teams: self-checks that the people of a channel do each for themselves, and are shown together."""

from datetime import datetime
from functools import cache
from typing import Any

from pydantic import Field
from sqlalchemy import Update, bindparam, select, update
from sqlalchemy.dialects.sqlite import Insert

from bot.domain.ids import Value
from bot.domain.selfcheck import CheckId
from bot.store.engine import Database, Kind
from bot.store.selfcheck_tables import teams
from bot.store.upsert import insert_into


class Team(Value):
    """A self-check that a team does together; who opened it is not kept."""

    id: str = Field(min_length=1)
    channel: str
    check: CheckId
    message_ts: str | None = None
    """The message that asks to take part; None until it stands."""
    opened_at: datetime
    """UTC."""
    closed_at: datetime | None = None
    """UTC; None as long as people may take part."""
    shown_count: int = Field(default=0, ge=0)
    """How many were done at the time of which the message tells."""


_IS_TEAM = teams.c.id == bindparam("of_team")
_FIND = select(teams).where(_IS_TEAM)
_PLACE = update(teams).where(_IS_TEAM).values(message_ts=bindparam("to_ts"))
_CLOSE = (
    update(teams).where(_IS_TEAM, teams.c.closed_at.is_(None)).values(closed_at=bindparam("at"))
)
_REOPEN = update(teams).where(_IS_TEAM, teams.c.closed_at.is_not(None)).values(closed_at=None)
_CLAIM_SHOWN = (
    update(teams)
    .where(_IS_TEAM, teams.c.shown_count < bindparam("count"))
    .values(shown_count=bindparam("count"))
)


def open_team(db: Database, team: Team) -> None:
    """Keep a team's self-check; one of the same id that is there already stays as it is.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    db.do(lambda connection: connection.execute(_insert(db.kind), vars(team)))


def find(db: Database, team: str) -> Team | None:
    """Return a team's self-check by its id; None where it is not kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        row = connection.execute(_FIND, {"of_team": team}).mappings().one_or_none()
    return None if row is None else Team.model_validate(dict(row))


def place(db: Database, team: str, ts: str) -> None:
    """Note which message asks to take part.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    _changes(db, _PLACE, {"of_team": team, "to_ts": ts})


def close(db: Database, team: str, at: datetime) -> bool:
    """Close a team's self-check; False where it is closed already, or not kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _changes(db, _CLOSE, {"of_team": team, "at": at})


def reopen(db: Database, team: str) -> bool:
    """Let people join a team's self-check again; False where it is open, or not kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _changes(db, _REOPEN, {"of_team": team})


def claim_shown(db: Database, team: str, count: int) -> bool:
    """Claim to show that so many are done.

    Returns:
        True for one caller for each count, in whichever process; False where as many or more are
        shown already.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _changes(db, _CLAIM_SHOWN, {"of_team": team, "count": count})


def _changes(db: Database, statement: Update, bound: dict[str, Any]) -> bool:
    return db.do(lambda connection: connection.execute(statement, bound).rowcount > 0)


@cache
def _insert(kind: Kind) -> Insert:
    return insert_into(teams, kind).on_conflict_do_nothing()
