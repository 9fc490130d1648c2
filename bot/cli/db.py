"""`kloe db`: the database's tables."""

import click

from bot import wording
from bot.cli.start import start_settings


@click.group(name="db")
def command() -> None:
    """Look after the database."""


@command.command(name="upgrade", help="Bring the database to the current schema.")
def upgrade() -> int:
    """Bring the database to the current schema.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: its tables are those of newer code.
        StoreUnavailable: it cannot be reached.
    """
    from bot.connect import upgrade_database  # noqa: PLC0415 - the database is slow to import

    upgrade_database(start_settings())
    click.echo(wording.DATABASE_READY)
    return 0
