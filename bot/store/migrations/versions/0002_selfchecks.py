# ruff: noqa: INP001 - Alembic runs this file by its name; nobody imports it
"""Self-checks: runs, evidence, reminders and teams."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_TABLES = ("teams", "reminders_missed", "reminders_sent", "reminders", "evidence_notes", "runs")


def upgrade() -> None:
    """Make the tables."""
    _make_runs()
    _make_notes()
    _make_reminders()
    op.create_table(
        "teams",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("message_ts", sa.Text),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("closed_at", _TIME),
        sa.Column("shown_count", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Remove the tables, and all that is kept in them."""
    for name in _TABLES:
        op.drop_table(name)


def _make_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("responses", sa.JSON, nullable=False),
        sa.Column("skipped", sa.JSON, nullable=False),
        sa.Column("current", sa.Text),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("team", sa.Text),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
        sa.Column("done_at", _TIME),
        sa.Column("channel", sa.Text),
        sa.Column("card_ts", sa.Text),
        sa.Column("shown_revision", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_runs_user", "runs", ["user"])
    op.create_index("ix_runs_team", "runs", ["team"])
    is_open = sa.text("stage IN ('asking', 'paused')")
    op.create_index(
        "uq_runs_open",
        "runs",
        ["user", "check"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _make_notes() -> None:
    op.create_table(
        "evidence_notes",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("review_on", sa.Date),
        sa.Column("noted_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_notes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_evidence_notes_user", "evidence_notes", ["user"])


def _make_reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("every", sa.Text, nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("at", sa.Time, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user", "check", name="pk_reminders"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"])
    op.create_table(
        "reminders_sent",
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("claimed_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("user", "check", "period", name="pk_reminders_sent"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reminders_missed",
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("user", "check", "due_at", name="pk_reminders_missed"),
        sqlite_with_rowid=False,
    )
