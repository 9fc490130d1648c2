"""What the tests of inputs share: a modal with one of each kind, opened and submitted."""

from typing import Any

from bot.playground.server import StandIn
from bot.playground.views import View

from .callers import Caller, RecordingApp


def text(words: str) -> dict[str, str]:
    """Return plain text."""
    return {"type": "plain_text", "text": words}


def options(*values: str) -> list[dict[str, Any]]:
    """Return options."""
    return [{"text": text(value.title()), "value": value} for value in values]


def asked(block_id: str, kind: str, **more: object) -> dict[str, Any]:
    """Return an input that may be left empty; its action is `a-` and the block's id."""
    element = {"type": kind, "action_id": f"a-{block_id}", **more}
    return {
        "type": "input",
        "block_id": block_id,
        "label": text(block_id),
        "optional": True,
        "element": element,
    }


EVERY = [
    asked("note", "plain_text_input", multiline=True, max_length=10, min_length=2),
    asked("day", "datepicker", initial_date="2026-07-02"),
    asked("at", "timepicker"),
    asked("moment", "datetimepicker"),
    asked("often", "static_select", options=options("weekly", "monthly")),
    asked("level", "radio_buttons", options=options("one", "two")),
    asked("themes", "checkboxes", options=options("care", "staff", "money")),
    asked("who", "users_select"),
    asked("all", "multi_users_select"),
    asked("where", "conversations_select"),
    asked("open", "channels_select"),
]


def opened(slack: StandIn, caller: Caller, *blocks: object, channel: str = "D0WARD") -> View:
    """Open a modal for the ward manager, who is in a channel."""
    trigger = slack.workspace.triggers.issue("U0WARD", channel)
    content = {
        "type": "modal",
        "title": text("Why"),
        "submit": text("Send"),
        "blocks": list(blocks or EVERY),
    }
    assert caller.json("views.open", trigger_id=trigger, view=content)["ok"]
    view = slack.workspace.open_modal("U0WARD")
    assert view is not None
    return view


def submitted(slack: StandIn, app: RecordingApp, view: View, **given: object) -> dict[str, Any]:
    """Submit a modal with plain values by block, and return what Slack tells of them."""
    values = {block_id: {f"a-{block_id}": value} for block_id, value in given.items()}
    slack.sender.submit("U0WARD", view.id, values)
    told = app.taken[-1].payload["view"]["state"]["values"]
    return {
        block_id: {name: value for name, value in stated[f"a-{block_id}"].items() if name != "type"}
        for block_id, stated in told.items()
    }
