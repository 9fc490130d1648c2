"""The way in over HTTP, by waitress; the other is `socket_mode.py`."""

import socket
import threading
from typing import Any

from waitress.server import create_server

from bot.errors import ConfigurationError
from bot.slack.http import build_web
from bot.slack.service import Service

ACK_THREADS = 8
"""Threads that read, save and acknowledge over HTTP; answering has its own."""
BACKLOG = 256
"""Connections that wait to be taken at most."""


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
        self._is_closed = False

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.effective_port)

    def start(self) -> None:
        """Take requests."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port and every connection; once closed, it stays so."""
        if self._is_closed:
            return
        self._is_closed = True
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
