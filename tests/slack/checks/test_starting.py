"""The button under an answer starts the self-check that its citations belong to."""

import pytest

from bot import wording
from bot.playground.server import StandIn
from bot.slack.checks.start_row import check_of, start_row
from slack.running import Running, element
from slack.test_limits import citation

from .answering import PERSON, Person, has, text_of

SUCCESSION = "what must our succession plan cover?"


@pytest.mark.parametrize(
    ("framework", "reference", "check"),
    [
        ("well-led", "W1.4", "w1"),
        ("well-led", "W8", "w8"),
        ("well-led", "W9.1", "well-led"),
        ("well-led", None, "well-led"),
        ("ltp", "para 4.52", "ltp"),
        ("dpic", "W1.4", "dpic"),
        ("cqc", "W1.4", None),
    ],
)
def test_a_citation_tells_the_self_check(
    framework: str, reference: str | None, check: str | None
) -> None:
    """By its code, or else by its framework; without the catalogue."""
    cited = citation(1, "words").model_copy(update={"framework": framework, "reference": reference})

    assert check_of([cited]) == check


def test_the_nearest_citation_decides() -> None:
    """One that belongs to no self-check is passed over."""
    cited = [
        citation(number, "words").model_copy(update={"framework": framework})
        for number, framework in enumerate(["reviews", "ltp", "dpic"], start=1)
    ]

    assert check_of(cited) == "ltp"
    assert start_row(cited[:1]) == []


def test_in_a_channel_it_leads_into_the_direct_messages(running: Running, slack: StandIn) -> None:
    """Of whoever pressed; the answer stays, and only they are told."""
    slack.sender.mention("U0BOARD", "C0BOARD", SUCCESSION)
    answer = running.post()
    person = Person(slack, running)

    slack.sender.click(PERSON, answer, "check:start:0")
    running.settled()

    assert "Purpose" in text_of(person.card())
    assert running.posts(2)[0].blocks == answer.blocks
    assert [one.text for one in slack.workspace.ephemerals(PERSON)] == [wording.CHECK_WRITTEN]


def test_in_direct_messages_the_answer_stays(running: Running, slack: StandIn) -> None:
    """The card comes as a message of its own."""
    person = Person(slack, running)
    answer = person.writes(SUCCESSION)

    slack.sender.click(PERSON, answer, "check:start:0")
    running.settled()

    assert person.card(answer.ts).blocks == answer.blocks
    assert has(person.card(), "begin")
    person.presses(person.card(), "begin")


def test_an_answer_about_a_prompt_leads_to_its_key_line(running: Running, slack: StandIn) -> None:
    """W1.4 is one of W1's."""
    answer = Person(slack, running).writes("W1.4")

    assert element(answer.blocks, "check:start:0")["value"] == "w1"


def test_what_is_not_answered_has_no_button(running: Running, slack: StandIn) -> None:
    """Kloe does not know what it is about."""
    answer = Person(slack, running).writes("how often must the succession plan be reviewed?")

    assert not has(answer, "start")


def test_a_self_check_that_is_not_held_gives_the_list(running: Running, slack: StandIn) -> None:
    """Of those that there are."""
    person = Person(slack, running)
    answer = person.writes(SUCCESSION)
    sent = slack.sender.click(PERSON, answer, "check:start:0").payload
    running.settled()
    sent["trigger_id"] = slack.workspace.triggers.issue(PERSON)
    sent["actions"][0]["value"] = "gone"

    running.service.dispatch(sent, {})
    running.settled()

    assert wording.check_unknown("gone") in text_of(person.card())
