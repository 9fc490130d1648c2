"""The tables of self-checks: runs, evidence, reminders, and what belongs to teams."""

from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import JSON, Index, Table, literal_column, text, true
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import TypedText
from bot.store.tables import Base


class RunRow(Base):
    """One person going through one self-check, and where its latest card stands in Slack."""

    __tablename__ = "runs"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(index=True)
    check: Mapped[str]
    items: Mapped[list[str]]
    responses: Mapped[list[Any]] = mapped_column(JSON)
    """The fields of a `Response` each, its time in ISO 8601."""
    skipped: Mapped[list[str]]
    current: Mapped[str | None]
    stage: Mapped[str]
    """A `Stage`."""
    revision: Mapped[int]
    team: Mapped[str | None] = mapped_column(index=True)
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    channel: Mapped[str | None]
    """Of the latest card; None as long as there is none."""
    card_ts: Mapped[str | None]
    shown_revision: Mapped[int | None]
    """The revision that the latest card shows."""


class NoteRow(Base):
    """Evidence that a person noted for a question."""

    __tablename__ = "evidence_notes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(index=True)
    item: Mapped[str]
    what: Mapped[str] = mapped_column(TypedText)
    where: Mapped[str] = mapped_column(TypedText)
    owner: Mapped[str] = mapped_column(TypedText)
    review_on: Mapped[date | None]
    noted_at: Mapped[datetime]


class ReminderRow(Base):
    """When a person wants to be reminded of a self-check."""

    __tablename__ = "reminders"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user: Mapped[str] = mapped_column(primary_key=True)
    check: Mapped[str] = mapped_column(primary_key=True)
    every: Mapped[str]
    """An `Every`."""
    starts_on: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str]
    due_at: Mapped[datetime] = mapped_column(index=True)
    period: Mapped[str]
    follows: Mapped[bool] = mapped_column(server_default=true())
    """Whether the zone goes with the person."""


class SentRow(Base):
    """The claim on one reminder, taken before it is sent, so that no period has two."""

    __tablename__ = "reminders_sent"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user: Mapped[str] = mapped_column(primary_key=True)
    check: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    claimed_at: Mapped[datetime]


class MissedRow(Base):
    """A reminder that was not sent, of which the person is still to be told."""

    __tablename__ = "reminders_missed"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user: Mapped[str] = mapped_column(primary_key=True)
    check: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)


class TeamRow(Base):
    """A self-check that a team does together; who opened it is not kept."""

    __tablename__ = "teams"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    check: Mapped[str]
    message_ts: Mapped[str | None]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    shown_count: Mapped[int] = mapped_column(server_default=text("0"))
    """How many were done at the time of which the message tells."""


runs = cast("Table", RunRow.__table__)
evidence_notes = cast("Table", NoteRow.__table__)
reminders = cast("Table", ReminderRow.__table__)
reminders_sent = cast("Table", SentRow.__table__)
reminders_missed = cast("Table", MissedRow.__table__)
teams = cast("Table", TeamRow.__table__)

EVERY_TABLE = Base.metadata
"""All tables, those of `tables` among them."""

IS_OPEN = runs.c.stage.in_([literal_column("'asking'"), literal_column("'paused'")])
"""As `Run.is_open`; the very words of the index, or it would not be used."""
Index(
    "uq_runs_open",
    runs.c.user,
    runs.c.check,
    unique=True,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
