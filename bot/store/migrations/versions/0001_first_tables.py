# ruff: noqa: INP001 - Alembic runs this file by its name; nobody imports it
"""The first tables: requests, answers, threads, feedback, gaps and instances."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_TABLES = ("instances", "gaps", "feedback", "thread_memory", "answers", "requests")


def upgrade() -> None:
    """Make the tables."""
    _make_requests()
    _make_answers()
    _make_feedback()
    op.create_table(
        "gaps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("question_hash", sa.Text, nullable=False),
        sa.Column("terms", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("found_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
    )
    op.create_table(
        "instances",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_instances"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Remove the tables, and all that is kept in them."""
    for name in _TABLES:
        op.drop_table(name)


def _make_requests() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("event_key", sa.Text, nullable=False),
        sa.Column("message_key", sa.Text),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("message_ts", sa.Text),
        sa.Column("user", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("withheld", sa.Text),
        sa.Column("response_url", sa.Text),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("event_key", name="uq_requests_event_key"),
        sa.UniqueConstraint("message_key", name="uq_requests_message_key"),
    )
    is_pending = sa.text("state = 'pending'")
    op.create_index(
        "ix_requests_pending",
        "requests",
        ["received_at"],
        sqlite_where=is_pending,
        postgresql_where=is_pending,
    )


def _make_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("message_key", sa.Text),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text),
        sa.Column("reply_ts", sa.Text),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("question_hash", sa.Text),
        sa.Column("passage_ids", sa.JSON, nullable=False),
        sa.Column("frameworks", sa.JSON, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("answered_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("answer_id", name="pk_answers"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answers_message_key", "answers", ["message_key"])
    op.create_table(
        "thread_memory",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread_ts", sa.Text, nullable=False),
        sa.Column("memory", sa.JSON, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("channel", "thread_ts", name="pk_thread_memory"),
        sqlite_with_rowid=False,
    )


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("given_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "user", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answers.answer_id"],
            name="fk_feedback_answer_id_answers",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
