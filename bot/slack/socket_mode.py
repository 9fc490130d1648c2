"""The way in by Socket Mode: a connection that Kloe opens, renews and watches."""

import logging
import select
import socket
import threading
import time
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.errors import SlackRefused
from bot.log import library_logger, log_event
from bot.slack.app import SDK_LOGGER
from bot.slack.service import Service
from bot.slack.web import UNKNOWN_TOKEN

SOCKET_THREADS = 8
"""Threads that read, save and acknowledge."""
PING_SECONDS = 5.0
"""Between signs of life; a connection without any is replaced after four."""
RECEIVE_BYTES = 65_536
"""Bytes read from the socket at once; the SDK's own 1,024 takes several reads for one event."""
CONNECT_AGAIN_SECONDS = 2.0
LOOK_SECONDS = 0.25
"""How often it is looked whether the other side has hung up. The SDK notices when its pings have
failed five times in a row, and reads from the dead socket without a pause until then."""
_HUNG_UP = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR
_REFUSED = UNKNOWN_TOKEN | {"not_allowed_token_type", "missing_scope", "no_permission"}
_FAILURES = (SlackApiError, SlackClientError, OSError)


class _Handler(SocketModeHandler):
    """Hands what arrives to the service, which spares Bolt what asks for nothing."""

    def __init__(self, service: Service, app: App, app_token: str, **options: object) -> None:
        super().__init__(app, app_token, **options)  # type: ignore[arg-type]
        self._service = service

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        """Dispatch an envelope, and acknowledge it; while nothing is taken Slack keeps it."""
        start = time.time()
        response = self._service.dispatch(req.payload, build_headers(req) or {})
        if response is not None:
            send_response(client, req, response, start)


class SocketMode:
    """Takes what Slack sends over connections that Kloe opens."""

    def __init__(self, service: Service, app_token: str) -> None:
        self._service = service
        self._app_token = app_token
        self._handler: Any = None  # the adapter is not typed
        self._stopped = threading.Event()
        self._watch = threading.Thread(target=self._look, name="kloe-socket-watch", daemon=True)

    def start(self, ends: threading.Event) -> None:
        """Connect, again and again until it works or the end comes.

        Raises:
            SlackRefused: Slack does not accept the token.
        """
        wired = self._service.wired
        if wired is None:
            return
        self._handler = _Handler(
            self._service,
            wired.app,
            self._app_token,
            logger=library_logger(SDK_LOGGER),
            web_client=self._service.client,
            ping_interval=PING_SECONDS,
            receive_buffer_size=RECEIVE_BYTES,
            concurrency=SOCKET_THREADS,
        )
        while not ends.is_set() and not self._is_connected():
            ends.wait(CONNECT_AGAIN_SECONDS)
        self._watch.start()

    def stop(self) -> None:
        """Close the connection; what was not acknowledged Slack sends to whoever connects next."""
        self._stopped.set()
        if self._watch.is_alive():
            self._watch.join()
        if self._handler is not None:
            self._handler.close()

    def _is_connected(self) -> bool:
        """Connect, and return whether that worked.

        Raises:
            SlackRefused: Slack does not accept the token.
        """
        try:
            self._handler.client.connect_to_new_endpoint()
        except _FAILURES as error:
            code = str(error.response.get("error")) if isinstance(error, SlackApiError) else ""
            if code in _REFUSED:
                raise SlackRefused("apps.connections.open", code) from None
            log_event(logging.WARNING, "not connected", error=type(error).__name__)
            return False
        return bool(self._handler.client.is_connected())

    def _look(self) -> None:
        """Connect anew as soon as the other side has hung up."""
        while not self._stopped.wait(LOOK_SECONDS):
            session = self._handler.client.current_session
            if session is not None and session.sock is not None:
                if not has_hung_up(session.sock):
                    continue
                session.disconnect()
            try:
                self._handler.client.connect_to_new_endpoint()
            except _FAILURES as error:
                log_event(logging.WARNING, "not connected", error=type(error).__name__)
                self._stopped.wait(CONNECT_AGAIN_SECONDS)


def has_hung_up(connection: socket.socket) -> bool:
    """Tell whether the other side of a connection will send nothing more."""
    poll = select.poll()
    try:
        poll.register(connection, _HUNG_UP)
    except ValueError:  # closed on this side in the meantime
        return True
    return bool(poll.poll(0))
