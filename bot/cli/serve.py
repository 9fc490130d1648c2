"""Kloe in Slack, from its start to a signal that ends it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import click

from bot import wording
from bot.cli.ending import ends_by_signal
from bot.cli.start import forget_secrets, start_with
from bot.connect import connect, current_knowledge, side_process
from bot.current import Current, Watch
from bot.errors import ConfigurationError, SlackRefused
from bot.settings import Settings
from bot.slack.scopes import needed_scopes
from bot.slack.serve import HttpServer
from bot.slack.service import Service
from bot.slack.side import Side
from bot.slack.socket_mode import SocketMode

PROCESSORS_FOR_TWO = 2
DRAIN_SECONDS = 8.0
"""Seconds for finishing what was acknowledged; a process has ten in which to end."""


def serve(settings: Settings, mode: Literal["socket", "http"], *, host: str, port: int) -> int:
    """Serve until a signal ends it; return the exit code.

    Raises:
        ConfigurationError: the port cannot be had, or Slack does not accept a token.
        KnowledgeError: the knowledge folder cannot be used.
        StoreOutOfDate: the database's tables are not those of this version.
    """
    ends = threading.Event()
    forget_secrets()
    current = current_knowledge(settings, start_with(settings).kloe)
    with ends_by_signal(ends), _side(settings, current) as side, watched(current, side):
        service = connect(settings, current, ends=ends, side=side)
        if mode == "http":
            return _serve_http(settings, service, ends, address=(host, port))
        return _serve_socket(settings, service, ends)


@contextmanager
def _side(settings: Settings, current: Current) -> Iterator[Side | None]:
    """Give a process that drafts answers, where there is a second processor for it."""
    if (os.cpu_count() or 1) < PROCESSORS_FOR_TWO:
        yield None
        return
    side = side_process(settings, current)
    side.start()
    try:
        yield side
    finally:
        side.close()


@contextmanager
def watched(current: Current, side: Side | None) -> Iterator[None]:
    """Take up the knowledge folder whenever it changes."""
    watch = Watch(current, side.renew if side else lambda: None)
    watch.start()
    try:
        yield
    finally:
        watch.end()


def _serve_http(
    settings: Settings, service: Service, ends: threading.Event, *, address: tuple[str, int]
) -> int:
    secret = settings.slack.signing_secret
    server = HttpServer(
        service,
        secret.get_secret_value() if secret else "",
        address=address,
        max_body_bytes=settings.max_body_bytes,
    )
    server.start()
    click.echo(wording.serving(address[0], server.port))
    _start(service)
    ends.wait()
    service.end(DRAIN_SECONDS)
    server.stop()
    return 0


def _serve_socket(settings: Settings, service: Service, ends: threading.Event) -> int:
    token = settings.slack.app_token
    socket = SocketMode(service, token.get_secret_value() if token else "")
    _start(service)
    try:
        socket.start(ends)
    except SlackRefused as refused:
        raise ConfigurationError(
            "SLACK_APP_TOKEN", wording.token_refused(refused.code)
        ) from refused
    if not ends.is_set():
        click.echo(wording.CONNECTED)
    ends.wait()
    socket.stop()
    service.end(DRAIN_SECONDS)
    return 0


def _start(service: Service) -> None:
    """Start the service; it comes back without having started where the end comes first.

    Raises:
        ConfigurationError: Slack does not accept the token.
    """
    try:
        identity = service.start(lambda: click.echo(wording.SLACK_WAITED_FOR))
    except SlackRefused as refused:
        raise ConfigurationError(
            "SLACK_BOT_TOKEN", wording.token_refused(refused.code)
        ) from refused
    if identity is not None:
        click.echo(wording.known_as(identity.name))
        missing = needed_scopes() - set(identity.scopes) if identity.scopes else ()
        if missing:
            click.echo(wording.start_without_scopes(sorted(missing)))
