"""Runs: where each person stands in a self-check, and where its latest card stands in Slack."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, or_, select, update

from bot.domain.selfcheck import CheckId, Run, RunId
from bot.store.engine import Database
from bot.store.run_rows import RUN, begin_in, run_of, save_in
from bot.store.selfcheck_tables import IS_OPEN, runs


class Placed(NamedTuple):
    """Where the latest card of a run stands, and which revision it shows."""

    channel: str
    ts: str
    revision: int


_PLACE = (runs.c.channel, runs.c.card_ts, runs.c.shown_revision)
_BY_ID = select(*RUN).where(runs.c.id == bindparam("of_run"))
_OWN = _BY_ID.where(runs.c.user == bindparam("of_user"))
_OWN_TO_CHANGE = _OWN.with_for_update()
_OPEN = select(*RUN).where(
    runs.c.user == bindparam("of_user"), runs.c.check == bindparam("of_check"), IS_OPEN
)
_OF_USER = (
    select(*RUN)
    .where(runs.c.user == bindparam("of_user"))
    .order_by(runs.c.started_at.desc(), runs.c.id)
)
_DONE_IN_TEAM = (
    select(*RUN)
    .where(runs.c.team == bindparam("of_team"), runs.c.stage == "done")
    .order_by(runs.c.done_at, runs.c.id)
)
_TO_PLACE = (
    update(runs)
    .where(
        runs.c.id == bindparam("of_run"),
        or_(runs.c.shown_revision.is_(None), runs.c.shown_revision <= bindparam("shown")),
    )
    .values(
        channel=bindparam("to_channel"),
        card_ts=bindparam("to_ts"),
        shown_revision=bindparam("shown"),
    )
)
_PLACED = select(*_PLACE).where(runs.c.id == bindparam("of_run"), runs.c.card_ts.is_not(None))
_BEHIND = (
    select(*RUN, *_PLACE)
    .where(runs.c.shown_revision < runs.c.revision)
    .order_by(runs.c.changed_at, runs.c.id)
    .limit(bindparam("most"))
)
_DELETE = runs.delete().where(runs.c.id == bindparam("of_run"), runs.c.user == bindparam("of_user"))


def begin(db: Database, run: Run) -> Run:
    """Keep a new run and return it, or return the open one of the same person and self-check.

    Whoever begins at once, in this process or another, gets the same run.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return db.do(lambda connection: begin_in(connection, db.kind, run))


def find(db: Database, run_id: RunId) -> Run | None:
    """Return a run by its id; None where it is not kept.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _first(db, _BY_ID, {"of_run": run_id})


def own_run(db: Database, run_id: str, user: str) -> Run | None:
    """Return a run of this person's; None where that person has none such.

    Args:
        db: the database.
        run_id: as a button carries it; it may be anybody's, or no run's at all.
        user: the person.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _first(db, _OWN, {"of_run": run_id, "of_user": user})


def open_run(db: Database, user: str, check: CheckId) -> Run | None:
    """Return the run with which a person can go on; None where there is none.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return _first(db, _OPEN, {"of_user": user, "of_check": check})


def runs_of(db: Database, user: str) -> tuple[Run, ...]:
    """Return all runs of a person, the newest first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return runs_in(connection, user)


def runs_in(connection: Connection, user: str) -> tuple[Run, ...]:
    """Do as `runs_of`, in a transaction that does more."""
    rows = connection.execute(_OF_USER, {"of_user": user}).mappings()
    return tuple(run_of(row) for row in rows)


def done_in_team(db: Database, team: str) -> tuple[Run, ...]:
    """Return the runs of a team's self-check that are done, the first done first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        rows = connection.execute(_DONE_IN_TEAM, {"of_team": team}).mappings().all()
    return tuple(run_of(row) for row in rows)


def save(db: Database, before: Run, after: Run) -> bool:
    """Keep what became of a run.

    Returns:
        False, and nothing is kept, where the run has changed since `before` or is gone, or where
        it would be a second open one of the same person and self-check.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    return db.do(lambda connection: save_in(connection, before, after))


def step_run(
    db: Database, run_id: RunId, user: str, change: Callable[[Run], Run | None]
) -> Run | None:
    """Change a run as it is kept; nobody else changes it meanwhile.

    Args:
        db: the database.
        run_id: the run.
        user: the person whose run it has to be.
        change: returns the run as it is to be, or None where nothing is to be saved. It raises
            nothing, and may be called again where the database was lost meanwhile.

    Returns:
        The run as it is kept now: unchanged where nothing was to be saved, and where it would have
        become a second open one of the same person and self-check. None where that person has no
        such run.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """

    def work(connection: Connection) -> Run | None:
        """Read, change and save the run in one transaction."""
        bound = {"of_run": run_id, "of_user": user}
        row = connection.execute(_OWN_TO_CHANGE, bound).mappings().one_or_none()
        before = None if row is None else run_of(row)
        after = None if before is None else change(before)
        is_saved = before is not None and after is not None and save_in(connection, before, after)
        return after if is_saved else before

    return db.do(work)


def place(  # noqa: PLR0917 - which run, and the three parts of a `Placed` in their order
    db: Database, run_id: RunId, channel: str, ts: str, revision: int
) -> None:
    """Note where the latest card of a run stands, unless one of a later revision is known.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"of_run": run_id, "to_channel": channel, "to_ts": ts, "shown": revision}
    db.do(lambda connection: connection.execute(_TO_PLACE, bound))


def placed(db: Database, run_id: RunId) -> Placed | None:
    """Return where the latest card of a run stands; None where there is none.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        row = connection.execute(_PLACED, {"of_run": run_id}).one_or_none()
    return None if row is None else Placed(*row)


def behind(db: Database, limit: int) -> tuple[tuple[Run, Placed], ...]:
    """Return runs whose card shows an older revision, those that have waited longest first.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        rows = connection.execute(_BEHIND, {"most": limit}).mappings().all()
    return tuple((run_of(row), Placed(*(row[column] for column in _PLACE))) for row in rows)


def delete(db: Database, run_id: RunId, user: str) -> bool:
    """Erase a run; False where that person has none such.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = {"of_run": run_id, "of_user": user}
    return db.do(lambda connection: connection.execute(_DELETE, bound).rowcount > 0)


def _first(db: Database, statement: Select[Any], bound: dict[str, str]) -> Run | None:
    with db.read() as connection:
        row = connection.execute(statement, bound).mappings().first()
    return None if row is None else run_of(row)
