"""Slack's Web API over pooled connections, each failure as what is known of it.

The SDK's client opens a connection for each call and tells neither a connection that was never made
from one that broke, nor repeats a call that is safe to repeat; docs/decisions/0008 has the reasons.
"""

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NewConnectionError,
    ProxyError,
    SSLError,
)

from bot.errors import SlackError, SlackRateLimited, SlackRefused, SlackSilent, SlackUnreachable

CONNECT_TIMEOUT_SECONDS = 2.0
READ_TIMEOUT_SECONDS = 6.0
"""Together with the connection less than the ten seconds in which a process has to end."""
BRIEF_TIMEOUT_SECONDS = 1.0
"""For each of both, where an answer is worth having only before a modal opens; else it is asked again."""
RETRY_AFTER_SECONDS = 1.0
"""Waited where Slack asks to wait and does not say how long."""
MAX_RETRY_AFTER_SECONDS = 3600.0

_READS = frozenset(
    {
        "auth.test",
        "chat.getPermalink",
        "conversations.history",
        "conversations.replies",
        "files.getUploadURLExternal",
        "users.info",
    }
)
"""Methods that take their arguments as a form. Source: Slack, "Using the Slack Web API", July 2026."""
_BRIEF = frozenset({"users.info"})
_LIMITED = frozenset({"ratelimited", "rate_limited"})
_TRANSIENT = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Slack's own failures, of which it says that a part may have been done."""
UNKNOWN_TOKEN = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
)
"""Slack's words for a token that it does not accept."""
_NOT_MADE = (NewConnectionError, ConnectTimeoutError, ProxyError, SSLError, LocationValueError)
_OK, _TOO_MANY, _SERVER_ERROR = 200, 429, 500
_MAX_CODE_CHARS = 60

JsonObject = Mapping[str, object]


class Encoded(str):
    """JSON already: stands in what is sent as it is, and not as a string."""

    __slots__ = ()


class Replied(NamedTuple):
    """What Slack answered."""

    body: JsonObject
    told_scopes: str
    """As Slack writes them; empty where it tells none."""

    @property
    def scopes(self) -> tuple[str, ...]:
        """Scopes that the token has, where Slack tells them."""
        return tuple(filter(None, (one.strip() for one in self.told_scopes.split(","))))


class SlackApi:
    """Calls Slack with the bot's token; safe to share between threads."""

    def __init__(
        self, base_url: str, token: str, *, connections: int = 16, proxy: str | None = None
    ) -> None:
        """Prepare the pool; nothing is sent yet.

        Args:
            base_url: Slack's Web API, with a slash at its end.
            token: the bot's token.
            connections: connections kept open at most; more are made and dropped under load.
            proxy: the address of an HTTP proxy.
        """
        self._base_url = base_url
        self._answers = False
        self._headers = {"Authorization": f"Bearer {token}"}
        timeout = urllib3.Timeout(connect=CONNECT_TIMEOUT_SECONDS, read=READ_TIMEOUT_SECONDS)
        self._pool = (
            urllib3.ProxyManager(proxy, maxsize=connections, timeout=timeout, retries=False)
            if proxy
            else urllib3.PoolManager(maxsize=connections, timeout=timeout, retries=False)
        )
        self._timeout, brief = timeout, BRIEF_TIMEOUT_SECONDS
        self._brief = urllib3.Timeout(connect=brief, read=brief)
        self._direct = None if proxy else self._pool.connection_from_url(base_url)
        """To Slack itself, without looking up for each call which connections those are."""

    def call(self, method: str, **arguments: object) -> JsonObject:
        """Call a method once, and return what Slack answered; arguments that are None are left out.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackRefused: Slack says no.
            SlackUnreachable: no connection was made.
            SlackSilent: it broke or failed later; whether it was done is not known.
        """
        return self.ask(method, **arguments).body

    def ask(self, method: str, **arguments: object) -> Replied:
        """Call a method once, and return the answer with the token's scopes.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackRefused: Slack says no.
            SlackUnreachable: no connection was made.
            SlackSilent: it broke or failed later; whether it was done is not known.
        """
        given = {name: value for name, value in arguments.items() if value is not None}
        if method in _READS:
            body, kind = urlencode(given).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _json(given), "application/json; charset=utf-8"
        headers = {**self._headers, "Content-Type": kind}
        response = self._post(method, self._base_url + method, body, headers)
        try:
            answer = _answer_of(method, response)
        except SlackRefused as refused:
            self._answers = refused.code not in UNKNOWN_TOKEN
            raise
        return Replied(answer, response.headers.get("x-oauth-scopes", ""))

    def respond(self, response_url: str, payload: JsonObject) -> None:
        """Post to the address that came with a command or a click.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackRefused: Slack says no, as it does for an address that is used up or expired.
            SlackUnreachable: no connection was made.
            SlackSilent: it broke or failed later; whether it was done is not known.
        """
        headers = {"Content-Type": "application/json; charset=utf-8"}
        response = self._post("response_url", response_url, _json(payload), headers)
        text = response.data.decode("utf-8", "replace").strip()
        if response.status != _OK:
            raise SlackRefused("response_url", _code(text) or f"http_{response.status}")
        if text.startswith("{"):
            _answer_of("response_url", response)

    def upload(self, upload_url: str, content: bytes) -> None:
        """Bring the bytes of a file to the address that Slack gave for them; no token goes along.

        Raises:
            SlackRateLimited: Slack asks to wait.
            SlackRefused: Slack does not take them.
            SlackUnreachable: no connection was made.
            SlackSilent: it broke or failed later; whether it was done is not known.
        """
        headers = {"Content-Type": "application/octet-stream"}
        response = self._post("upload", upload_url, content, headers)
        if response.status != _OK:
            raise SlackRefused("upload", f"http_{response.status}")

    @property
    def health(self) -> Literal["ok", "degraded"]:
        """Degraded until Slack has answered, and while it does not or does not know the token."""
        return "ok" if self._answers else "degraded"

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._pool.clear()

    def _post(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str]
    ) -> urllib3.BaseHTTPResponse:
        try:
            response = self._send(url, body, headers)
        except HTTPError as error:
            self._answers = False
            raise _failure(method, error) from error
        self._answers = response.status < _SERVER_ERROR
        if response.status == _TOO_MANY:
            raise SlackRateLimited(method, _seconds(response.headers.get("retry-after")))
        if response.status >= _SERVER_ERROR:
            raise SlackSilent(method, f"http_{response.status}")
        return response

    def _send(self, url: str, body: bytes, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        """Post, and read the whole answer; may raise an HTTPError."""
        path = urlsplit(url).path
        timeout = self._brief if path.rpartition("/")[2] in _BRIEF else self._timeout
        if self._direct is not None and url.startswith(self._base_url):
            return self._direct.urlopen("POST", path, body=body, headers=headers, timeout=timeout)
        return self._pool.request("POST", url, body=body, headers=headers, timeout=timeout)


def _failure(method: str, error: HTTPError) -> SlackError:
    """Return our error for one of the client's: by whether anything can have been sent."""
    kind = SlackUnreachable if isinstance(error, _NOT_MADE) else SlackSilent
    return kind(method, type(error).__name__)


def _json(value: JsonObject) -> bytes:
    """Return a JSON object; what is JSON already is put in as it is."""
    rest = {name: one for name, one in value.items() if not isinstance(one, Encoded)}
    plain = json.dumps(rest, separators=(",", ":"))
    ready = [f"{json.dumps(n)}:{one}" for n, one in value.items() if isinstance(one, Encoded)]
    if not ready:
        return plain.encode()
    return f"{plain[:-1]}{',' if rest else ''}{','.join(ready)}}}".encode()


def _answer_of(method: str, response: urllib3.BaseHTTPResponse) -> JsonObject:
    try:
        answer = json.loads(response.data)
    except ValueError as error:
        raise SlackSilent(method, "no_json") from error
    if not isinstance(answer, dict):
        raise SlackSilent(method, "no_object")
    if answer.get("ok") is True:
        return answer
    code = _code(str(answer.get("error", ""))) or f"http_{response.status}"
    if code in _LIMITED:
        raise SlackRateLimited(method, RETRY_AFTER_SECONDS)
    if code in _TRANSIENT:
        raise SlackSilent(method, code)
    raise SlackRefused(method, code)


def _code(text: str) -> str:
    """Return Slack's word for what is wrong; empty where it is no single word."""
    word = text.strip()
    fits = len(word) <= _MAX_CODE_CHARS and word.replace("_", "").isalnum() and word.isascii()
    return word if fits else ""


def _seconds(header: str | None) -> float:
    try:
        seconds = float(header or RETRY_AFTER_SECONDS)
    except ValueError:
        return RETRY_AFTER_SECONDS
    return min(max(seconds, 0.0), MAX_RETRY_AFTER_SECONDS)
