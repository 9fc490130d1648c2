"""What the tests of the stand-in share: a plain caller, and an app that notes what it is sent."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import urllib3

from bot.playground.server import StandIn

SECTION = {"type": "section", "text": {"type": "plain_text", "text": "What they say"}}


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now

    def move(self, **time: float) -> None:
        """Move it on, by `seconds=`, `minutes=` and so on."""
        self.now += timedelta(**time)


class Got(NamedTuple):
    """An answer over HTTP."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body, as JSON."""
        value: dict[str, Any] = json.loads(self.body)
        return value


class Caller:
    """Calls a stand-in with no more help than an HTTP client gives."""

    def __init__(self, slack: StandIn) -> None:
        self._slack = slack
        self.pool = urllib3.PoolManager(retries=False, timeout=5.0)
        self.token: str | None = slack.workspace.bot_token

    def json(self, method: str, **arguments: object) -> dict[str, Any]:
        """Call a method with a body of JSON."""
        return self.post_json(self._slack.api_url + method, arguments).json

    def form(self, method: str, **arguments: str) -> dict[str, Any]:
        """Call a method with a form."""
        url = self._slack.api_url + method
        response = self.pool.request(
            "POST", url, fields=arguments, headers=self._headers(), encode_multipart=False
        )
        return _got(response).json

    def query(self, method: str, **arguments: str) -> dict[str, Any]:
        """Call a method with a query."""
        url = self._slack.api_url + method
        return _got(self.pool.request("GET", url, fields=arguments, headers=self._headers())).json

    def post_json(self, url: str, arguments: Mapping[str, object]) -> Got:
        """Post a body of JSON."""
        headers = {**self._headers(), "Content-Type": "application/json; charset=utf-8"}
        return _got(self.pool.request("POST", url, body=json.dumps(arguments), headers=headers))

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


class Taken(NamedTuple):
    """A request that an app was sent."""

    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def payload(self) -> dict[str, Any]:
        """What was sent, whether as JSON or as a form."""
        if self.headers["content-type"] == "application/json":
            return _object(self.body)
        form = {name: values[0] for name, values in parse_qs(self.body.decode()).items()}
        return _object(form["payload"]) if "payload" in form else dict(form)


class Reply(NamedTuple):
    """What an app answers."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {"Content-Type": "application/json"}


class RecordingApp:
    """An app that notes all that it is sent and answers as it was told to, else with 200."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.replies: list[Reply] = []
        """For the next requests, in order."""
        self.before_reply: Callable[[], object] = lambda: None
        self.url = ""

    def take(self, request: Taken) -> Reply:
        """Note a request and return what it is answered."""
        self.taken.append(request)
        self.before_reply()
        return self.replies.pop(0) if self.replies else Reply()

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events so far."""
        return [taken.payload["event"] for taken in self.taken if "event" in taken.payload]


@contextmanager
def recording_app() -> Iterator[RecordingApp]:
    """Serve an app that notes what it is sent."""
    app = RecordingApp()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Take a request and answer it."""
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = app.take(Taken(headers, body))
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    app.url = f"http://127.0.0.1:{server.server_port}/slack/events"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield app
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _got(response: urllib3.BaseHTTPResponse) -> Got:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Got(response.status, headers, response.data)


def _object(text: str | bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    return value
