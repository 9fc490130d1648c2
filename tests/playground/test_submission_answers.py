"""What Kloe may answer to a submitted modal."""

from typing import Any

import pytest

from bot.playground.server import StandIn
from bot.playground.views import View

from .callers import Caller, RecordingApp
from .test_touch import MODAL, answering, modal, text

FILLED = {"why": {"r": "one"}}
OTHER: dict[str, Any] = {**MODAL, "title": text("Thanks")}


def title_of(view: View | None) -> str | None:
    """Return what stands above an open modal."""
    return None if view is None else str(view.content["title"]["text"])


def test_errors_leave_it_open(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """They come back with the delivery."""
    view = modal(slack, caller)
    app.replies.append(answering(response_action="errors", errors={"why": "Say why"}))

    delivery = slack.sender.submit("U0WARD", view.id, FILLED)

    assert delivery.response["errors"] == {"why": "Say why"}
    assert slack.workspace.open_modal("U0WARD") == view
    assert slack.refusals == []


def test_an_update_puts_another_view_in_its_place(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Under the same id."""
    view = modal(slack, caller)
    app.replies.append(answering(response_action="update", view=OTHER))

    slack.sender.submit("U0WARD", view.id, FILLED)

    after = slack.workspace.open_modal("U0WARD")
    assert after is not None
    assert (title_of(after), after.id) == ("Thanks", view.id)


def test_another_view_can_be_laid_on_it(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """When that is submitted the first is seen again."""
    view = modal(slack, caller)
    app.replies.append(answering(response_action="push", view=OTHER))

    slack.sender.submit("U0WARD", view.id, FILLED)
    pushed = slack.workspace.open_modal("U0WARD")
    assert pushed is not None
    slack.sender.submit("U0WARD", pushed.id, FILLED)

    assert title_of(pushed) == "Thanks"
    assert slack.workspace.open_modal("U0WARD") == view


def test_all_can_be_closed_at_once(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """Those below as well."""
    view = modal(slack, caller)
    app.replies.append(answering(response_action="push", view=OTHER))
    slack.sender.submit("U0WARD", view.id, FILLED)
    pushed = slack.workspace.open_modal("U0WARD")
    assert pushed is not None
    app.replies.append(answering(response_action="clear"))

    slack.sender.submit("U0WARD", pushed.id, FILLED)

    assert slack.workspace.views.stack("U0WARD") == ()


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"who": "There is no such input"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "explode"},
    ],
)
def test_an_answer_that_makes_no_sense_changes_nothing(
    slack: StandIn, caller: Caller, app: RecordingApp, answer: dict[str, object]
) -> None:
    """It is kept among what was refused."""
    view = modal(slack, caller)
    app.replies.append(answering(**answer))

    slack.sender.submit("U0WARD", view.id, FILLED)

    assert slack.workspace.open_modal("U0WARD") == view
    assert [refusal.method for refusal in slack.refusals] == ["acknowledgement"]


def test_a_submission_without_an_answer_leaves_it_open(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """And is not sent again."""
    view = modal(slack, caller)
    app.replies.append(answering()._replace(status=500))

    delivery = slack.sender.submit("U0WARD", view.id, FILLED)

    assert not delivery.acknowledged
    assert len(app.taken) == 1
    assert slack.workspace.open_modal("U0WARD") == view
