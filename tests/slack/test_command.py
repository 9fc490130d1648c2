"""`/kloe`: what may be shared, what may not, and what sharing does when Slack will not play."""

import logging
from collections.abc import Sequence

import pytest
from sqlalchemy import text

from bot import wording
from bot.kloe import Kloe
from bot.playground.faults import Hang, Refuse
from bot.playground.messages import Ephemeral
from bot.playground.server import StandIn
from bot.slack.shared import SHARE, SHARE_POST

from .conftest import StartKloe
from .running import Options, Running, element, shown

SUCCESSION = "what must our succession plan cover?"
VAGUE = "tell me about leadership"


def ask(running: Running, slack: StandIn, *, channel: str = "C0OPEN") -> Ephemeral:
    """Ask by `/kloe`, and return what the asker sees."""
    slack.sender.command("U0WARD", channel, SUCCESSION)
    return running.whisper("U0WARD")


def previewed(running: Running, slack: StandIn, *, channel: str = "C0OPEN") -> Ephemeral:
    """Ask, press the button that shares, and return the preview."""
    slack.sender.click("U0WARD", ask(running, slack, channel=channel), SHARE)
    running.wait_for(lambda: wording.PREVIEW in told(running))
    return running.whisper("U0WARD")


def told(running: Running) -> str:
    """Return what the asker reads now."""
    return shown(running.whisper("U0WARD").blocks)


def ids(blocks: Sequence[object]) -> str:
    """Return blocks as text, in which action ids can be looked for."""
    return str(list(blocks))


def test_the_answer_goes_by_slacks_own_address_to_the_asker_alone(
    running: Running, slack: StandIn
) -> None:
    """Which works in any channel, whether Kloe is a member or not."""
    ask(running, slack)

    (call,) = slack.calls_of("response_url")
    assert call.arguments["response_type"] == "ephemeral"
    assert [one for one in slack.calls if one.method.startswith("chat.")] == []


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        ("D0WARD", SUCCESSION),
        ("C0OPEN", "why? " + "what must our succession plan cover? " * 53),
        ("C0OPEN", VAGUE),
        ("C0OPEN", ":wave:?"),
        ("C0OPEN", "what must a plan cover for NHS number 943 476 5919?"),
    ],
)
def test_what_cannot_be_shared_has_no_button_for_it(
    running: Running, slack: StandIn, channel: str, typed: str
) -> None:
    """Nobody else is there, a button cannot hold it, or there is no answer to share."""
    slack.sender.command("U0WARD", channel, typed)

    assert f"'{SHARE}'" not in ids(running.whisper("U0WARD").blocks)


def test_an_abstention_may_be_shared(running: Running, slack: StandIn) -> None:
    """That the frameworks do not say is worth knowing, too."""
    slack.sender.command("U0WARD", "C0OPEN", "how often must the succession plan be reviewed?")

    assert element(running.whisper("U0WARD").blocks, SHARE)


def test_the_answer_to_a_chosen_reading_may_be_shared(running: Running, slack: StandIn) -> None:
    """The reading is the question that the channel reads."""
    slack.sender.command("U0WARD", "C0OPEN", VAGUE)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "choose_reading_1")
    running.wait_for(lambda: f"'{SHARE}'" in ids(running.whisper("U0WARD").blocks))

    slack.sender.click("U0WARD", running.whisper("U0WARD"), SHARE)

    running.wait_for(lambda: wording.PREVIEW in told(running))
    assert VAGUE not in told(running)


def test_the_preview_cannot_be_rated_and_the_post_can(running: Running, slack: StandIn) -> None:
    """By whoever reads it in the channel; the asker's name does not stand there."""
    preview = previewed(running, slack)
    slack.sender.click("U0WARD", preview, SHARE_POST)
    running.wait_for(lambda: told(running) == wording.SHARED)
    (post,) = slack.workspace.messages("C0OPEN")

    slack.sender.click("U0PEOPLE", post, "feedback", value="positive")

    assert shown(running.whisper("U0PEOPLE").blocks) == wording.FEEDBACK_THANKS
    assert "'feedback'" not in ids(preview.blocks)
    assert "U0WARD" not in ids(post.blocks)


def test_pressing_twice_at_once_posts_once(running: Running, slack: StandIn) -> None:
    """While Slack takes its time over the first press."""
    preview = previewed(running, slack)
    slack.faults.add("response_url", Hang(0.5))

    slack.sender.click("U0WARD", preview, SHARE_POST)
    slack.sender.click("U0WARD", preview, SHARE_POST)

    running.wait_for(lambda: told(running) == wording.SHARED)
    assert len(slack.workspace.messages("C0OPEN")) == 1


def test_a_member_posts_where_the_address_is_used_up(running: Running, slack: StandIn) -> None:
    """And nobody is told that the button is too old to use, since it worked."""
    preview = previewed(running, slack, channel="C0BOARD")
    slack.faults.add("response_url", Refuse("used_url"), times=9)

    slack.sender.click("U0WARD", preview, SHARE_POST)

    running.wait_for(lambda: slack.workspace.messages("C0BOARD"))
    assert len(running.settled().slack.workspace.messages("C0BOARD")) == 1
    assert slack.workspace.open_modal("U0WARD") is None


def test_what_can_be_shown_in_no_way_is_logged_and_given_up(
    running: Running, slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """The address has expired, and Kloe is no member: the question is erased."""
    slack.faults.add("response_url", Refuse("expired_url"))

    with caplog.at_level(logging.ERROR, logger="kloe"):
        slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
        running.wait_for(lambda: slack.calls_of("chat.postEphemeral"))
        running.settled()

    assert "reply not sent" in caplog.text
    with running.service.parts.database.read() as connection:
        (row,) = connection.execute(text("select text, response_url from requests")).all()
    assert tuple(row) == (None, None)


def test_an_answer_from_other_documents_is_not_shared(
    start_kloe: StartKloe, small_kloe: Kloe, slack: StandIn
) -> None:
    """Kloe was started anew over them in between."""
    before = start_kloe()
    answered = ask(before, slack)
    before.stop()
    now = start_kloe(over=small_kloe)

    slack.sender.click("U0WARD", answered, SHARE)

    now.wait_for(lambda: told(now) == wording.SHARE_EXPIRED)
    assert slack.workspace.messages("C0OPEN") == ()


@pytest.mark.parametrize("keeps", [True, False])
def test_privacy_says_whether_questions_are_kept(
    start_kloe: StartKloe, slack: StandIn, *, keeps: bool
) -> None:
    """As whoever runs Kloe has chosen, and for how long."""
    running = start_kloe(Options(keep_questions=keeps, retention_days=7, selfcheck_days=40))

    slack.sender.command("U0WARD", "C0OPEN", "privacy")

    assert (wording.QUESTIONS_KEPT in told(running)) == keeps
    assert wording.kept_days(7) in told(running)
    assert wording.kept_selfcheck_days(40) in told(running)


def rows(running: Running) -> dict[str, int]:
    """Return how many rows name a person, by table."""
    counted = {
        "answers": "select count(*) from answers where channel = 'D0WARD'",
        "thread_memory": "select count(*) from thread_memory where channel = 'D0WARD'",
        "feedback": "select count(*) from feedback where user = 'U0WARD'",
        "requests": "select count(*) from requests where user = 'U0WARD' or channel = 'D0WARD'",
        "others": "select count(*) from answers where channel = 'D0PEOPLE'",
    }
    with running.service.parts.database.read() as connection:
        return {
            name: connection.execute(text(query)).scalar_one() for name, query in counted.items()
        }


def test_erasing_leaves_no_row_about_the_person(running: Running, slack: StandIn) -> None:
    """And takes nothing of anybody else's."""
    slack.sender.direct_message("U0PEOPLE", SUCCESSION)
    slack.sender.direct_message("U0WARD", SUCCESSION)
    mine = next(post for post in running.posts(2) if post.channel == "D0WARD")
    slack.sender.click("U0WARD", mine, "feedback", value="positive")
    running.whisper("U0WARD")
    before = rows(running)
    slack.sender.command("U0WARD", "C0OPEN", "privacy")

    slack.sender.click("U0WARD", running.whisper("U0WARD", 2), "check:delete_all:0")
    slack.sender.click("U0WARD", running.whisper("U0WARD", 3), "check:delete_all_yes:0")

    running.wait_for(lambda: "1 piece of feedback" in told_last(running, 3))
    assert "1 record of answers in our direct messages" in told_last(running, 3)
    assert before == dict.fromkeys(before, 1)
    assert rows(running) == {**dict.fromkeys(before, 0), "others": 1}


def told_last(running: Running, count: int) -> str:
    """Return the latest of so many things that the asker was told."""
    return shown(running.whisper("U0WARD", count).blocks)
