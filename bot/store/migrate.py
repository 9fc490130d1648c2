"""The one door to Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection


def run_migrations(connection: Connection, migrations: Path) -> bool:
    """Bring the tables to the newest version, in the connection's own transaction.

    Returns:
        False where the tables are at a version from which no migration leads on.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        return False
    return True
