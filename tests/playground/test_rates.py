"""How often Kloe may call, and how often it did."""

from collections.abc import Iterator

import pytest

from bot.playground.faults import RateLimited
from bot.playground.limits import PER_MINUTE, Limits, Peak
from bot.playground.server import StandIn
from bot.playground.web_api import METHODS

from .callers import SECTION, Caller, Got, MovableClock

HOME = {"type": "home", "blocks": [SECTION]}


@pytest.fixture
def slack(clock: MovableClock) -> Iterator[StandIn]:
    """A stand-in that keeps Slack's limits."""
    with StandIn(clock=clock, limits=Limits()) as stand_in:
        yield stand_in


def post(slack: StandIn, caller: Caller, channel: str = "C0BOARD") -> Got:
    """Say something."""
    url = f"{slack.api_url}chat.postMessage"
    return caller.post_json(url, {"channel": channel, "text": "Hello"})


def publish(slack: StandIn, caller: Caller) -> Got:
    """Publish a Home."""
    return caller.post_json(f"{slack.api_url}views.publish", {"user_id": "U0WARD", "view": HOME})


def test_every_method_has_a_limit() -> None:
    """None is forgotten."""
    assert PER_MINUTE.keys() == METHODS.keys()


def test_posts_in_one_channel_keep_their_distance(
    slack: StandIn, caller: Caller, clock: MovableClock
) -> None:
    """After a short burst one a second; a person's id is the same channel as the direct message."""
    burst = [post(slack, caller, ("U0WARD", "D0WARD")[n % 2]).status for n in range(6)]
    elsewhere = post(slack, caller, "D0BOARD").status
    clock.move(seconds=1)
    second_after = [post(slack, caller, "D0WARD").status for _ in range(2)]

    assert burst == [200] * 5 + [429]
    assert elsewhere == 200
    assert second_after == [200, 429]
    assert len(slack.workspace.messages("D0WARD")) == 6


def test_what_is_too_much_says_how_long_to_wait(
    slack: StandIn, caller: Caller, clock: MovableClock
) -> None:
    """That long is enough; nothing is done before."""
    for _ in range(5):
        post(slack, caller)

    limited = post(slack, caller)
    clock.move(seconds=int(limited.headers["retry-after"]))
    allowed = post(slack, caller)

    assert limited.json == {"ok": False, "error": "ratelimited"}
    assert allowed.status == 200
    assert len(slack.workspace.posts_by_kloe()) == 6


def test_a_method_has_so_many_calls_a_minute(
    slack: StandIn, caller: Caller, clock: MovableClock
) -> None:
    """Of the fourth tier a hundred; the wait lasts until the first is a minute old."""
    first = [publish(slack, caller).status for _ in range(60)]
    clock.move(seconds=20.5)
    second = [publish(slack, caller).status for _ in range(40)]
    limited = publish(slack, caller)
    clock.move(seconds=39.5)
    third = [publish(slack, caller).status for _ in range(61)]

    assert first + second == [200] * 100
    assert (limited.status, limited.headers["retry-after"]) == (429, "40")
    assert third == [200] * 60 + [429]
    assert caller.json("auth.test")["ok"]


def test_a_workspace_has_several_hundred_posts_a_minute(clock: MovableClock) -> None:
    """In all its channels together."""
    limits = Limits(per_minute={"chat.postMessage": 3})
    with StandIn(clock=clock, limits=limits) as slack:
        caller = Caller(slack)
        channels = ("D0WARD", "D0BOARD", "D0PEOPLE", "C0BOARD")
        statuses = [post(slack, caller, channel).status for channel in channels]
        caller.pool.clear()

    assert statuses == [200, 200, 200, 429]


def test_what_goes_wrong_besides_waits_for_a_call_that_passes(
    slack: StandIn, caller: Caller
) -> None:
    """A call that is held back meets no other fault."""
    for _ in range(5):
        post(slack, caller)
    slack.faults.add("chat.postMessage", RateLimited(9))

    held = post(slack, caller)

    assert held.headers["retry-after"] == "1"
    assert slack.faults.waiting == 1


def test_the_highest_rates_are_told(slack: StandIn, caller: Caller, clock: MovableClock) -> None:
    """In any minute, and in any second to one channel; what was held back counts."""
    for channel in ("D0WARD", "U0WARD", "D0BOARD"):
        post(slack, caller, channel)
    clock.move(seconds=59)
    post(slack, caller)
    clock.move(seconds=1)
    post(slack, caller)
    publish(slack, caller)

    assert slack.peaks == {"chat.postMessage": Peak(4, 2), "views.publish": Peak(1, 1)}
    assert not [call for call in slack.calls if call.fault]


def test_without_limits_all_passes(clock: MovableClock) -> None:
    """As it is at first; the rates are told all the same."""
    with StandIn(clock=clock) as slack:
        caller = Caller(slack)
        statuses = {post(slack, caller).status for _ in range(20)}
        caller.pool.clear()

        assert statuses == {200}
        assert slack.peaks["chat.postMessage"] == Peak(20, 20)
