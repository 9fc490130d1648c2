"""What happens when Kloe is taken out of the workspace."""

import pytest

from bot.playground.server import StandIn

from .callers import Caller, RecordingApp


def test_an_uninstall_is_told_twice(slack: StandIn, app: RecordingApp) -> None:
    """That Kloe is gone, and whose tokens are."""
    delivery = slack.sender.uninstall()

    first, second = (taken.payload for taken in app.taken)
    assert first["event"] == {"type": "app_uninstalled"}
    assert second["event"] == {
        "type": "tokens_revoked",
        "tokens": {"oauth": [], "bot": ["U0KLOE"]},
    }
    assert (first["team_id"], first["api_app_id"], first["type"]) == (
        "T0KLOE",
        "A0KLOE",
        "event_callback",
    )
    assert first["event_id"] != second["event_id"]
    assert delivery.acknowledged
    assert delivery.also[0].acknowledged


def test_the_token_is_good_no_more(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """Whatever is called; its scopes are not told either, and the app's own is as good as ever."""
    slack.sender.uninstall()

    tested = caller.post_json(f"{slack.api_url}auth.test", {})
    posted = caller.json("chat.postMessage", channel="D0WARD", text="Hi")
    caller.token = slack.workspace.app_token
    connected = caller.json("apps.connections.open")

    assert tested.json == {"ok": False, "error": "account_inactive"}
    assert "x-oauth-scopes" not in tested.headers
    assert (posted["error"], connected["ok"]) == ("account_inactive", True)
    assert len(app.taken) == 2


def test_kloe_can_be_installed_anew(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """With another token; it has left its channels, and its direct messages are there."""
    slack.sender.uninstall()
    token = slack.workspace.install()

    before = caller.json("auth.test")
    caller.token = token
    errors = [
        caller.json("chat.postMessage", channel=channel, text="Hi").get("error")
        for channel in ("C0BOARD", "D0WARD")
    ]

    assert before["error"] == "invalid_auth"
    assert errors == ["not_in_channel", None]
    assert len(app.taken) >= 2


def test_a_token_can_be_revoked_alone(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """Then that is all that is told."""
    slack.sender.revoke_token()

    assert [event["type"] for event in app.events] == ["tokens_revoked"]
    assert caller.json("auth.test")["error"] == "account_inactive"


@pytest.mark.parametrize("channel", ["U0WARD", "D0WARD"])
def test_a_person_is_written_to_by_either_id(slack: StandIn, caller: Caller, channel: str) -> None:
    """The answer names the direct message, by which the post is changed afterwards."""
    answer = caller.json("chat.postMessage", channel=channel, text="Hi")

    changed = caller.json("chat.update", channel=answer["channel"], ts=answer["ts"], text="Ho")

    assert (answer["channel"], changed["ok"]) == ("D0WARD", True)
    assert [message.text for message in slack.workspace.messages("D0WARD")] == ["Ho"]
