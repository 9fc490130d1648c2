"""All that Kloe may send is drawn or shown as it came; no text of it is dropped, none is markup."""

import re
from collections.abc import Iterator, Mapping

import pytest

from bot.playground.messages import rich_text_of
from bot.playground.people import Channel
from bot.playground.wire import Payload
from playground.payload_good import GOOD, Good

from .standing import BOARD, DIRECT, WARD, WARDS, Standing

HARM = (
    "<script>alert(1)</script> & <w:p/>",
    "left \u202eright\u202c",
    "nul\x00 bell\x07 escape\x1b next\x85",
    "x" * 3_000,
    "a family \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "<!channel> <@U012AB3CD>",
    "]]> <![CDATA[ &#0; &unknown;",
    "<img src=x onerror=alert(1)>",
    "</article></li></ol><script>alert(1)</script>",
    '" autofocus onfocus="alert(1)',
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
)
NAMED: tuple[Payload, ...] = (
    {"type": "user", "user_id": BOARD},
    {"type": "channel", "channel_id": WARDS},
    {"type": "channel", "channel_id": "C0BOARD"},
    {"type": "user", "user_id": "U0GONE"},
)
NAMING: dict[str, Payload] = {
    "mrkdwn": {
        "type": "section",
        "text": {"type": "mrkdwn", "text": f"<@{BOARD}> <#{WARDS}> <#C0BOARD|board> <@U0GONE>"},
    },
    "rich_text": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(NAMED)}],
    },
}
each_good = pytest.mark.parametrize("good", [pytest.param(good, id=good.name) for good in GOOD])


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that a person is to read in blocks."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name == "text" and isinstance(one, str) and value.get("type") != "mrkdwn":
                yield one
            elif name not in {"confirm", "option_groups", "placeholder", "close", "submit"}:
                yield from texts_of(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_of(one)


@each_good
def test_whatever_slack_takes_is_drawn_or_shown_as_it_came(good: Good, standing: Standing) -> None:
    """Each text of each block and element can be read on the page."""
    blocks = list(good.payload.get("blocks") or ())
    put(standing, good, blocks)

    tab = "&tab=home" if good.surface == "home" else ""
    page = standing.markup(f"/?in={DIRECT}{tab}")

    read = standing.seen(f"/?in={DIRECT}{tab}") + page
    for text in texts_of(blocks):
        assert text in read or as_json(text) in read or escaped(text) in page, text


def put(standing: Standing, good: Good, blocks: list[Payload]) -> None:
    """Show a payload where it belongs."""
    views = standing.workspace.views
    if good.surface == "modal":
        views.open(WARD, dict(good.payload))
    elif good.surface == "home":
        views.publish(WARD, dict(good.payload))
    elif blocks:
        standing.posts(blocks, DIRECT)


def as_json(text: str) -> str:
    """Return a text as it stands in JSON."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def escaped(text: str) -> str:
    """Return a text as it stands in markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("harm", HARM)
def test_a_text_that_means_harm_is_a_text(harm: str, standing: Standing) -> None:
    """In a message, a quotation, a button, a menu and a modal's title and fields."""
    plain = {"type": "plain_text", "text": harm}
    option = {"text": plain, "value": harm}
    element = {"type": "static_select", "action_id": "choose", "options": [option]}
    button = {"type": "button", "action_id": harm, "text": plain, "value": harm}
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": harm}]}
    link = {"type": "link", "url": harm, "text": harm}
    blocks: list[Payload] = [
        {"type": "rich_text", "elements": [quote, {**quote, "elements": [link]}]},
        {"type": "section", "text": plain, "accessory": button},
        {"type": "actions", "elements": [button, element]},
        {"type": harm, "text": harm},
    ]
    standing.posts([*blocks, *rich_text_of(harm)])
    standing.workspace.views.open(WARD, {"type": "modal", "title": plain, "blocks": blocks})

    markup = standing.markup()

    assert "<script>alert" not in markup
    assert "<img" not in markup
    assert 'onfocus="' not in markup
    assert 'href="javascript' not in markup
    assert markup.count("<script") == 1
    assert "</article></li></ol><script" not in markup


def test_an_unknown_block_is_shown_with_all_that_it_holds(standing: Standing) -> None:
    """It is said to be unknown, and never dropped."""
    standing.posts([{"type": "hologram", "depth": 3, "inside": {"text": "Leaders"}}])

    read = standing.seen()

    assert "cannot draw a block of the type \u201chologram\u201d" in read
    assert '"depth": 3' in read
    assert '"text": "Leaders"' in read


def test_marks_are_drawn_as_slack_draws_them(standing: Standing) -> None:
    """Bold, code, links and a call to everybody."""
    source = "*bold* `code` <https://example.org|the plan> <!channel> &lt;b&gt; 2*3*4"
    standing.posts([{"type": "section", "text": {"type": "mrkdwn", "text": source}}])

    markup = standing.markup()

    assert "<strong>bold</strong> <code>code</code>" in markup
    assert '<a href="https://example.org"' in markup
    assert '<span class="mention">@channel</span> &lt;b&gt; 2*3*4' in markup


@pytest.mark.parametrize("kind", ["mrkdwn", "rich_text"])
def test_whom_and_what_a_text_names_stands_by_its_name(kind: str, standing: Standing) -> None:
    """A channel leads there for whoever is in it; what nobody knows stands as it came."""
    board = Channel(id="C0BOARD", name="board", kind="channel", members=frozenset({BOARD}))
    standing.workspace.add_channel(board)
    standing.posts([NAMING[kind]])

    markup = standing.markup()

    assert '<span class="mention">@Board secretary</span>' in markup
    assert re.search('<a class="mention" href="[^"]*in=C0WARDS">#ward-managers</a>', markup)
    assert '<span class="mention">#board</span>' in markup
    assert '<span class="mention">@U0GONE</span>' in markup


def test_white_space_of_a_text_stays_as_it_is(standing: Standing) -> None:
    """No template puts any into it."""
    elements = [{"type": "text", "text": "one\n  two "}, {"type": "text", "text": "three"}]
    section = {"type": "rich_text_section", "elements": elements}
    standing.posts([{"type": "rich_text", "elements": [section]}])

    assert '<p class="literal">one\n  two three</p>' in standing.markup()
