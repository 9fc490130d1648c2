"""What Slack sends to Kloe, on the wishes of people and tests."""

from collections.abc import Mapping

from bot.playground.deliveries import Answered, Delivery, Parcel
from bot.playground.dispatch import Dispatcher
from bot.playground.http_transport import HttpTransport
from bot.playground.signing import signed_headers
from bot.playground.talk import Talk
from bot.playground.touch import Counter, Touch
from bot.playground.wire import Clock, utc_now
from bot.playground.workspace import Workspace

ACKNOWLEDGE_SECONDS = 3.0
"""For how long Slack waits.

Source: docs.slack.dev/apis/events-api, "Responding to events", July 2026.
"""


class Sender(Talk, Touch):
    """Sends what people do, in the caller's thread; several threads may send at once."""

    def __init__(self, workspace: Workspace, dispatcher: Dispatcher, counter: Counter) -> None:
        Talk.__init__(self, workspace, dispatcher)
        Touch.__init__(self, workspace, dispatcher, counter)
        self.request_url: str | None = None
        """Where the app takes requests over HTTP; None for Socket Mode."""
        self.timeout_seconds = ACKNOWLEDGE_SECONDS
        """For how long an acknowledgement over HTTP is waited for."""
        self.signing_clock: Clock = utc_now
        """Dates signatures, which the app compares with the real time."""

    def again(self, delivery: Delivery, *, signed_at: int | None = None) -> Delivery:
        """Send the same payload once more.

        Args:
            delivery: what was sent before.
            signed_at: seconds since 1970 for the signature; now, if None. With that of the first
                attempt the two requests are the same byte for byte.
        """
        parcel = Parcel(delivery.kind, delivery.payload)
        return self._dispatcher.send(
            parcel._replace(signed_at=signed_at), channel=delivery.channel, ts=delivery.ts
        )

    def sign(self, body: bytes, timestamp: int | str | None = None) -> dict[str, str]:
        """Return the headers that sign a body, now or at another time."""
        at = int(self.signing_clock().timestamp()) if timestamp is None else timestamp
        return signed_headers(self._workspace.signing_secret, at, body)

    def raw(self, body: bytes, headers: Mapping[str, str]) -> Answered:
        """Send any body with any headers over HTTP, once.

        Raises:
            OSError: nothing comes back.
        """
        return self.http().post(body, headers)

    def http(self) -> HttpTransport:
        """Return the way to the app over HTTP.

        Raises:
            ValueError: no `request_url` is set.
        """
        if self.request_url is None:
            msg = "request_url is not set"
            raise ValueError(msg)
        return HttpTransport(
            self.request_url,
            secret=self._workspace.signing_secret,
            clock=self.signing_clock,
            timeout_seconds=self.timeout_seconds,
        )
