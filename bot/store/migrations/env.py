# ruff: noqa: INP001 - Alembic runs this file; nobody imports it
"""What Alembic runs to migrate: over the connection that it was given, in its transaction."""

from alembic import context

from bot.store.selfcheck_tables import EVERY_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=EVERY_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
