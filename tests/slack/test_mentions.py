"""Mentions: each gets a reply in its thread, and nothing that is no mention does."""

import pytest

from bot import wording
from bot.playground.server import StandIn

from .running import Running, place_of, shown

SUCCESSION = "what must our succession plan cover?"
CAPABILITIES = "what are the four capabilities?"


def test_a_mention_in_a_thread_of_others_is_answered_there(
    running: Running, slack: StandIn
) -> None:
    """Under what they talk about, and with no knowledge of it."""
    others = slack.sender.bot_message("C0BOARD", "The papers are out.")

    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION, thread_ts=others.ts)

    post = running.post()
    assert post.thread_ts == others.ts
    assert "succession plan" in shown(post.blocks)


@pytest.mark.parametrize("text", ["", SUCCESSION])
def test_a_mention_with_a_file_is_answered_for_its_words(
    running: Running, slack: StandIn, text: str
) -> None:
    """The file is not read, and a file alone is no question."""
    slack.sender.mention("U0WARD", "C0BOARD", text, files=["plan.docx"])

    expected = "succession plan" if text else wording.ABSTENTIONS["empty"]
    assert expected in shown(running.post().blocks)


def test_an_empty_follow_up_does_not_repeat_the_answer(running: Running, slack: StandIn) -> None:
    """It is told how to ask instead."""
    first = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    running.posts(1)

    slack.sender.mention("U0WARD", "C0BOARD", "", thread_ts=first.ts)

    assert shown(running.posts(2)[1].blocks) == wording.ABSTENTIONS["empty"]


def test_a_mention_that_is_too_long_is_told_so(running: Running, slack: StandIn) -> None:
    """Not cut in silence, and answered in part."""
    slack.sender.mention("U0WARD", "C0BOARD", "why must we plan? " * 200)

    assert shown(running.post().blocks) == wording.ABSTENTIONS["too_long"]


def test_threads_do_not_know_of_each_other(running: Running, slack: StandIn) -> None:
    """A follow-up leans on what was asked in its own thread alone."""
    slack.sender.mention("U0WARD", "C0BOARD", "what does the plan say on senior executives?")
    other = slack.sender.mention("U0PEOPLE", "C0BOARD", CAPABILITIES)
    running.posts(2)

    slack.sender.mention("U0PEOPLE", "C0BOARD", "who sponsors it?", thread_ts=other.ts)

    assert running.posts(3)[2].thread_ts == other.ts
    assert "senior executives" not in shown(running.posts(3)[2].blocks)


def test_who_joins_is_not_greeted(running: Running, slack: StandIn) -> None:
    """Slack tells it twice, and both are acknowledged."""
    told = slack.sender.join("U0WARD", "C0BOARD")

    assert told.acknowledged
    assert all(one.acknowledged for one in told.also)
    assert running.settled().slack.workspace.posts_by_kloe() == ()


def test_kloes_own_reply_in_a_channel_is_no_question(running: Running, slack: StandIn) -> None:
    """Where an app follows a channel, its own words come back to it."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    post = running.post()
    echo = {
        "type": "message",
        "channel": "C0BOARD",
        "channel_type": "channel",
        "user": "U0KLOE",
        "bot_id": "B0KLOE",
        "text": f"<@U0KLOE> {SUCCESSION}",
        "ts": post.ts,
        "thread_ts": asked.ts,
    }

    told = slack.sender.send_event(echo)

    assert told.acknowledged
    assert len(running.settled().posts(1)) == 1


def test_a_mention_is_answered_once_whichever_shape_comes_first(
    running: Running, slack: StandIn
) -> None:
    """Slack promises no order."""
    text = f"<@U0KLOE> {SUCCESSION}"
    event = {"channel": "C0BOARD", "user": "U0WARD", "text": text, "ts": "1795650000.000100"}

    slack.sender.send_event({"type": "message", "channel_type": "channel", **event})
    slack.sender.send_event({"type": "app_mention", **event})

    assert len(running.settled().posts(1)) == 1


def test_an_edited_mention_changes_its_reply(running: Running, slack: StandIn) -> None:
    """Where Slack tells of it."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", CAPABILITIES)
    before = running.post()

    slack.sender.edit(*place_of(asked), f"<@U0KLOE> {SUCCESSION}")

    running.wait_for(lambda: slack.calls_of("chat.update"))
    after = running.settled().post()
    assert after.ts == before.ts
    assert "succession plan" in shown(after.blocks)


def test_an_edit_of_what_was_never_asked_of_kloe_is_let_be(
    running: Running, slack: StandIn
) -> None:
    """In a channel, what people say to each other is none of its business."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": "C0BOARD",
        "channel_type": "channel",
        "event_ts": "1795650001.000200",
        "message": {"ts": "1795650000.000100", "user": "U0WARD", "text": SUCCESSION},
        "previous_message": {"ts": "1795650000.000100", "user": "U0WARD", "text": "?"},
    }

    told = slack.sender.send_event(event)

    assert told.acknowledged
    assert running.settled().slack.workspace.posts_by_kloe() == ()


def test_the_deletion_of_what_was_never_answered_is_let_be(
    running: Running, slack: StandIn
) -> None:
    """There is nothing to remove."""
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "channel": "C0BOARD",
        "channel_type": "channel",
        "deleted_ts": "1795650000.000100",
        "ts": "1795650001.000200",
    }

    told = slack.sender.send_event(event)

    assert told.acknowledged
    running.settled()
    assert slack.calls_of("chat.delete") == ()
