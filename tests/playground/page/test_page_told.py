"""What cannot be done is told in a sentence, and what Kloe is doing is shown."""

import pytest

from bot import wording
from bot.playground.assistant_pane import Status
from bot.playground.messages import Ephemeral
from bot.playground.page_draw import MOST_REMEMBERED
from bot.playground.wire import Payload

from .standing import DIRECT, LEADERS, WARD, Standing

TITLE = {"type": "plain_text", "text": "Evidence"}
FIELD = {"type": "plain_text_input", "action_id": "what"}
REQUIRED: Payload = {"type": "input", "block_id": "b", "label": TITLE, "element": FIELD}


@pytest.mark.parametrize(
    ("deed", "ask"),
    [
        ("submit", {"view": "V1"}),
        ("shortcut", {"target": "e:1.000001", "callback": "which_kloe"}),
        ("change", {"target": "m:C0LEADERS:1.000001", "text": "x"}),
        ("press", {"target": "m:C0ELSEWHERE:1.000001", "action": "x"}),
    ],
)
def test_what_is_gone_is_said_to_be(deed: str, ask: dict[str, str], standing: Standing) -> None:
    """A view, a message, an action that is not there."""
    assert standing.does(deed, user=WARD, **ask)["problem"] == wording.PAGE_GONE


def test_a_button_that_a_message_has_not_is_told(standing: Standing) -> None:
    """The message is there, the action is not."""
    message = standing.posts([{"type": "section", "text": TITLE}])
    target = f"m:{LEADERS}:{message.ts}"

    assert standing.does("press", user=WARD, target=target, action="x")["problem"]


def test_a_field_that_must_be_filled_in_is_named(standing: Standing) -> None:
    """As Slack's own client does, before Kloe is told of anything."""
    content = {"type": "modal", "title": TITLE, "blocks": [REQUIRED]}
    view = standing.workspace.views.open(WARD, content)

    done = standing.does("submit", user=WARD, view=view.id, filled={"b": {"what": ""}})

    assert done["errors"] == {"b": wording.page_write(REQUIRED["label"]["text"])}
    assert standing.workspace.open_modal(WARD)


def test_several_texts_in_a_field_for_one_are_told(standing: Standing) -> None:
    """No fault of the page's, which takes several where a menu offers them."""
    content = {"type": "modal", "title": TITLE, "blocks": [REQUIRED]}
    view = standing.workspace.views.open(WARD, content)

    done = standing.does("submit", user=WARD, view=view.id, filled={"b": {"what": ["x", "y"]}})

    assert done["errors"] == {"": wording.PAGE_FILL_IN}


def test_several_values_of_a_button_for_feedback_are_told(standing: Standing) -> None:
    """It has two, of which one is pressed."""
    buttons = {
        f"{name}_button": {"text": TITLE, "value": name} for name in ("positive", "negative")
    }
    element = {"type": "feedback_buttons", "action_id": "rate", **buttons}
    message = standing.posts([{"type": "context_actions", "elements": [element]}])
    target = f"m:{LEADERS}:{message.ts}"

    done = standing.does("press", user=WARD, target=target, action="rate", value=["positive"])

    assert done["problem"] == wording.PAGE_GONE


def test_a_moment_is_by_the_clock_of_who_chose_it(standing: Standing) -> None:
    """Slack is told the seconds since 1970; nine in London's summer is eight in UTC."""
    picker = {"type": "datetimepicker", "action_id": "when"}
    message = standing.posts([{"type": "actions", "block_id": "a", "elements": [picker]}])
    target = f"m:{LEADERS}:{message.ts}"

    with standing.stand_in:
        standing.does("press", user=WARD, target=target, action="when", value="2026-07-01T09:00")
        soon = standing.does("press", user=WARD, target=target, action="when", value="soon")

    (sent,) = standing.stand_in.deliveries
    assert sent.payload["actions"][0]["selected_date_time"] == 1_782_892_800
    assert soon["problem"] == wording.PAGE_GONE


def test_that_kloe_is_at_work_is_shown_where_it_is(standing: Standing) -> None:
    """And nowhere else."""
    status = Status("is still looking this up", (), standing.clock())
    standing.workspace.pane.set_status(DIRECT, "1.000001", status)

    assert "Kloe is still looking this up" in standing.seen(f"/?in={DIRECT}")
    assert "looking this up" not in standing.seen()


def test_what_one_person_alone_sees_stands_between_what_all_do(standing: Standing) -> None:
    """In the order of time, and marked."""
    standing.posts([], text="First")
    standing.workspace.shown.show(Ephemeral(LEADERS, WARD, "Second"))
    standing.posts([], text="Third")

    read = standing.seen()

    assert read.index("First") < read.index("Second") < read.index("Third")
    assert "Only visible to you" in read
    assert "Second" not in standing.seen(f"/?as=U0BOARD&in={LEADERS}")


def test_a_changed_message_is_drawn_anew(standing: Standing) -> None:
    """What was drawn before is remembered only as long as it is the same."""
    message = standing.posts([], text="Before")
    assert "Before" in standing.seen()

    standing.workspace.log.edit(LEADERS, message.ts, actor="U0KLOE", text="After")

    assert "After" in standing.seen()
    assert "Before" not in standing.seen()
    assert MOST_REMEMBERED > 200


def test_a_fault_of_the_page_is_told_as_such(standing: Standing) -> None:
    """Where the workspace is not served, a press cannot be answered; the page says whose fault."""
    button = {"type": "button", "action_id": "x", "text": TITLE}
    message = standing.posts([{"type": "actions", "block_id": "a", "elements": [button]}])
    ask = {"user": WARD, "target": f"m:{LEADERS}:{message.ts}", "action": "x"}

    answer = standing.post("press", ask, standing.own_headers())

    assert answer.status_code == 500
    assert answer.get_json()["problem"] == wording.PAGE_FAULT


@pytest.mark.parametrize(
    ("deed", "ask"),
    [
        ("say", {"channel": DIRECT, "text": "hello", "thread": None}),
        ("say", {"channel": LEADERS, "text": "@kloe hello", "thread": None}),
        ("say", {"channel": DIRECT, "text": "/kloe list", "thread": None}),
        ("open", {"tab": "home"}),
        ("press", {"action": "more"}),
        ("shortcut", {"callback": "which_kloe"}),
        ("move", {"minutes": 60}),
    ],
)
def test_what_is_done_while_all_is_begun_again_is_dropped_without_a_word(
    deed: str, ask: dict[str, object], standing: Standing, caplog: pytest.LogCaptureFixture
) -> None:
    """The workspace in which it was done is gone, and nothing is wrong."""
    more = {"type": "button", "action_id": "more", "text": TITLE, "value": "x"}
    message = standing.posts([{"type": "actions", "elements": [more]}])
    target = (
        {"target": f"m:{message.channel}:{message.ts}"} if deed in {"press", "shortcut"} else {}
    )
    standing.own_headers()
    standing.stand_in.start().stop()

    told = standing.does(deed, user=WARD, **ask, **target)

    assert (told["problem"], told["errors"], told["opens"]) == ("", {}, None)
    assert caplog.records == []
