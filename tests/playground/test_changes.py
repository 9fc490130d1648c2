"""What Kloe changes, takes back, and shows to one person alone."""

from bot.playground.messages import Message
from bot.playground.server import StandIn

from .callers import SECTION, Caller


def test_an_update_puts_text_in_place_of_blocks(slack: StandIn, caller: Caller) -> None:
    """Without blocks the old ones go, and the message is marked as edited."""
    ts = caller.json("chat.postMessage", channel="C0BOARD", text="One", blocks=[SECTION])["ts"]

    answer = caller.json("chat.update", channel="C0BOARD", ts=ts, text="Two")

    (post,) = slack.workspace.posts_by_kloe()
    assert (answer["ts"], answer["text"]) == (ts, "Two")
    assert answer["message"]["edited"]["user"] == slack.workspace.bot_id
    assert post.text == "Two"
    assert post.blocks[0]["type"] == "rich_text"


def test_an_update_with_blocks_marks_nothing(caller: Caller) -> None:
    """As Slack says of `edited`."""
    ts = caller.json("chat.postMessage", channel="C0BOARD", text="One")["ts"]

    answer = caller.json("chat.update", channel="C0BOARD", ts=ts, text="Two", blocks=[SECTION])

    assert "edited" not in answer["message"]


def test_a_message_that_is_not_there_cannot_be_updated(caller: Caller) -> None:
    """Never posted, deleted or shown to one person alone: all the same."""
    shown = caller.json("chat.postEphemeral", channel="C0BOARD", user="U0WARD", text="Hi")
    gone = caller.json("chat.postMessage", channel="C0BOARD", text="Hi")["ts"]
    caller.json("chat.delete", channel="C0BOARD", ts=gone)

    for ts in ("1.000000", gone, shown["message_ts"]):
        answer = caller.json("chat.update", channel="C0BOARD", ts=ts, text="Two")
        assert answer["error"] == "message_not_found"


def test_nobody_elses_message_can_be_changed(slack: StandIn, caller: Caller) -> None:
    """Neither updated nor deleted."""
    said = slack.workspace.log.add(Message("C0BOARD", "U0WARD", "Mine"))

    update = caller.json("chat.update", channel="C0BOARD", ts=said.ts, text="Two")
    delete = caller.json("chat.delete", channel="C0BOARD", ts=said.ts)

    assert (update["error"], delete["error"]) == ("cant_update_message", "cant_delete_message")


def test_a_deleted_message_is_gone(slack: StandIn, caller: Caller) -> None:
    """It can be looked up, marked as deleted."""
    ts = caller.json("chat.postMessage", channel="C0BOARD", text="Hi")["ts"]

    answer = caller.json("chat.delete", channel="C0BOARD", ts=ts)

    kept = slack.workspace.message("C0BOARD", ts)
    assert (answer["channel"], answer["ts"]) == ("C0BOARD", ts)
    assert slack.workspace.messages("C0BOARD") == ()
    assert kept is not None
    assert kept.deleted


def test_what_one_person_sees_is_no_message(slack: StandIn, caller: Caller) -> None:
    """It is kept apart, and others do not see it."""
    answer = caller.json("chat.postEphemeral", channel="C0BOARD", user="U0WARD", text="For you")

    (shown,) = slack.workspace.ephemerals("U0WARD")
    assert answer["message_ts"] == shown.ts
    assert shown.text == "For you"
    assert slack.workspace.ephemerals("U0BOARD") == ()
    assert slack.workspace.messages("C0BOARD") == ()


def test_a_person_outside_the_channel_can_be_shown_nothing(slack: StandIn, caller: Caller) -> None:
    """Slack says so."""
    slack.workspace.leave("U0WARD", "C0BOARD")

    answer = caller.json("chat.postEphemeral", channel="C0BOARD", user="U0WARD", text="For you")

    assert answer["error"] == "user_not_in_channel"


def test_a_message_has_an_address(slack: StandIn, caller: Caller) -> None:
    """A reply's names its thread."""
    root = slack.workspace.log.add(Message("C0BOARD", "U0WARD", "Question"))
    reply = slack.workspace.log.add(Message("C0BOARD", "U0WARD", "More", thread_ts=root.ts))

    first = caller.query("chat.getPermalink", channel="C0BOARD", message_ts=root.ts)
    second = caller.query("chat.getPermalink", channel="C0BOARD", message_ts=reply.ts)
    none = caller.query("chat.getPermalink", channel="C0BOARD", message_ts="1.000000")

    assert first["permalink"].endswith(f"/archives/C0BOARD/p{root.ts.replace('.', '')}")
    assert f"thread_ts={root.ts}" in second["permalink"]
    assert none["error"] == "message_not_found"
