"""What Slack sends to an app, and how it went."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from bot.playground.wire import Payload

Kind = Literal["event", "command", "interaction"]
OK = 200


class Parcel(NamedTuple):
    """Something to be delivered: over HTTP or by Socket Mode, as the app is set up."""

    kind: Kind
    payload: Payload
    signed_at: int | None = None
    """Seconds since 1970 for the signature; None for the time of each attempt."""

    @property
    def is_retried(self) -> bool:
        """Whether Slack tries again; it does so for events alone.

        Source: slackapi/python-slack-sdk#1940; docs.slack.dev/apis/events-api, "Retries", July
        2026.
        """
        return self.kind == "event"


class Retry(NamedTuple):
    """That this is not the first try."""

    number: int
    """1 for the first retry."""
    reason: str
    """Slack's word for what became of the try before."""


class Attempt(NamedTuple):
    """One try to deliver."""

    status: int | None
    """HTTP status of the acknowledgement, 200 for one by Socket Mode; None where none came."""
    seconds: float
    """Until the acknowledgement, or until it was no longer waited for."""
    failure: str | None = None
    """Slack's word for what went wrong; None where it was acknowledged."""
    answer: Payload | None = None
    """What the acknowledgement brought with it."""
    may_retry: bool = True
    """Whether the app did not ask for no more tries."""
    retry: Retry | None = None
    signed_at: int | None = None
    """Seconds since 1970 in the signature; None by Socket Mode, which needs none."""

    @property
    def is_acknowledged(self) -> bool:
        """Whether Slack is content."""
        return self.failure is None


class Delivery(NamedTuple):
    """Something delivered, or not."""

    kind: Kind
    payload: Payload
    attempts: tuple[Attempt, ...]
    event_id: str | None = None
    trigger_id: str | None = None
    channel: str | None = None
    ts: str | None = None
    """The message that it is about."""
    also: tuple["Delivery", ...] = ()
    """What Slack sends besides for the same reason."""
    at: datetime | None = None
    """When it was first tried, by the workspace's clock."""

    @property
    def acknowledged(self) -> bool:
        """Whether some attempt was acknowledged."""
        return any(attempt.is_acknowledged for attempt in self.attempts)

    @property
    def response(self) -> Payload:
        """What the acknowledgement brought with it; empty for nothing."""
        return self.attempts[-1].answer or {} if self.attempts else {}

    @property
    def seconds(self) -> float:
        """How long the last attempt took."""
        return self.attempts[-1].seconds if self.attempts else 0.0


class Answered(NamedTuple):
    """What an app answers to a request that was made by hand."""

    status: int
    headers: Mapping[str, str]
    body: bytes
