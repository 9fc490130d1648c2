"""Who may call what, and where."""

import socket

import pytest

from bot.playground.identity import DEFAULT_SCOPES
from bot.playground.people import Channel
from bot.playground.server import StandIn
from bot.playground.web_api import METHOD_SCOPES, METHODS

from .callers import Caller


def test_a_token_says_whose_it_is(slack: StandIn, caller: Caller) -> None:
    """And its scopes stand in a header."""
    answer = caller.post_json(f"{slack.api_url}auth.test", {})

    assert answer.json["user_id"] == slack.workspace.bot_user_id
    assert set(answer.headers["x-oauth-scopes"].split(",")) == DEFAULT_SCOPES


@pytest.mark.parametrize(
    ("token", "error"),
    [
        (None, "not_authed"),
        ("xoxb-other", "invalid_auth"),
        ("xapp-stand-in", "not_allowed_token_type"),
    ],
)
def test_a_wrong_token_is_refused(caller: Caller, token: str | None, error: str) -> None:
    """None, an unknown one, and that of the app where the bot's is wanted."""
    caller.token = token

    answer = caller.json("auth.test")

    assert (answer["ok"], answer["error"]) == (False, error)


def test_a_connection_is_opened_with_the_apps_token_alone(slack: StandIn, caller: Caller) -> None:
    """The bot's will not do."""
    refused = caller.json("apps.connections.open")
    caller.token = slack.workspace.app_token
    opened = caller.json("apps.connections.open")

    assert refused["error"] == "not_allowed_token_type"
    assert opened["url"].startswith("ws://127.0.0.1:")


@pytest.mark.parametrize("method", [name for name, method in METHODS.items() if method.scope])
def test_a_method_needs_its_scope(slack: StandIn, caller: Caller, method: str) -> None:
    """The answer says which is needed and which there are."""
    slack.workspace.scopes = frozenset({"commands"})

    answer = caller.json(method)

    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == (METHOD_SCOPES[method], "commands")


def test_every_method_has_a_row_of_scopes() -> None:
    """So that a manifest can be checked against it."""
    assert METHOD_SCOPES.keys() == METHODS.keys()


def test_what_kloe_may_not_call_is_unknown(slack: StandIn, caller: Caller) -> None:
    """Whatever Slack itself would answer; it is noted all the same."""
    answer = caller.json("chat.scheduleMessage", channel="C0BOARD")

    assert (answer["error"], answer["req_method"]) == ("unknown_method", "chat.scheduleMessage")
    assert slack.calls[-1].error == "unknown_method"


def test_a_body_that_is_no_json_is_refused(slack: StandIn, caller: Caller) -> None:
    """With HTTP 200, as everything that Slack refuses."""
    headers = {"Authorization": f"Bearer {caller.token}", "Content-Type": "application/json"}
    url = f"{slack.api_url}chat.postMessage"

    answer = caller.pool.request("POST", url, body=b"{", headers=headers)

    assert (answer.status, answer.json()["error"]) == (200, "invalid_json")


def test_an_argument_that_is_missing_is_named(caller: Caller) -> None:
    """As Slack names it."""
    answer = caller.json("chat.postMessage", text="Hi")

    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: channel"]


def test_kloe_posts_only_where_it_is(slack: StandIn, caller: Caller) -> None:
    """A channel without it, a private one and one that is not there are told apart as in Slack."""
    board = Channel(id="C0SECRET", name="x", kind="private", members=frozenset({"U0BOARD"}))
    slack.workspace.add_channel(board)

    errors = [
        caller.json("chat.postMessage", channel=channel, text="Hi")["error"]
        for channel in ("C0OPEN", "C0SECRET", "C0NOWHERE")
    ]

    assert errors == ["not_in_channel", "channel_not_found", "channel_not_found"]


def test_every_call_is_kept(slack: StandIn, caller: Caller) -> None:
    """With its arguments, and without its token."""
    caller.form("chat.postMessage", channel="C0BOARD", text="Hi", token="xoxb-stand-in")

    (call,) = slack.calls_of("chat.postMessage")
    assert (call.ok, call.error, call.fault) == (True, None, None)
    assert call.arguments == {"channel": "C0BOARD", "text": "Hi"}
    assert call.at == slack.workspace.clock()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.org"},
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_web_page_asks_for_is_refused_and_not_noted(
    slack: StandIn, caller: Caller, headers: dict[str, str]
) -> None:
    """It could only guess at a token, but what was sent would name it as Kloe's, and fill up."""
    refused = caller.pool.request("POST", f"{slack.api_url}auth.test", headers=headers)

    assert refused.status == 403
    assert slack.calls == []


@pytest.mark.parametrize(
    ("length", "status"),
    [("soon", 400), ("-1", 400), ("1, 1", 400), ("9" * 40, 413), ("99999999", 413)],
)
def test_a_body_of_no_length_that_can_be_held_is_refused_unread(
    slack: StandIn, length: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """With a word to whoever sent it, and without a trace on the terminal."""
    host, _, port = slack.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5.0) as connection:
        request = (
            f"POST /api/auth.test HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n"
        )
        connection.sendall(request.encode())
        answer = connection.recv(1_000)

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert capfd.readouterr().err == ""


def test_json_that_is_too_deep_is_no_json(slack: StandIn, caller: Caller) -> None:
    """It is told so as any other that cannot be read."""
    deep = caller.pool.request(
        "POST",
        f"{slack.api_url}auth.test",
        body="[" * 200_000,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {caller.token}"},
    )

    assert deep.json()["error"] == "invalid_json"
