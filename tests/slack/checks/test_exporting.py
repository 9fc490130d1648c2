"""What a person takes away: a file in their direct messages, or messages where there can be none."""

import io
import json
from datetime import UTC, datetime

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from bot import blockkit, wording
from bot.domain.request import AnswerId, Feedback
from bot.playground.faults import UPLOAD, Drop, RateLimited, Refuse
from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.messages import Message
from bot.playground.payloads import payload_errors
from bot.playground.server import StandIn
from bot.slack.checks.export_card import MOST_PART_CHARS, as_messages, parts_of
from bot.store.runs import runs_of
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of
from .noting import keeps

FORMULA = "=HYPERLINK(A1)"


@pytest.fixture
def files(slack: StandIn) -> None:
    """Let the workspace grant files."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES


def wants(person: Person, number: int) -> Message:
    """Go through a self-check, choose a format from its summary, and return what came of it."""
    done = person.answers_all(person.begins("W1"))
    person.presses(done, "export")
    choice = person.card()
    person.presses(choice, "export_as", number)
    return person.card()


@pytest.mark.usefixtures("files")
def test_the_word_document_is_uploaded_and_can_be_read(running: Running, slack: StandIn) -> None:
    """Into the direct messages, with a comment that says that it is confidential."""
    post = wants(Person(slack, running), 0)

    (file,) = post.files
    assert post.channel == "D0WARD"
    assert post.text == blockkit.escape(wording.EXPORT_COMMENT)
    assert str(file["name"]).startswith("kloe-self-check-w1-")
    paper = Document(io.BytesIO(slack.workspace.files.content(str(file["id"]))))
    assert "W1" in paper.paragraphs[0].text


@pytest.mark.usefixtures("files")
def test_the_summary_stays_where_it_is(running: Running, slack: StandIn) -> None:
    """The choice of a format comes below it, and can be pressed again."""
    person = Person(slack, running)
    wants(person, 1)

    summary, choice, _ = person.cards()
    assert has(summary, "export")
    person.presses(choice, "export_as", 2)
    assert str(person.card().files[0]["name"]).endswith(".json")


@pytest.mark.usefixtures("files")
def test_a_press_that_slack_tells_twice_is_one_export(running: Running, slack: StandIn) -> None:
    """Each press has a name of its own."""
    person = Person(slack, running)
    choice = person.writes("export")
    sent = slack.sender.click(PERSON, choice, "check:export_as:2")

    assert slack.sender.again(sent).acknowledged
    running.settled()
    assert len(slack.calls_of("files.completeUploadExternal")) == 1


@pytest.mark.usefixtures("files")
def test_json_has_everything_about_the_person(running: Running, slack: StandIn) -> None:
    """Feedback, reminders that were sent and missed, and how much there is of the rest."""
    keeps(running, FORMULA)
    person = Person(slack, running)
    asked = person.writes("What are the eight KLOEs?")
    given_at = datetime(2026, 7, 1, tzinfo=UTC)
    name = str(asked.blocks[0]["block_id"]).removeprefix("reply-")
    feedback = Feedback(answer_id=AnswerId(name), user=PERSON, verdict="helpful", given_at=given_at)
    assert running.service.parts.ledger.keep_feedback(feedback) == "kept"

    (file,) = wants(person, 2).files

    found = json.loads(slack.workspace.files.content(str(file["id"])))
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert found["self_checks"][0]["id"] == run.id
    assert found["evidence"][0]["what"] == FORMULA
    assert [card["run"] for card in found["cards_in_slack"]] == [run.id]
    assert found["cards_in_slack"][0]["channel"] == slack.workspace.im_of(PERSON)
    assert found["feedback"][0]["verdict"] == "helpful"
    assert found["reminders_sent"] == found["reminders_missed"] == []
    assert found["how_much_is_kept"]["self_checks"] == 1
    records, counted = found["questions_and_answers"], found["how_much_is_kept"]
    for kind in ("requests", "answers", "threads"):
        assert len(records[kind]) == counted[kind] >= 1
    assert name in [answer["answer_id"] for answer in records["answers"]]
    assert "text" not in json.dumps(records["answers"])


def test_without_files_a_table_comes_as_messages(running: Running, slack: StandIn) -> None:
    """In a preformatted block, each formula disarmed."""
    keeps(running, FORMULA)

    post = wants(Person(slack, running), 1)

    assert slack.calls_of("files.getUploadURLExternal")[0].error == "missing_scope"
    assert "Your export, part 1 of 1. It is confidential." in text_of(post)
    assert f"'{FORMULA}" in text_of(post)
    (table,) = post.blocks[1]["elements"]
    assert table["type"] == "rich_text_preformatted"
    assert shown(table).startswith("Self-check,Theme,Code")


def test_without_files_word_is_pointed_to_whoever_runs_it(running: Running, slack: StandIn) -> None:
    """With the command and the person's id."""
    text = text_of(wants(Person(slack, running), 0))

    assert f"kloe selfcheck export --user {PERSON} --format docx" in text


def test_a_long_self_check_comes_in_parts(running: Running, slack: StandIn) -> None:
    """In order; together they are the table."""
    person = Person(slack, running)
    person.answers_all(person.begins("kloes"), lambda _: 5)
    person.presses(person.writes("export"), "export_as", 1)

    parts = [card for card in person.cards() if "Your export, part" in text_of(card)]
    assert len(parts) > 1
    assert f"part {len(parts)} of {len(parts)}" in text_of(parts[-1])
    table = "\n".join(shown(part.blocks[1]["elements"]) for part in parts)
    assert table.count("W8 ") > 1


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_what_slack_refuses_comes_as_messages(
    running: Running, slack: StandIn, method: str
) -> None:
    """For whatever reason."""
    slack.faults.add(method, Refuse("restricted_action"))

    assert "Your export, part 1" in text_of(wants(Person(slack, running), 1))


@pytest.mark.usefixtures("files")
def test_an_address_that_is_not_reached_is_tried_twice(running: Running, slack: StandIn) -> None:
    """Then the export comes as messages."""
    slack.faults.add(UPLOAD, Drop(done=False), times=2)

    post = wants(Person(slack, running), 1)
    running.wait_for(lambda: "part 1" in text_of(Person(slack, running).card()))

    assert not post.files


@pytest.mark.usefixtures("files")
def test_slack_may_ask_to_wait(running: Running, slack: StandIn) -> None:
    """The file comes afterwards, once."""
    slack.faults.add(UPLOAD, RateLimited(1))
    person = Person(slack, running)
    wants(person, 1)

    running.wait_for(lambda: person.card().files)
    assert len([card for card in person.cards() if card.files]) == 1


def test_nobody_gets_what_is_somebody_elses(running: Running, slack: StandIn) -> None:
    """Whatever run a button names."""
    done = Person(slack, running).answers_all(Person(slack, running).begins("W1"))
    other = Person(slack, running, "U0BOARD")

    slack.sender.click("U0BOARD", done, "check:export:0")
    running.settled()

    assert text_of(other.card()) == wording.CARD_GONE


def test_who_has_done_none_is_told(running: Running, slack: StandIn) -> None:
    """And that JSON has the rest."""
    person = Person(slack, running)
    person.presses(person.writes("export"), "export_as", 0)

    assert text_of(person.card()) == wording.EXPORT_EMPTY


@given(st.lists(st.text(max_size=300), max_size=20).map("\n".join), st.integers(1, 90))
def test_parts_together_are_the_text(text: str, times: int) -> None:
    """Each fits into a message."""
    parts = parts_of(text * times)

    assert "".join(parts) == text * times
    assert all(blockkit.escaped_chars(part) <= MOST_PART_CHARS for part in parts)


@pytest.mark.parametrize("line", ["&<>" * 40_000, "x" * 30_000, "a,b\r\n" * 9_000])
def test_any_part_is_a_message_that_slack_takes(line: str) -> None:
    """Ten at most; more are not sent."""
    messages = as_messages(line.encode(), "csv", PERSON)

    assert len(messages) <= 10
    for one in messages:
        payload = {"text": one.text, "blocks": list(one.blocks)}
        assert payload_errors("message", payload) == ()
