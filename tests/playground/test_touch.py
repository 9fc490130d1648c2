"""What Slack sends for commands, clicks and modals, and does with the answer."""

import json
from typing import Any

import pytest

from bot.playground.messages import Ephemeral, Message
from bot.playground.server import StandIn
from bot.playground.views import View

from .callers import SECTION, Caller, RecordingApp, Reply


def text(words: str) -> dict[str, str]:
    """Return plain text."""
    return {"type": "plain_text", "text": words}


def option(value: str) -> dict[str, Any]:
    """Return an option."""
    return {"text": text(value.title()), "value": value}


RADIOS = {"type": "radio_buttons", "action_id": "r", "options": [option("one"), option("two")]}
THUMBS = {
    "type": "feedback_buttons",
    "action_id": "f",
    "positive_button": {"text": text("Good"), "value": "a-1|up"},
    "negative_button": {"text": text("Bad"), "value": "a-1|down"},
}
BLOCKS: list[dict[str, object]] = [
    {
        "type": "actions",
        "block_id": "acts",
        "elements": [
            {"type": "button", "action_id": "b", "text": text("Share"), "value": "a-1"},
            RADIOS,
        ],
    },
    {"type": "context_actions", "block_id": "thumbs", "elements": [THUMBS]},
]
MODAL = {
    "type": "modal",
    "title": text("Why"),
    "submit": text("Send"),
    "blocks": [
        {"type": "input", "block_id": "why", "label": text("Why"), "element": RADIOS},
        {
            "type": "input",
            "block_id": "more",
            "label": text("More"),
            "optional": True,
            "element": {"type": "plain_text_input", "action_id": "t"},
        },
    ],
}


def post(slack: StandIn, caller: Caller) -> Message:
    """Let Kloe post something that can be clicked in."""
    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", blocks=BLOCKS)
    message = slack.workspace.message("C0BOARD", answer["ts"])
    assert message is not None
    return message


def modal(slack: StandIn, caller: Caller, **more: object) -> View:
    """Open a modal for the ward manager."""
    trigger = slack.workspace.triggers.issue("U0WARD")
    caller.json("views.open", trigger_id=trigger, view={**MODAL, **more})
    view = slack.workspace.open_modal("U0WARD")
    assert view is not None
    return view


def answering(**body: object) -> Reply:
    """Return an acknowledgement that brings something with it."""
    return Reply(body=json.dumps(body).encode())


def test_a_command_comes_as_a_form(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """With an address at which it can be answered, and a trigger."""
    delivery = slack.sender.command("U0WARD", "C0OPEN", "W1 & W2")

    (taken,) = app.taken
    sent = taken.payload
    assert taken.headers["content-type"] == "application/x-www-form-urlencoded"
    assert (sent["command"], sent["text"]) == ("/kloe", "W1 & W2")
    assert (sent["channel_id"], sent["channel_name"], sent["user_id"]) == (
        "C0OPEN",
        "open",
        "U0WARD",
    )
    assert sent["trigger_id"] == delivery.trigger_id
    assert caller.post_json(sent["response_url"], {"text": "Hello"}).status == 200
    assert caller.json("views.open", trigger_id=sent["trigger_id"], view=MODAL)["ok"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"One moment", headers={"Content-Type": "text/plain"}),
        answering(text="One moment"),
    ],
)
def test_a_commands_acknowledgement_is_shown(
    slack: StandIn, app: RecordingApp, reply: Reply
) -> None:
    """To who used it; as text or as JSON."""
    app.replies.append(reply)

    delivery = slack.sender.command("U0WARD", "C0OPEN", "help")

    (shown,) = slack.workspace.ephemerals("U0WARD")
    assert (shown.channel, shown.text) == ("C0OPEN", "One moment")
    assert delivery.response == {"text": "One moment"}


def test_a_click_in_a_message_brings_the_message(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """And says on what."""
    message = post(slack, caller)

    slack.sender.click("U0WARD", message, "b")

    sent = app.taken[0].payload
    (action,) = sent["actions"]
    assert (sent["type"], sent["user"]["id"]) == ("block_actions", "U0WARD")
    assert (action["type"], action["value"], action["block_id"]) == ("button", "a-1", "acts")
    assert (sent["message"]["ts"], sent["message"]["bot_id"]) == (message.ts, "B0KLOE")
    assert sent["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": "C0BOARD",
        "is_ephemeral": False,
    }
    assert sent["channel"] == {"id": "C0BOARD", "name": "board"}
    assert caller.post_json(sent["response_url"], {"text": "Done"}).status == 200


@pytest.mark.parametrize(
    ("value", "sent"), [(None, "a-1|up"), ("negative", "a-1|down"), ("a-1|down", "a-1|down")]
)
def test_a_thumb_brings_its_own_value(
    slack: StandIn, caller: Caller, app: RecordingApp, *, value: str | None, sent: str
) -> None:
    """By which it is, or by what it stands for."""
    slack.sender.click("U0WARD", post(slack, caller), "f", value=value)

    (action,) = app.taken[0].payload["actions"]
    assert (action["type"], action["value"]) == ("feedback_buttons", sent)


def test_a_choice_brings_the_option(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """Also in the state of all that can be chosen."""
    slack.sender.click("U0WARD", post(slack, caller), "r", value="two")

    sent = app.taken[0].payload
    assert sent["actions"][0]["selected_option"] == option("two")
    assert sent["state"]["values"]["acts"]["r"]["selected_option"] == option("two")


@pytest.mark.parametrize(("action_id", "value"), [("none", None), ("r", "three"), ("f", "maybe")])
def test_what_is_not_there_cannot_be_clicked(
    slack: StandIn, caller: Caller, app: RecordingApp, *, action_id: str, value: str | None
) -> None:
    """No element, no option; and nothing is sent."""
    message = post(slack, caller)

    with pytest.raises(LookupError):
        slack.sender.click("U0WARD", message, action_id, value=value)

    assert app.taken == []


def test_a_click_in_an_ephemeral_brings_no_message(slack: StandIn, app: RecordingApp) -> None:
    """Only where it was, and an address by which it can be replaced."""
    draft = Ephemeral("C0OPEN", "U0WARD", "Share?", blocks=tuple(BLOCKS))
    shown = slack.workspace.shown.show(draft)

    slack.sender.click("U0WARD", shown, "b")

    sent = app.taken[0].payload
    assert sent["container"]["is_ephemeral"] is True
    assert sent["container"]["message_ts"] == shown.ts
    assert "message" not in sent
    assert "response_url" in sent


def test_a_click_in_a_home_brings_the_view(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """And no address, since there is no channel."""
    blocks = [SECTION, BLOCKS[0]]
    caller.json("views.publish", user_id="U0WARD", view={"type": "home", "blocks": blocks})
    home = slack.workspace.home("U0WARD")
    assert home is not None

    slack.sender.click("U0WARD", home, "b")

    sent = app.taken[0].payload
    assert sent["container"] == {"type": "view", "view_id": home.id}
    assert (sent["view"]["id"], sent["view"]["hash"]) == (home.id, home.hash)
    assert not {"response_url", "channel", "message"} & sent.keys()


def test_a_submission_brings_what_was_filled_in(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """What was left empty too; the modal closes."""
    view = modal(slack, caller, private_metadata="a-1")

    slack.sender.submit("U0WARD", view.id, {"why": {"r": "one"}})

    sent = app.taken[0].payload
    assert (sent["type"], sent["view"]["private_metadata"]) == ("view_submission", "a-1")
    assert sent["view"]["state"]["values"] == {
        "why": {"r": {"type": "radio_buttons", "selected_option": option("one")}},
        "more": {"t": {"type": "plain_text_input", "value": None}},
    }
    assert slack.workspace.open_modal("U0WARD") is None


def test_a_value_can_be_given_as_slack_tells_it(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """For what `submit` has no short form."""
    view = modal(slack, caller)

    slack.sender.submit("U0WARD", view.id, {"why": {"r": {"selected_option": option("two")}}})

    values = app.taken[0].payload["view"]["state"]["values"]
    assert values["why"]["r"]["selected_option"] == option("two")


def test_an_empty_input_is_not_submitted(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """Slack's own client holds it back."""
    view = modal(slack, caller)

    with pytest.raises(ValueError, match="why"):
        slack.sender.submit("U0WARD", view.id, {"more": {"t": "Too long"}})

    assert app.taken == []


def test_an_input_that_is_not_there_cannot_be_filled_in(slack: StandIn, caller: Caller) -> None:
    """Nor can a modal that is not open be submitted."""
    view = modal(slack, caller)

    with pytest.raises(LookupError):
        slack.sender.submit("U0WARD", view.id, {"who": {"r": "one"}})
    with pytest.raises(LookupError):
        slack.sender.submit("U0WARD", "V0", {})


def test_a_closed_modal_is_told_where_the_app_asked(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Else nothing is sent."""
    silent = slack.sender.close_view("U0WARD", modal(slack, caller).id)
    told = slack.sender.close_view("U0WARD", modal(slack, caller, notify_on_close=True).id)

    assert silent is None
    assert told is not None
    assert [taken.payload["type"] for taken in app.taken] == ["view_closed"]
    assert slack.workspace.open_modal("U0WARD") is None
