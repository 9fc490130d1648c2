"""What Slack sends to what it asks for: every reason to stay silent has a name."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.arrivals import Asks, Clicked, Commanded, HomeOpened, Opened, Removed, Seen, Silent
from bot.slack.inbox import MAX_KEPT_CHARS, Reader

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
READER = Reader("U0KLOE", "B0KLOE", lambda text: "943 476 5919" in text, lambda _: None)


def event(**fields: Any) -> dict[str, Any]:
    """Return an event with its envelope: a direct message, unless told otherwise."""
    message = {
        "type": "message",
        "channel": "D1",
        "channel_type": "im",
        "user": "U1",
        "text": "what is W1?",
        "ts": "1.1",
    }
    return {"type": "event_callback", "event_id": "Ev1", "event": {**message, **fields}}


def changed(**fields: Any) -> dict[str, Any]:
    """Return an event on a message that a person changed."""
    now = {"ts": "1.1", "user": "U1", "text": "new"}
    before = {"ts": "1.1", "user": "U1", "text": "old"}
    given = {"subtype": "message_changed", "message": now, "previous_message": before}
    return event(**{**given, **fields})


@pytest.mark.parametrize(
    ("body", "because"),
    [
        (event(bot_id="B9"), "another_bot"),
        (event(subtype="channel_join"), "no_question"),
        (event(user=""), "no_question"),
        (event(user="U0KLOE", bot_id="B0KLOE"), "own_message"),
        (event(channel="C1", channel_type="channel"), "not_addressed"),
        (event(ts=""), "unreadable"),
        (event(type="reaction_added"), "not_ours"),
        (event(type="app_home_opened", tab="about"), "not_addressed"),
        (event(type="app_home_opened", tab="home", user=""), "not_addressed"),
        (event(type="app_uninstalled"), "of_another_installation"),
        (event(type="tokens_revoked", tokens={"bot": ["U0KLOE"]}), "of_another_installation"),
        (changed(message={"ts": "1.1", "bot_id": "B0KLOE"}), "own_message"),
        (changed(message={"ts": "1.1", "user": "U1", "text": "old"}), "unchanged"),
        (changed(message={"ts": "1.1", "user": "", "text": "x"}), "no_question"),
        (changed(message=None, previous_message=None), "unreadable"),
        ({"type": "event_callback", "event": {}}, "unreadable"),
        ({"type": "block_actions", "actions": []}, "unreadable"),
        ({"type": "view_closed"}, "not_ours"),
        ({}, "not_ours"),
    ],
)
def test_each_silence_has_its_reason(body: dict[str, Any], because: str) -> None:
    """None of them is an error."""
    assert READER.read(body, NOW) == Silent(because)  # type: ignore[arg-type]  # named as text


@pytest.mark.parametrize("subtype", [None, "file_share", "thread_broadcast", "me_message"])
def test_what_a_person_wrote_is_a_question(subtype: str | None) -> None:
    """With files, or shown in the channel as well, too."""
    arrival = READER.read(event(subtype=subtype, thread_ts="0.9"), NOW)

    assert isinstance(arrival, Asks)
    request = arrival.request
    assert (request.way, request.thread_ts, request.message_key) == ("direct", "0.9", "D1:1.1")


def test_only_kloes_own_mention_is_taken_out() -> None:
    """Others stay readable."""
    text = "<@U0KLOE|kloe> ask <@U2> about W1 <@U0KLOE>"

    arrival = READER.read(event(type="app_mention", channel="C1", text=text), NOW)

    assert isinstance(arrival, Asks)
    assert arrival.request.text == "ask <@U2> about W1"


def test_a_deletion_and_an_edit_name_the_message_that_asked() -> None:
    """Whichever shape Slack gives it."""
    gone = {"ts": "1.1", "user": "USLACKBOT", "subtype": "tombstone"}
    bodies = [
        changed(),
        changed(message=gone),
        event(subtype="message_deleted", deleted_ts="1.1", ts="2.2"),
    ]

    arrivals = [READER.read(body, NOW) for body in bodies]

    requests = [one.request for one in arrivals if isinstance(one, Asks)]
    assert [one.way for one in requests] == ["edit", "deletion", "deletion"]
    assert {one.message_ts for one in requests} == {"1.1"}
    assert len({one.answer_id for one in requests}) == 1


def test_a_text_that_may_not_be_kept_is_not_in_what_was_read() -> None:
    """Only why."""
    arrival = READER.read(event(text="about 943 476 5919"), NOW)

    assert isinstance(arrival, Asks)
    assert (arrival.request.text, arrival.request.withheld) == (None, "personal_data")
    assert "5919" not in repr(arrival)


def test_a_very_long_text_is_kept_as_far_as_kloe_reads() -> None:
    """And one character more, so that it can say so; strange characters do no harm."""
    arrival = READER.read(event(text="\ud800" + "long " * 10_000), NOW)

    assert isinstance(arrival, Asks)
    assert arrival.request.text is not None
    assert len(arrival.request.text) == MAX_KEPT_CHARS
    arrival.request.text.encode()


def test_kloes_own_reply_is_recognised_when_it_comes_back() -> None:
    """By the name of its first block."""
    blocks = [{"type": "rich_text", "block_id": "reply-a1", "elements": []}]

    arrival = READER.read(event(user="U0KLOE", bot_id="B0KLOE", blocks=blocks), NOW)

    assert arrival == Seen("a1", "D1", "1.1")  # type: ignore[arg-type]  # an id is a text


def test_home_is_told_from_the_conversation() -> None:
    """Each shows something else."""
    home = READER.read(event(type="app_home_opened", tab="home"), NOW)

    assert home == HomeOpened("D1", "U1")


def test_a_removal_is_read_where_it_is_kloes_own() -> None:
    """Whatever tells that judges the whole delivery."""
    reader = Reader("U0KLOE", "B0KLOE", lambda _: False, lambda _: None, is_removal=lambda _: True)

    for kind in ("app_uninstalled", "tokens_revoked"):
        assert reader.read(event(type=kind), NOW) == Removed("Ev1")


def test_a_command_is_a_word_or_a_question() -> None:
    """And the opening of the conversation is neither."""
    command = {
        "command": "/kloe",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "t",
        "response_url": "https://example.org/r",
    }

    assert isinstance(READER.read({**command, "text": " Help "}, NOW), Commanded)
    assert isinstance(READER.read({**command, "text": "help me"}, NOW), Asks)
    assert READER.read(event(type="app_home_opened", tab="messages"), NOW) == Opened(
        "D1", "U1", "Ev1"
    )


def test_a_click_without_a_channel_is_a_click() -> None:
    """In a modal there is none."""
    action = {"action_id": "choose_reading_1", "value": "x"}
    body = {"type": "block_actions", "user": {"id": "U1"}, "trigger_id": "t", "actions": [action]}

    assert isinstance(READER.read(body, NOW), Clicked)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=12,
)
names = st.sampled_from([
    "type", "event", "event_id", "channel", "user", "text", "ts", "message", "actions", "view",
    "command", "subtype", "blocks", "trigger_id", "user_id", "channel_id", "response_url",
])  # fmt: skip


@given(st.dictionaries(names, json_values | st.sampled_from(["event_callback", "message"])))
def test_nothing_that_arrives_is_an_error(body: dict[str, object]) -> None:
    """Not even a payload of no shape at all."""
    assert READER.read(body, NOW) is not None
    assert READER.read({"type": "event_callback", "event_id": "e", "event": body}, NOW) is not None
