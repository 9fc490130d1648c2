"""`/kloe`: what only the asker sees, and how it is shared."""

import json
from urllib.parse import quote_plus

import pytest

from bot import wording
from bot.playground.faults import Refuse
from bot.playground.server import StandIn

from .running import Running, shown

SUCCESSION = "what must our succession plan cover?"

FORM = "application/x-www-form-urlencoded"


def json_form(payload: object) -> str:
    """Return a payload as the field of a form."""
    return quote_plus(json.dumps(payload))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Developing People"),
        ("help", "/kloe sources"),
        ("SOURCES", "Superseded in April 2024"),
        ("privacy", "erased after 90 days"),
    ],
)
def test_a_word_that_is_no_question_is_answered_from_the_menu(
    running: Running, slack: StandIn, typed: str, says: str
) -> None:
    """Seen by the asker alone."""
    slack.sender.command("U0WARD", "C0OPEN", typed)

    assert says in shown(running.whisper("U0WARD").blocks)
    assert slack.workspace.messages("C0OPEN") == ()


@pytest.mark.parametrize("typed", [SUCCESSION, "payload of leadership", "flibbertigibbet"])
def test_a_question_is_answered_for_the_asker_alone(
    running: Running, slack: StandIn, typed: str
) -> None:
    """Any other word is a question, and one of them has tripped others up."""
    sent = slack.sender.command("U0WARD", "C0OPEN", typed)

    assert sent.acknowledged
    assert len(running.whisper("U0WARD").text) > 20
    assert slack.workspace.posts_by_kloe() == ()


def test_an_answer_is_shared_after_a_preview(running: Running, slack: StandIn) -> None:
    """What is posted is what was shown, even where Kloe is no member."""
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share")
    running.wait_for(lambda: wording.PREVIEW in shown(running.whisper("U0WARD").blocks))
    preview = shown(running.whisper("U0WARD").blocks)

    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share_post")

    running.wait_for(lambda: shown(running.whisper("U0WARD").blocks) == wording.SHARED)
    (post,) = slack.workspace.messages("C0OPEN")
    assert SUCCESSION in shown(post.blocks)
    for line in shown(post.blocks[1]).splitlines():
        assert line in preview


def test_pressing_twice_posts_once(running: Running, slack: StandIn) -> None:
    """And says that it was posted."""
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share")
    running.wait_for(lambda: wording.PREVIEW in shown(running.whisper("U0WARD").blocks))
    preview = running.whisper("U0WARD")
    slack.sender.click("U0WARD", preview, "share_post")
    running.wait_for(lambda: slack.workspace.messages("C0OPEN"))
    running.settled()

    slack.sender.click("U0WARD", preview, "share_post")

    running.wait_for(lambda: shown(running.whisper("U0WARD").blocks) == wording.ALREADY_SHARED)
    assert len(slack.workspace.messages("C0OPEN")) == 1


def test_a_preview_can_be_put_away(running: Running, slack: StandIn) -> None:
    """Nothing is posted."""
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share")
    running.wait_for(lambda: wording.PREVIEW in shown(running.whisper("U0WARD").blocks))

    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share_keep")

    running.wait_for(lambda: shown(running.whisper("U0WARD").blocks) == wording.NOT_SHARED)
    assert slack.workspace.messages("C0OPEN") == ()


def test_where_kloe_may_not_post_it_says_how_to_invite_it(running: Running, slack: StandIn) -> None:
    """Slack refuses the address, and Kloe is no member of the channel."""
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share")
    running.wait_for(lambda: wording.PREVIEW in shown(running.whisper("U0WARD").blocks))
    slack.faults.add("response_url", Refuse("expired_url"))

    slack.sender.click("U0WARD", running.whisper("U0WARD"), "share_post")

    running.wait_for(lambda: "/invite @kloe" in shown(running.whisper("U0WARD").blocks))


@pytest.mark.parametrize("value", ["not ours", '["a","0123456789abcdef","q"]', "[1]"])
@pytest.mark.parametrize("action", ["share", "share_post"])
def test_a_share_button_that_is_too_old_explains_itself(
    running: Running, slack: StandIn, action: str, value: str
) -> None:
    """The documents have changed since, or it is of an older Kloe."""
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    sent = slack.sender.click("U0WARD", running.whisper("U0WARD"), "share").payload
    running.settled()
    sent["trigger_id"] = "another"
    sent["actions"][0].update(action_id=action, value=value)

    body = f"payload={json_form(sent)}".encode()
    slack.sender.raw(body, {**slack.sender.sign(body), "Content-Type": FORM})

    running.wait_for(lambda: shown(running.whisper("U0WARD").blocks) == wording.SHARE_EXPIRED)


def test_an_answer_whose_address_expired_is_shown_another_way(
    running: Running, slack: StandIn
) -> None:
    """Where Kloe is a member of the channel it can still speak to the asker alone."""
    slack.faults.add("response_url", Refuse("used_url"))

    slack.sender.command("U0WARD", "C0BOARD", SUCCESSION)

    assert "succession" in running.whisper("U0WARD").text
    assert len(slack.calls_of("chat.postEphemeral")) == 1


def test_what_is_kept_about_a_person_is_told_and_erased(running: Running, slack: StandIn) -> None:
    """By the two buttons under `/kloe privacy`; nothing goes before it was asked once more."""
    slack.sender.direct_message("U0WARD", SUCCESSION)
    slack.sender.click("U0WARD", running.post(), "feedback", value="positive")
    running.whisper("U0WARD")
    slack.sender.command("U0WARD", "C0OPEN", "privacy")
    menu = running.whisper("U0WARD", 2)

    slack.sender.click("U0WARD", menu, "check:mine:0")
    told = shown(running.whisper("U0WARD", 3).blocks)
    slack.sender.click("U0WARD", menu, "check:delete_all:0")
    asked = running.whisper("U0WARD", 4)
    slack.sender.click("U0WARD", asked, "check:delete_all_yes:0")
    running.wait_for(lambda: "Deleted on" in shown(running.whisper("U0WARD").blocks))
    slack.sender.click("U0WARD", asked, "check:delete_all_yes:0")

    assert "1 record of answers" in told
    assert "1 piece of feedback" in told
    assert "0 self-checks with your answers" in told
    assert wording.DELETE_TITLE in shown(asked.blocks)
    running.wait_for(lambda: shown(running.whisper("U0WARD").blocks) == wording.ERASED_NOTHING)
