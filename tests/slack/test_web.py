"""Slack's Web API: each failure as what is known of it."""

import inspect
from collections.abc import Iterator

import pytest
import urllib3.exceptions as theirs

from bot.errors import SlackError, SlackRateLimited, SlackRefused, SlackSilent, SlackUnreachable
from bot.playground.faults import Drop, Fault, RateLimited, Refuse, ServerError
from bot.playground.server import StandIn
from bot.slack.identity import identify
from bot.slack.tries import GiveUp, Tries
from bot.slack.web import SlackApi, _failure

KINDS = [
    kind
    for _, kind in inspect.getmembers(theirs, inspect.isclass)
    if issubclass(kind, theirs.HTTPError)
]


@pytest.fixture
def api(slack: StandIn) -> Iterator[SlackApi]:
    """The Web API of the stand-in."""
    made = SlackApi(slack.api_url, slack.workspace.bot_token)
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_of_the_client_becomes_one_of_ours(kind: type[theirs.HTTPError]) -> None:
    """Tried by kind: whether anything can have been sent decides."""
    ours = _failure("m", kind.__new__(kind))

    assert isinstance(ours, SlackUnreachable | SlackSilent)
    assert kind.__name__ in str(ours)


@pytest.mark.parametrize(
    ("fault", "ours"),
    [
        (RateLimited(3), SlackRateLimited),
        (Refuse("ratelimited"), SlackRateLimited),
        (Refuse("channel_not_found"), SlackRefused),
        (Refuse("internal_error"), SlackSilent),
        (ServerError(503), SlackSilent),
        (Drop(done=False), SlackSilent),
    ],
)
def test_what_slack_does_is_told_apart(
    api: SlackApi, slack: StandIn, fault: Fault, ours: type[SlackError]
) -> None:
    """By whether it may be tried again."""
    slack.faults.add("chat.postMessage", fault)

    with pytest.raises(ours):
        api.call("chat.postMessage", channel="C0BOARD", text="hello")


def test_a_server_that_is_not_there_was_not_reached() -> None:
    """Nothing was sent, and Slack counts as degraded."""
    api = SlackApi("http://127.0.0.1:9/api/", "xoxb-none")

    with pytest.raises(SlackUnreachable):
        identify(api)
    assert api.health == "degraded"


def test_kloe_learns_who_it_is_and_what_it_may_do(api: SlackApi) -> None:
    """From one call."""
    identity = identify(api)

    assert (identity.user_id, identity.team_id) == ("U0KLOE", "T0KLOE")
    assert "chat:write" in identity.scopes
    assert api.health == "ok"


def test_slack_may_be_reached_through_a_proxy() -> None:
    """A proxy that is not there is not reached either."""
    api = SlackApi("https://slack.example/api/", "xoxb-none", proxy="http://127.0.0.1:9")

    with pytest.raises(SlackUnreachable):
        api.call("auth.test")


@pytest.mark.parametrize("address", ["nowhere", "used"])
def test_an_address_for_replies_that_is_not_known_is_refused(
    api: SlackApi, slack: StandIn, address: str
) -> None:
    """With Slack's own word for it."""
    with pytest.raises(SlackRefused):
        api.respond(f"{slack.url}/response/{address}", {"text": "hello"})


def test_waits_double_and_end() -> None:
    """Waiting because Slack asks to is no try."""
    tries = Tries(4)

    waits = [tries.after(SlackSilent("m", "x")) for _ in range(3)]

    assert waits == [0.5, 1.0, 2.0]
    assert tries.after(SlackRateLimited("m", 7.0)) == 7.0
    assert tries.after(SlackSilent("m", "x")) == GiveUp("SlackSilent")
    assert Tries(9).after(SlackRefused("m", "is_archived")) == GiveUp("is_archived")
