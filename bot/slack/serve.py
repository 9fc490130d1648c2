"""The two ways in: HTTP by Flask on waitress, and Socket Mode."""

import socket
import threading
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError, SlackClientError
from waitress.server import create_server

from bot.errors import ConfigurationError, SlackRefused
from bot.log import library_logger
from bot.slack.app import SDK_LOGGER
from bot.slack.http import build_web
from bot.slack.service import Service

ACK_THREADS = 8
"""Threads that read, save and acknowledge over HTTP; answering has its own."""
BACKLOG = 256
"""Connections that wait to be taken at most."""
SOCKET_THREADS = 8
"""The same in Socket Mode."""
PING_SECONDS = 5.0
"""Between signs of life in Socket Mode; a connection without any is replaced after four."""
RECEIVE_BYTES = 65_536
"""Bytes read from the socket at once; the SDK's own 1,024 takes several reads for one event."""
CONNECT_AGAIN_SECONDS = 2.0


class HttpServer:
    """Serves the events address, `/healthz` and `/readyz` on threads of its own."""

    def __init__(
        self,
        service: Service,
        signing_secret: str,
        *,
        address: tuple[str, int],
        max_body_bytes: int,
    ) -> None:
        """Bind the address.

        Args:
            service: takes what Slack sends.
            signing_secret: with it Slack signs.
            address: host and port.
            max_body_bytes: bytes of a body at most.

        Raises:
            ConfigurationError: the port cannot be had.
        """
        web = build_web(service, signing_secret, max_body_bytes=max_body_bytes)
        # Any: the published types of waitress lack what is needed to end a server.
        self._server: Any = create_server(
            web,
            sockets=[_bound(*address)],
            threads=ACK_THREADS,
            ident="",
            max_request_body_size=max_body_bytes,
        )
        self._thread = threading.Thread(target=self._server.run, name="kloe-http", daemon=True)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.effective_port)

    def start(self) -> None:
        """Take requests."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port and every connection."""
        self._server.trigger.pull_trigger(self._close)
        self._thread.join(timeout=1)
        self._server.task_dispatcher.shutdown(timeout=1)

    def _close(self) -> None:
        """Close, on the server's own thread, so that nothing else is doing anything to a socket."""
        for channel in list(self._server.active_channels.values()):
            channel.handle_close()
        self._server.close()


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address.

    Raises:
        ConfigurationError: the address cannot be had.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        raise ConfigurationError("--port", f"{host}:{port} cannot be had") from error
    return listening


class SocketMode:
    """Takes what Slack sends over connections that Kloe opens."""

    def __init__(self, service: Service, app_token: str) -> None:
        self._service = service
        self._app_token = app_token
        self._handler: Any = None  # the adapter is not typed

    def start(self, ends: threading.Event) -> None:
        """Connect, again and again until it works or the end comes.

        Raises:
            SlackRefused: Slack does not accept the token.
        """
        wired = self._service.wired
        while wired is not None and not ends.is_set():
            handler: Any = SocketModeHandler(
                wired.app,
                self._app_token,
                logger=library_logger(SDK_LOGGER),
                web_client=self._service.client,
                ping_interval=PING_SECONDS,
                receive_buffer_size=RECEIVE_BYTES,
                concurrency=SOCKET_THREADS,
            )
            self._handler = handler
            try:
                handler.connect()
            except SlackApiError as error:
                raise SlackRefused("apps.connections.open", str(error.response["error"])) from None
            except (SlackClientError, OSError):
                handler.close()
                ends.wait(CONNECT_AGAIN_SECONDS)
                continue
            return

    def stop(self) -> None:
        """Close the connection; what was not acknowledged Slack sends to whoever connects next."""
        if self._handler is not None:
            self._handler.close()
