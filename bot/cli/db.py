"""`kloe db`: the database's tables, and the end of what is in them."""

import click

from bot import wording
from bot.cli.given import in_utf8
from bot.cli.start import start_settings
from bot.errors import ConfigurationError
from bot.settings import Settings


@click.group(name="db")
def command() -> None:
    """Look after the database."""


_ERASE = """Erase what is kept: of one person, who may have left, or of everybody, where Kloe was removed from the workspace while it did not run.

Stop Kloe first, or what it holds in memory for follow-up questions stays until it ends."""


@command.command(name="erase", help=_ERASE)
@click.option("--user", metavar="SLACK_USER_ID", callback=in_utf8, help="Whose data.")
@click.option(
    "--direct",
    metavar="CHANNEL_ID",
    callback=in_utf8,
    help="Their direct messages with Kloe (D...), of which records without words are kept.",
)
@click.option("--everybody", is_flag=True, help="Everything about everybody.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def erase(user: str | None, direct: str | None, *, everybody: bool, is_sure: bool) -> int:
    """Erase what is kept about one person or all.

    Raises:
        ConfigurationError: it is not said whose data, or the database's address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    if bool(user) == everybody or (direct and everybody):
        raise ConfigurationError("--user", wording.ERASE_WHOSE)
    settings = start_settings()
    if not is_sure and not click.confirm(wording.erase_sure(user)):
        click.echo(wording.DELETE_KEPT)
        return 0
    click.echo(_erased(settings, user, direct))
    return 0


def _erased(settings: Settings, user: str | None, direct: str | None) -> str:
    """Erase it, and return what is said of it.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    from bot.connect import erase_everybody, erase_person  # noqa: PLC0415 - slow to import

    if user is None:
        return wording.erased_all(erase_everybody(settings))
    gone = erase_person(settings, user, [direct] if direct else [])
    return wording.erased_person(gone.model_dump())


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
