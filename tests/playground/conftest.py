"""A stand-in for Slack, a caller of it, and an app that it sends to."""

from collections.abc import Iterator

import pytest

from bot.playground.server import StandIn

from .callers import Caller, MovableClock, RecordingApp, recording_app


@pytest.fixture
def clock() -> MovableClock:
    """A clock that stands at nine in the morning, UTC, on the first of July 2026."""
    return MovableClock()


@pytest.fixture
def slack(clock: MovableClock) -> Iterator[StandIn]:
    """A stand-in for Slack that is served."""
    with StandIn(clock=clock) as stand_in:
        yield stand_in


@pytest.fixture
def caller(slack: StandIn) -> Iterator[Caller]:
    """A caller of the stand-in with the bot's token."""
    caller = Caller(slack)
    yield caller
    caller.pool.clear()


@pytest.fixture
def app(slack: StandIn) -> Iterator[RecordingApp]:
    """An app over HTTP to which the stand-in sends, with short waits between retries."""
    with recording_app() as recording:
        slack.request_url = recording.url
        slack.retry_delays = (0.01, 0.02, 0.03)
        yield recording
        slack.request_url = None
