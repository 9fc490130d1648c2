"""Where the database is, said by a URL."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.store.engine import Database

PASSWORD = "wimborne-harbour"  # noqa: S105 - there is no such database


@pytest.mark.parametrize("start", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_is_read(start: str) -> None:
    """Hosts write `postgres://`, SQLAlchemy names the driver."""
    db = Database(f"{start}://kloe@db.example.org/kloe?sslmode=require")

    assert (db.kind, db.is_in_memory, db.path) == ("postgresql", False, None)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_sqlite_url_without_a_path_is_in_memory(url: str) -> None:
    """Such a database ends with the process."""
    db = Database(url)

    assert (db.kind, db.is_in_memory, db.path) == ("sqlite", True, None)


def test_a_sqlite_url_names_a_file() -> None:
    """Three slashes and a path."""
    db = Database("sqlite:////srv/kloe/kloe.db")

    assert (db.kind, db.is_in_memory, db.path) == ("sqlite", False, Path("/srv/kloe/kloe.db"))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kloe.db",
        f"mysql://kloe:{PASSWORD}@db.example.org/kloe",
        f"postgresql+asyncpg://kloe:{PASSWORD}@db.example.org/kloe",
        f"postgresql://kloe:{PASSWORD}@db.example.org:port/kloe",
        f"postgresql//kloe:{PASSWORD}@db.example.org/kloe",
        "sqlite://kloe.db",
        "sqlite:///kloe.db?mode=ro",
    ],
)
def test_any_other_url_is_refused_without_being_shown(url: str) -> None:
    """It may hold a password."""
    with pytest.raises(ConfigurationError, match=r"^DATABASE_URL: ") as refused:
        Database(url)

    assert PASSWORD not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
