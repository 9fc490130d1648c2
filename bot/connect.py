"""The composition root of the Slack side: settings in, Kloe at work out."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from bot import wording
from bot.compose import compose_kloe
from bot.current import Current
from bot.domain.checks import Check, failed, passed
from bot.errors import ConfigurationError, StoreError, StoreUnavailable
from bot.kloe import Kloe
from bot.log import log_event
from bot.selfcheck.export import Asked, Kept
from bot.selfcheck.kept_of import kept_of
from bot.selfcheck_of import Books, compose_catalog, reasons_of
from bot.settings import Settings
from bot.slack.app import sdk_client
from bot.slack.checkup import check_app_token, check_bot_token
from bot.slack.desk import Desk
from bot.slack.draft import drafts_here
from bot.slack.parts import Choices, Parts
from bot.slack.service import Service
from bot.slack.side import Side
from bot.slack.web import SlackApi
from bot.store.engine import Database
from bot.store.gaps import KeptGap, latest
from bot.store.ledger import Ledger
from bot.store.people import KeptAbout, erase, erase_all, everything_about
from bot.store.schema import require_current, upgrade
from bot.store.sole import sole_owner

IN_MEMORY = "sqlite://"
"""A database that ends with the process, where there is no folder to keep one in."""


def current_knowledge(settings: Settings, kloe: Kloe) -> Current:
    """Return what gives the Kloe that answers now, this one first."""
    folder = settings.knowledge
    return Current(kloe, folder, partial(compose_kloe, folder, cache=settings.cache))


def side_process(settings: Settings, current: Current) -> Side:
    """Return the process in which answers are drafted; it is not started yet."""
    compose = partial(compose_kloe, settings.knowledge, cache=settings.cache)
    return Side(compose, settings.contact, here=drafts_here(current.kloe, settings.contact))


def open_database(settings: Settings) -> Database:
    """Return the database of the settings; it is not reached yet.

    Raises:
        ConfigurationError: its address cannot be read.
    """
    url = settings.database_url
    return Database(url.get_secret_value() if url else IN_MEMORY)


def prepare(database: Database) -> None:
    """Bring the tables of SQLite up to date; those of PostgreSQL have to be.

    Raises:
        StoreOutOfDate: the tables are not those of this version.
        StoreUnavailable: the database cannot be reached.
    """
    if database.kind == "sqlite":
        upgrade(database)
    else:
        require_current(database)


def connect(
    settings: Settings,
    current: Current,
    *,
    ends: threading.Event,
    clock: Callable[[], datetime] | None = None,
    side: Side | None = None,
) -> Service:
    """Return Kloe at work in the workspace of the settings; nothing is sent yet.

    Once `ends` is set, nothing more is taken. With `side`, answers are drafted in that process.

    A database that cannot be reached does not stop the start: Kloe works from memory until it can.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: the database's tables are not those of this version.
    """
    now = clock or _now
    database = open_database(settings)
    is_prepared = _prepared(database)
    ledger = Ledger(database, owner=uuid4().hex, clock=now)
    slack = settings.slack
    token = slack.bot_token.get_secret_value() if slack.bot_token else ""
    parts = Parts(
        current=current,
        database=database,
        ledger=ledger,
        api=SlackApi(slack.api_url, token, connections=settings.workers + 4, proxy=slack.proxy),
        client=sdk_client(slack.api_url, token, proxy=slack.proxy),
        desk=Desk(workers=settings.workers),
        choices=Choices(
            keep_questions=settings.keep_questions,
            retention_days=settings.retention_days,
            selfcheck_days=settings.selfcheck_days,
            contact=settings.contact,
            quiet=settings.quiet_hours,
        ),
        book=Books(settings.knowledge, current.kloe),
        drafts=side.draft if side else drafts_here(current.kloe, settings.contact),
        clock=now,
        prepare=None if is_prepared else partial(prepare, database),
    )
    return Service(parts, ends, is_alone=is_prepared and sole_owner(database))


def _prepared(database: Database) -> bool:
    """Bring the database up to date, and return whether it could be reached.

    Raises:
        StoreOutOfDate: its tables are not those of this version.
    """
    try:
        prepare(database)
    except StoreUnavailable as error:
        log_event(logging.ERROR, "database not reached", reason=error.reason)
        return False
    return True


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    """Give the database of the settings, ready for use.

    Raises:
        ConfigurationError: its address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    database = open_database(settings)
    try:
        prepare(database)
        yield database
    finally:
        database.dispose()


def upgrade_database(settings: Settings) -> None:
    """Bring the database's tables up to date.

    Raises:
        ConfigurationError: its address cannot be read.
        StoreOutOfDate: its tables are those of newer code.
        StoreUnavailable: it cannot be reached.
    """
    database = open_database(settings)
    upgrade(database)
    database.dispose()


def erase_person(settings: Settings, user: str, channels: Collection[str]) -> KeptAbout:
    """Erase everything that is kept about a person; how much of each kind it was.

    Args:
        settings: they name the database.
        user: the person.
        channels: the person's direct messages with Kloe, if they are known.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    with _opened(settings) as database:
        erased = erase(database, user, channels)
        database.checkpoint()
        return erased


def erase_everybody(settings: Settings) -> int:
    """Erase everything that is kept; how many things it was.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    with _opened(settings) as database:
        erased = erase_all(database)
        database.checkpoint()
        return erased


def kept_gaps(settings: Settings, limit: int) -> tuple[KeptGap, ...]:
    """Return the questions that the documents did not answer, the newest first.

    Raises:
        ConfigurationError: the database's address cannot be read.
        StoreOutOfDate: its tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    with _opened(settings) as database:
        return latest(database, limit=limit)


def connect_export(settings: Settings, user: str) -> tuple[Kept, Asked]:
    """Return what is kept about one person's self-checks, and what is asked now.

    Raises:
        ConfigurationError: the database's address cannot be read.
        KnowledgeError: the knowledge folder cannot be used.
        StoreOutOfDate: the database's tables are not those of this version.
        StoreUnavailable: it cannot be reached.
    """
    with _opened(settings) as database:
        # Which direct messages are theirs only Slack could tell, so that not everything can be counted.
        kept = kept_of(everything_about(database, user, ()))._replace(counts=None)
    kloe = compose_kloe(settings.knowledge, cache=settings.cache)
    catalog = compose_catalog(settings.knowledge, kloe)
    return kept, Asked(catalog.find, reasons_of(catalog, kloe.corpus), catalog.item)


def check_database(settings: Settings) -> Check:
    """Return whether the database can be used, and what to do if not."""
    try:
        with _opened(settings) as database:
            is_kept = not database.is_in_memory
    except (ConfigurationError, StoreError) as error:
        return failed("database", wording.database_unusable(str(error)))
    return passed("database", wording.DATABASE_READY if is_kept else wording.DATABASE_IN_MEMORY)


def check_slack(settings: Settings) -> Iterator[Check]:
    """Yield what Slack says of the tokens that there are."""
    slack = settings.slack
    if slack.bot_token:
        token = slack.bot_token.get_secret_value()
        yield from check_bot_token(SlackApi(slack.api_url, token, proxy=slack.proxy))
    if slack.app_token:
        token = slack.app_token.get_secret_value()
        yield check_app_token(slack.api_url, token, proxy=slack.proxy)
