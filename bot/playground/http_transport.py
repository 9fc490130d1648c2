"""Delivery over HTTP: signed requests to the app's address.

Source: docs.slack.dev/apis/events-api, "Responding to events" and "Retries", July 2026.
"""

import http.client
import json
import time
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from bot.playground.deliveries import Answered, Attempt, Parcel, Retry
from bot.playground.signing import signed_headers
from bot.playground.wire import Clock, Payload, json_bytes

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


class HttpTransport:
    """Delivers to one address; any thread may use it."""

    def __init__(self, url: str, *, secret: str, clock: Clock, timeout_seconds: float) -> None:
        self._url = urlsplit(url)
        self._secret = secret
        self._clock = clock
        self._timeout_seconds = timeout_seconds

    def deliver(self, parcel: Parcel, retry: Retry | None) -> Attempt:
        """Try once to deliver, signed now or as the parcel says."""
        body, content_type = body_of(parcel)
        now = int(self._clock().timestamp())
        signed_at = now if parcel.signed_at is None else parcel.signed_at
        headers = {
            "Content-Type": content_type,
            "User-Agent": _USER_AGENT,
            **signed_headers(self._secret, signed_at, body),
            **_retry_headers(retry),
        }
        attempt = self._attempt(body, headers)
        return attempt._replace(retry=retry, signed_at=signed_at)

    def post(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Send a body and return what comes back.

        Raises:
            OSError: nothing does.
            http.client.HTTPException: what does is no HTTP.
        """
        connection = http.client.HTTPConnection(
            self._url.hostname or "", self._url.port, timeout=self._timeout_seconds
        )
        try:
            connection.request("POST", self._url.path or "/", body=body, headers=dict(headers))
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answered(response.status, named, response.read())
        finally:
            connection.close()

    def _attempt(self, body: bytes, headers: Mapping[str, str]) -> Attempt:
        began = time.perf_counter()
        try:
            answered = self.post(body, headers)
        except TimeoutError:
            return Attempt(None, time.perf_counter() - began, "http_timeout")
        except (OSError, http.client.HTTPException):
            return Attempt(None, time.perf_counter() - began, "connection_failed")
        return Attempt(
            answered.status,
            time.perf_counter() - began,
            failure=None if answered.status == HTTPStatus.OK else "http_error",
            answer=_answer_of(answered),
            may_retry=answered.headers.get("x-slack-no-retry") != "1",
        )


def body_of(parcel: Parcel) -> tuple[bytes, str]:
    """Return a parcel as the body of a request, and its content type."""
    if parcel.kind == "event":
        return json_bytes(parcel.payload), _JSON
    if parcel.kind == "command":
        return urlencode(parcel.payload).encode(), _FORM
    return urlencode({"payload": json.dumps(parcel.payload)}).encode(), _FORM


def _retry_headers(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}


def _answer_of(answered: Answered) -> Payload | None:
    """Return what an acknowledgement brings with it: JSON, or text to be shown."""
    if not answered.body:
        return None
    if answered.headers.get("content-type", "").startswith(_JSON):
        value = json.loads(answered.body)
        return value if isinstance(value, dict) else None
    return {"text": answered.body.decode("utf-8", "replace")}
