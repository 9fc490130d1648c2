"""Suggested prompts, and that Kloe is at work."""

import pytest

from bot.playground.assistant_pane import Prompt
from bot.playground.messages import Message
from bot.playground.server import StandIn

from .callers import Caller, MovableClock

PROMPT = {"title": "Well-led", "message": "What is W1 about?"}
SET_PROMPTS = "assistant.threads.setSuggestedPrompts"
SET_STATUS = "assistant.threads.setStatus"


def test_prompts_stand_in_a_direct_message(slack: StandIn, caller: Caller) -> None:
    """In the order in which they were sent."""
    answer = caller.json(SET_PROMPTS, channel_id="D0WARD", prompts=[PROMPT], title="Try")

    assert answer == {"ok": True}
    assert slack.workspace.prompts("D0WARD") == (Prompt("Well-led", "What is W1 about?"),)
    assert slack.workspace.pane.title("D0WARD") == "Try"
    assert slack.workspace.prompts("D0BOARD") == ()


def test_prompts_with_a_thread_do_nothing(slack: StandIn, caller: Caller) -> None:
    """The answer does not tell; the stand-in counts them."""
    answer = caller.json(SET_PROMPTS, channel_id="D0WARD", prompts=[PROMPT], thread_ts="1.000000")

    assert answer == {"ok": True}
    assert slack.workspace.prompts("D0WARD") == ()
    assert slack.workspace.pane.ignored_prompts == 1


@pytest.mark.parametrize("prompts", [[PROMPT] * 5, [{"title": "No message"}], ["Hello"], []])
def test_prompts_are_one_to_four_and_whole(caller: Caller, prompts: list[object]) -> None:
    """Each with a title and a message."""
    answer = caller.json(SET_PROMPTS, channel_id="D0WARD", prompts=prompts)

    assert answer["error"] == "invalid_arguments"


def test_prompts_stand_in_no_channel(caller: Caller) -> None:
    """A pane belongs to a direct message."""
    answer = caller.json(SET_PROMPTS, channel_id="C0BOARD", prompts=[PROMPT])

    assert answer["error"] == "channel_not_found"


def test_a_status_ends_with_the_reply(slack: StandIn, caller: Caller) -> None:
    """A reply elsewhere leaves it."""
    ts = slack.workspace.log.add(Message("D0WARD", "U0WARD", "Question")).ts

    caller.json(SET_STATUS, channel_id="D0WARD", thread_ts=ts, status="Searching")
    caller.json("chat.postMessage", channel="D0WARD", text="Elsewhere")
    shown = slack.workspace.statuses
    caller.json("chat.postMessage", channel="D0WARD", text="Answer", thread_ts=ts)

    assert shown["D0WARD", ts].text == "Searching"
    assert slack.workspace.statuses == {}


def test_a_status_ends_by_itself(slack: StandIn, caller: Caller, clock: MovableClock) -> None:
    """After two minutes."""
    ts = slack.workspace.log.add(Message("D0WARD", "U0WARD", "Question")).ts
    caller.json(SET_STATUS, channel_id="D0WARD", thread_ts=ts, status="Searching")

    clock.move(seconds=119)
    before = slack.workspace.statuses
    clock.move(seconds=1)

    assert len(before) == 1
    assert slack.workspace.statuses == {}


def test_a_status_is_taken_away_by_an_empty_one(slack: StandIn, caller: Caller) -> None:
    """As Slack says."""
    ts = slack.workspace.log.add(Message("D0WARD", "U0WARD", "Question")).ts
    caller.json(SET_STATUS, channel_id="D0WARD", thread_ts=ts, status="Searching")

    answer = caller.json(SET_STATUS, channel_id="D0WARD", thread_ts=ts, status="")

    assert answer == {"ok": True}
    assert slack.workspace.statuses == {}


def test_a_status_needs_a_thread_and_few_messages(slack: StandIn, caller: Caller) -> None:
    """Up to ten that take turns."""
    ts = slack.workspace.log.add(Message("D0WARD", "U0WARD", "Question")).ts

    nowhere = caller.json(SET_STATUS, channel_id="D0WARD", thread_ts="1.000000", status="x")
    unsaid = caller.json(SET_STATUS, channel_id="D0WARD", thread_ts=ts)
    many = caller.json(
        SET_STATUS, channel_id="D0WARD", thread_ts=ts, status="x", loading_messages=["a"] * 11
    )

    assert nowhere["error"] == "invalid_thread_ts"
    assert (unsaid["error"], many["error"]) == ("invalid_arguments", "invalid_arguments")
