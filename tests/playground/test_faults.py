"""What can be made to go wrong with an answer."""

import threading

import pytest
import urllib3

from bot.playground.faults import Drop, Hang, RateLimited, Refuse, ServerError
from bot.playground.server import StandIn

from .callers import Caller, Got


def post(slack: StandIn, caller: Caller) -> Got:
    """Say something."""
    url = f"{slack.api_url}chat.postMessage"
    return caller.post_json(url, {"channel": "C0BOARD", "text": "Hello"})


def test_a_limit_says_how_long_to_wait(slack: StandIn, caller: Caller) -> None:
    """Nothing is posted, and the next call is answered as ever."""
    slack.faults.add("chat.postMessage", RateLimited(7))

    limited, allowed = post(slack, caller), post(slack, caller)

    assert (limited.status, limited.headers["retry-after"]) == (429, "7")
    assert limited.json == {"ok": False, "error": "ratelimited"}
    assert allowed.json["ok"]
    assert len(slack.workspace.posts_by_kloe()) == 1


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("status", [500, 503])
def test_a_server_error_says_nothing(
    slack: StandIn, caller: Caller, status: int, *, done: bool
) -> None:
    """Nor whether it was done."""
    slack.faults.add("chat.postMessage", ServerError(status, done=done))

    answer = post(slack, caller)

    assert (answer.status, answer.body) == (status, b"")
    assert len(slack.workspace.posts_by_kloe()) == int(done)


@pytest.mark.parametrize("done", [False, True])
def test_a_dropped_connection_gives_no_answer(
    slack: StandIn, caller: Caller, *, done: bool
) -> None:
    """Before or after it was done."""
    slack.faults.add("chat.postMessage", Drop(done=done))

    with pytest.raises(urllib3.exceptions.ProtocolError):
        post(slack, caller)

    assert len(slack.workspace.posts_by_kloe()) == int(done)
    assert slack.calls[-1].ok == done
    assert slack.calls[-1].fault == "drop"


def test_an_answer_may_come_late(slack: StandIn, caller: Caller) -> None:
    """It was done before the wait."""
    slack.faults.add("chat.postMessage", Hang(0.2))
    answers: list[Got] = []
    thread = threading.Thread(target=lambda: answers.append(post(slack, caller)))

    thread.start()
    is_done = slack.wait_until(lambda: len(slack.workspace.posts_by_kloe()) == 1)
    came_at_once = bool(answers)
    thread.join()

    assert (is_done, came_at_once) == (True, False)
    assert answers[0].json["ok"]


def test_a_late_answer_may_be_of_nothing(slack: StandIn, caller: Caller) -> None:
    """Then it says so."""
    slack.faults.add("chat.postMessage", Hang(0.01, done=False))

    answer = post(slack, caller)

    assert answer.json["error"] == "fatal_error"
    assert slack.workspace.posts_by_kloe() == ()


def test_slack_may_say_no(slack: StandIn, caller: Caller) -> None:
    """With any code."""
    slack.faults.add("chat.postMessage", Refuse("is_archived"))

    assert post(slack, caller).json == {"ok": False, "error": "is_archived"}


def test_faults_come_in_order_and_for_their_method(slack: StandIn, caller: Caller) -> None:
    """A star is any method."""
    slack.faults.add("chat.postMessage", Refuse("first"), times=2)
    slack.faults.add("*", Refuse("any"))
    slack.faults.add("auth.test", Refuse("other"))

    errors = [post(slack, caller).json.get("error") for _ in range(4)]

    assert errors == ["first", "first", "any", None]
    assert slack.faults.waiting == 1
    assert caller.json("auth.test")["error"] == "other"


def test_faults_can_be_taken_back(slack: StandIn, caller: Caller) -> None:
    """All at once."""
    slack.faults.add("*", Refuse("any"), times=9)

    slack.faults.clear()

    assert post(slack, caller).json["ok"]


def test_a_response_url_meets_faults_too(slack: StandIn, caller: Caller) -> None:
    """Under a name of its own; a use that failed is none."""
    token = slack.workspace.response_urls.issue("command", user="U0WARD", channel="C0BOARD")
    slack.faults.add("response_url", ServerError(503))

    first = caller.post_json(f"{slack.url}/response/{token}", {"text": "Hello"})
    second = caller.post_json(f"{slack.url}/response/{token}", {"text": "Hello"})

    assert (first.status, second.status) == (503, 200)
    assert len(slack.workspace.ephemerals("U0WARD")) == 1
