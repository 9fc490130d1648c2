"""Socket Mode: no envelope is lost, and none is answered twice."""

import pytest

from bot.errors import SlackRefused
from bot.playground.faults import Refuse, ServerError
from bot.playground.server import StandIn
from bot.slack.socket_mode import SocketMode

from .conftest import StartKloe
from .running import Options, Running, shown

SUCCESSION = "what must our succession plan cover?"


@pytest.fixture
def socket(start_kloe: StartKloe) -> Running:
    """Kloe, connected by Socket Mode."""
    return start_kloe(Options(mode="socket"))


def test_everything_works_over_a_socket(socket: Running, slack: StandIn) -> None:
    """Mentions, direct messages, commands and buttons."""
    sent = [
        slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION),
        slack.sender.direct_message("U0PEOPLE", SUCCESSION),
        slack.sender.command("U0WARD", "C0OPEN", "payload of leadership"),
    ]
    post = socket.posts(2)[0]
    sent.append(slack.sender.click("U0WARD", post, "show_passage_1"))

    socket.wait_for(lambda: slack.workspace.open_modal("U0WARD"))
    assert socket.whisper("U0WARD").text
    assert all(one.acknowledged for one in sent)


def test_an_envelope_that_comes_again_is_answered_once(socket: Running, slack: StandIn) -> None:
    """Slack sends again what it thinks was lost."""
    asked = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    again = slack.sender.again(asked)

    assert again.acknowledged
    assert len(socket.settled().posts(1)) == 1


def test_a_new_connection_loses_no_envelope(socket: Running, slack: StandIn) -> None:
    """Slack renews connections now and then; each question is answered once."""
    asked = []
    for _ in range(3):
        asked.append(slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION))
        slack.socket_mode.refresh()
        asked.append(slack.sender.mention("U0WARD", "C0BOARD", "who sponsors DPIC?"))

    posts = socket.settled().posts(6)
    assert sorted(post.thread_ts or "" for post in posts) == sorted(one.ts or "" for one in asked)


def test_a_connection_that_is_cut_is_made_again(socket: Running, slack: StandIn) -> None:
    """Whatever was on its way comes again over the new one."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    socket.posts(1)

    slack.socket_mode.cut()
    asked = slack.sender.mention("U0WARD", "C0BOARD", "who sponsors DPIC?")

    assert asked.acknowledged
    assert len(socket.settled().posts(2)) == 2


def test_feedback_is_answered_in_the_acknowledgement(socket: Running, slack: StandIn) -> None:
    """The modal changes into a word of thanks."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    slack.sender.click("U0WARD", socket.post(), "feedback", value="negative")
    socket.wait_for(lambda: slack.workspace.open_modal("U0WARD"))
    view = slack.workspace.open_modal("U0WARD")
    assert view is not None

    slack.sender.submit("U0WARD", view.id, {"reason": {"reason": "hard_to_follow"}})

    after = slack.workspace.open_modal("U0WARD")
    assert after is not None
    assert "Thank you" in shown(after.content["blocks"])


def test_a_token_that_slack_does_not_know_is_named(running: Running, slack: StandIn) -> None:
    """It is not tried again and again."""
    slack.faults.add("apps.connections.open", Refuse("invalid_auth"))
    mode = SocketMode(running.service, slack.workspace.app_token)

    with pytest.raises(SlackRefused, match="invalid_auth"):
        mode.start(running.ends)
    mode.stop()


def test_slack_is_called_again_until_it_connects(start_kloe: StartKloe, slack: StandIn) -> None:
    """It may be away when Kloe starts."""
    slack.faults.add("apps.connections.open", ServerError(500), times=2)

    socket = start_kloe(Options(mode="socket"))

    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    assert socket.post().text
