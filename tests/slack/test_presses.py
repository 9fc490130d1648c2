"""Buttons under a reply: passages, readings, feedback; an old one explains itself."""

import pytest
from sqlalchemy import text

from bot import wording
from bot.playground.faults import Refuse
from bot.playground.server import StandIn

from .conftest import StartKloe
from .running import Options, Running, shown

SUCCESSION = "what must our succession plan cover?"
VAGUE = "tell me about leadership"


def ask(running: Running, slack: StandIn, question: str = SUCCESSION) -> None:
    """Ask in a channel, and wait for the reply."""
    slack.sender.mention("U0WARD", "C0BOARD", question)
    running.posts(1)


def test_a_passage_is_shown_whole_in_its_section(running: Running, slack: StandIn) -> None:
    """With document, date, status, official code and fingerprint."""
    ask(running, slack)

    slack.sender.click("U0PEOPLE", running.post(), "show_passage_1")

    running.wait_for(lambda: slack.workspace.open_modal("U0PEOPLE"))
    view = slack.workspace.open_modal("U0PEOPLE")
    assert view is not None
    read = shown(view.content["blocks"])
    corpus = running.service.parts.current.kloe().corpus
    for part in ("June 2017", "Superseded in April 2024", "W1.4", "pooled activities", "Section: "):
        assert part in read
    assert any(document.sha256 in read for document in corpus.documents)


def test_a_passage_that_is_gone_explains_itself(running: Running, slack: StandIn) -> None:
    """The documents may have changed since."""
    ask(running, slack)
    sent = slack.sender.click("U0WARD", running.post(), "show_passage_1").payload
    running.settled()
    sent["trigger_id"] = slack.workspace.triggers.issue("U0WARD")
    sent["actions"][0]["value"] = "sources/gone.md#a~1"

    running.service.dispatch(sent, {})

    running.wait_for(lambda: wording.PASSAGE_GONE in modal(slack))


def modal(slack: StandIn) -> str:
    """Return what the ward manager's modal says."""
    view = slack.workspace.open_modal("U0WARD")
    return shown(view.content["blocks"]) if view else ""


def test_a_modal_that_slack_will_not_open_is_explained(running: Running, slack: StandIn) -> None:
    """Slack allows it for three seconds after the press."""
    ask(running, slack)
    slack.faults.add("views.open", Refuse("expired_trigger_id"))

    slack.sender.click("U0WARD", running.post(), "show_passage_1")

    assert shown(running.whisper("U0WARD").blocks) == wording.TOO_SLOW


def test_what_cannot_be_told_by_its_address_is_told_in_a_modal(
    running: Running, slack: StandIn
) -> None:
    """An old message's address may have expired."""
    ask(running, slack)
    slack.faults.add("response_url", Refuse("expired_url"))

    slack.sender.click("U0WARD", running.post(), "feedback", value="positive")

    running.wait_for(lambda: slack.workspace.open_modal("U0WARD"))


def test_what_cannot_be_told_at_all_is_logged(running: Running, slack: StandIn) -> None:
    """And the press was acknowledged all the same."""
    ask(running, slack)
    slack.faults.add("response_url", Refuse("expired_url"))
    slack.faults.add("views.open", Refuse("expired_trigger_id"))

    pressed = slack.sender.click("U0WARD", running.post(), "feedback", value="positive")

    running.settled()
    assert pressed.acknowledged


def test_a_reading_is_chosen_in_the_thread(running: Running, slack: StandIn) -> None:
    """Its answer is a reply of its own; a second press of it adds nothing."""
    ask(running, slack, VAGUE)

    slack.sender.click("U0WARD", running.post(), "choose_reading_1")
    posts = running.posts(2)
    slack.sender.click("U0WARD", posts[0], "choose_reading_1")

    running.settled()
    assert len(slack.workspace.posts_by_kloe()) == 2
    assert posts[1].thread_ts == posts[0].thread_ts


def test_a_reading_is_chosen_by_its_number_too(running: Running, slack: StandIn) -> None:
    """As in the terminal."""
    first = slack.sender.direct_message("U0WARD", VAGUE)
    running.posts(1)

    slack.sender.direct_message("U0WARD", "2", thread_ts=first.ts)

    assert running.posts(2)[1].blocks


def test_a_reading_is_chosen_in_place_where_only_the_asker_sees_it(
    running: Running, slack: StandIn
) -> None:
    """The answer takes the place of the question back."""
    slack.sender.command("U0WARD", "C0OPEN", VAGUE)
    first = running.whisper("U0WARD")

    slack.sender.click("U0WARD", first, "choose_reading_1")

    running.wait_for(lambda: "show_passage_1" in str(running.whisper("U0WARD").blocks))
    assert len(slack.workspace.ephemerals("U0WARD")) == 1


def kept(running: Running) -> list[tuple[str, str | None]]:
    """Return the verdicts and reasons that are kept."""
    with running.service.parts.database.read() as connection:
        found = connection.execute(text("select verdict, reason from feedback")).all()
    return [(row[0], row[1]) for row in found]


def test_praise_is_kept_and_thanked_for(running: Running, slack: StandIn) -> None:
    """Seen by who gave it alone."""
    ask(running, slack)

    slack.sender.click("U0WARD", running.post(), "feedback", value="positive")

    assert shown(running.whisper("U0WARD").blocks) == wording.FEEDBACK_THANKS
    assert kept(running) == [("helpful", None)]


def test_blame_is_kept_and_asked_about(running: Running, slack: StandIn) -> None:
    """With one of a few reasons, and no words to keep."""
    ask(running, slack)
    slack.sender.click("U0WARD", running.post(), "feedback", value="negative")
    running.wait_for(lambda: slack.workspace.open_modal("U0WARD"))
    view = slack.workspace.open_modal("U0WARD")
    assert view is not None

    slack.sender.submit("U0WARD", view.id, {"reason": {"reason": "out_of_date"}})

    shown_now = slack.workspace.open_modal("U0WARD")
    assert shown_now is not None
    assert shown(shown_now.content["blocks"]) == wording.FEEDBACK_THANKS
    assert kept(running) == [("not_helpful", "out_of_date")]


@pytest.mark.parametrize("value", ["helpful:nothing", "no verdict", "helpful:"])
def test_feedback_on_an_answer_that_is_not_kept_explains_itself(
    running: Running, slack: StandIn, value: str
) -> None:
    """It is older than what is kept, or of an older Kloe."""
    ask(running, slack)
    sent = slack.sender.click("U0WARD", running.post(), "feedback", value="positive").payload
    running.whisper("U0WARD")
    sent["trigger_id"], sent["actions"][0]["value"] = "another", value

    running.service.dispatch(sent, {})

    assert shown(running.whisper("U0WARD", 2).blocks) == wording.FEEDBACK_GONE


def test_a_modal_that_names_no_answer_explains_itself(running: Running) -> None:
    """Nothing is kept, and nothing breaks."""
    view = {"id": "V1", "callback_id": "feedback_reason", "state": {"values": {}}}

    response = running.service.dispatch(
        {"type": "view_submission", "user": {"id": "U0WARD"}, "view": view}, {}
    )

    assert response is not None
    assert wording.FEEDBACK_GONE in response.body


def test_a_button_of_an_older_kloe_is_acknowledged(running: Running, slack: StandIn) -> None:
    """And does nothing."""
    ask(running, slack)
    sent = slack.sender.click("U0WARD", running.post(), "show_passage_1").payload
    running.settled()
    sent["trigger_id"], sent["actions"][0]["action_id"] = "another", "of_long_ago"

    response = running.service.dispatch(sent, {})

    assert response is not None
    assert response.status == 200


def test_whom_to_ask_is_named_when_kloe_abstains(start_kloe: StartKloe, slack: StandIn) -> None:
    """With the nearest passages."""
    running = start_kloe(Options(contact="the board secretary"))

    slack.sender.mention("U0WARD", "C0BOARD", "how often must the succession plan be reviewed?")

    read = shown(running.post().blocks)
    assert wording.whom_to_ask("the board secretary") in read
    assert wording.NEAREST in read
