"""Two hundred people in a self-check at once: no answer is lost, and Slack's limits are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kloe import Kloe
from bot.playground.limits import PER_MINUTE
from bot.playground.server import StandIn
from bot.store.runs import runs_of
from slack.running import Options, Running

from .crowd import go_through, stand_in, user_of

PEOPLE = 200
CHECK = "w1"


@pytest.fixture
def crowd() -> Iterator[StandIn]:
    """A workspace of many people."""
    with stand_in(PEOPLE) as slack:
        yield slack


def test_two_hundred_people_at_once_lose_no_answer(
    crowd: StandIn, kloe: Kloe, tmp_path: Path
) -> None:
    """Every press is acknowledged and kept, every card follows, and no method is called too often."""
    url = f"sqlite:///{tmp_path / 'kloe.db'}"
    running = Running(kloe, crowd, database_url=url, options=Options()).start()
    seen = go_through(crowd, PEOPLE, CHECK)

    assert seen.failures == []
    assert all(click.acknowledged for click in seen.clicks)
    for number in range(PEOPLE):
        (run,) = runs_of(running.service.parts.database, user_of(number))
        assert run.stage == "done"
        assert [one.level for one in run.responses] == seen.given[user_of(number)]
    for method, peak in crowd.peaks.items():
        assert peak.in_a_minute <= PER_MINUTE.get(method, peak.in_a_minute), method
    assert crowd.refusals == []
    running.stop()
