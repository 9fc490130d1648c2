"""Killed at any moment and started again, Kloe answers what it acknowledged, once."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from bot.playground.faults import Hang, RateLimited
from bot.playground.server import StandIn

from .processes import PATIENCE_SECONDS, Process

SUCCESSION = "what must our harmonious succession plan cover?"
Start = Callable[[Literal["http", "socket"]], Process]


@pytest.fixture
def start(slack: StandIn, tmp_path: Path) -> Iterator[Start]:
    """Start a process; it is gone at the end."""
    started: list[Process] = []

    def begin(mode: Literal["http", "socket"]) -> Process:
        process = Process(slack, tmp_path, mode)
        started.append(process)
        process.start()
        return process

    yield begin
    for process in started:
        process.stop()


def wait(slack: StandIn, condition: Callable[[], object]) -> None:
    """Wait until something is so, or fail."""
    assert slack.wait_until(lambda: bool(condition()), PATIENCE_SECONDS)


def posts(slack: StandIn, count: int) -> int:
    """Return how many messages Kloe has posted, once there are so many."""
    wait(slack, lambda: len(slack.workspace.posts_by_kloe()) >= count)
    return len(slack.workspace.posts_by_kloe())


@pytest.mark.parametrize("mode", ["http", "socket"])
@pytest.mark.parametrize("way", ["channel", "direct"])
def test_what_was_saved_and_not_answered_is_answered_after_the_next_start(
    start: Start, slack: StandIn, mode: Literal["http", "socket"], way: str
) -> None:
    """Slack held the reply when the process was killed, and never posted it."""
    kloe = start(mode)
    slack.faults.add("chat.postMessage", Hang(30, done=False))
    if way == "channel":
        asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    else:
        asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    wait(slack, lambda: slack.faults.waiting == 0)

    kloe.kill()
    slack.faults.clear()
    kloe.start()

    assert asked.acknowledged
    assert posts(slack, 1) == 1
    slack.sender.again(asked)
    kloe.end()
    assert posts(slack, 1) == 1
    assert b"harmonious" not in kloe.kept()


def test_what_was_posted_and_not_recorded_is_not_posted_again(start: Start, slack: StandIn) -> None:
    """In a direct message Kloe can look, and its own reply comes back to it as an event."""
    kloe = start("http")
    slack.faults.add("chat.postMessage", Hang(30, done=True))
    slack.sender.direct_message("U0WARD", SUCCESSION)
    posts(slack, 1)

    kloe.kill()
    kloe.start()

    assert kloe.end()[0] == 0
    assert posts(slack, 1) == 1


@pytest.mark.parametrize("mode", ["http", "socket"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_was_acknowledged_is_answered_before_the_end(
    start: Start, slack: StandIn, mode: Literal["http", "socket"], number: signal.Signals
) -> None:
    """Exit 0 within ten seconds."""
    kloe = start(mode)
    slack.faults.add("chat.postMessage", RateLimited(1))
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    code, seconds = kloe.end(number)

    assert code == 0
    assert seconds < 10
    assert posts(slack, 1) == 1


def test_what_has_to_wait_for_long_is_answered_after_the_next_start(
    start: Start, slack: StandIn
) -> None:
    """The end does not wait for it."""
    kloe = start("http")
    slack.faults.add("chat.postMessage", RateLimited(60))
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    wait(slack, lambda: slack.calls_of("chat.postMessage"))

    code, seconds = kloe.end()
    kloe.start()

    assert code == 0
    assert seconds < 10
    assert posts(slack, 1) == 1


def test_a_persons_details_are_nowhere(start: Start, slack: StandIn) -> None:
    """Not in the database, not in the log, not in anything that was sent."""
    kloe = start("http")
    details = "Zebedee Quill, NHS number 943 476 5919"

    slack.sender.mention("U0WARD", "C0BOARD", f"what about {details}?")
    slack.sender.direct_message("U0WARD", f"what about {details}?")
    slack.sender.command("U0WARD", "C0OPEN", f"what about {details}?")

    posts(slack, 2)
    wait(slack, lambda: slack.workspace.ephemerals("U0WARD"))
    kloe.end()
    sent = repr([call.arguments for call in slack.calls])
    for part in ("Zebedee", "Quill", "476 5919", "4765919"):  # four figures may stand in any hash
        assert part.encode() not in kloe.kept()
        assert part not in sent
    assert "a person's details" in slack.workspace.posts_by_kloe()[0].text
