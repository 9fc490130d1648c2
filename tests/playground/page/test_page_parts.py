"""Parts of the page: files, what was sent, menus and inputs, long conversations, tombstones."""

import pytest

from bot import wording
from bot.playground.messages import Message
from bot.playground.page_filled import filled_of
from bot.playground.page_lines import MOST_LINES
from bot.playground.people import User
from bot.playground.wire import Payload

from .standing import DIRECT, LEADERS, WARD, Standing

PERSON = User(id=WARD, name="ward manager")


def plain(text: str) -> Payload:
    """Return a text object."""
    return {"type": "plain_text", "text": text}


def shared(standing: Standing, channel: str) -> str:
    """Let Kloe share a file in a conversation, and return its id."""
    files = standing.workspace.files
    file = files.promise("my export.docx", 3)
    done = files.complete(files.bring(file.token, b"abc"), "Self-check <W1>")
    shown = {
        "id": done.id, "name": done.name, "title": done.title, "size": 3,
        "url_private_download": "http://127.0.0.1:1/x",
    }  # fmt: skip
    draft = Message(channel, "U0KLOE", "", bot_id="B0KLOE", files=(shown,))
    standing.workspace.log.add(draft)
    return done.id


def test_a_file_can_be_fetched_from_its_message(standing: Standing) -> None:
    """As it was brought, to be saved and never opened in the page."""
    file_id = shared(standing, DIRECT)

    markup = standing.markup(f"/?in={DIRECT}")
    fetched = standing.get(f"/file/{file_id}/my%20export.docx?as={WARD}")

    assert f'href="/file/{file_id}/my%20export.docx?as={WARD}"' in markup
    assert "Self-check &lt;W1&gt;" in markup
    assert fetched.data == b"abc"
    assert fetched.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("person", ["?as=U0BOARD", "?as=U0NOBODY", "?as=", ""])
def test_a_file_in_direct_messages_opens_for_nobody_else(person: str, standing: Standing) -> None:
    """Another person is told that there is none, as of a file that never was."""
    file_id = shared(standing, DIRECT)

    refused = standing.get(f"/file/{file_id}/my%20export.docx{person}")
    unknown = standing.get(f"/file/F1/my%20export.docx{person}")

    assert refused.status_code == unknown.status_code == 404
    assert refused.get_data(as_text=True) == wording.PAGE_NO_FILE == unknown.get_data(as_text=True)


def test_a_file_in_a_channel_opens_for_those_in_it(standing: Standing) -> None:
    """Until it is taken back with its message."""
    address = f"/file/{shared(standing, LEADERS)}/my%20export.docx?as={WARD}"
    (message,) = standing.workspace.log.every()

    inside = standing.get(address).status_code
    standing.workspace.leave(WARD, LEADERS)
    outside = standing.get(address).status_code
    standing.workspace.join(WARD, LEADERS)
    standing.workspace.log.delete(LEADERS, message.ts, actor="U0KLOE")

    assert (inside, outside, standing.get(address).status_code) == (200, 404, 404)


def test_what_went_to_kloe_and_came_from_it_is_listed(standing: Standing) -> None:
    """The newest first, each with its time; in full when it is asked for."""
    standing.stand_in.retry_delays = ()
    told = standing.does("say", user=WARD, channel=DIRECT, text="Hello <you>", thread=None)

    assert told["problem"] == wording.PAGE_SILENT
    read = standing.seen(f"/?in={DIRECT}&panel=sent")
    assert "event message" in read
    assert "not acknowledged" in read
    whole = standing.get("/sent/in-0")
    assert whole.mimetype == "text/plain"
    assert "Hello &lt;you&gt;" in whole.get_data(as_text=True)


@pytest.mark.parametrize("key", ["in-9", "out-0", "in-x", "in--1", "both-0", "in-", "in-\u0663"])
def test_a_step_that_is_not_there_is_not_found(key: str, standing: Standing) -> None:
    """Whatever its name."""
    assert standing.get(f"/sent/{key}").status_code == 404


def test_a_long_conversation_shows_its_end_and_says_what_is_before(standing: Standing) -> None:
    """So the page stays quick."""
    for number in range(MOST_LINES + 5):
        standing.workspace.log.add(Message(LEADERS, WARD, f"Message number {number}."))

    read = standing.seen()

    assert "5 earlier ones are kept and not drawn here" in read
    assert "Message number 4." not in read
    assert f"Message number {MOST_LINES + 4}." in read


def test_a_deleted_message_with_replies_leaves_its_place(standing: Standing) -> None:
    """As Slack shows it."""
    log = standing.workspace.log
    asked = log.add(Message(LEADERS, WARD, "Who?"))
    log.add(Message(LEADERS, "U0BOARD", "You.", thread_ts=asked.ts))
    log.delete(LEADERS, asked.ts, actor=WARD)

    read = standing.seen()

    assert "This message was deleted." in read
    assert "1 reply" in read


def test_a_menu_of_people_offers_everybody_but_kloe(standing: Standing) -> None:
    """Nobody means it who chooses a colleague."""
    menu = {"type": "users_select", "action_id": "who", "placeholder": plain("Who?")}
    standing.workspace.add_user(User(id="U0ROTA", name="rota app", is_bot=True))
    standing.posts([{"type": "actions", "block_id": "a", "elements": [menu]}])

    markup = standing.markup()

    assert '<option value="U0KLOE"' not in markup
    assert all(f'<option value="{each}"' in markup for each in (WARD, "U0BOARD", "U0ROTA"))


def test_a_menu_of_conversations_offers_what_slack_would(standing: Standing) -> None:
    """Channels by their names; the person's own conversation with Kloe, unless it is left out."""
    every = {"type": "conversations_select", "action_id": "all", "placeholder": plain("Where?")}
    public = {**every, "action_id": "public", "filter": {"include": ["public"]}}
    people = {"type": "users_select", "action_id": "who", "placeholder": plain("Who?")}
    standing.posts([{"type": "actions", "elements": [every, public, people]}])

    menus = standing.markup().partition('class="row"')[2].split("</select>")

    assert ">#leadership</option>" in next(m for m in menus if 'data-action="all"' in m)
    assert f'value="{DIRECT}"' in next(m for m in menus if 'data-action="all"' in m)
    assert f'value="{DIRECT}"' not in next(m for m in menus if 'data-action="public"' in m)
    assert ">Board secretary</option>" in next(m for m in menus if 'data-action="who"' in m)


def test_what_is_chosen_at_first_stands_in_the_inputs() -> None:
    """Options, days, times and texts."""
    standing = Standing()
    options = [{"text": plain(name), "value": name} for name in ("weekly", "monthly")]
    elements: list[Payload] = [
        {"type": "static_select", "options": options, "initial_option": options[1]},
        {"type": "radio_buttons", "options": options, "initial_option": options[0]},
        {"type": "datepicker", "initial_date": "2026-12-03"},
        {"type": "timepicker", "initial_time": "09:00"},
        {"type": "plain_text_input", "multiline": True, "initial_value": "Minutes <b>"},
        {"type": "datetimepicker", "initial_date_time": 1_782_900_000},
    ]
    blocks = [
        {"type": "input", "label": plain("What"), "element": {**each, "action_id": f"a{number}"}}
        for number, each in enumerate(elements)
    ]
    standing.workspace.views.open(WARD, {"type": "modal", "title": plain("All"), "blocks": blocks})

    markup = standing.markup()

    for part in (
        '<option value="monthly" selected>',
        'value="weekly" checked',
        'value="2026-12-03"',
        'value="09:00"',
        ">Minutes &lt;b&gt;</textarea>",
        'value="2026-07-01T11:00"',
    ):
        assert part in markup, part


@pytest.mark.parametrize(
    ("kind", "raw", "told"),
    [
        ("plain_text_input", "", {"value": None}),
        ("plain_text_input", "Minutes", "Minutes"),
        ("static_select", "", {"selected_option": None}),
        ("datepicker", "", {"selected_date": None}),
        ("timepicker", "09:00", "09:00"),
        ("multi_static_select", [], []),
        ("checkboxes", ["a", "b"], ["a", "b"]),
    ],
)
def test_what_is_filled_in_is_told_as_slack_tells_it(kind: str, raw: object, told: object) -> None:
    """Nothing chosen is nothing, and no empty text."""
    blocks: list[Payload] = [
        {"type": "input", "block_id": "b", "element": {"type": kind, "action_id": "a"}}
    ]

    assert filled_of(blocks, {"b": {"a": raw, "x": "1"}, "y": {"z": "2"}}, PERSON) == {
        "b": {"a": told}
    }
