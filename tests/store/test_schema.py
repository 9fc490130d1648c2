"""Tables and their version."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.errors import StoreOutOfDate
from bot.store import schema
from bot.store.engine import Database
from bot.store.selfcheck_tables import EVERY_TABLE

from .postgres_server import PostgresServer

UPGRADE = """\
import sys
from bot.store.engine import Database
from bot.store.schema import upgrade
db = Database(sys.argv[1], busy_timeout_seconds=30)
upgrade(db)
db.dispose()
print("alembic" in sys.modules)
"""


@pytest.fixture(params=["memory", "file", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of a database without tables."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        return server.new_database()
    return "sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path / 'kloe.db'}"


def test_an_upgrade_makes_the_tables(bare: str) -> None:
    """From nothing to what the code works with; and once more changes nothing."""
    db = Database(bare)
    assert not schema.is_current(db)

    schema.upgrade(db)
    schema.upgrade(db)

    assert schema.is_current(db)
    with db.read() as connection:
        made = set(inspect(connection).get_table_names())
    assert made == {*EVERY_TABLE.tables, "alembic_version"}
    db.dispose()


def test_tables_and_migrations_agree(db: Database) -> None:
    """Alembic finds nothing that a further migration would have to do."""
    with db.read() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, EVERY_TABLE)

    assert differences == []


def test_a_partial_index_finds_what_is_pending(db: Database) -> None:
    """Its condition is the one that the statements use."""
    with db.read() as connection:
        indexes = inspect(connection).get_indexes("requests")

    found = next(index for index in indexes if index["name"] == "ix_requests_pending")
    condition = found["dialect_options"][f"{db.kind}_where"]
    assert re.sub(r"[()]|::text", "", str(condition)) == "state = 'pending'"


def test_the_head_is_that_of_the_migrations() -> None:
    """The constant spares the start an import of Alembic, and may not lag behind."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))

    heads = ScriptDirectory.from_config(config).get_heads()

    assert heads == [schema.HEAD]


def test_a_database_without_tables_is_out_of_date(bare: str) -> None:
    """Whoever needs it current is told what to do."""
    db = Database(bare)

    with pytest.raises(StoreOutOfDate, match="'none', '0003' is expected"):
        schema.require_current(db)

    schema.upgrade(db)
    schema.require_current(db)
    db.dispose()


def test_a_database_of_newer_code_is_left_alone(bare: str) -> None:
    """There is no way back from a version that is not known."""
    db = Database(bare)
    schema.upgrade(db)
    with db.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreOutOfDate, match="'9999'"):
        schema.upgrade(db)

    db.dispose()


def test_a_path_with_a_percent_sign_is_no_format(tmp_path: Path) -> None:
    """Alembic's settings would read one as such."""
    db = Database(f"sqlite:///{tmp_path / '100%d' / 'kloe.db'}")

    schema.upgrade(db)

    assert schema.is_current(db)
    db.dispose()


def test_processes_that_start_at_once_make_the_tables_once(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each finds them made, by itself or by another, on SQLite and on PostgreSQL."""
    server: PostgresServer = request.getfixturevalue("postgres")
    urls = [f"sqlite:///{tmp_path / 'kloe.db'}", server.new_database()]

    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", UPGRADE, url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for url in urls * 2
    ]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in started]

    assert [(err, code) for _, err, code in ended] == [(b"", 0)] * 4


def test_a_current_database_needs_no_alembic(file_db: Database) -> None:
    """The import alone would take longer than the rest of the start."""
    done = subprocess.run(
        [sys.executable, "-c", UPGRADE, f"sqlite:///{file_db.path}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "False\n"
