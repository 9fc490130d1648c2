"""'Which KLOE is this?' on a message, and the cards and lists of codes."""

from collections.abc import Callable, Mapping

import pytest
from sqlalchemy import text

from bot import wording
from bot.kloe import Kloe
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.slack.bearing import BEARING

from .conftest import StartKloe
from .running import Running, shown

SECTIONS = """---
id: well-led-2017
framework: well-led
order: 1
title: Eight lines
called: the eight lines
publisher: Harbour Trust
published: "2017-06"
refreshed: null
wording: summary
status: superseded
superseded_by: newer lines
status_note: Superseded in 2024 by newer lines.
checked_on: "2026-07-01"
url: https://harbour.example/lines
licence: Invented for tests.
sections:
  - {heading: W1 Leadership, code: W1, source: the harbour's page, confidence: verified}
  - {heading: W1 prompts, code: W1, source: the harbour's page, confidence: verified}
  - {heading: W1 rated good, code: W1, source: the harbour's page, confidence: from_memory}
  - {heading: W2 Vision, code: W2, source: the harbour's page, confidence: verified}
  - {heading: W2 prompts, code: W2, source: the harbour's page, confidence: verified}
  - {heading: Successors, source: our reading, confidence: inferred}
---

# Eight lines

## W1 Leadership

W1 asks whether there are enough leaders.

### W1 prompts

- W1.1: Leaders know the lanterns and the harbour wall.
- W1.2: Leaders plan who takes over the keys when a captain retires.

### W1 rated good

A service rated good on W1 has captains who can be seen.

## W2 Vision

W2 asks where the harbour wants to go.

### W2 prompts

- W2.1: The harbour has a chart of its own future.

## Successors

- W1 corresponds, in our reading, to the newer line on captains.
"""


@pytest.fixture
def running(build_kloe: Callable[[Mapping[str, str]], Kloe], start_kloe: StartKloe) -> Running:
    """Kloe over two lines of enquiry."""
    return start_kloe(over=build_kloe({"sources/well-led-2017.md": SECTIONS}))


def posted(slack: StandIn, words: str) -> Message:
    """Let somebody write to a channel, not to Kloe."""
    slack.sender.mention("U0WARD", "C0BOARD", words)
    return slack.workspace.messages("C0BOARD")[0]


def told(running: Running, slack: StandIn) -> str:
    """Return what the modal says."""
    running.wait_for(lambda: slack.workspace.open_modal("U0PEOPLE"))
    view = slack.workspace.open_modal("U0PEOPLE")
    assert view is not None
    return shown(view.content["blocks"])


def test_the_nearest_prompt_is_named_with_the_reason_and_its_source(
    running: Running, slack: StandIn
) -> None:
    """Only the person who asked sees it, and nothing of the message is kept."""
    message = posted(slack, "The captain retires in May, and nobody takes over the keys.")
    running.settled()

    sent = slack.sender.shortcut("U0PEOPLE", message, BEARING)

    read = told(running, slack)
    assert sent.acknowledged
    assert "W1.2 (W1 Leadership)" in read
    assert "W1.2: Leaders plan who takes over the keys when a captain retires." in read
    assert all(word in read for word in ("keys", "captain", "takes"))
    assert "Superseded in 2024 by newer lines. Checked 1 July 2026." in read
    assert "W2.1" not in read
    with running.service.parts.database.read() as connection:
        rows = connection.execute(text("select text, user from requests")).all()
    assert {tuple(row) for row in rows} == {(None, None)}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("lunch anyone?", wording.BEARING_NONE),
        ("", wording.BEARING_NONE),
        ("keys for NHS number 943 476 5919", wording.BEARING_DETAILS),
    ],
)
def test_a_message_that_bears_on_nothing_is_told_so(
    running: Running, slack: StandIn, words: str, says: str
) -> None:
    """So is one that holds a person's details."""
    message = posted(slack, words)

    slack.sender.shortcut("U0PEOPLE", message, BEARING)

    assert told(running, slack) == says


def test_a_shortcut_that_slack_sends_again_opens_one_modal(
    running: Running, slack: StandIn
) -> None:
    """Its trigger is claimed like that of any press."""
    sent = slack.sender.shortcut("U0PEOPLE", posted(slack, "captain keys"), BEARING)
    told(running, slack)

    again = slack.sender.again(sent)

    assert again.acknowledged
    running.settled()
    assert len(slack.calls_of("views.open")) == 1


def test_a_code_gets_its_card_with_the_codes_beside_it(running: Running, slack: StandIn) -> None:
    """A click on one of these brings its card in place of the first."""
    slack.sender.command("U0WARD", "C0OPEN", "w1")
    card = shown(running.whisper("U0WARD").blocks)

    order = [
        wording.TO_BE_CONFIRMED,  # above what nobody has seen the original of
        "W1 Leadership. In summary:",
        "whether there are enough leaders",
        wording.CARD_PROMPTS,
        "W1.2: Leaders plan",
        wording.card_good("W1"),
        "captains who can be seen",
        wording.CARD_SUCCESSOR,
        "the newer line on captains",
    ]
    places = [card.index(part) for part in order]
    assert places == sorted(places)
    slack.sender.click("U0WARD", running.whisper("U0WARD"), "choose_reading_1")
    running.wait_for(lambda: "W2 asks" in shown(running.whisper("U0WARD").blocks))


def test_a_prompts_card_offers_its_line_and_its_neighbours(
    running: Running, slack: StandIn
) -> None:
    """Above it, and on both sides."""
    slack.sender.direct_message("U0WARD", "what does W1.2 ask?")

    blocks = running.post().blocks

    row = next(block for block in blocks if block.get("block_id") == "neighbours")
    assert [one["value"] for one in row["elements"]] == ["W1", "W1.1", "W2.1"]
    assert "W1.2 is a prompt of W1 Leadership." in shown(blocks)


def test_a_code_that_does_not_exist_is_told_in_a_sentence(running: Running, slack: StandIn) -> None:
    """It is a question that the documents do not answer."""
    slack.sender.command("U0WARD", "C0OPEN", "W7.9")

    assert wording.not_held(code="W7.9") in shown(running.whisper("U0WARD").blocks)


def test_all_lines_are_listed_with_a_button_each(running: Running, slack: StandIn) -> None:
    """By `/kloe list`, and by the word alone in a direct message."""
    slack.sender.command("U0WARD", "C0OPEN", "list")
    listed = running.whisper("U0WARD")
    slack.sender.direct_message("U0WARD", "list")

    for blocks in (listed.blocks, running.post().blocks):
        assert all(part in shown(blocks) for part in ("W1 Leadership", "W2 Vision", "Checked "))
    slack.sender.click("U0WARD", listed, "choose_reading_2")
    running.wait_for(lambda: "W2 asks" in shown(running.whisper("U0WARD").blocks))


def test_where_there_are_no_lines_the_list_says_so(
    start_kloe: StartKloe, small_kloe: Kloe, slack: StandIn
) -> None:
    """An organisation may hold documents of its own alone."""
    other = start_kloe(over=small_kloe)

    slack.sender.command("U0WARD", "C0OPEN", "list")

    assert shown(other.whisper("U0WARD").blocks) == wording.KLOES_NONE


@pytest.mark.parametrize(
    ("typed", "says"),
    [("Thanks!", wording.WELCOME), ("help", wording.MENU), ("Privacy?", wording.SHOW_MINE)],
)
def test_a_word_that_is_no_question_is_met_as_what_it_is(
    running: Running, slack: StandIn, typed: str, says: str
) -> None:
    """In a direct message as after the command."""
    slack.sender.direct_message("U0WARD", typed)

    assert says in shown(running.post().blocks)


def test_names_are_not_kept_with_a_question_that_is_not_answered(
    running: Running, slack: StandIn
) -> None:
    """Neither after a title nor as words that nobody knows."""
    slack.sender.direct_message("U0WARD", "is consultant Tavi Oduya paid more than Mrs Lantern?")
    running.post()

    with running.service.parts.database.read() as connection:
        terms = [str(row) for row in connection.execute(text("select terms from gaps")).scalars()]
        memories = [
            str(row)
            for row in connection.execute(text("select memory from thread_memory")).scalars()
        ]
    for kept in (*terms, *memories):
        assert not any(name in kept.lower() for name in ("tavi", "oduya", "lantern"))
