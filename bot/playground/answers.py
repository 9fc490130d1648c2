"""How an answer leaves the stand-in: as it should, or with a fault."""

import threading
from collections.abc import Callable
from typing import NamedTuple, assert_never

from bot.playground.faults import Drop, Fault, Hang, RateLimited, Refuse, ServerError
from bot.playground.wire import Payload, json_bytes

JSON_TYPE = "application/json; charset=utf-8"
_OK = 200
_TOO_MANY_REQUESTS = 429


class Answer(NamedTuple):
    """An answer over HTTP."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    is_dropped: bool = False
    """Whether the connection ends instead."""


class Ways(NamedTuple):
    """What can become of a call."""

    do: Callable[[str | None], Answer]
    """Does what is asked; takes the name of the fault that goes with it."""
    leave: Callable[[str], None]
    """Only remembers that it was asked, under an error."""


def json_answer(body: Payload, *headers: tuple[str, str], status: int = _OK) -> Answer:
    """Return an answer of JSON."""
    return Answer(status, json_bytes(body), (("Content-Type", JSON_TYPE), *headers))


def faulty_answer(ways: Ways, fault: Fault, stopping: threading.Event) -> Answer:
    """Return the answer that a fault makes of a call."""
    match fault:
        case RateLimited(seconds):
            ways.leave("ratelimited")
            body = {"ok": False, "error": "ratelimited"}
            return json_answer(body, ("Retry-After", str(seconds)), status=_TOO_MANY_REQUESTS)
        case Refuse(code):
            ways.leave(code)
            return json_answer({"ok": False, "error": code})
        case ServerError(status, done):
            _maybe(ways, "server_error", done=done)
            return Answer(status, b"", (("Content-Type", "text/plain"),))
        case Drop(done):
            _maybe(ways, "drop", done=done)
            return Answer(_OK, b"", is_dropped=True)
        case Hang(seconds, done):
            answer = _maybe(ways, "hang", done=done)
            stopping.wait(seconds)
            return answer
        case _:
            assert_never(fault)


def _maybe(ways: Ways, name: str, *, done: bool) -> Answer:
    """Do what is asked or leave it."""
    if done:
        return ways.do(name)
    ways.leave(name)
    return json_answer({"ok": False, "error": "fatal_error"})
