# ruff: noqa: INP001 - Alembic runs this file by its name; nobody imports it
"""Reminders: whether their zone goes with the person."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let those that there are go with their people."""
    op.add_column(
        "reminders",
        sa.Column("follows", sa.Boolean, nullable=False, server_default=sa.true()),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("reminders", "follows")
