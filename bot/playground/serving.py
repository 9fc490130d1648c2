"""The playground's connections: werkzeug serves them, within bounds on their number and patience."""

import io
import socket
import threading
import time
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, NamedTuple

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from bot.playground.admission import body_fault
from bot.playground.wire import HOST

_POLL_SECONDS = 0.05
"""How often the server looks whether it should stop."""
_BACKLOG = 128
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\n"
    b"Content-Length: 0\r\nRetry-After: 1\r\nConnection: close\r\n\r\n"
)
"""What is said to a connection that is one too many."""


class Bounds(NamedTuple):
    """How much is taken on: each connection has a thread and a file descriptor of its own."""

    connections: int = 100
    """At a time. A browser has six to one host, and Kloe a handful; a process may have 256 files
    open on some computers (the soft limit of macOS), and the page and the stand-in share them."""
    idle_seconds: float = 75.0
    """For how long a connection may say nothing between two requests: as nginx has it.

    A held request for what is new is no silence: the connection then waits for us.

    Source: nginx.org/en/docs/http/ngx_http_core_module.html#keepalive_timeout, read November 2026.
    """
    request_seconds: float = 10.0
    """From the first byte of a request to its last, and for taking an answer. On one computer the
    longest body comes in a fraction of a second; who lets bytes trickle would hold a thread."""


BOUNDS = Bounds()


class Patience(io.RawIOBase):
    """What a connection says, heard for as long as a request may take and no longer.

    A socket's own timeout begins anew with every byte, so it does not end what trickles.
    """

    def __init__(self, connection: socket.socket, bounds: Bounds) -> None:
        self._connection = connection
        self._bounds = bounds
        self.await_request()

    def await_request(self) -> None:
        """Wait for the next request: in silence for a while, and then for all of it."""
        self._deadline = time.monotonic() + self._bounds.idle_seconds
        self._is_silent = True

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes into a buffer, which Python 3.11 has no type for.

        Raises:
            TimeoutError: they did not come in time.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        count = self._connection.recv_into(buffer)
        if self._is_silent:
            self._deadline = time.monotonic() + self._bounds.request_seconds
            self._is_silent = False
        return count


class Server(ThreadedWSGIServer):
    """Serves as many connections as it may, each on a thread of its own."""

    def __init__(self, app: Flask, listening: socket.socket, bounds: Bounds) -> None:
        port = listening.getsockname()[1]
        super().__init__(HOST, port, app, QuietHandler, fd=listening.fileno())
        self.bounds = bounds
        self.connections: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take on a connection.

        Raises:
            ConnectionRefusedError: there are too many, which it was told.
        """
        connection, address = super().get_request()
        if len(self.connections) >= self.bounds.connections:
            with connection:
                connection.send(_FULL)
            raise ConnectionRefusedError
        self.connections.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Forget a connection, and end it."""
        if isinstance(request, socket.socket):
            self.connections.discard(request)
        super().shutdown_request(request)


class QuietHandler(WSGIRequestHandler):
    """Serves one connection for as many requests as the client has, and writes no log.

    werkzeug's own ends each connection, and waits ten milliseconds before it does.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def setup(self) -> None:
        """Hear the connection within the bounds."""
        super().setup()
        self.rfile.close()
        self._patience = Patience(self.connection, self.server.bounds)
        self.rfile = io.BufferedReader(self._patience)

    def finish(self) -> None:
        """Leave the connection; one that the client has left may not take the last bytes."""
        try:
            super().finish()
        except OSError:
            self.rfile.close()

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Write nothing."""

    def handle_one_request(self) -> None:
        """Serve the next request, if one comes in time."""
        self._patience.await_request()
        super().handle_one_request()

    def run_wsgi(self) -> None:
        """Serve one request; its body is read in full, whatever the application does with it."""
        stated = (self.headers.get("Content-Length") or "0").strip()
        if fault := body_fault(stated, self.headers.get("Transfer-Encoding")):
            self.send_error(fault)
            return
        self.environ = self.make_environ()
        self.environ["wsgi.input"] = io.BytesIO(self.rfile.read(int(stated)))
        body = b"".join(self._answered(self.server.app(self.environ, self._begin)))
        self.connection.settimeout(self.server.bounds.request_seconds)
        try:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:
            self.close_connection = True

    def _begin(
        self,
        status: str,
        headers: list[tuple[str, str]],
        _error: tuple[type[BaseException], BaseException, TracebackType]
        | tuple[None, None, None]
        | None = None,
        /,
    ) -> Callable[[bytes], object]:
        self.send_response_only(int(status.split(" ", 1)[0]))
        for name, value in headers:
            if name != "Content-Length":
                self.send_header(name, value)
        return self.wfile.write

    @staticmethod
    def _answered(chunks: Iterable[bytes]) -> list[bytes]:
        try:
            return list(chunks)
        finally:
            close = getattr(chunks, "close", None)
            if close:
                close()


class Serving:
    """A server on a thread of its own."""

    def __init__(self, app: Flask, port: int, bounds: Bounds = BOUNDS) -> None:
        with socket.create_server((HOST, port), backlog=_BACKLOG) as listening:
            self._server = Server(app, listening, bounds)
        self.port = self._server.port
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL_SECONDS,), name="stand-in", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests and end every connection."""
        self._server.shutdown()
        self._thread.join()
        for connection in tuple(self._server.connections):
            shut(connection)


def shut(connection: socket.socket) -> None:
    """End a connection in both directions, if it is still there."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
