"""What is kept about one person: counted, handed out and erased when they ask."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import reduce
from operator import add

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    ScalarSelect,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.domain.ids import Value
from bot.domain.request import Feedback
from bot.domain.selfcheck import CheckId, Missed, Note, Reminder, Run
from bot.store.claims import ERASED
from bot.store.engine import Database
from bot.store.missed import missed_in
from bot.store.notes import notes_in
from bot.store.placed import Placed, placed_in
from bot.store.reminders import reminders_in
from bot.store.runs import runs_in
from bot.store.selfcheck_tables import (
    EVERY_TABLE,
    evidence_notes,
    reminders,
    reminders_missed,
    reminders_sent,
    runs,
)
from bot.store.tables import IS_PENDING, answers, feedback, instances, requests, thread_memory


class KeptAbout(Value):
    """How much is kept about one person."""

    requests: int
    """Not answered yet, or asked in the person's own channels."""
    answers: int
    """In the person's own channels."""
    threads: int
    """In the person's own channels."""
    feedback: int
    """What the person made of answers."""
    self_checks: int
    """Begun, whether or not they came to their end."""
    evidence: int
    """What the person noted for questions."""
    reminders: int
    """Those that are wanted, and notes of those that were sent or missed."""

    @property
    def total(self) -> int:
        """All of it."""
        return sum(getattr(self, name) for name in KeptAbout.model_fields)


class Sent(Value):
    """A reminder that was sent, or was about to be."""

    check: CheckId
    period: str
    """As of the `Reminder`."""
    claimed_at: datetime
    """UTC."""


class Everything(Value):
    """What is kept about one person, to be handed to that person."""

    kept: KeptAbout
    """How much there is of everything, also of what holds no words and is not listed here."""
    runs: tuple[Run, ...]
    """The newest first."""
    notes: tuple[Note, ...]
    reminders: tuple[Reminder, ...]
    sent: tuple[Sent, ...]
    missed: tuple[Missed, ...]
    feedback: tuple[Feedback, ...]
    cards: tuple[Placed, ...] = ()


_USER: BindParameter[str] = bindparam("of_user")
_CHANNELS: BindParameter[Sequence[str]] = bindparam("of_channels", expanding=True)
OF_PERSON: dict[Table, ColumnElement[bool]] = {
    requests: or_(requests.c.channel.in_(_CHANNELS), and_(requests.c.user == _USER, IS_PENDING)),
    answers: answers.c.channel.in_(_CHANNELS),
    thread_memory: thread_memory.c.channel.in_(_CHANNELS),
    feedback: feedback.c.user == _USER,
    runs: runs.c.user == _USER,
    evidence_notes: evidence_notes.c.user == _USER,
    reminders: reminders.c.user == _USER,
    reminders_sent: reminders_sent.c.user == _USER,
    reminders_missed: reminders_missed.c.user == _USER,
}
"""Which rows of a table are about one person."""
_COUNTED: dict[str, tuple[Table, ...]] = {
    "requests": (requests,),
    "answers": (answers,),
    "threads": (thread_memory,),
    "feedback": (feedback,),
    "self_checks": (runs,),
    "evidence": (evidence_notes,),
    "reminders": (reminders, reminders_sent, reminders_missed),
}
"""Field of `KeptAbout` to the tables whose rows it counts."""
_COUNT: dict[Table, ScalarSelect[int]] = {
    table: select(func.count()).select_from(table).where(where).scalar_subquery()
    for table, where in OF_PERSON.items()
}
_COUNTS = select(
    *(
        reduce(add, (_COUNT[table] for table in tables)).label(name)
        for name, tables in _COUNTED.items()
    )
)
_SENT = (
    select(*(reminders_sent.c[name] for name in Sent.model_fields))
    .where(OF_PERSON[reminders_sent])
    .order_by(reminders_sent.c.claimed_at, reminders_sent.c.check, reminders_sent.c.period)
)
_FEEDBACK = (
    select(feedback).where(OF_PERSON[feedback]).order_by(feedback.c.given_at, feedback.c.answer_id)
)
_ERASE_REQUESTS = (
    update(requests)
    .where(OF_PERSON[requests])
    .values(**ERASED, channel="", thread_ts=None, message_ts=None, state="done")
)
"""Leaves the keys, so that a message that Slack sends again is not answered after all."""
_ERASED_TABLES = (
    requests,
    feedback,
    answers,
    thread_memory,
    runs,
    evidence_notes,
    reminders,
    reminders_sent,
    reminders_missed,
)
"""Requests go first: whoever records an answer at the same time waits, and then keeps none.

Reminders go before what tells of them, which is only written where there is one."""
_ERASURES = {
    table: _ERASE_REQUESTS if table is requests else delete(table).where(OF_PERSON[table])
    for table in _ERASED_TABLES
}
_ERASE_ALL = (
    delete(reminders),
    *(delete(t) for t in reversed(EVERY_TABLE.sorted_tables) if t not in {reminders, instances}),
)
"""The same; and what rests on something goes before it."""


def about(db: Database, user: str, channels: Collection[str]) -> KeptAbout:
    """Return how much is kept about a person.

    Args:
        db: the database.
        user: the person.
        channels: those that are this person's alone: the direct messages with Kloe.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.read() as connection:
        return _about(connection, bound_to(user, channels))


def everything_about(db: Database, user: str, channels: Collection[str]) -> Everything:
    """Return what is kept about a person: as they entered it, and how much there is of the rest.

    Args:
        db: the database.
        user: the person.
        channels: those that are this person's alone: the direct messages with Kloe.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    bound = bound_to(user, channels)
    with db.read() as connection:
        sent = connection.execute(_SENT, bound).mappings().all()
        given = connection.execute(_FEEDBACK, bound).mappings().all()
        return Everything(
            kept=_about(connection, bound),
            runs=runs_in(connection, user),
            notes=notes_in(connection, user),
            reminders=reminders_in(connection, user),
            sent=tuple(Sent.model_validate(dict(row)) for row in sent),
            missed=missed_in(connection, user),
            cards=placed_in(connection, user),
            feedback=tuple(Feedback.model_validate(dict(row)) for row in given),
        )


def erase(db: Database, user: str, channels: Collection[str]) -> KeptAbout:
    """Erase everything that is kept about a person; how much of each kind it was.

    The keys of requests stay claimed.

    Args:
        db: the database.
        user: the person.
        channels: those that are this person's alone: the direct messages with Kloe.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        gone = {
            table: connection.execute(erasure, bound_to(user, channels)).rowcount
            for table, erasure in _ERASURES.items()
        }
    return KeptAbout(
        **{name: sum(gone[table] for table in tables) for name, tables in _COUNTED.items()}
    )


def erase_all(db: Database) -> int:
    """Erase everything about everybody, the keys of requests too; how many things it was.

    Only that this process is there stays known, so that it can go on.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        return sum(connection.execute(erasure).rowcount for erasure in _ERASE_ALL)


def _about(connection: Connection, bound: dict[str, object]) -> KeptAbout:
    row = connection.execute(_COUNTS, bound).mappings().one()
    return KeptAbout.model_validate(dict(row))


def bound_to(user: str, channels: Collection[str]) -> dict[str, object]:
    """Return what `OF_PERSON` is bound to for one person."""
    return {"of_user": user, "of_channels": list(channels)}
