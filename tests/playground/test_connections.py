"""Bounds of the playground's server: on connections, on silence, and on what trickles."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask, request

from bot.playground.server import StandIn
from bot.playground.serving import BOUNDS, Bounds, Serving

BRISK = Bounds(connections=3, idle_seconds=1.0, request_seconds=0.4)
"""As the real ones, and soon over."""
GET = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
SLOW_SECONDS = 1.2
"""For how long the application holds an answer: longer than any of the brisk bounds."""
TRICKLE_SECONDS = 0.1


def _app() -> Flask:
    app = Flask("bounded", static_folder=None)

    @app.post("/")
    def told() -> str:
        """Return what was sent."""
        return request.get_data(as_text=True)

    @app.get("/")
    def greeted() -> str:
        """Return a word."""
        return "here"

    @app.get("/slow")
    def held() -> str:
        """Return a word after a while."""
        time.sleep(SLOW_SECONDS)
        return "at last"

    return app


@pytest.fixture
def port() -> Iterator[int]:
    """A server whose bounds are brisk."""
    serving = Serving(_app(), 0, BRISK)
    yield serving.port
    serving.stop()


def connected(port: int) -> socket.socket:
    """Open a connection, as a client of any kind would."""
    return socket.create_connection(("127.0.0.1", port), timeout=5.0)


def heard(connection: socket.socket) -> bytes:
    """Return all that is said until the connection ends."""
    said = b""
    while part := connection.recv(65_536):
        said += part
    return said


def until_cut(connection: socket.socket, byte: bytes) -> float:
    """Let a byte trickle until the other side has enough, and return for how long that went."""
    began = time.monotonic()
    while time.monotonic() - began < 5.0:
        time.sleep(TRICKLE_SECONDS)
        try:
            connection.sendall(byte)
        except OSError:
            break
    return time.monotonic() - began


@pytest.mark.parametrize("body", [b"3\r\nabc\r\n0\r\n\r\n", b""])
@pytest.mark.parametrize("method", [b"POST", b"GET"])
def test_a_body_in_chunks_is_refused_and_not_read(
    slack: StandIn, method: bytes, body: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever its length would be; the connection ends, so the rest is no next request."""
    head = b" /api/auth.test HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    with connected(int(slack.url.rpartition(":")[2])) as connection:
        connection.sendall(method + head + body)
        answer = connection.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 411 ")
    assert b"connection: close" in answer.lower()
    assert slack.calls == []
    assert capfd.readouterr().err == ""


def test_headers_that_trickle_do_not_hold_a_connection(port: int) -> None:
    """Each byte comes in time, the request does not."""
    with connected(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")

        assert until_cut(connection, b"a") < 3.0


def test_a_body_that_trickles_does_not_hold_a_connection(port: int) -> None:
    """Though its length is one that is taken."""
    with connected(port) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999\r\n\r\n")

        assert until_cut(connection, b"a") < 3.0


@pytest.mark.parametrize("said", [b"", GET])
def test_a_connection_that_says_nothing_is_ended(port: int, said: bytes) -> None:
    """Before its first request as after the last."""
    with connected(port) as connection:
        began = time.monotonic()
        connection.sendall(said)
        answer = heard(connection)

    assert (b"here" in answer) == bool(said)
    assert time.monotonic() - began < 3.0


def test_one_connection_too_many_is_told_so_and_the_others_go_on(port: int) -> None:
    """As soon as one of them has left there is room again."""
    with ExitStack() as stack:
        first, *_ = [stack.enter_context(connected(port)) for _ in range(BRISK.connections)]
        with connected(port) as more:
            refused = heard(more)
        first.sendall(GET)
        answered = first.recv(65_536)
        first.close()
        _wait_until(lambda: _is_served(port))

    assert refused.startswith(b"HTTP/1.1 503 ")
    assert answered.startswith(b"HTTP/1.1 200 ")


def test_who_waits_for_an_answer_is_not_cut_off(port: int) -> None:
    """Then the server is slow, not the client; the next request comes by the same connection."""
    with connected(port) as connection:
        connection.sendall(GET.replace(b"GET /", b"GET /slow"))
        held = connection.recv(65_536)
        connection.sendall(GET)

        assert held.endswith(b"at last")
        assert connection.recv(65_536).endswith(b"here")


def test_two_requests_that_come_at_once_are_both_answered(port: int) -> None:
    """The second lies ready when the first is done."""
    with connected(port) as connection:
        connection.sendall(GET + GET)

        assert heard(connection).count(b"here") == 2


def test_a_whole_browser_and_kloe_have_room() -> None:
    """Several windows, each with six connections, and what Kloe keeps open."""
    assert BOUNDS.connections >= 60
    assert BOUNDS.idle_seconds > BOUNDS.request_seconds


def _is_served(port: int) -> bool:
    with connected(port) as connection:
        connection.sendall(GET)
        try:
            return connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
        except OSError:
            return False


def _wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 3.0
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)
