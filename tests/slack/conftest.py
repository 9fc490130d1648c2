"""Kloe in a workspace: started, asked, and at the end every payload judged twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.kloe import Kloe
from bot.playground.server import StandIn

from .judging import judge_payloads
from .running import Options, Running

StartKloe = Callable[..., Running]


@pytest.fixture
def slack() -> Iterator[StandIn]:
    """A workspace; every payload that was sent to it is judged by a JSON Schema as well."""
    with StandIn() as stand_in:
        yield stand_in
        judge_payloads(stand_in)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """A SQLite file of the test's own."""
    return f"sqlite:///{tmp_path / 'kloe.db'}"


@pytest.fixture
def start_kloe(kloe: Kloe, slack: StandIn, database_url: str) -> Iterator[StartKloe]:
    """Start Kloe over the shipped documents, with options; it ends with the test."""
    started: list[Running] = []

    def start(
        options: Options | None = None, *, over: Kloe | None = None, url: str = ""
    ) -> Running:
        running = Running(
            over or kloe, slack, database_url=url or database_url, options=options or Options()
        )
        started.append(running)
        return running.start()

    yield start
    for running in started:
        running.stop()


@pytest.fixture
def running(start_kloe: StartKloe, slack: StandIn) -> Iterator[Running]:
    """Kloe at work over HTTP; at the end nothing was refused, and all was acknowledged."""
    yield start_kloe()
    assert slack.unacknowledged == ()
