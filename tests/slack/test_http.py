"""What arrives over HTTP: signed, small and readable, or refused; never an error of ours."""

import json
import logging
import time

import pytest
import urllib3

from bot.playground.server import StandIn

from .running import Running

TEXT = "what must our flamboyant succession plan cover?"
POOL = urllib3.PoolManager(retries=False)


def event(number: str = "Ev1") -> bytes:
    """Return the body of a mention."""
    mention = {
        "type": "app_mention",
        "user": "U0WARD",
        "channel": "C0BOARD",
        "text": f"<@U0KLOE> {TEXT}",
        "ts": "1795650000.000100",
    }
    return json.dumps({"type": "event_callback", "event_id": number, "event": mention}).encode()


def post(running: Running, body: bytes, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
    """Post to the events address."""
    return POOL.request("POST", f"{running.url}/slack/events", body=body, headers=headers)


def signed(slack: StandIn, body: bytes, kind: str = "application/json") -> dict[str, str]:
    """Return the headers of a body that Slack signs now."""
    return {**slack.sender.sign(body), "Content-Type": kind}


@pytest.mark.parametrize(
    "wrong",
    [
        {"X-Slack-Signature": "v0=0000"},
        {"X-Slack-Signature": "v0=\u00e9"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "-5"},
    ],
)
def test_what_is_not_signed_is_refused(
    running: Running, slack: StandIn, caplog: pytest.LogCaptureFixture, wrong: dict[str, str]
) -> None:
    """With 401, in silence, and with no word of it in any log."""
    caplog.set_level(logging.DEBUG)
    body = event()

    answer = post(running, body, {**signed(slack, body), **wrong})

    assert answer.status == 401
    assert "flamboyant" not in caplog.text
    assert slack.workspace.posts_by_kloe() == ()


def test_what_was_signed_long_ago_is_refused(running: Running, slack: StandIn) -> None:
    """Five minutes are allowed."""
    body = event()
    headers = slack.sender.sign(body, int(time.time()) - 400)

    assert post(running, body, {**headers, "Content-Type": "application/json"}).status == 401


@pytest.mark.parametrize("body", [b"{broken", b"[1, 2]", b'"text"', b"", b"[" * 100_000])
def test_what_is_no_json_object_is_refused(running: Running, slack: StandIn, body: bytes) -> None:
    """With 400, though it is signed."""
    assert post(running, body, signed(slack, body)).status == 400


@pytest.mark.parametrize("body", [b"payload={broken", b"payload=3", b""])
def test_a_form_that_says_nothing_is_refused(running: Running, slack: StandIn, body: bytes) -> None:
    """With 400."""
    form = "application/x-www-form-urlencoded"

    assert post(running, body, signed(slack, body, form)).status == 400


def test_a_body_that_is_not_utf_8_is_refused(running: Running, slack: StandIn) -> None:
    """Slack sends nothing else."""
    body = b'{"type": "\xff"}'

    assert 400 <= post(running, body, signed(slack, body)).status < 500


def test_a_body_that_is_too_large_is_refused(running: Running, slack: StandIn) -> None:
    """Whether or not its length is told before."""
    body = b"x" * 1_100_000

    told = post(running, body, signed(slack, body))
    untold = POOL.request(
        "POST", f"{running.url}/slack/events", body=iter([body]), headers=signed(slack, body)
    )

    assert (told.status, untold.status) == (413, 413)


def test_slack_may_check_the_address(running: Running, slack: StandIn) -> None:
    """It wants its challenge back, and now and then a 200."""
    challenge = json.dumps({"type": "url_verification", "challenge": "c-1", "token": "t"}).encode()
    check = b"ssl_check=1&token=t"

    echoed = post(running, challenge, signed(slack, challenge))
    checked = post(running, check, signed(slack, check, "application/x-www-form-urlencoded"))

    assert echoed.json() == {"challenge": "c-1"}
    assert checked.status == 200


def test_the_same_request_twice_is_answered_once(running: Running, slack: StandIn) -> None:
    """A signature says nothing against a repeat."""
    body = event()
    headers = signed(slack, body)

    statuses = [post(running, body, headers).status for _ in range(3)]

    running.settled()
    assert statuses == [200, 200, 200]
    assert len(running.posts(1)) == 1


def test_health_is_told(running: Running) -> None:
    """While it serves, and until it ends."""
    alive = POOL.request("GET", f"{running.url}/healthz")
    ready = POOL.request("GET", f"{running.url}/readyz")
    wrong = POOL.request("GET", f"{running.url}/slack/events")

    assert alive.status == 200
    assert (ready.status, ready.json()) == (
        200,
        {"corpus": "ok", "database": "ok", "slack": "ok"},
    )
    assert wrong.status == 405


def test_nothing_is_taken_once_it_ends(running: Running, slack: StandIn) -> None:
    """Slack is told to try again, and finds whoever is there then."""
    body = event()
    running.ends.set()

    ready = POOL.request("GET", f"{running.url}/readyz")
    taken = post(running, body, signed(slack, body))

    assert (ready.status, taken.status) == (503, 503)


def test_what_comes_while_kloe_ends_is_no_fault(
    running: Running, slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """It was let in a moment before: Slack is told to try again, and nothing is logged."""
    body = event()
    running.service.parts.desk.shutdown(cancel_futures=True)

    taken = post(running, body, signed(slack, body))

    assert taken.status == 503
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_no_word_is_logged_at_any_level(
    running: Running, slack: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither by Kloe nor by a library of those that Slack's text passes."""
    caplog.set_level(logging.DEBUG)
    for name in ("slack_bolt.kloe", "slack_sdk.kloe", "slack_bolt", "kloe"):
        caplog.set_level(logging.DEBUG, logger=name)

    slack.sender.mention("U0WARD", "C0BOARD", TEXT)
    slack.sender.direct_message("U0WARD", TEXT)
    slack.sender.command("U0WARD", "C0OPEN", TEXT)
    running.posts(2)
    running.whisper("U0WARD")
    running.settled()

    records = " ".join(f"{r.getMessage()} {r.args} {r.__dict__}" for r in caplog.records)
    assert "flamboyant" not in records
    assert slack.workspace.bot_token not in records


def test_kloes_own_log_stays_its_own(running: Running, slack: StandIn) -> None:
    """Bolt sets up a logger by the app's name, with each request."""
    before = logging.getLogger("kloe").level

    slack.sender.mention("U0WARD", "C0BOARD", TEXT)
    running.posts(1)

    assert logging.getLogger("kloe").level == before
    assert logging.getLogger("kloe").filters == []
