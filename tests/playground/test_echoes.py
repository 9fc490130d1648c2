"""What Slack sends back of Kloe's own doings."""

from bot.playground.server import StandIn

from .callers import SECTION, Caller, RecordingApp, Reply


def test_kloes_own_doings_in_direct_messages_come_back(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """In order: what it said, changed and took back."""
    ts = caller.json("chat.postMessage", channel="D0WARD", text="Hi", blocks=[SECTION])["ts"]
    caller.json("chat.update", channel="D0WARD", ts=ts, text="Hello")
    caller.json("chat.delete", channel="D0WARD", ts=ts)

    assert slack.wait_until(lambda: len(app.taken) == 3)
    said, changed, deleted = app.events
    assert (said["bot_id"], said["app_id"], said["user"]) == ("B0KLOE", "A0KLOE", "U0KLOE")
    assert (said["ts"], said["channel_type"]) == (ts, "im")
    assert said["blocks"] == [{**SECTION, "block_id": "auto-0"}]
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "Hello")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)


def test_what_kloe_does_in_a_channel_does_not_come_back(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """It follows direct messages alone; an ephemeral or a Home comes back nowhere."""
    caller.json("chat.postMessage", channel="C0BOARD", text="Hi")
    caller.json("chat.postEphemeral", channel="D0WARD", user="U0WARD", text="Hi")
    caller.json("views.publish", user_id="U0WARD", view={"type": "home", "blocks": [SECTION]})
    ts = caller.json("chat.postMessage", channel="D0WARD", text="Hi")["ts"]

    assert slack.wait_until(lambda: bool(app.taken) and slack.pending_echoes == 0)
    assert [event["ts"] for event in app.events] == [ts]


def test_echoes_can_be_switched_off(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """And on again."""
    slack.echoes = False
    caller.json("chat.postMessage", channel="D0WARD", text="One")
    slack.echoes = True
    caller.json("chat.postMessage", channel="D0WARD", text="Two")

    assert slack.wait_until(lambda: bool(app.taken))
    assert [event["text"] for event in app.events] == ["Two"]


def test_an_echo_that_is_not_acknowledged_is_kept(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Among all that was not."""
    app.replies += [Reply(404)] * 4
    caller.json("chat.postMessage", channel="D0WARD", text="Hi")

    assert slack.wait_until(lambda: slack.pending_echoes == 0)
    (lost,) = slack.unacknowledged
    assert lost.payload["event"]["text"] == "Hi"


def test_without_an_app_there_are_no_echoes(slack: StandIn, caller: Caller) -> None:
    """Nobody would hear them."""
    caller.json("chat.postMessage", channel="D0WARD", text="Hi")

    assert slack.pending_echoes == 0
    assert slack.deliveries == ()
