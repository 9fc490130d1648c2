"""Menus of people and conversations: what they offer, and with what they begin."""

import pytest

from bot.playground.people import Channel, User
from bot.playground.server import StandIn

from .callers import Caller, RecordingApp
from .inputs import asked, opened, submitted, text


@pytest.mark.parametrize(
    ("block_id", "value"),
    [
        ("often", "yearly"),
        ("themes", ["care", "cake"]),
        ("who", "U0NOBODY"),
        ("who", "U0GONE"),
        ("all", ["U0BOARD", "U0NOBODY"]),
        ("where", "D0BOARD"),
        ("where", "C0SECRET"),
        ("open", "D0WARD"),
    ],
)
def test_what_a_menu_does_not_offer_cannot_be_chosen(
    slack: StandIn, caller: Caller, app: RecordingApp, *, block_id: str, value: object
) -> None:
    """Strangers, those who left, and conversations of others."""
    slack.workspace.add_user(User(id="U0GONE", name="former nurse", deleted=True))
    board = Channel(id="C0SECRET", name="x", kind="private", members=frozenset({"U0BOARD"}))
    slack.workspace.add_channel(board)

    with pytest.raises(LookupError):
        submitted(slack, app, opened(slack, caller), **{block_id: value})

    assert app.taken == []


@pytest.mark.parametrize(
    ("asked_for", "offered"),
    [
        ({"include": ["public"]}, {"C0BOARD", "C0OPEN"}),
        ({"include": ["private", "im"]}, {"C0OURS", "D0WARD"}),
        ({"exclude_bot_users": True}, {"C0BOARD", "C0OPEN", "C0OURS"}),
    ],
)
def test_a_menu_of_conversations_can_be_narrowed(
    slack: StandIn, caller: Caller, app: RecordingApp, *, asked_for: object, offered: set[str]
) -> None:
    """By kind; that with Kloe is one with a bot."""
    ours = Channel(id="C0OURS", name="x", kind="private", members=frozenset({"U0WARD"}))
    slack.workspace.add_channel(ours)
    chosen = set()

    for channel in ("C0BOARD", "C0OPEN", "C0OURS", "D0WARD"):
        view = opened(slack, caller, asked("where", "conversations_select", filter=asked_for))
        try:
            told = submitted(slack, app, view, where=channel)
        except LookupError:
            continue
        chosen.add(told["where"]["selected_conversation"])

    assert chosen == offered


@pytest.mark.parametrize(
    ("more", "begins_with"),
    [
        ({}, "C0BOARD"),
        ({"filter": {"include": ["im"]}}, None),
        ({"initial_conversation": "C0OPEN"}, "C0OPEN"),
    ],
)
def test_a_menu_can_begin_with_where_the_person_was(
    slack: StandIn,
    caller: Caller,
    app: RecordingApp,
    *,
    more: dict[str, object],
    begins_with: str | None,
) -> None:
    """If it offers that, and the app has not chosen another."""
    block = asked("where", "conversations_select", default_to_current_conversation=True, **more)

    told = submitted(slack, app, opened(slack, caller, block, channel="C0BOARD"))

    assert told["where"]["selected_conversation"] == begins_with


def test_a_command_says_where_the_person_was(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """By the trigger that comes with it, also for a modal on the modal."""
    block = asked("where", "multi_conversations_select", default_to_current_conversation=True)
    content = {"type": "modal", "title": text("Why"), "submit": text("Send"), "blocks": [block]}
    command = slack.sender.command("U0WARD", "C0OPEN", "share")
    first = caller.json("views.open", trigger_id=command.trigger_id, view=content)["view"]
    trigger = slack.workspace.triggers.issue("U0WARD")
    caller.json("views.push", trigger_id=trigger, view=content)
    top = slack.workspace.open_modal("U0WARD")
    assert top is not None

    told = submitted(slack, app, top)

    assert top.id != first["id"]
    assert told["where"]["selected_conversations"] == ["C0OPEN"]
