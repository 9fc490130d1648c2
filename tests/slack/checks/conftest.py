"""Kloe at work by a clock that the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.kloe import Kloe
from bot.playground.limits import Limits
from bot.playground.server import StandIn
from slack.judging import judge_payloads
from slack.running import Running

from .answering import Person
from .clock import Hand, chooses, options_of, workspace_of


@pytest.fixture
def hand() -> Hand:
    """The time: a Thursday morning."""
    return Hand(datetime(2026, 11, 26, 10, 0, tzinfo=UTC))


@pytest.fixture
def timed_slack(hand: Hand) -> Iterator[StandIn]:
    """A workspace by that clock, with Slack's limits; every payload is judged at the end."""
    with StandIn(workspace_of(hand), limits=Limits()) as stand_in:
        yield stand_in
        judge_payloads(stand_in)


@pytest.fixture
def timed(kloe: Kloe, hand: Hand, timed_slack: StandIn, tmp_path: Path) -> Iterator[Running]:
    """Kloe by the same clock."""
    url = f"sqlite:///{tmp_path / 'kloe.db'}"
    running = Running(kloe, timed_slack, database_url=url, options=options_of(hand)).start()
    yield running
    running.stop()


@pytest.fixture
def person(timed: Running, timed_slack: StandIn) -> Person:
    """Somebody who is reminded of W1 every Thursday at nine, London time."""
    one = Person(timed_slack, timed)
    chooses(one, check="w1", often="week")
    return one
