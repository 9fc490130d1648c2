"""Threads: replies, what becomes of them when their beginning goes, and how they are read."""

from bot.playground.messages import TOMBSTONE, Message
from bot.playground.server import StandIn

from .callers import SECTION, Caller


def question(slack: StandIn, channel: str = "D0WARD") -> Message:
    """Let a person ask something."""
    return slack.workspace.log.add(Message(channel, "U0WARD", "Question"))


def test_a_reply_is_in_its_thread(slack: StandIn, caller: Caller) -> None:
    """The answer says so, too."""
    root = question(slack)

    answer = caller.json("chat.postMessage", channel="D0WARD", text="Answer", thread_ts=root.ts)

    (reply,) = slack.workspace.replies("D0WARD", root.ts)
    assert answer["message"]["thread_ts"] == root.ts
    assert answer["message"]["parent_user_id"] == "U0WARD"
    assert slack.workspace.messages("D0WARD", thread_ts=root.ts) == (root, reply)


def test_a_reply_to_what_was_deleted_ends_up_in_the_channel(slack: StandIn, caller: Caller) -> None:
    """Silently: only the missing `thread_ts` tells."""
    root = question(slack)
    slack.workspace.log.delete("D0WARD", root.ts, actor="U0WARD")

    answer = caller.json("chat.postMessage", channel="D0WARD", text="Answer", thread_ts=root.ts)

    assert answer["ok"]
    assert "thread_ts" not in answer["message"]


def test_a_thread_that_is_none_is_refused(caller: Caller) -> None:
    """What has not the form of a `ts`."""
    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", thread_ts="soon")

    assert answer["error"] == "invalid_thread_ts"


def test_a_deleted_question_with_replies_leaves_a_tombstone(slack: StandIn, caller: Caller) -> None:
    """The thread goes on, and vanishes with its last reply."""
    root = question(slack)
    reply = caller.json("chat.postMessage", channel="D0WARD", text="A", thread_ts=root.ts)["ts"]

    slack.workspace.log.delete("D0WARD", root.ts, actor="U0WARD")
    thread = caller.query("conversations.replies", channel="D0WARD", ts=root.ts)
    caller.json("chat.delete", channel="D0WARD", ts=reply)
    after = caller.query("conversations.replies", channel="D0WARD", ts=root.ts)

    assert thread["messages"][0]["subtype"] == TOMBSTONE
    assert thread["messages"][1]["ts"] == reply
    assert after["error"] == "thread_not_found"


def test_a_thread_is_read_with_its_blocks(slack: StandIn, caller: Caller) -> None:
    """Its first message says how many replies there are; any of its messages names it."""
    root = question(slack)
    reply = caller.json(
        "chat.postMessage", channel="D0WARD", text="A", blocks=[SECTION], thread_ts=root.ts
    )["ts"]

    by_root = caller.query("conversations.replies", channel="D0WARD", ts=root.ts)
    by_reply = caller.form("conversations.replies", channel="D0WARD", ts=reply)

    assert by_root == by_reply
    assert by_root["messages"][0]["reply_count"] == 1
    assert by_root["messages"][1]["blocks"] == [{**SECTION, "block_id": "auto-0"}]
    assert by_root["has_more"] is False


def test_a_thread_is_read_from_a_moment_on(slack: StandIn, caller: Caller) -> None:
    """Its first message comes always, and counts toward the limit."""
    root = question(slack)
    said = [
        caller.json("chat.postMessage", channel="D0WARD", text=str(n), thread_ts=root.ts)["ts"]
        for n in range(3)
    ]

    later = caller.query("conversations.replies", channel="D0WARD", ts=root.ts, oldest=said[1])
    with_it = caller.query(
        "conversations.replies", channel="D0WARD", ts=root.ts, oldest=said[1], inclusive="true"
    )
    few = caller.query("conversations.replies", channel="D0WARD", ts=root.ts, limit="2")

    assert [m["ts"] for m in later["messages"]] == [root.ts, said[2]]
    assert [m["ts"] for m in with_it["messages"]] == [root.ts, said[1], said[2]]
    assert ([m["ts"] for m in few["messages"]], few["has_more"]) == ([root.ts, said[0]], True)


def test_reading_takes_no_json(slack: StandIn, caller: Caller) -> None:
    """What is in the body is not looked at."""
    root = question(slack)

    answer = caller.json("conversations.replies", channel="D0WARD", ts=root.ts)

    assert answer["error"] == "invalid_arguments"
    assert "channel" in answer["response_metadata"]["messages"][0]


def test_a_channels_thread_needs_another_scope(slack: StandIn, caller: Caller) -> None:
    """With `im:history` direct messages alone can be read."""
    root = question(slack, "C0BOARD")

    answer = caller.query("conversations.replies", channel="C0BOARD", ts=root.ts)
    slack.workspace.scopes |= {"channels:history"}
    allowed = caller.query("conversations.replies", channel="C0BOARD", ts=root.ts)

    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:history")
    assert allowed["ok"]


def test_odd_limits_and_moments_are_refused(slack: StandIn, caller: Caller) -> None:
    """Each with its code."""
    ts = question(slack).ts

    limit = caller.query("conversations.replies", channel="D0WARD", ts=ts, limit="few")
    oldest = caller.query("conversations.replies", channel="D0WARD", ts=ts, oldest="then")

    assert (limit["error"], oldest["error"]) == ("invalid_limit", "invalid_ts_oldest")
