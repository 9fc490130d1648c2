"""A run as a row: read, begun and saved within a transaction."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.selfcheck import Run
from bot.errors import StoreUnavailable
from bot.store.engine import Kind
from bot.store.selfcheck_tables import IS_OPEN, runs
from bot.store.upsert import insert_into

RUN = tuple(runs.c[name] for name in Run.model_fields)
"""The columns of which a run is made."""
BEGIN_TRIES = 3
"""Times at most that a begin looks for the run in its way; it may have ended each time."""

_FIXED = ("id", "user", "check", "team", "started_at")
"""What no change of a run changes."""
_IN_THE_WAY = (
    select(*RUN)
    .where(
        or_(
            runs.c.id == bindparam("of_run"),
            (runs.c.user == bindparam("of_user"))
            & (runs.c.check == bindparam("of_check"))
            & IS_OPEN,
        )
    )
    .order_by(IS_OPEN.desc(), runs.c.id)
    .limit(1)
)
_SAVE = (
    update(runs)
    .where(runs.c.id == bindparam("of_run"), runs.c.revision == bindparam("of_revision"))
    .values({c.name: bindparam(f"new_{c.name}") for c in RUN if c.name not in _FIXED})
)


def run_of(row: RowMapping) -> Run:
    """Return the run that a row with the columns `RUN` holds."""
    return Run.model_validate({column.name: row[column] for column in RUN})


def begin_in(connection: Connection, kind: Kind, run: Run) -> Run:
    """Insert a run and return it, or return the one that is in its way.

    Raises:
        StoreUnavailable: each time that one was in the way it had ended when it was looked for.
    """
    bound = {"of_run": run.id, "of_user": run.user, "of_check": run.check}
    for _ in range(BEGIN_TRIES):
        if connection.execute(_insert(kind), _row(run)).first() is not None:
            return run
        found = connection.execute(_IN_THE_WAY, bound).mappings().first()
        if found is not None:
            return run_of(found)
    raise StoreUnavailable("Busy")


def save_in(connection: Connection, before: Run, after: Run) -> bool:
    """Save what became of a run; False as `runs.save`."""
    fresh = {f"new_{name}": value for name, value in _row(after).items() if name not in _FIXED}
    bound = {"of_run": before.id, "of_revision": before.revision, **fresh}
    try:
        with connection.begin_nested():  # the index of open runs may refuse this, and nothing else
            return connection.execute(_SAVE, bound).rowcount > 0
    except IntegrityError:
        return False


def _row(run: Run) -> dict[str, Any]:
    responses = [response.model_dump(mode="json") for response in run.responses]
    return {**{name: getattr(run, name) for name in Run.model_fields}, "responses": responses}


@cache
def _insert(kind: Kind) -> ReturningInsert[Any]:
    return insert_into(runs, kind).on_conflict_do_nothing().returning(runs.c.id)
