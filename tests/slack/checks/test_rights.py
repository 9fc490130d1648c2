"""What a person may have done with what is kept about them."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from sqlalchemy import text

from bot import wording
from bot.playground.messages import Ephemeral
from bot.playground.server import StandIn
from bot.store import notes, reminders, runs
from bot.store.people import about
from slack.conftest import StartKloe
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of
from .keeping import noted, wanted

WRITTEN = "minutes of the committee on the third floor"
DIRECT = "D0WARD"


@pytest.fixture
def person(running: Running, slack: StandIn) -> Person:
    """A person who has a self-check under way, evidence and a reminder."""
    found = Person(slack, running)
    found.presses(found.begins("W1"), "answer", 2)
    db = running.service.parts.database
    notes.keep(db, noted(what=WRITTEN))
    reminders.keep(db, wanted())
    return found


def kept(running: Running, user: str = PERSON, channel: str = DIRECT) -> Mapping[str, int]:
    """Return how much of each kind is kept about a person."""
    channels = [channel] if channel else []
    return about(running.service.parts.database, user, channels).model_dump()


def is_empty(running: Running) -> bool:
    """Tell whether nothing is kept about the person."""
    return not any(kept(running).values())


def typed(running: Running, slack: StandIn, words: str) -> Ephemeral:
    """Type a command in a channel, and return what is said to the person alone."""
    before = len(slack.workspace.ephemerals(PERSON))
    slack.sender.command(PERSON, "C0OPEN", words)
    found = running.whisper(PERSON, before + 1)
    running.settled()
    return found


def test_deleting_is_asked_once_more_and_has_a_receipt(person: Person) -> None:
    """Typed in the direct messages; the card becomes the receipt."""
    card = person.writes("delete my data")
    asked = text_of(card)
    assert wording.DELETE_TITLE in asked
    assert "1 self-check with your answers; 1 note of evidence" in asked
    assert not is_empty(person.running)

    receipt = text_of(person.presses(card, "delete_all_yes"))

    assert is_empty(person.running)
    assert "London time" in receipt
    for said in ("1 self-check with", "1 note of evidence", "1 record of reminders"):
        assert said in receipt
    for stays in wording.DELETE_STAYS_LINES:
        assert stays in receipt


def test_a_second_press_leaves_the_receipt(person: Person) -> None:
    """It finds nothing, and says so to the person alone."""
    card = person.writes("delete my data")
    receipt = text_of(person.presses(card, "delete_all_yes"))

    assert text_of(person.presses(card, "delete_all_yes")) == receipt
    said = person.slack.workspace.ephemerals(PERSON)[-1]
    assert shown(said.blocks) == wording.ERASED_NOTHING


def test_whoever_thinks_better_of_it_keeps_all(person: Person) -> None:
    """And is told."""
    card = person.writes("delete my data")
    before = kept(person.running)

    assert text_of(person.presses(card, "delete_all_no")) == wording.DELETE_KEPT
    assert kept(person.running) == before


def test_by_command_it_is_seen_by_the_person_alone(person: Person) -> None:
    """In a channel nothing is posted, and what is in the direct messages goes all the same."""
    running, slack = person.running, person.slack
    asked = typed(running, slack, "delete my data")

    slack.sender.click(PERSON, asked, "check:delete_all_yes:0")
    running.settled()

    assert is_empty(running)
    assert "1 note of evidence" in shown(slack.workspace.ephemerals(PERSON)[-1].blocks)
    assert slack.workspace.messages("C0OPEN") == ()


def test_what_is_kept_is_told_with_what_may_be_done_about_it(person: Person) -> None:
    """Under `/kloe privacy`; from there it can be exported or deleted."""
    running, slack = person.running, person.slack
    menu = typed(running, slack, "privacy")

    slack.sender.click(PERSON, menu, "check:mine:0")
    running.settled()
    told = slack.workspace.ephemerals(PERSON)[-1]
    slack.sender.click(PERSON, told, "check:delete_all:0")
    running.settled()

    assert "1 note of evidence" in shown(told.blocks)
    assert wording.HOME_EXPORT in shown(told.blocks)
    assert wording.DELETE_TITLE in shown(slack.workspace.ephemerals(PERSON)[-1].blocks)


def test_in_a_channel_nobody_else_learns_of_it(person: Person) -> None:
    """The menu stands there for all; what a button tells is for the one who pressed it."""
    running, slack = person.running, person.slack
    slack.sender.mention("U0PEOPLE", "C0BOARD", "privacy")
    running.wait_for(lambda: slack.workspace.messages("C0BOARD")[1:])
    running.settled()
    before = slack.workspace.messages("C0BOARD")

    slack.sender.click(PERSON, before[-1], "check:delete_all:0")
    running.settled()

    assert "1 note of evidence" in shown(slack.workspace.ephemerals(PERSON)[-1].blocks)
    assert slack.workspace.messages("C0BOARD") == before
    assert slack.workspace.ephemerals("U0PEOPLE") == ()


def test_a_stranger_has_nothing_to_delete(running: Running, slack: StandIn) -> None:
    """And is not asked."""
    said = typed(running, slack, "delete my data")

    assert shown(said.blocks) == wording.ERASED_NOTHING


def test_a_button_without_the_direct_messages_deletes_what_names_the_person(
    person: Person,
) -> None:
    """Keys that others' deletions left have no channel either, and are not counted."""
    other = Person(person.slack, person.running, "U0PEOPLE")
    other.presses(other.writes("delete my data"), "delete_all_yes")
    card = person.writes("delete my data")
    sent = person.slack.sender.click(PERSON, card, "check:delete_all_no:0").payload
    sent["actions"][0] |= {"action_id": "check:delete_all_yes:0", "value": ""}
    body = f"payload={quote_plus(json.dumps(sent))}".encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    person.slack.sender.raw(body, {**person.slack.sender.sign(body), **kind})
    person.running.settled()

    assert "of messages that arrived" not in text_of(person.card(card.ts))
    assert kept(person.running, channel="") == dict.fromkeys(kept(person.running), 0)


def test_a_press_on_an_old_card_brings_nothing_back(person: Person) -> None:
    """It says that the self-check is no longer kept."""
    question = person.card()
    assert has(question, "answer")
    person.presses(person.writes("delete my data"), "delete_all_yes")

    assert text_of(person.presses(question, "answer")) == wording.CARD_GONE
    db = person.running.service.parts.database
    assert runs.runs_of(db, PERSON) == ()
    assert not reminders.claim(db, wanted(), noted().noted_at)
    assert kept(person.running)["reminders"] == 0


def test_nothing_of_anybody_elses_goes(person: Person) -> None:
    """Each has their own."""
    other = Person(person.slack, person.running, "U0PEOPLE")
    other.begins("W1")
    before = kept(person.running, "U0PEOPLE", "D0PEOPLE")

    person.presses(person.writes("delete my data"), "delete_all_yes")

    assert kept(person.running, "U0PEOPLE", "D0PEOPLE") == before


def test_no_word_of_what_was_deleted_is_left_in_the_files(person: Person, tmp_path: Path) -> None:
    """Neither in the database nor in the log beside it."""

    def left() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.glob("kloe.db*"))

    assert WRITTEN.encode() in left()

    person.presses(person.writes("delete my data"), "delete_all_yes")

    assert WRITTEN.encode() not in left()
    assert PERSON.encode() not in left()


def test_home_forgets_what_was_deleted(person: Person) -> None:
    """Also where it was opened before Kloe was started, so that Slack shows an older one."""
    person.presses(person.writes("delete my data"), "delete_all_yes")

    home = person.slack.workspace.home(PERSON)
    assert home is not None
    assert wording.HOME_NO_EVIDENCE in shown(home.blocks)


def test_without_the_database_nothing_is_promised(
    start_kloe: StartKloe, slack: StandIn, tmp_path: Path
) -> None:
    """The person is told to come back."""
    folder, elsewhere = tmp_path / "kept", tmp_path / "elsewhere"
    running = start_kloe(url=f"sqlite:///{folder / 'kloe.db'}")
    person = Person(slack, running)
    person.begins("W1")
    card = person.writes("delete my data")
    folder.rename(elsewhere)
    folder.touch()

    person.presses(card, "delete_all_yes")

    assert shown(slack.workspace.ephemerals(PERSON)[-1].blocks) == wording.LATER
    folder.unlink()
    elsewhere.rename(folder)
    running.wait_for(lambda: running.service.state().database == "ok")
    with running.service.parts.database.read() as connection:
        assert connection.execute(text("select count(*) from runs")).scalar_one() == 1


def test_the_words_on_privacy_name_all_that_is_kept() -> None:
    """And never call confidential what names a person by another word."""
    said = " ".join(wording.PRIVACY_LINES)

    for named in ("answers", "evidence", "reminders", "Feedback", "confidential"):
        assert named in said
    assert "anonymous" not in said


def test_help_names_every_word(running: Running, slack: StandIn) -> None:
    """What is not named is not found."""
    read = shown(typed(running, slack, "help").blocks)

    for word in ("check", "evidence", "reminders", "export", "delete my data", "team", "privacy"):
        assert f"/kloe {word}" in read
    assert "STOP" in read
