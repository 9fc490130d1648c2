"""Where people talk, and who they are."""

import pytest

from bot.playground.people import User
from bot.playground.server import StandIn

from .callers import Caller


def test_a_direct_message_is_opened_by_a_persons_id(slack: StandIn, caller: Caller) -> None:
    """It is the one that the workspace names, too."""
    answer = caller.json("conversations.open", users="U0WARD")
    full = caller.json("conversations.open", users=["U0WARD"], return_im=True)

    assert answer["channel"] == {"id": slack.workspace.im_of("U0WARD")}
    assert (full["channel"]["is_im"], full["channel"]["user"]) == (True, "U0WARD")


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        ("U0OTHER", "cannot_dm_bot"),
        ("U0GONE", "user_disabled"),
        ("U0WARD,U0BOARD", "missing_scope"),
    ],
)
def test_not_everybody_can_be_written_to(
    slack: StandIn, caller: Caller, users: str, error: str
) -> None:
    """Nobody, strangers, bots, those who left, and several at once."""
    slack.workspace.add_user(User(id="U0GONE", name="former nurse", deleted=True))

    assert caller.json("conversations.open", users=users)["error"] == error


def test_a_person_is_known_by_role_and_time_zone(caller: Caller) -> None:
    """The language only where it is asked for."""
    plain = caller.query("users.info", user="U0PEOPLE")["user"]
    full = caller.query("users.info", user="U0PEOPLE", include_locale="true")["user"]

    assert (plain["real_name"], plain["tz"], plain["tz_offset"]) == (
        "head of people",
        "Asia/Kolkata",
        19_800,
    )
    assert "locale" not in plain
    assert full["locale"] == "en-GB"


def test_the_offset_follows_the_season(slack: StandIn, caller: Caller) -> None:
    """In July a clock in London is an hour ahead of UTC."""
    july = caller.query("users.info", user="U0WARD")["user"]["tz_offset"]

    assert july == 3_600
    assert slack.workspace.clock().month == 7


def test_nobody_is_not_found(caller: Caller) -> None:
    """Nor is a person who was not named."""
    assert caller.query("users.info", user="U0NOBODY")["error"] == "user_not_found"
    assert caller.query("users.info")["error"] == "user_not_found"


def test_reading_about_a_channel_needs_a_scope_that_kloe_has_not(
    slack: StandIn, caller: Caller
) -> None:
    """Another for each kind of channel."""
    direct = caller.query("conversations.info", channel="D0WARD")
    public = caller.query("conversations.info", channel="C0BOARD")
    slack.workspace.scopes |= {"channels:read"}
    allowed = caller.query("conversations.info", channel="C0OPEN")

    assert (direct["needed"], public["needed"]) == ("im:read", "channels:read")
    assert (allowed["channel"]["name"], allowed["channel"]["is_member"]) == ("open", False)


def test_the_history_begins_with_the_latest_and_leaves_threads_aside(caller: Caller) -> None:
    """The first message of a thread says that it has replies."""
    first = caller.json("chat.postMessage", channel="D0WARD", text="one")["ts"]
    caller.json("chat.postMessage", channel="D0WARD", text="in a thread", thread_ts=first)
    last = caller.json("chat.postMessage", channel="D0WARD", text="two")["ts"]

    every = caller.query("conversations.history", channel="D0WARD")
    page = caller.query("conversations.history", channel="D0WARD", limit="1")
    older = caller.query("conversations.history", channel="D0WARD", latest=last)

    assert [message["ts"] for message in every["messages"]] == [last, first]
    assert [message.get("reply_count") for message in every["messages"]] == [None, 1]
    assert (every["has_more"], page["has_more"]) == (False, True)
    assert [message["ts"] for message in page["messages"]] == [last]
    assert [message["ts"] for message in older["messages"]] == [first]


def test_channels_are_not_read_without_the_scope(caller: Caller) -> None:
    """Kloe has it for direct messages alone."""
    assert caller.query("conversations.history", channel="C0BOARD")["error"] == "missing_scope"
