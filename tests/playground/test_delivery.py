"""Delivery over HTTP: signatures, retries, and requests made by hand."""

import hashlib
import hmac
import threading
import time

import pytest

from bot.playground.server import StandIn

from .callers import RecordingApp, Reply


def is_signed(slack: StandIn, headers: dict[str, str], body: bytes) -> bool:
    """Tell whether a request is signed as Slack's page on it says."""
    text = b"v0:" + headers["x-slack-request-timestamp"].encode() + b":" + body
    secret = slack.workspace.signing_secret.encode()
    expected = "v0=" + hmac.new(secret, text, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, headers["x-slack-signature"])


def test_every_request_is_signed_now(slack: StandIn, app: RecordingApp) -> None:
    """By the real time, whatever the workspace's clock shows."""
    slack.sender.direct_message("U0WARD", "Hello")
    slack.sender.command("U0WARD", "C0OPEN", "help")

    for taken in app.taken:
        assert is_signed(slack, dict(taken.headers), taken.body)
        assert abs(int(taken.headers["x-slack-request-timestamp"]) - time.time()) < 60


def test_an_event_is_sent_again_until_it_is_acknowledged(slack: StandIn, app: RecordingApp) -> None:
    """The retries say that they are, and why."""
    app.replies += [Reply(500), Reply(404)]

    delivery = slack.sender.direct_message("U0WARD", "Hello")

    first, second, third = app.taken
    assert [attempt.status for attempt in delivery.attempts] == [500, 404, 200]
    assert first.body == second.body == third.body
    assert "x-slack-retry-num" not in first.headers
    assert third.headers["x-slack-retry-num"] == "2"
    assert third.headers["x-slack-retry-reason"] == "http_error"
    assert delivery.acknowledged
    assert slack.unacknowledged == ()


def test_an_event_is_sent_four_times_at_most(slack: StandIn, app: RecordingApp) -> None:
    """Then it is given up."""
    app.replies += [Reply(500)] * 9

    delivery = slack.sender.direct_message("U0WARD", "Hello")

    assert len(app.taken) == 4
    assert not delivery.acknowledged
    assert slack.unacknowledged == (delivery,)


def test_an_app_can_ask_for_no_retries(slack: StandIn, app: RecordingApp) -> None:
    """With a header."""
    app.replies.append(Reply(500, headers={"X-Slack-No-Retry": "1"}))

    slack.sender.direct_message("U0WARD", "Hello")

    assert len(app.taken) == 1


def test_commands_are_not_sent_again(slack: StandIn, app: RecordingApp) -> None:
    """Slack tells the person instead."""
    app.replies.append(Reply(500))

    delivery = slack.sender.command("U0WARD", "C0OPEN", "help")

    assert len(app.taken) == 1
    assert slack.unacknowledged == (delivery,)


def test_an_answer_that_comes_too_late_counts_for_nothing(
    slack: StandIn, app: RecordingApp
) -> None:
    """The reason says so."""
    late = threading.Event()
    app.before_reply = lambda: len(app.taken) > 1 or late.wait(5)
    slack.sender.timeout_seconds = 0.1

    delivery = slack.sender.direct_message("U0WARD", "Hello")
    late.set()

    assert [attempt.failure for attempt in delivery.attempts] == ["http_timeout", None]
    assert app.taken[1].headers["x-slack-retry-reason"] == "http_timeout"


def test_an_app_that_is_not_there_is_tried_again(slack: StandIn) -> None:
    """As long as any."""
    with StandIn() as other:
        nowhere = f"{other.url}/slack/events"
    slack.request_url = nowhere
    slack.retry_delays = (0.0, 0.0, 0.0)

    delivery = slack.sender.direct_message("U0WARD", "Hello")

    assert {attempt.failure for attempt in delivery.attempts} == {"connection_failed"}
    assert len(delivery.attempts) == 4


def test_the_same_can_be_sent_once_more(slack: StandIn, app: RecordingApp) -> None:
    """Signed anew, or the same byte for byte."""
    delivery = slack.sender.direct_message("U0WARD", "Hello")

    anew = slack.sender.again(delivery)
    slack.sender.again(delivery, signed_at=delivery.attempts[0].signed_at)
    slack.sender.again(delivery, signed_at=1)

    first, second, third, old = app.taken
    assert anew.event_id == delivery.event_id
    assert first.body == second.body == old.body
    assert first == third
    assert old.headers["x-slack-request-timestamp"] == "1"
    assert is_signed(slack, dict(old.headers), old.body)


def test_anything_can_be_sent_by_hand(slack: StandIn, app: RecordingApp) -> None:
    """Signed or not."""
    app.replies.append(Reply(401, b"no"))
    headers = {**slack.sender.sign(b"body", "soon"), "Content-Type": "application/json"}

    answer = slack.sender.raw(b"body", headers)

    assert (answer.status, answer.body) == (401, b"no")
    assert app.taken[0].body == b"body"
    assert app.taken[0].headers["x-slack-request-timestamp"] == "soon"
    assert is_signed(slack, dict(app.taken[0].headers), b"body")


def test_nothing_can_be_sent_by_hand_to_nowhere(slack: StandIn) -> None:
    """An address is needed."""
    with pytest.raises(ValueError, match="request_url"):
        slack.sender.raw(b"", {})
