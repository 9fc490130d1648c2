"""What a column holds, where the databases differ or cannot hold all that Python can."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; it comes back aware on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC.

        Raises:
            ValueError: it has no time zone.
        """
        del dialect
        if value is None or value.tzinfo is UTC:
            return value
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite keeps no zone, PostgreSQL gives the server's."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TypedText(TypeDecorator[str]):
    """What a person typed, less what a database refuses: NUL, and halves of a character.

    Source: PostgreSQL 15, "Character Types": a string may not hold code zero. Both drivers refuse a
    surrogate without its other half, which JSON may well hold.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text with a replacement character for each that cannot be kept."""
        del dialect
        if value is None or value.isascii():
            kept = value
        else:
            kept = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return kept and kept.replace("\0", "\N{REPLACEMENT CHARACTER}")
