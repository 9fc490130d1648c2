"""The tables: what is kept of requests, answers, threads, feedback and gaps."""

from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import JSON, ForeignKey, Index, MetaData, Table, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.store.columns import TypedText, UtcTime

State = Literal["pending", "done", "given_up"]
"""Of a request: saved and not answered yet; answered, or not to be; not answered in time."""


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can name it too, and says how types are kept."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way to declare it
        datetime: UtcTime,
        str: Text,
        list[str]: JSON,
        dict[str, Any]: JSON,
    }


class RequestRow(Base):
    """A delivery that was accepted; once it was answered, only the claim on its keys."""

    __tablename__ = "requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    way: Mapped[str]
    event_key: Mapped[str] = mapped_column(unique=True)
    message_key: Mapped[str | None] = mapped_column(unique=True)
    answer_id: Mapped[str]
    channel: Mapped[str]
    thread_ts: Mapped[str | None]
    message_ts: Mapped[str | None]
    user: Mapped[str | None]
    """Erased with the text."""
    text: Mapped[str | None] = mapped_column(TypedText)
    withheld: Mapped[str | None]
    response_url: Mapped[str | None]
    """Erased with the text."""
    received_at: Mapped[datetime]
    owner: Mapped[str]
    """The instance that answers it."""
    state: Mapped[str]
    """A `State`."""
    attempts: Mapped[int]
    """Instances that have set out to answer it."""


class AnswerRow(Base):
    """What a reply rested on; nothing of what was asked."""

    __tablename__ = "answers"
    __table_args__ = ({"sqlite_with_rowid": False},)

    answer_id: Mapped[str] = mapped_column(primary_key=True)
    message_key: Mapped[str | None] = mapped_column(index=True)
    channel: Mapped[str]
    thread_ts: Mapped[str | None]
    reply_ts: Mapped[str | None]
    outcome: Mapped[str]
    question_hash: Mapped[str | None]
    passage_ids: Mapped[list[str]]
    frameworks: Mapped[list[str]]
    fingerprint: Mapped[str]
    answered_at: Mapped[datetime]


class ThreadRow(Base):
    """What a follow-up in a thread may lean on."""

    __tablename__ = "thread_memory"
    __table_args__ = ({"sqlite_with_rowid": False},)

    channel: Mapped[str] = mapped_column(primary_key=True)
    thread_ts: Mapped[str] = mapped_column(primary_key=True)
    memory: Mapped[dict[str, Any]]
    """The fields of a `ThreadMemory`."""
    updated_at: Mapped[datetime]


class FeedbackRow(Base):
    """What one person made of one answer; goes when the answer goes."""

    __tablename__ = "feedback"
    __table_args__ = ({"sqlite_with_rowid": False},)

    answer_id: Mapped[str] = mapped_column(
        ForeignKey(AnswerRow.answer_id, ondelete="CASCADE"), primary_key=True
    )
    user: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    reason: Mapped[str | None]
    given_at: Mapped[datetime]


class GapRow(Base):
    """A question that the documents do not answer."""

    __tablename__ = "gaps"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_hash: Mapped[str]
    terms: Mapped[list[str]]
    reason: Mapped[str]
    text: Mapped[str | None] = mapped_column(TypedText)
    found_at: Mapped[datetime]


class InstanceRow(Base):
    """A process that answers."""

    __tablename__ = "instances"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


requests = cast("Table", RequestRow.__table__)
answers = cast("Table", AnswerRow.__table__)
thread_memory = cast("Table", ThreadRow.__table__)
feedback = cast("Table", FeedbackRow.__table__)
gaps = cast("Table", GapRow.__table__)
instances = cast("Table", InstanceRow.__table__)

IS_PENDING = requests.c.state == text("'pending'")
Index(
    "ix_requests_pending",
    requests.c.received_at,
    sqlite_where=IS_PENDING,
    postgresql_where=IS_PENDING,
)
