"""Modals and Home tabs."""

from typing import Any

import pytest

from bot.playground.server import StandIn

from .callers import SECTION, Caller, MovableClock

INPUT = {
    "type": "input",
    "block_id": "why",
    "label": {"type": "plain_text", "text": "Why"},
    "element": {"type": "plain_text_input", "action_id": "text"},
}
HOME = {"type": "home", "blocks": [SECTION]}


def modal(title: str = "Feedback", **more: object) -> dict[str, Any]:
    """Return a modal with one input."""
    text = {"type": "plain_text", "text": title}
    submit = {"type": "plain_text", "text": "Send"}
    return {"type": "modal", "title": text, "submit": submit, "blocks": [INPUT], **more}


def opened(slack: StandIn, caller: Caller, view: dict[str, Any]) -> dict[str, Any]:
    """Open a modal for the ward manager."""
    trigger = slack.workspace.triggers.issue("U0WARD")
    return caller.json("views.open", trigger_id=trigger, view=view)


def test_a_modal_opens_for_whoever_set_it_off(slack: StandIn, caller: Caller) -> None:
    """It comes back with what Slack adds to it."""
    answer = opened(slack, caller, modal(private_metadata="a-1"))

    view = slack.workspace.open_modal("U0WARD")
    assert view is not None
    assert (answer["view"]["id"], answer["view"]["hash"]) == (view.id, view.hash)
    assert answer["view"]["private_metadata"] == "a-1"
    assert answer["view"]["state"] == {"values": {}}
    assert slack.workspace.open_modal("U0BOARD") is None


def test_a_trigger_is_good_once(slack: StandIn, caller: Caller) -> None:
    """And one that was never given out, not at all."""
    trigger = slack.workspace.triggers.issue("U0WARD")

    caller.json("views.open", trigger_id=trigger, view=modal())
    again = caller.json("views.open", trigger_id=trigger, view=modal())
    invented = caller.json("views.open", trigger_id="1.2.3", view=modal())

    assert (again["error"], invented["error"]) == ("exchanged_trigger_id", "invalid_trigger_id")


def test_a_trigger_is_good_for_three_seconds(
    slack: StandIn, caller: Caller, clock: MovableClock
) -> None:
    """By the workspace's clock."""
    in_time, late = (slack.workspace.triggers.issue("U0WARD") for _ in range(2))

    clock.move(seconds=3)
    first = caller.json("views.open", trigger_id=in_time, view=modal())
    clock.move(seconds=0.1)
    second = caller.json("views.open", trigger_id=late, view=modal())

    assert first["ok"]
    assert second["error"] == "expired_trigger_id"


def test_a_view_that_slack_would_not_show_is_refused(slack: StandIn, caller: Caller) -> None:
    """The trigger can be used again."""
    trigger = slack.workspace.triggers.issue("U0WARD")

    refused = caller.json("views.open", trigger_id=trigger, view=modal("x" * 25))
    opened = caller.json("views.open", trigger_id=trigger, view=modal())

    assert refused["error"] == "invalid_arguments"
    assert "/view/title/text" in refused["response_metadata"]["messages"][0]
    assert slack.refusals[0].method == "views.open"
    assert opened["ok"]


@pytest.mark.parametrize("method", ["views.open", "views.push", "views.update", "views.publish"])
def test_a_call_without_a_view_is_refused(slack: StandIn, caller: Caller, method: str) -> None:
    """Whatever else it says."""
    view_id = opened(slack, caller, modal())["view"]["id"]
    trigger = slack.workspace.triggers.issue("U0WARD")

    answer = caller.json(method, trigger_id=trigger, view_id=view_id, user_id="U0WARD")

    assert answer["error"] == "invalid_arguments"


def test_an_update_changes_what_is_open(slack: StandIn, caller: Caller) -> None:
    """Its hash changes with it."""
    before = opened(slack, caller, modal())["view"]

    after = caller.json("views.update", view_id=before["id"], view=modal("Thanks"))["view"]

    view = slack.workspace.open_modal("U0WARD")
    assert view is not None
    assert view.content["title"]["text"] == "Thanks"
    assert after["hash"] == view.hash != before["hash"]


def test_an_update_of_what_has_changed_is_refused(slack: StandIn, caller: Caller) -> None:
    """Where the app says what it thinks is there."""
    before = opened(slack, caller, modal())["view"]
    caller.json("views.update", view_id=before["id"], view=modal("Two"), hash=before["hash"])

    late = caller.json("views.update", view_id=before["id"], view=modal("3"), hash=before["hash"])

    assert late["error"] == "hash_conflict"


def test_an_update_of_what_is_not_there_is_refused(caller: Caller) -> None:
    """With Slack's word for it."""
    assert caller.json("views.update", view_id="V0", view=modal())["error"] == "not_found"


def test_an_app_can_give_a_view_a_name(slack: StandIn, caller: Caller) -> None:
    """One at a time."""
    opened(slack, caller, modal(external_id="feedback"))

    updated = caller.json("views.update", external_id="feedback", view=modal("Two"))
    opened(slack, caller, modal(external_id="feedback"))
    taken = opened(slack, caller, modal(external_id="feedback"))

    assert updated["view"]["title"]["text"] == "Two"
    assert taken["error"] == "duplicate_external_id"


def test_three_modals_lie_on_each_other(slack: StandIn, caller: Caller) -> None:
    """Not four, and none on nothing."""

    def push() -> dict[str, Any]:
        trigger = slack.workspace.triggers.issue("U0WARD")
        return caller.json("views.push", trigger_id=trigger, view=modal())

    on_nothing = push()
    first = opened(slack, caller, modal())["view"]
    second, third, fourth = push(), push(), push()

    assert (on_nothing["error"], fourth["error"]) == ("not_found", "push_limit_reached")
    assert third["view"]["previous_view_id"] == second["view"]["id"]
    assert third["view"]["root_view_id"] == first["id"]
    assert len(slack.workspace.views.stack("U0WARD")) == 3


def test_a_home_is_published_for_one_person(slack: StandIn, caller: Caller) -> None:
    """And changed by publishing it again."""
    before = caller.json("views.publish", user_id="U0WARD", view=HOME)["view"]
    after = caller.json("views.publish", user_id="U0WARD", view=HOME, hash=before["hash"])["view"]
    late = caller.json("views.publish", user_id="U0WARD", view=HOME, hash=before["hash"])

    home = slack.workspace.home("U0WARD")
    assert home is not None
    assert (after["id"], after["hash"]) == (before["id"], home.hash)
    assert late["error"] == "hash_conflict"
    assert slack.workspace.home("U0BOARD") is None


def test_a_home_is_for_people(caller: Caller) -> None:
    """Neither for strangers nor for bots."""
    for user in ("U0NOBODY", "U0OTHER"):
        answer = caller.json("views.publish", user_id=user, view=HOME)
        assert answer["error"] == "invalid_arguments"
