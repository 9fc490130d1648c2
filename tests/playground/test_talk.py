"""What Slack sends for what people say."""

from bot.playground.deliveries import Delivery
from bot.playground.messages import TOMBSTONE
from bot.playground.server import StandIn

from .callers import SECTION, Caller, RecordingApp


def test_a_mention_comes_as_the_events_api_tells_it(slack: StandIn, app: RecordingApp) -> None:
    """With its envelope, and the mention in front."""
    delivery = slack.sender.mention("U0WARD", "C0BOARD", "what is W1?")

    (taken,) = app.taken
    event = taken.payload["event"]
    assert taken.payload == delivery.payload
    assert (delivery.event_id, delivery.ts) == (taken.payload["event_id"], event["ts"])
    assert taken.payload["api_app_id"] == slack.workspace.app_id
    assert taken.payload["authorizations"][0]["user_id"] == slack.workspace.bot_user_id
    assert (event["type"], event["text"]) == ("app_mention", "<@U0KLOE> what is W1?")
    assert (event["user"], event["channel"], event["event_ts"]) == (
        "U0WARD",
        "C0BOARD",
        event["ts"],
    )
    assert delivery.acknowledged


def test_a_mention_inside_the_text_stays_where_it_is(slack: StandIn, app: RecordingApp) -> None:
    """None is put in front."""
    slack.sender.mention("U0WARD", "C0BOARD", "what does <@U0KLOE> know?")

    assert app.events[0]["text"] == "what does <@U0KLOE> know?"


def test_a_mention_can_come_as_a_message_too(slack: StandIn, app: RecordingApp) -> None:
    """Under the same `ts`, as another event."""
    delivery = slack.sender.mention("U0WARD", "C0BOARD", "what is W1?", also_as_message=True)

    mention, message = app.events
    assert (message["type"], message["channel_type"]) == ("message", "channel")
    assert mention["ts"] == message["ts"] == delivery.ts
    assert delivery.also[0].event_id != delivery.event_id
    assert len(slack.workspace.messages("C0BOARD")) == 1


def test_a_direct_message_says_so(slack: StandIn, app: RecordingApp) -> None:
    """By its channel type; a later one may be a reply."""
    first = slack.sender.direct_message("U0WARD", "what is W1?")
    slack.sender.direct_message("U0WARD", "and W2?", thread_ts=first.ts)

    event, reply = app.events
    assert (event["channel"], event["channel_type"]) == ("D0WARD", "im")
    assert "thread_ts" not in event
    assert (reply["thread_ts"], reply["parent_user_id"]) == (first.ts, "U0WARD")


def test_files_come_with_a_message(slack: StandIn, app: RecordingApp) -> None:
    """And a subtype that says so."""
    slack.sender.direct_message("U0WARD", "see this", files=["rota.pdf"])

    (event,) = app.events
    assert event["subtype"] == "file_share"
    assert (event["files"][0]["name"], event["files"][0]["filetype"]) == ("rota.pdf", "pdf")


def test_an_edit_tells_before_and_after(slack: StandIn, app: RecordingApp) -> None:
    """The message keeps its name."""
    said = slack.sender.direct_message("U0WARD", "what is W1?")

    slack.sender.edit("D0WARD", said.ts or "", "what is W2?")

    event = app.events[-1]
    assert (event["subtype"], event["hidden"], event["channel_type"]) == (
        "message_changed",
        True,
        "im",
    )
    assert (event["message"]["text"], event["message"]["ts"]) == ("what is W2?", said.ts)
    assert event["message"]["edited"]["user"] == "U0WARD"
    assert event["previous_message"]["text"] == "what is W1?"
    assert event["ts"] > (said.ts or "")


def test_a_deletion_tells_what_was_there(slack: StandIn, app: RecordingApp) -> None:
    """And under which name."""
    said = slack.sender.direct_message("U0WARD", "what is W1?")

    slack.sender.delete("D0WARD", said.ts or "")

    event = app.events[-1]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", said.ts)
    assert event["previous_message"]["text"] == "what is W1?"
    assert slack.workspace.messages("D0WARD") == ()


def test_a_deleted_question_with_an_answer_comes_as_a_change(
    slack: StandIn, caller: Caller, app: RecordingApp
) -> None:
    """Into a tombstone; when the answer goes too, the tombstone is deleted."""
    slack.echoes = False
    said = slack.sender.direct_message("U0WARD", "what is W1?")
    reply = caller.json("chat.postMessage", channel="D0WARD", text="A", thread_ts=said.ts)["ts"]

    slack.sender.delete("D0WARD", said.ts or "")
    slack.echoes = True
    caller.json("chat.delete", channel="D0WARD", ts=reply)

    assert slack.wait_until(lambda: len(app.events) == 4)
    changed, answer_gone, question_gone = app.events[1:]
    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["subtype"], changed["message"]["ts"]) == (TOMBSTONE, said.ts)
    assert changed["previous_message"]["text"] == "what is W1?"
    assert (answer_gone["deleted_ts"], question_gone["deleted_ts"]) == (reply, said.ts)


def test_opening_kloe_names_the_tab(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """A Home that was published comes with it."""
    slack.sender.open_app("U0WARD")
    caller.json("views.publish", user_id="U0WARD", view={"type": "home", "blocks": [SECTION]})
    slack.sender.open_app("U0WARD", "home")

    messages, home = app.events
    assert (messages["type"], messages["tab"], messages["channel"]) == (
        "app_home_opened",
        "messages",
        "D0WARD",
    )
    assert "view" not in messages
    assert (home["tab"], home["view"]["type"]) == ("home", "home")


def test_coming_into_a_channel_is_told_twice(slack: StandIn, app: RecordingApp) -> None:
    """As a message, and as what happened."""
    slack.sender.join(slack.workspace.bot_user_id, "C0OPEN")

    message, joined = app.events
    assert (message["subtype"], joined["type"]) == ("channel_join", "member_joined_channel")
    assert joined["user"] == slack.workspace.bot_user_id
    channel = slack.workspace.channel("C0OPEN")
    assert channel is not None
    assert slack.workspace.bot_user_id in channel.members


def test_topics_and_other_bots_are_messages(slack: StandIn, app: RecordingApp) -> None:
    """Told apart by their subtypes."""
    slack.sender.topic("U0WARD", "C0BOARD", "Rotas")
    slack.sender.bot_message("C0BOARD", "The rota is out")

    topic, bot = app.events
    assert (topic["subtype"], bot["subtype"]) == ("channel_topic", "bot_message")
    assert (bot["bot_id"], "app_id" in bot) == ("B0OTHER", False)


def test_any_event_can_be_sent(slack: StandIn, app: RecordingApp) -> None:
    """Under any id."""
    delivery = slack.sender.send_event({"type": "app_uninstalled"}, event_id="Ev1")

    assert app.taken[0].payload["event_id"] == delivery.event_id == "Ev1"
    assert app.events == [{"type": "app_uninstalled"}]


def test_every_event_has_an_id_of_its_own(slack: StandIn, app: RecordingApp) -> None:
    """In other workspaces, too."""
    with StandIn() as other:
        other.request_url = app.url
        sent: list[Delivery] = [
            stand_in.sender.direct_message("U0WARD", "Hi")
            for stand_in in (slack, other, slack, other)
        ]

    assert len({delivery.event_id for delivery in sent}) == 4
