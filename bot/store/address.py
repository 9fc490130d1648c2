"""Where the database is, as one setting says it."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigurationError

_SETTING = "DATABASE_URL"
_NO_URL = "it is no URL like sqlite:///path or postgresql://user@host/name"
_POSTGRESQL = {"postgres", "postgresql", "postgresql+psycopg"}


def read_address(url: str) -> URL:
    """Return where the database is; the driver for PostgreSQL is psycopg.

    Args:
        url: `sqlite:///path`, `sqlite://` (in memory), `postgresql://...` or `postgres://...`.

    Raises:
        ConfigurationError: it cannot be read, or is of another kind; the URL, which may hold a
            password, is not in the error.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise ConfigurationError(_SETTING, _NO_URL) from None
    if address.drivername in _POSTGRESQL:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername != "sqlite":
        raise ConfigurationError(_SETTING, "it starts with neither sqlite: nor postgresql:")
    if address.host or address.username or address.query:
        raise ConfigurationError(
            _SETTING, "a SQLite file is named by its path alone, after three slashes"
        )
    return address
