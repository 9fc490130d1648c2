"""Mentions and direct messages: one reply each, in the thread, whatever arrives how often."""

import pytest

from bot.playground.faults import Refuse
from bot.playground.server import StandIn

from .running import Running, place_of, shown

SUCCESSION = "what must our succession plan cover?"


def test_a_mention_is_answered_in_its_thread(running: Running, slack: StandIn) -> None:
    """Once, with a quotation, its source, and a button that shows the passage."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    post = running.post()
    assert (post.channel, post.thread_ts) == ("C0BOARD", asked.ts)
    assert "leadership strategy and succession plan" in shown(post.blocks)
    assert "June 2017" in shown(post.blocks)
    assert post.text.startswith("The well-led framework says:")


def test_a_follow_up_mention_knows_what_was_asked_before(running: Running, slack: StandIn) -> None:
    """In the same thread, from what Kloe itself remembers."""
    first = slack.sender.mention(
        "U0WARD", "C0BOARD", "what does the plan say on senior executives?"
    )
    running.posts(1)

    slack.sender.mention("U0WARD", "C0BOARD", "and for clinicians?", thread_ts=first.ts)

    assert "clinicians" in shown(running.posts(2)[1].blocks)


def test_three_deliveries_of_one_event_give_one_reply(running: Running, slack: StandIn) -> None:
    """Slack sends again what it thinks was lost; each is acknowledged."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    again = [slack.sender.again(asked) for _ in range(2)]

    running.settled()
    assert len(running.posts(1)) == 1
    assert all(one.acknowledged for one in again)


def test_a_mention_in_two_shapes_gives_one_reply(running: Running, slack: StandIn) -> None:
    """As `app_mention` and as `message.channels`, which is not even subscribed to."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION, also_as_message=True)

    assert len(running.settled().posts(1)) == 1


@pytest.mark.parametrize("text", ["", ":wave:", "??", "<!channel>", "<@U0BOARD>"])
def test_a_direct_mention_is_never_met_with_silence(
    running: Running, slack: StandIn, text: str
) -> None:
    """Whatever it holds."""
    slack.sender.mention("U0WARD", "C0BOARD", text)

    assert len(running.post().text) > 20


def test_what_is_no_question_is_acknowledged_in_silence(running: Running, slack: StandIn) -> None:
    """Joins, topics, other bots, plain talk, unknown events."""
    sent = [
        slack.sender.bot_message("C0BOARD", "<@U0KLOE> beep"),
        slack.sender.topic("U0WARD", "C0BOARD", "Papers"),
        slack.sender.send_event({"type": "team_join", "user": {"id": "U9"}}),
        slack.sender.send_event(
            {"type": "message", "channel": "C0BOARD", "user": "U0WARD", "text": "hi", "ts": "1.1"}
        ),
    ]

    running.settled()
    assert all(one.acknowledged for one in sent)
    assert slack.workspace.posts_by_kloe() == ()


def test_a_direct_message_is_answered_in_its_thread(running: Running, slack: StandIn) -> None:
    """A follow-up there needs no mention; Kloe's own echo is no question."""
    first = slack.sender.direct_message("U0WARD", "what are the four capabilities?")
    running.posts(1)

    slack.sender.direct_message("U0WARD", "who sponsors it?", thread_ts=first.ts)

    posts = running.posts(2)
    assert [post.thread_ts for post in posts] == [first.ts, first.ts]
    assert len(running.settled().posts(2)) == 2


def test_an_edited_question_changes_its_reply(running: Running, slack: StandIn) -> None:
    """The same message, with another answer."""
    asked = slack.sender.direct_message("U0WARD", "what are the four capabilities?")
    before = running.post()

    slack.sender.edit(*place_of(asked), SUCCESSION)

    running.wait_for(lambda: slack.calls_of("chat.update"))
    after = running.settled().post()
    assert after.ts == before.ts
    assert "succession plan" in shown(after.blocks)


def test_an_edit_that_changes_no_word_changes_nothing(running: Running, slack: StandIn) -> None:
    """Slack tells of unfurled links in the same way."""
    asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    running.posts(1)

    slack.sender.edit(*place_of(asked), SUCCESSION)

    running.settled()
    assert slack.calls_of("chat.update") == ()


def test_a_deleted_question_takes_its_reply_along(running: Running, slack: StandIn) -> None:
    """What is left of it in Slack is a tombstone, since it had a reply."""
    asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    running.posts(1)

    slack.sender.delete(*place_of(asked))

    running.wait_for(lambda: slack.workspace.posts_by_kloe() == ())


def test_a_question_edited_after_its_reply_was_deleted_is_answered_anew(
    running: Running, slack: StandIn
) -> None:
    """There is nothing to change any more."""
    asked = slack.sender.direct_message("U0WARD", "what are the four capabilities?")
    slack.sender.delete("D0WARD", running.post().ts)
    running.settled()

    slack.sender.edit(*place_of(asked), SUCCESSION)

    running.wait_for(lambda: len(slack.calls_of("chat.postMessage")) == 2)


def test_an_edit_of_what_was_never_answered_is_answered(running: Running, slack: StandIn) -> None:
    """In a direct message every question gets a reply."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": "D0WARD",
        "channel_type": "im",
        "event_ts": "1795650001.000200",
        "message": {"ts": "1795650000.000100", "user": "U0WARD", "text": SUCCESSION},
        "previous_message": {"ts": "1795650000.000100", "user": "U0WARD", "text": "?"},
    }

    slack.sender.send_event(event)

    assert "succession plan" in shown(running.post().blocks)


def test_the_conversation_opens_with_four_prompts_and_no_thread(
    running: Running, slack: StandIn
) -> None:
    """A prompt in a thread would not be shown."""
    slack.sender.open_app("U0WARD")

    running.wait_for(lambda: slack.workspace.prompts("D0WARD"))
    (call,) = slack.calls_of("assistant.threads.setSuggestedPrompts")
    assert "thread_ts" not in call.arguments
    assert len(slack.workspace.prompts("D0WARD")) == 4


def test_prompts_that_slack_refuses_are_let_be(running: Running, slack: StandIn) -> None:
    """They are a courtesy; and Home has none."""
    slack.faults.add("assistant.threads.setSuggestedPrompts", Refuse("internal"))

    slack.sender.open_app("U0WARD")
    slack.sender.open_app("U0WARD", "home")

    running.settled()
    assert len(slack.calls_of("assistant.threads.setSuggestedPrompts")) == 1


def test_no_status_is_shown_for_an_answer_that_takes_milliseconds(
    running: Running, slack: StandIn
) -> None:
    """It would be gone before it was seen."""
    slack.sender.direct_message("U0WARD", SUCCESSION)

    running.posts(1)
    assert slack.calls_of("assistant.threads.setStatus") == ()
