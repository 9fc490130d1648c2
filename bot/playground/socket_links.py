"""One connection of Socket Mode, and what is said on it.

Source: docs.slack.dev/apis/events-api/using-socket-mode, July 2026.
"""

import json
import socket
import threading
import uuid
from typing import Literal

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection

from bot.playground.deliveries import Parcel, Retry
from bot.playground.identity import APP_ID
from bot.playground.wire import Payload

_TYPES = {"event": "events_api", "command": "slash_commands", "interaction": "interactive"}
_HOST = "applink-stand-in"
_LIFETIME_SECONDS = 3_600
"""What `hello` says of how long a connection will last; the stand-in ends none by itself."""


class Link:
    """A connection; any thread may use it."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self.is_leaving = False
        """Whether the app was asked to replace it; nothing more is sent by it then."""

    def send(self, text: str) -> str | None:
        """Send a text; return Slack's word for why it could not be, if so."""
        try:
            self._connection.send(text)
        except (ConnectionClosed, OSError):
            return "connection_failed"
        return None

    def close(self) -> None:
        """End it in due form."""
        self._connection.close()

    def cut(self) -> None:
        """End it without a word."""
        try:
            self._connection.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


class Wait:
    """Waits for one envelope's acknowledgement."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self._ended = threading.Event()
        self._failure: str | None = "timeout"
        self.answer: Payload | None = None
        """What the acknowledgement brought with it."""

    def acknowledge(self, answer: object) -> None:
        """Take the acknowledgement."""
        self.answer = answer if isinstance(answer, dict) else None
        self._failure = None
        self._ended.set()

    def fail(self, failure: str) -> None:
        """Wait no more, unless it came already."""
        if not self._ended.is_set():
            self._failure = failure
            self._ended.set()

    def failure_within(self, seconds: float) -> str | None:
        """Wait, and return Slack's word for what went wrong, if anything did."""
        self._ended.wait(max(seconds, 0.0))
        return self._failure


def envelope_of(parcel: Parcel, retry: Retry | None) -> tuple[str, str]:
    """Return a new envelope's id and its text."""
    envelope_id = str(uuid.uuid4())
    body: Payload = {
        "envelope_id": envelope_id,
        "type": _TYPES[parcel.kind],
        "accepts_response_payload": parcel.kind != "event",
        "payload": parcel.payload,
    }
    if parcel.kind == "event":
        body["retry_attempt"] = retry.number if retry else 0
        body["retry_reason"] = retry.reason if retry else ""
    return envelope_id, json.dumps(body)


def hello(connections: int) -> str:
    """Return what Slack says first on a connection."""
    return json.dumps(
        {
            "type": "hello",
            "num_connections": connections,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {
                "host": _HOST,
                "approximate_connection_time": _LIFETIME_SECONDS,
            },
        }
    )


def parting(reason: Literal["warning", "refresh_requested", "too_many_websockets"]) -> str:
    """Return what Slack says before it ends a connection."""
    return json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}})
