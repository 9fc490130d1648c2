"""Clicks in modals and Home tabs, and what channels are called in what Slack sends."""

from typing import Any

import pytest

from bot.playground.people import Channel
from bot.playground.server import StandIn
from bot.playground.views import View

from .callers import SECTION, Caller, RecordingApp
from .inputs import asked, opened, options, text

LEVEL = asked("level", "radio_buttons", options=options("one", "two"))
NOTE = asked("note", "plain_text_input")
DISPATCHED = {**LEVEL, "dispatch_action": True}
BUTTON = {"type": "button", "action_id": "go", "text": text("Go"), "value": "s-1"}
ACTIONS = {"type": "actions", "block_id": "acts", "elements": [BUTTON]}


def home(slack: StandIn, caller: Caller, *blocks: object, **more: object) -> View:
    """Publish a Home for the ward manager."""
    content = {"type": "home", "blocks": list(blocks), **more}
    assert caller.json("views.publish", user_id="U0WARD", view=content)["ok"]
    found = slack.workspace.home("U0WARD")
    assert found is not None
    return found


def test_a_click_in_a_modal_brings_the_view_and_what_is_filled_in(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """With its hash, by which the app can update just what was seen."""
    view = opened(slack, caller, DISPATCHED, NOTE)

    slack.sender.click("U0WARD", view, "a-level", value="two", filled={"note": {"a-note": "Hi"}})

    sent = app.taken[0].payload
    values = sent["view"]["state"]["values"]
    assert sent["actions"][0]["selected_option"] == options("two")[0]
    assert values["level"]["a-level"]["selected_option"] == options("two")[0]
    assert values["note"]["a-note"]["value"] == "Hi"
    assert sent["container"] == {"type": "view", "view_id": view.id}
    assert not {"channel", "message", "response_url", "state"} & sent.keys()
    again = {**view.content, "title": text("Two")}
    updates = [
        caller.json("views.update", view_id=view.id, hash=sent["view"]["hash"], view=again)
        for _ in range(2)
    ]
    assert (updates[0]["ok"], updates[1]["error"]) == (True, "hash_conflict")


def test_an_input_is_not_told_before_it_is_submitted(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Unless the app asks for it."""
    view = opened(slack, caller, LEVEL)

    with pytest.raises(LookupError):
        slack.sender.click("U0WARD", view, "a-level", value="two")

    assert app.taken == []


def test_a_click_in_a_home_can_open_a_modal_and_publish_anew(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """The hash that came with it is good once."""
    seen = home(slack, caller, ACTIONS, DISPATCHED, private_metadata="page-1")

    slack.sender.click("U0WARD", seen, "go", filled={"level": {"a-level": "one"}})

    sent = app.taken[0].payload
    assert (sent["view"]["type"], sent["view"]["private_metadata"]) == ("home", "page-1")
    assert sent["view"]["state"]["values"]["level"]["a-level"]["selected_option"]
    modal = {"type": "modal", "title": text("More"), "blocks": [SECTION]}
    assert caller.json("views.open", trigger_id=sent["trigger_id"], view=modal)["ok"]
    anew: dict[str, Any] = {"type": "home", "blocks": [SECTION]}
    known = {"user_id": "U0WARD", "hash": sent["view"]["hash"], "view": anew}
    published = [caller.json("views.publish", **known) for _ in range(2)]
    assert (published[0]["ok"], published[1]["error"]) == (True, "hash_conflict")


def test_a_home_has_a_hundred_blocks_at_most(slack: StandIn, caller: Caller) -> None:
    """One more, and what stood there before stays."""
    before = home(slack, caller, *[SECTION] * 100)
    content = {"type": "home", "blocks": [SECTION] * 101}

    answer = caller.json("views.publish", user_id="U0WARD", view=content)

    assert answer["error"] == "invalid_arguments"
    assert slack.workspace.home("U0WARD") == before
    assert slack.refusals[0].method == "views.publish"


def test_opening_the_home_brings_what_stands_there(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Nothing the first time."""
    slack.sender.open_app("U0WARD", "home")
    seen = home(slack, caller, SECTION)
    slack.sender.open_app("U0WARD", "home")

    first, second = app.events
    assert "view" not in first
    assert (second["view"]["id"], second["view"]["hash"]) == (seen.id, seen.hash)


@pytest.mark.parametrize(
    ("channel", "name"),
    [("C0BOARD", "board"), ("D0WARD", "directmessage"), ("C0OURS", "privategroup")],
)
def test_a_channel_is_called_as_slack_calls_it(
    slack: StandIn, caller: Caller, app: RecordingApp, *, channel: str, name: str
) -> None:
    """In commands and in clicks; what is private has no name of its own."""
    slack.echoes = False
    members = frozenset({"U0WARD", slack.workspace.bot_user_id})
    slack.workspace.add_channel(
        Channel(id="C0OURS", name="secret", kind="private", members=members)
    )
    answer = caller.json("chat.postMessage", channel=channel, text="Hi", blocks=[ACTIONS])
    message = slack.workspace.message(channel, answer["ts"])
    assert message is not None

    slack.sender.command("U0WARD", channel, "check")
    slack.sender.click("U0WARD", message, "go")

    command, click = (taken.payload for taken in app.taken[-2:])
    assert (command["channel_id"], command["channel_name"]) == (channel, name)
    assert click["channel"] == {"id": channel, "name": name}
    assert click["container"]["channel_id"] == channel
    assert click["container"]["message_ts"] == click["message"]["ts"] == answer["ts"]


def test_a_click_in_a_thread_of_a_direct_message_brings_the_thread(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """In the container and in the message."""
    slack.echoes = False
    root = caller.json("chat.postMessage", channel="U0WARD", text="One")["ts"]
    second = caller.json(
        "chat.postMessage", channel="D0WARD", text="Two", blocks=[ACTIONS], thread_ts=root
    )
    message = slack.workspace.message("D0WARD", second["ts"])
    assert message is not None

    slack.sender.click("U0WARD", message, "go")

    sent = app.taken[-1].payload
    assert sent["container"]["thread_ts"] == sent["message"]["thread_ts"] == root
    assert "response_url" in sent
