"""Delivering: by whichever way the app is set up, and again where Slack would try again."""

import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.playground.deliveries import Attempt, Delivery, Parcel, Retry
from bot.playground.state import State
from bot.playground.wire import Clock, utc_now

MAX_RETRIES = 3
"""Source: docs.slack.dev/apis/events-api, "Retries", July 2026."""


class Transport(Protocol):
    """A way to an app."""

    def deliver(self, parcel: Parcel, retry: Retry | None) -> Attempt:
        """Try once to deliver."""
        ...


class Dispatcher:
    """Delivers parcels; any thread may use it."""

    def __init__(
        self,
        state: State,
        stopping: threading.Event,
        transport: Callable[[], Transport],
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._state = state
        self._stopping = stopping
        self._transport = transport
        self._clock = clock
        self._ended: list[Delivery] = []
        self.retry_delays: Sequence[float] = (0.05, 0.5, 2.0)
        """Seconds before each retry; Slack's own are nearly none, 60 and 300."""

    def send(
        self, parcel: Parcel, *, channel: str | None = None, ts: str | None = None
    ) -> Delivery:
        """Deliver something and return how it went.

        Args:
            parcel: what is delivered.
            channel: where it happened, if in a channel.
            ts: the message that it is about, if any.
        """
        at = self._clock()
        attempts = self._tries(parcel, self._transport())
        delivery = Delivery(
            parcel.kind,
            parcel.payload,
            attempts,
            event_id=parcel.payload.get("event_id"),
            trigger_id=parcel.payload.get("trigger_id"),
            channel=channel,
            ts=ts,
            at=at,
        )
        if delivery.acknowledged or not self._stopping.is_set():
            with self._state.change():
                self._ended.append(delivery)
        return delivery

    @property
    def ended(self) -> tuple[Delivery, ...]:
        """All that was acknowledged or given up, in the order in which it was."""
        with self._state.reading():
            return tuple(self._ended)

    def _tries(self, parcel: Parcel, transport: Transport) -> tuple[Attempt, ...]:
        attempts = [transport.deliver(parcel, None)]
        delays = self.retry_delays[:MAX_RETRIES] if parcel.is_retried else ()
        for number, seconds in enumerate(delays, start=1):
            last = attempts[-1]
            if last.failure is None or not last.may_retry or self._stopping.wait(seconds):
                break
            attempts.append(transport.deliver(parcel, Retry(number, last.failure)))
        return tuple(attempts)
