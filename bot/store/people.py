"""What is kept about one person, told and erased when they ask."""

from collections.abc import Collection, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
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
from bot.store.claims import ERASED
from bot.store.engine import Database
from bot.store.tables import IS_PENDING, answers, feedback, requests, thread_memory


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

    @property
    def total(self) -> int:
        """All of it."""
        return self.requests + self.answers + self.threads + self.feedback


_USER: BindParameter[str] = bindparam("of_user")
_CHANNELS: BindParameter[Sequence[str]] = bindparam("of_channels", expanding=True)
_WHERE: dict[Table, ColumnElement[bool]] = {
    requests: or_(requests.c.channel.in_(_CHANNELS), and_(requests.c.user == _USER, IS_PENDING)),
    answers: answers.c.channel.in_(_CHANNELS),
    thread_memory: thread_memory.c.channel.in_(_CHANNELS),
    feedback: feedback.c.user == _USER,
}
"""Which rows of a table are about one person."""
_COUNTS = select(
    *(select(func.count()).select_from(t).where(w).scalar_subquery() for t, w in _WHERE.items())
)
"""In the order of the fields of `KeptAbout`."""
_ERASE_REQUESTS = (
    update(requests)
    .where(_WHERE[requests])
    .values(**ERASED, channel="", thread_ts=None, message_ts=None, state="done")
)
"""Leaves the keys, so that a message that Slack sends again is not answered after all."""
_ERASURES = (
    delete(feedback).where(_WHERE[feedback]),
    delete(answers).where(_WHERE[answers]),
    delete(thread_memory).where(_WHERE[thread_memory]),
    _ERASE_REQUESTS,
)


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
        found = connection.execute(_COUNTS, _bound(user, channels)).one()
    return KeptAbout(**dict(zip(KeptAbout.model_fields, found, strict=True)))


def erase(db: Database, user: str, channels: Collection[str]) -> int:
    """Erase everything that is kept about a person; how many things it was.

    The keys of requests stay claimed.

    Args:
        db: the database.
        user: the person.
        channels: those that are this person's alone: the direct messages with Kloe.

    Raises:
        StoreUnavailable: the database cannot be used now.
    """
    with db.write() as connection:
        return sum(connection.execute(e, _bound(user, channels)).rowcount for e in _ERASURES)


def _bound(user: str, channels: Collection[str]) -> dict[str, object]:
    return {"of_user": user, "of_channels": list(channels)}
