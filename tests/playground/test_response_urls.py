"""Answers to interactions by address."""

from typing import Literal

import pytest

from bot.playground.messages import Ephemeral, Message
from bot.playground.server import StandIn

from .callers import SECTION, Caller, Got, MovableClock


class Address:
    """A response URL of the ward manager's."""

    def __init__(self, slack: StandIn, caller: Caller) -> None:
        self._slack = slack
        self._caller = caller
        self.token = ""

    def of(
        self,
        origin: Literal["command", "message", "ephemeral"],
        channel: str = "C0OPEN",
        original_ts: str | None = None,
    ) -> "Address":
        """Let it belong to something."""
        self.token = self._slack.workspace.response_urls.issue(
            origin, user="U0WARD", channel=channel, original_ts=original_ts
        )
        return self

    def post(self, **arguments: object) -> Got:
        """Send something to it, without a token."""
        self._caller.token = None
        return self._caller.post_json(f"{self._slack.url}/response/{self.token}", arguments)


@pytest.fixture
def address(slack: StandIn, caller: Caller) -> Address:
    """An address that belongs to a command in a channel without Kloe."""
    return Address(slack, caller).of("command")


def test_an_answer_is_shown_to_one_person(slack: StandIn, address: Address) -> None:
    """Even where Kloe is no member."""
    got = address.post(text="For you", blocks=[SECTION])

    (shown,) = slack.workspace.ephemerals("U0WARD")
    assert (got.status, got.json) == (200, {"ok": True})
    assert (shown.channel, shown.text) == ("C0OPEN", "For you")
    assert slack.workspace.messages("C0OPEN") == ()


def test_an_answer_can_be_for_all(slack: StandIn, address: Address) -> None:
    """It is a post by Kloe then, in a thread if one is named."""
    root = slack.workspace.log.add(Message("C0OPEN", "U0BOARD", "Question"))

    address.post(text="For all", response_type="in_channel", thread_ts=root.ts)

    (post,) = slack.workspace.posts_by_kloe()
    assert (post.channel, post.text, post.thread_ts) == ("C0OPEN", "For all", root.ts)


def test_a_second_answer_can_replace_the_first(slack: StandIn, address: Address) -> None:
    """What a command showed is its original."""
    address.post(text="One moment")
    address.post(text="The answer", replace_original=True)

    assert [shown.text for shown in slack.workspace.ephemerals("U0WARD")] == ["The answer"]


def test_an_ephemeral_can_be_replaced_and_taken_away(slack: StandIn, address: Address) -> None:
    """The one that was clicked in; others stay."""
    other = slack.workspace.shown.show(Ephemeral("C0OPEN", "U0WARD", "Other"))
    clicked = slack.workspace.shown.show(Ephemeral("C0OPEN", "U0WARD", "Share?"))
    address.of("ephemeral", original_ts=clicked.ts)

    address.post(text="Shared", replace_original=True)
    replaced = slack.workspace.ephemerals("U0WARD")
    address.post(delete_original=True)

    assert [shown.text for shown in replaced] == ["Other", "Shared"]
    assert slack.workspace.ephemerals("U0WARD") == (other,)


def test_a_message_can_be_replaced_and_taken_away(slack: StandIn, address: Address) -> None:
    """The one that was clicked in."""
    draft = Message("C0BOARD", slack.workspace.bot_user_id, "Which?", bot_id="B0KLOE")
    post = slack.workspace.log.add(draft)
    address.of("message", "C0BOARD", post.ts)

    address.post(text="This one", replace_original=True)
    replaced = slack.workspace.message("C0BOARD", post.ts)
    address.post(delete_original=True)
    gone = address.post(text="Too late", replace_original=True)

    assert replaced is not None
    assert replaced.text == "This one"
    assert slack.workspace.messages("C0BOARD") == ()
    assert gone.json["error"] == "message_not_found"


def test_an_address_is_good_five_times(slack: StandIn, address: Address) -> None:
    """The sixth answer is a 404."""
    statuses = [address.post(text="Hi").status for _ in range(5)]

    sixth = address.post(text="Hi")

    assert statuses == [200] * 5
    assert (sixth.status, sixth.json["error"]) == (404, "used_url")
    assert len(slack.workspace.ephemerals("U0WARD")) == 5


def test_an_address_is_good_for_half_an_hour(clock: MovableClock, address: Address) -> None:
    """By the workspace's clock."""
    clock.move(minutes=30)
    in_time = address.post(text="Hi")
    clock.move(seconds=1)
    late = address.post(text="Hi")

    assert in_time.status == 200
    assert (late.status, late.json["error"]) == (404, "expired_url")


def test_an_address_that_was_never_given_is_a_404(address: Address) -> None:
    """With a code of its own."""
    address.token = "R0"  # noqa: S105 - names nothing

    got = address.post(text="Hi")

    assert (got.status, got.json["error"]) == (404, "no_url")


def test_what_slack_would_not_show_is_refused(slack: StandIn, address: Address) -> None:
    """By the same rules as a post, and that is no use of the address."""
    got = address.post(text="Hi", blocks=[{"type": "section"}])

    given = slack.workspace.response_urls.check(address.token)
    assert (got.status, got.json["error"]) == (400, "invalid_blocks")
    assert slack.refusals[0].method == "response_url"
    assert given.uses == 0
    assert [(call.ok, call.error) for call in slack.calls] == [(False, "invalid_blocks")]
