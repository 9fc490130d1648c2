"""The step to the tables of self-checks: what was kept before is kept, and the way back is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, inspect, select, text

from bot.store import answers, feedback, gaps, people, runs, schema, tables, threads
from bot.store.engine import Database
from bot.store.selfcheck_tables import EVERY_TABLE, teams

from .deliveries import GAP, MEMORY, NOW, asked, given, replied
from .postgres_server import PostgresServer
from .selfchecks import begun

BEFORE = "0001"


@pytest.fixture(params=["memory", "file", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a database as the first version left it, with an answer and all that hangs on it."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.new_database()
    else:
        url = "sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path / 'kloe.db'}"
    made = Database(url)
    migrate(made, "upgrade", BEFORE)
    answers.record(made, None, replied(1, gap=GAP))
    assert feedback.keep(made, given(1))
    with made.write() as connection:
        row = {"owner": "one", "state": "pending", "attempts": 1, **vars(asked(2))}
        connection.execute(insert(tables.requests), row)
    yield made
    made.dispose()


def migrate(db: Database, way: str, version: str) -> None:
    """Bring tables to a version, forward or back."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    with db.write() as connection:
        config.attributes["connection"] = connection
        {"upgrade": command.upgrade, "downgrade": command.downgrade}[way](config, version)


def names(db: Database) -> set[str]:
    """Return the names of all tables."""
    with db.read() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def everything(db: Database) -> dict[str, list[object]]:
    """Return all rows of the tables of the first version."""
    with db.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in EVERY_TABLE.sorted_tables
            if table.name in FIRST_TABLES
        }


FIRST_TABLES = {"requests", "answers", "thread_memory", "feedback", "gaps", "instances"}


def test_what_was_kept_before_is_kept(old: Database) -> None:
    """And self-checks can be kept beside it."""
    before = everything(old)
    assert names(old) == FIRST_TABLES

    schema.upgrade(old)

    assert schema.is_current(old)
    assert names(old) == set(EVERY_TABLE.tables)
    assert everything(old) == before
    assert threads.recall(old, "C1", "1.0") == MEMORY
    assert len(gaps.latest(old, limit=9)) == 1
    assert people.about(old, "U1", []).requests == 1
    assert runs.begin(old, begun()) == begun()


def test_the_way_back_removes_only_self_checks(old: Database) -> None:
    """And the way forward is open again."""
    before = everything(old)
    schema.upgrade(old)
    runs.begin(old, begun())

    migrate(old, "downgrade", BEFORE)

    assert names(old) == FIRST_TABLES
    assert everything(old) == before
    schema.upgrade(old)
    assert runs.runs_of(old, "U1") == ()


def test_an_index_finds_the_open_run(db: Database) -> None:
    """Its condition is the one that the statements use."""
    query = "SELECT id FROM runs WHERE \"user\" = 'U1' AND \"check\" = 'w1' AND stage IN ('asking', 'paused')"
    with db.read() as connection:
        indexes = {index["name"]: index for index in inspect(connection).get_indexes("runs")}
        plan = " ".join(str(row) for row in connection.execute(text(_explained(db, query))))

    assert indexes["uq_runs_open"]["unique"]
    assert db.kind == "postgresql" or "uq_runs_open" in plan


def _explained(db: Database, query: str) -> str:
    return f"EXPLAIN {'QUERY PLAN ' if db.kind == 'sqlite' else ''}{query}"


def test_nothing_has_been_shown_of_a_team_unless_it_is_said(db: Database) -> None:
    """The database itself says so."""
    row = {"id": "team-1", "channel": "C1", "check": "w1", "opened_at": NOW}
    with db.write() as connection:
        connection.execute(insert(teams), row)
        assert connection.execute(select(teams.c.shown_count)).scalar() == 0
