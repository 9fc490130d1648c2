"""Retention: what is old is deleted, and what waited too long is given up."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Delete,
    Table,
    Update,
    bindparam,
    delete,
    func,
    or_,
    select,
    tuple_,
    update,
)

from bot.domain.ids import Value
from bot.store.claims import ERASED
from bot.store.engine import Database
from bot.store.selfcheck_tables import (
    evidence_notes,
    reminders_missed,
    reminders_sent,
    runs,
    teams,
)
from bot.store.tables import (
    IS_PENDING,
    answers,
    feedback,
    gaps,
    instances,
    requests,
    thread_memory,
)

CLAIMS_AT_LEAST = timedelta(hours=24)
"""Shortest life of a claim, however little is kept: Slack sends an event again for minutes, and a
workspace whose deliveries were paused for hours (Slack, "The Events API", read July 2026)."""
INSTANCE_AGE = timedelta(days=1)
"""Age from which an instance that was not seen is forgotten."""
BATCH = 500
"""Rows that one transaction changes, so that no request waits longer than that takes to be saved."""


class Swept(Value):
    """How much a sweep removed."""

    given_up: int
    """Requests that waited too long."""
    feedback: int
    answers: int
    threads: int
    gaps: int
    claims: int
    """Requests that were dealt with."""
    instances: int
    self_checks: int
    evidence: int
    reminders_sent: int
    reminders_missed: int
    teams: int


def _batch(table: Table, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    key = tuple_(*table.primary_key.columns)
    return key.in_(select(*table.primary_key.columns).where(condition).limit(BATCH))


def _delete(table: Table, condition: ColumnElement[bool]) -> Delete:
    return delete(table).where(_batch(table, condition))


_OLDER: BindParameter[datetime] = bindparam("older_than")
_DAY: BindParameter[date] = bindparam("older_than_day")
_STEPS: dict[str, Update | Delete] = {
    "given_up": update(requests)
    .where(_batch(requests, IS_PENDING & (requests.c.received_at < _OLDER)))
    .values(**ERASED, state="given_up"),
    "feedback": _delete(feedback, feedback.c.given_at < _OLDER),
    "answers": _delete(answers, answers.c.answered_at < _OLDER),
    "threads": _delete(thread_memory, thread_memory.c.updated_at < _OLDER),
    "gaps": _delete(gaps, gaps.c.found_at < _OLDER),
    "claims": _delete(requests, ~IS_PENDING & (requests.c.received_at < _OLDER)),
    "instances": _delete(instances, instances.c.seen_at < _OLDER),
}
"""Field of `Swept` to what it counts; all that is `older_than` a moment."""
_SELFCHECK_STEPS: dict[str, Update | Delete] = {
    "self_checks": _delete(runs, runs.c.changed_at < _OLDER),
    "evidence": _delete(
        evidence_notes,
        (evidence_notes.c.noted_at < _OLDER)
        & or_(evidence_notes.c.review_on.is_(None), evidence_notes.c.review_on < _DAY),
    ),
    "reminders_sent": _delete(reminders_sent, reminders_sent.c.claimed_at < _OLDER),
    "reminders_missed": _delete(reminders_missed, reminders_missed.c.due_at < _OLDER),
    "teams": _delete(teams, func.coalesce(teams.c.closed_at, teams.c.opened_at) < _OLDER),
}
"""The same for self-checks, which are compared over years."""


def sweep(
    db: Database,
    *,
    now: datetime,
    keep_days: int,
    keep_selfcheck_days: int,
    give_up_after_hours: int = 24,
) -> Swept:
    """Remove what is older than it may be; what is just that old stays.

    Args:
        db: the database.
        now: the moment from which ages count.
        keep_days: age at most of answers, threads, feedback and gaps, and of claims where it is
            more than a day.
        keep_selfcheck_days: age at most, since their last change, of self-checks of people and of
            teams and of notes of reminders; of evidence since it was noted or is to be reviewed.
        give_up_after_hours: longest time for which a request waits for its answer.

    Raises:
        StoreUnavailable: the database cannot be used now; what was removed before is removed.
    """
    kept = now - timedelta(days=keep_days)
    older_than = {
        **dict.fromkeys(_STEPS, kept),
        "given_up": now - timedelta(hours=give_up_after_hours),
        "claims": min(kept, now - CLAIMS_AT_LEAST),
        "instances": now - INSTANCE_AGE,
    }
    swept = {
        name: _all_of(db, step, {"older_than": older_than[name]}) for name, step in _STEPS.items()
    }
    oldest = now - timedelta(days=keep_selfcheck_days)
    bound = {"older_than": oldest, "older_than_day": oldest.date()}
    selfchecks = {name: _all_of(db, step, bound) for name, step in _SELFCHECK_STEPS.items()}
    db.checkpoint()
    return Swept(**swept, **selfchecks)


def _all_of(db: Database, step: Update | Delete, bound: dict[str, Any]) -> int:
    total, changed = 0, BATCH
    while changed == BATCH:
        with db.write() as connection:
            changed = connection.execute(step, bound).rowcount
        total += changed
    return total
