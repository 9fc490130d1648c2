"""Delivery by Socket Mode: the app connects, and what Slack sends comes down the connection.

Source: docs.slack.dev/apis/events-api/using-socket-mode, July 2026.
"""

import itertools
import json
import logging
import secrets
import threading
import time
from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from bot.playground.deliveries import Attempt, Parcel, Retry
from bot.playground.socket_links import Link, Wait, envelope_of, hello, parting
from bot.playground.state import State
from bot.playground.wire import HOST

MAX_CONNECTIONS = 10
"""Of one app at a time; one more is sent away with `too_many_websockets`.

Source: the same page; slackapi/bolt-js#2225, July 2026.
"""
ACKNOWLEDGE_SECONDS = 3.0
"""Source: the same page."""
_HANDSHAKE_SECONDS = 2.0
_CLOSE_SECONDS = 0.5
"""For how long the server waits for a client to close in due form."""


class SocketMode:
    """Holds the app's connections and delivers by them; any thread may use it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._tickets: set[str] = set()
        self._links: list[Link] = []
        self._waits: dict[str, Wait] = {}
        self._turns = itertools.count()
        self._server: Server | None = None
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self.acknowledge_seconds = ACKNOWLEDGE_SECONDS
        """For how long an acknowledgement is waited for, and before it for a connection."""
        self.linger_seconds = 0.2
        """From the word that a connection will end until it does."""
        self.was_used = False
        """Whether the app ever connected."""

    def start(self) -> None:
        """Take connections."""
        quiet = logging.getLogger("kloe.playground.websockets")
        quiet.setLevel(logging.CRITICAL + 1)
        self._server = serve(
            self._serve,
            HOST,
            0,
            process_request=self._admit,
            compression=None,
            open_timeout=_HANDSHAKE_SECONDS,
            close_timeout=_CLOSE_SECONDS,
            logger=quiet,
        )
        self._run(self._server.serve_forever)

    def stop(self) -> None:
        """End every connection and take no more."""
        self._stopping.set()
        if self._server is None:
            return
        self.cut()
        self._server.shutdown()
        for thread in self._threads:
            thread.join()
        self._server = None

    def new_url(self) -> str:
        """Return an address at which the app may connect once.

        Raises:
            RuntimeError: no connections are taken.
        """
        if self._server is None:
            msg = "Socket Mode is not started"
            raise RuntimeError(msg)
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        port = self._server.socket.getsockname()[1]
        return f"ws://{HOST}:{port}/link/?ticket={ticket}"

    @property
    def connections(self) -> int:
        """Number of connections that take what Slack sends."""
        return len(self._living())

    def deliver(self, parcel: Parcel, retry: Retry | None) -> Attempt:
        """Try once to deliver, by one of the connections, each in its turn."""
        began = time.perf_counter()
        link = self._next_link()
        if link is None:
            return Attempt(None, time.perf_counter() - began, "connection_failed", retry=retry)
        wait = Wait(link)
        envelope_id, text = envelope_of(parcel, retry)
        self._waits[envelope_id] = wait
        try:
            left = began + self.acknowledge_seconds - time.perf_counter()
            failure = link.send(text) or wait.failure_within(left)
        finally:
            self._waits.pop(envelope_id, None)
        seconds = time.perf_counter() - began
        status = None if failure else 200
        return Attempt(status, seconds, failure, answer=wait.answer, retry=retry)

    def refresh(self) -> None:
        """Ask the app to connect anew, and end the connections that there are a little after."""
        leaving = self._say("refresh_requested")
        for link in leaving:
            link.is_leaving = True
        self._run(lambda: self._end(leaving))

    def warning(self) -> None:
        """Say that the connections will end before long."""
        self._say("warning")

    def cut(self) -> None:
        """End every connection at once, without a word."""
        for link in tuple(self._links):
            link.cut()

    def _say(self, reason: Literal["warning", "refresh_requested"]) -> tuple[Link, ...]:
        links = self._living()
        for link in links:
            link.send(parting(reason))
        return links

    def _end(self, links: tuple[Link, ...]) -> None:
        self._stopping.wait(self.linger_seconds)
        for link in links:
            link.close()

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        """Send away whoever has no ticket, or one that was used."""
        tickets = parse_qs(urlsplit(request.path).query).get("ticket", [])
        with self._state.change():
            if not tickets or tickets[0] not in self._tickets:
                return connection.respond(403, "no such ticket\n")
            self._tickets.discard(tickets[0])
        return None

    def _serve(self, connection: ServerConnection) -> None:
        """Serve one connection until it ends."""
        link = Link(connection)
        if len(self._links) >= MAX_CONNECTIONS:
            link.send(parting("too_many_websockets"))
            return
        link.send(hello(len(self._links) + 1))
        with self._state.change():
            self._links.append(link)
            self.was_used = True
        try:
            for message in connection:
                self._acknowledged(message)
        except ConnectionClosed:
            pass  # cut, by either side
        finally:
            self._gone(link)

    def _acknowledged(self, message: str | bytes) -> None:
        try:
            body = json.loads(message)
        except ValueError:
            return
        wait = self._waits.get(body.get("envelope_id", "")) if isinstance(body, dict) else None
        if wait is not None:
            wait.acknowledge(body.get("payload"))

    def _gone(self, link: Link) -> None:
        """Forget a connection; what was sent by it is acknowledged by others, or sent again."""
        with self._state.change():
            self._links.remove(link)
        if link.is_leaving:
            return
        for wait in tuple(self._waits.values()):
            if wait.link is link:
                wait.fail("connection_failed")

    def _living(self) -> tuple[Link, ...]:
        with self._state.reading():
            return tuple(link for link in self._links if not link.is_leaving)

    def _next_link(self) -> Link | None:
        """Return the connection whose turn it is, waiting for one for a while."""
        deadline = time.perf_counter() + self.acknowledge_seconds
        while not self._stopping.is_set():
            version = self._state.version
            links = self._living()
            if links:
                return links[next(self._turns) % len(links)]
            left = deadline - time.perf_counter()
            if left <= 0:
                return None
            self._state.wait_for_change(version, left)
        return None

    def _run(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name="socket-mode", daemon=True)
        self._threads.append(thread)
        thread.start()
