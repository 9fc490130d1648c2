"""Slack over HTTP: checked in front of Bolt, before anything is parsed.

Bolt parses before it checks, answers 500 where a header is no number or not ASCII, loses a command
whose text has the word "payload", and logs the body of what it refuses; here none of that happens.
"""

import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from flask import Flask, Response, request
from slack_bolt import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.slack.service import Service

PATH = "/slack/events"
_SECONDS = re.compile(r"[0-9]{1,12}")
_FORM = "application/x-www-form-urlencoded"
_OK, _BAD, _UNSIGNED, _LATER = 200, 400, 401, 503


def build_web(service: Service, signing_secret: str, *, max_body_bytes: int) -> Flask:
    """Return the WSGI application.

    Args:
        service: takes what Slack sends.
        signing_secret: with it Slack signs.
        max_body_bytes: bytes of a body at most; a larger one is refused with 413.
    """
    web = Flask("kloe", static_folder=None)
    web.config["MAX_CONTENT_LENGTH"] = max_body_bytes
    verifier = SignatureVerifier(signing_secret)

    @web.post(PATH)
    def events() -> Response:
        """Take what Slack sends."""
        return _take(service, verifier)

    @web.get("/healthz")
    def healthz() -> Response:
        """Say that the process serves."""
        return Response("ok\n", mimetype="text/plain")

    @web.get("/readyz")
    def readyz() -> Response:
        """Say how each part is."""
        state = service.state()
        parts = state.model_dump(exclude={"ready"})
        return Response(
            json.dumps(parts), _OK if state.ready else _LATER, mimetype="application/json"
        )

    return web


def _take(service: Service, verifier: SignatureVerifier) -> Response:
    """Check, parse and hand on one request of Slack's."""
    raw = request.get_data(cache=False)
    if not _is_signed(raw, verifier):
        return _refused(_UNSIGNED)
    body = parse_body(raw, request.mimetype)
    if body is None:
        return _refused(_BAD)
    retry = {name: value for name, value in request.headers if name.startswith("X-Slack-Retry")}
    taken = service.dispatch(body, retry)
    return _refused(_LATER) if taken is None else _response(taken)


def _is_signed(raw: bytes, verifier: SignatureVerifier) -> bool:
    """Tell whether Slack signed this, in the last five minutes.

    Source: Slack, "Verifying requests from Slack", read July 2026.
    """
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not _SECONDS.fullmatch(timestamp) or not signature.isascii():
        return False
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return verifier.is_valid(text, timestamp, signature)


def parse_body(raw: bytes, mimetype: str) -> dict[str, object] | None:
    """Return what a body says, or None where it cannot be read.

    Events are JSON; commands are a form; clicks and modals are JSON in the form's one field.
    """
    text = raw.decode("utf-8")
    if mimetype != _FORM:
        return _object(text)
    fields: Mapping[str, str] = dict(parse_qsl(text, keep_blank_values=True))
    if set(fields) == {"payload"}:
        return _object(fields["payload"])
    return {**fields} if fields else None


def _object(text: str) -> dict[str, object] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _response(taken: BoltResponse) -> Response:
    response = Response(taken.body, taken.status)
    for name, values in taken.headers.items():
        response.headers.setlist(name, [str(value) for value in values])
    return response


def _refused(status: int) -> Response:
    return Response("", status)
