"""What Slack and the network may do: nothing is lost, and nothing said twice that can be known."""

import logging

import pytest
from sqlalchemy import text

from bot.domain.query import Question
from bot.domain.trace import Trace
from bot.kloe import Kloe
from bot.playground.faults import Drop, Fault, Hang, RateLimited, Refuse, ServerError
from bot.playground.server import StandIn
from bot.retrieval.fields import Fields

from .conftest import StartKloe
from .running import Running, shown

SUCCESSION = "what must our succession plan cover?"
CAPABILITIES = "what are the four capabilities?"


def test_kloe_waits_as_long_as_slack_asks_and_keeps_the_order(
    running: Running, slack: StandIn
) -> None:
    """In the channel concerned; others are not held up."""
    slack.faults.add("chat.postMessage", RateLimited(1))
    first = slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    running.wait_for(lambda: slack.calls_of("chat.postMessage"))
    second = slack.sender.mention("U0WARD", "C0BOARD", CAPABILITIES)

    other = slack.sender.direct_message("U0PEOPLE", CAPABILITIES)

    posts = running.posts(3)
    assert [post.thread_ts for post in posts] == [other.ts, first.ts, second.ts]


@pytest.mark.parametrize("fault", [ServerError(500), ServerError(503), Drop(done=False)])
def test_what_slack_did_not_do_is_tried_again(
    running: Running, slack: StandIn, fault: Fault
) -> None:
    """Until it is done, once."""
    slack.faults.add("chat.postMessage", fault, times=2)

    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    assert len(running.settled().posts(1)) == 1


@pytest.mark.parametrize("echoes", [True, False])
@pytest.mark.parametrize("fault", [ServerError(500, done=True), Drop(done=True)])
def test_what_slack_did_without_saying_so_is_not_done_again(
    running: Running, slack: StandIn, fault: Fault, *, echoes: bool
) -> None:
    """In a direct message Kloe sees its own reply: as an event, or by looking."""
    slack.echoes = echoes
    slack.faults.add("chat.postMessage", fault)

    slack.sender.direct_message("U0WARD", SUCCESSION)

    running.wait_for(lambda: running.service.parts.desk.waiting == 0)
    assert len(slack.workspace.posts_by_kloe()) == 1
    assert len(slack.calls_of("chat.postMessage")) == 1


def test_where_looking_fails_the_answer_is_posted_again(running: Running, slack: StandIn) -> None:
    """A lost answer would be worse."""
    slack.echoes = False
    slack.faults.add("chat.postMessage", Drop(done=False))
    slack.faults.add("conversations.replies", Refuse("missing_scope"))

    slack.sender.direct_message("U0WARD", SUCCESSION)

    assert running.post().text


def test_a_connection_that_hangs_is_given_up_and_the_reply_found(
    running: Running, slack: StandIn
) -> None:
    """Slack had posted it; six seconds are waited."""
    slack.faults.add("chat.postMessage", Hang(7, done=True))

    slack.sender.direct_message("U0WARD", SUCCESSION)

    running.wait_for(lambda: running.service.parts.desk.waiting == 0)
    assert len(slack.workspace.posts_by_kloe()) == 1


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long"])
def test_a_payload_that_slack_refuses_arrives_as_plain_text(
    running: Running, slack: StandIn, code: str
) -> None:
    """The person gets the answer all the same."""
    slack.faults.add("chat.postMessage", Refuse(code))
    slack.faults.add("response_url", Refuse(code))

    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)

    assert "succession plan" in running.post().text
    assert "blocks" not in slack.calls_of("chat.postMessage")[-1].arguments
    assert "succession plan" in running.whisper("U0WARD").text


def test_where_slack_lets_nobody_post_the_question_is_erased(
    running: Running, slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says which answer, and why."""
    slack.faults.add("chat.postMessage", Refuse("is_archived"))

    with caplog.at_level(logging.ERROR, logger="kloe"):
        slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
        running.wait_for(lambda: slack.calls_of("chat.postMessage"))
        running.settled()

    with running.service.parts.database.read() as connection:
        (row,) = connection.execute(text("select text, state from requests")).all()
    assert tuple(row) == (None, "given_up")


def test_a_token_that_slack_does_not_know_for_a_while_loses_nothing(
    running: Running, slack: StandIn
) -> None:
    """Whoever runs Kloe may put it right; meanwhile Slack counts as degraded."""
    slack.faults.add("chat.postMessage", Refuse("invalid_auth"))

    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    running.wait_for(lambda: running.service.state().slack == "degraded")
    assert running.post().text


@pytest.mark.parametrize("fault", [RateLimited(1), ServerError(500), Drop(done=False)])
def test_an_answer_to_a_command_is_tried_again(
    running: Running, slack: StandIn, fault: Fault
) -> None:
    """By its own address; and so is the menu."""
    slack.faults.add("response_url", fault, times=2)

    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    slack.sender.command("U0BOARD", "C0OPEN", "help")

    assert "succession plan" in running.whisper("U0WARD").text
    assert running.whisper("U0BOARD").text


def test_a_menu_that_cannot_be_shown_is_let_be(running: Running, slack: StandIn) -> None:
    """It can be asked for again."""
    slack.faults.add("response_url", Refuse("expired_url"))

    slack.sender.command("U0WARD", "C0OPEN", "help")

    running.settled()
    assert slack.workspace.ephemerals("U0WARD") == ()


def test_a_status_is_shown_where_the_wait_can_be_seen(running: Running, slack: StandIn) -> None:
    """In a direct message, when Slack asks to wait; never in a channel."""
    slack.faults.add("chat.postMessage", RateLimited(1), times=2)
    slack.faults.add("assistant.threads.setStatus", Refuse("internal"))

    slack.sender.direct_message("U0WARD", SUCCESSION)
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)

    running.posts(2)
    (status,) = slack.calls_of("assistant.threads.setStatus")
    assert status.arguments["channel_id"] == "D0WARD"


class Stumbling(Kloe):
    """Kloe with a fault of the program in it."""

    def __init__(self, kloe: Kloe, fields: Fields) -> None:
        super().__init__(kloe.corpus, kloe.glossary, fields)

    def ask(self, question: Question) -> Trace:
        """Fail.

        Raises:
            ZeroDivisionError: always, with words that nobody may see.
        """
        msg = f"no {question.text}"
        raise ZeroDivisionError(msg)


def test_a_fault_of_the_program_is_told_with_an_incident(
    start_kloe: StartKloe, kloe: Kloe, slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """A fixed sentence and a number that stands in the log; never the error's own words."""
    running = start_kloe(over=Stumbling(kloe, kloe._fields))

    with caplog.at_level(logging.ERROR, logger="kloe"):
        slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
        slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
        read = shown(running.post().blocks)
        running.whisper("U0WARD")

    assert "succession" not in read
    incident = read.rstrip(".").rsplit(" ", 1)[1]
    assert len(incident) == 8
