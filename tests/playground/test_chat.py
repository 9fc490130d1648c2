"""What Kloe says, changes and takes back."""

from bot.playground.server import StandIn

from .callers import SECTION, Caller


def test_a_post_is_in_the_channel_with_its_blocks(slack: StandIn, caller: Caller) -> None:
    """It comes back as it was posted, each block with an id."""
    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hello", blocks=[SECTION])

    (post,) = slack.workspace.messages("C0BOARD")
    assert answer["ok"]
    assert (answer["channel"], answer["ts"]) == ("C0BOARD", post.ts)
    assert answer["message"]["blocks"] == [{**SECTION, "block_id": "auto-0"}]
    assert answer["message"]["bot_id"] == slack.workspace.bot_id
    assert post.text == "Hello"
    assert slack.workspace.posts_by_kloe() == (post,)


def test_a_form_serves_as_well_as_json(slack: StandIn, caller: Caller) -> None:
    """Blocks come as a string of JSON then."""
    blocks = '[{"type": "divider"}]'

    answer = caller.form("chat.postMessage", channel="C0BOARD", text="Hello", blocks=blocks)

    assert answer["ok"]
    assert slack.workspace.posts_by_kloe()[0].blocks[0]["type"] == "divider"


def test_text_alone_comes_back_as_rich_text(caller: Caller) -> None:
    """Slack makes a block of it."""
    answer = caller.json("chat.postMessage", channel="C0BOARD", text="R&amp;D, <@U0WARD>")

    (section,) = answer["message"]["blocks"][0]["elements"]
    assert section["elements"] == [
        {"type": "text", "text": "R&D, "},
        {"type": "user", "user_id": "U0WARD"},
    ]


def test_every_post_has_a_later_name(slack: StandIn, caller: Caller) -> None:
    """Also where the clock stands still."""
    names = [caller.json("chat.postMessage", channel="C0BOARD", text="Hi")["ts"] for _ in range(3)]

    assert names == sorted(set(names))
    assert names == [post.ts for post in slack.workspace.posts_by_kloe()]


def test_a_persons_id_means_their_direct_message(caller: Caller) -> None:
    """As Slack takes it."""
    answer = caller.json("chat.postMessage", channel="U0WARD", text="Hello")

    assert answer["channel"] == "D0WARD"


def test_a_post_needs_something_to_show(caller: Caller) -> None:
    """Neither text nor blocks is `no_text`."""
    answer = caller.json("chat.postMessage", channel="C0BOARD")

    assert (answer["ok"], answer["error"]) == (False, "no_text")


def test_a_text_that_is_too_long_is_refused(caller: Caller) -> None:
    """Forty thousand characters are the most for a post, four thousand for an update."""
    long = caller.json("chat.postMessage", channel="C0BOARD", text="x" * 40_001)
    ts = caller.json("chat.postMessage", channel="C0BOARD", text="x" * 40_000)["ts"]
    update = caller.json("chat.update", channel="C0BOARD", ts=ts, text="x" * 4_001)

    assert (long["error"], update["error"]) == ("msg_too_long", "msg_too_long")


def test_blocks_that_slack_would_not_show_are_refused(slack: StandIn, caller: Caller) -> None:
    """The answer says where, and the stand-in keeps what was refused."""
    blocks = [{"type": "section", "text": {"type": "plain_text", "text": ""}}]

    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", blocks=blocks)

    assert answer["error"] == "invalid_blocks"
    assert "/blocks/0/text" in answer["response_metadata"]["messages"][0]
    assert slack.refusals[0].error == "invalid_blocks"
    assert slack.refusals[0].arguments["blocks"] == blocks
    assert slack.workspace.posts_by_kloe() == ()


def test_blocks_with_too_much_text_have_a_code_of_their_own(caller: Caller) -> None:
    """Five blocks of the greatest length are more than a message bears."""
    block = {"type": "section", "text": {"type": "plain_text", "text": "x" * 3_000}}

    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", blocks=[block] * 5)

    assert answer["error"] == "msg_blocks_too_long"


def test_blocks_that_are_no_list_have_a_code_of_their_own(caller: Caller) -> None:
    """Slack tells that from blocks that break a rule."""
    answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", blocks="none")

    assert answer["error"] == "invalid_blocks_format"


def test_markdown_stands_alone(caller: Caller) -> None:
    """With a text beside it, it is refused."""
    alone = caller.json("chat.postMessage", channel="C0BOARD", markdown_text="**Hi**")
    beside = caller.json("chat.postMessage", channel="C0BOARD", markdown_text="*", text="Hi")

    assert alone["ok"]
    assert beside["error"] == "markdown_text_conflict"


def test_a_repeated_post_is_a_second_post(slack: StandIn, caller: Caller) -> None:
    """`client_msg_id` does not make one of two."""
    for _ in range(2):
        caller.json("chat.postMessage", channel="C0BOARD", text="Hi", client_msg_id="a")

    assert len(slack.workspace.posts_by_kloe()) == 2


def test_a_repeated_post_can_be_recognised(slack: StandIn, caller: Caller) -> None:
    """With a switch, in case Slack does."""
    slack.workspace.recognises_repeats = True

    first, second = (
        caller.json("chat.postMessage", channel="C0BOARD", text="Hi", client_msg_id="a")
        for _ in range(2)
    )

    assert first["ts"] == second["ts"]
    assert len(slack.workspace.posts_by_kloe()) == 1


def test_payloads_are_not_checked_where_that_is_not_wanted() -> None:
    """For a benchmark."""
    with StandIn(check_payloads=False) as slack:
        caller = Caller(slack)
        answer = caller.json("chat.postMessage", channel="C0BOARD", text="Hi", blocks=[{}])
        caller.pool.clear()

    assert answer["ok"]
