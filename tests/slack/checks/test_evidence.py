"""Evidence is noted in a modal, kept once, listed, changed and removed."""

from datetime import date
from pathlib import Path

from bot import wording
from bot.playground.faults import Refuse
from bot.playground.server import StandIn
from bot.store.runs import delete, runs_of
from slack.running import Running, shown

from .answering import PERSON, Person, text_of
from .noting import GIVEN, errors_of, in_days, kept, modal, opens, sends

OTHER = "U0BOARD"


def test_the_modal_names_the_question_and_warns(running: Running, slack: StandIn) -> None:
    """Before anything is written."""
    person = Person(slack, running)
    card = person.begins("W1")
    (run,) = runs_of(running.service.parts.database, PERSON)
    item = running.service.parts.book().catalog.item(run.items[0])
    assert item

    view = opens(person, card)

    read = shown(view.blocks)
    assert item.question in read
    assert wording.NOTE_WARNING in read
    assert run.id in view.content["private_metadata"]
    assert kept(person) == ()


def test_evidence_is_kept_and_counted_in_the_card(running: Running, slack: StandIn) -> None:
    """Which is changed in place."""
    person = Person(slack, running)
    card = person.begins("W1")
    count = len(person.cards())

    sent = sends(person, opens(person, card), **GIVEN, review_on=in_days(30))

    assert errors_of(sent) == {}
    assert modal(person) is None
    (note,) = kept(person)
    assert (note.what, note.where, note.owner) == tuple(GIVEN.values())
    assert note.review_on == date.fromisoformat(in_days(30))
    assert wording.question_evidence(1) in text_of(person.card(card.ts))
    assert len(person.cards()) == count


def test_only_what_shows_it_has_to_be_said(running: Running, slack: StandIn) -> None:
    """Everything else may stay open."""
    person = Person(slack, running)

    sends(person, opens(person, person.begins("W1")), what="An audit")

    (note,) = kept(person)
    assert (note.what, note.where, note.owner, note.review_on) == ("An audit", "", "", None)


def test_a_modal_that_is_sent_twice_keeps_one_note(running: Running, slack: StandIn) -> None:
    """Where Slack's answer is lost, a person presses Save again, maybe after another look."""
    person = Person(slack, running)
    sent = sends(person, opens(person, person.begins("W1")), **GIVEN)

    assert slack.sender.again(sent).acknowledged
    sent.payload["view"]["state"]["values"]["what"]["what"]["value"] = "Board minutes of June 2026"
    assert slack.sender.again(sent).acknowledged

    assert [note.what for note in kept(person)] == ["Board minutes of June 2026"]


def test_two_modals_keep_two_notes(running: Running, slack: StandIn) -> None:
    """One question may have several."""
    person = Person(slack, running)
    card = person.begins("W1")
    sends(person, opens(person, card), **GIVEN)

    sends(person, opens(person, card), **GIVEN)

    assert len(kept(person)) == 2
    assert wording.question_evidence(2) in text_of(person.card(card.ts))


def test_evidence_is_kept_where_the_card_cannot_be_changed(
    running: Running, slack: StandIn
) -> None:
    """Nothing more is said."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))
    count = len(person.cards())
    slack.faults.add("chat.update", Refuse("edit_window_closed"))

    sends(person, view, **GIVEN)

    assert len(kept(person)) == 1
    assert len(person.cards()) == count
    assert slack.workspace.ephemerals(PERSON) == ()


def test_a_modal_that_slack_will_not_open_is_explained(running: Running, slack: StandIn) -> None:
    """Slack allows it for three seconds after the press."""
    person = Person(slack, running)
    card = person.begins("W1")
    slack.faults.add("views.open", Refuse("expired_trigger_id"))

    person.presses(card, "note")

    assert shown(running.whisper(PERSON).blocks) == wording.TOO_SLOW


def test_another_persons_run_takes_no_evidence(running: Running, slack: StandIn) -> None:
    """A run's id in a button may be anybody's."""
    person, other = Person(slack, running), Person(slack, running, OTHER)
    card, theirs = person.begins("W1"), other.begins("W1")
    sent = slack.sender.click(OTHER, theirs, "check:note:0").payload
    running.settled()
    (run,) = runs_of(running.service.parts.database, PERSON)
    view = modal(other)
    assert view
    sent["actions"][0]["value"] = f"{run.id}|{run.current}"
    sent["trigger_id"] = slack.workspace.triggers.issue(OTHER)

    running.service.dispatch(sent, {})
    running.settled()

    assert modal(other) == view
    assert shown(running.whisper(OTHER).blocks) == wording.CARD_GONE
    assert wording.question_evidence(1) not in text_of(person.card(card.ts))


def test_a_run_that_is_deleted_meanwhile_takes_no_evidence(
    running: Running, slack: StandIn
) -> None:
    """What was written stays in the modal to be copied."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))
    database = running.service.parts.database
    (run,) = runs_of(database, PERSON)
    assert delete(database, run.id, PERSON)

    sent = sends(person, view, **GIVEN)

    assert errors_of(sent) == {"what": wording.NOTE_NO_RUN}
    assert modal(person) == view
    assert kept(person) == ()


def test_a_modal_that_carries_nonsense_keeps_nothing(running: Running, slack: StandIn) -> None:
    """As one of another version may."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))
    sent = sends(person, view, **{**GIVEN, "what": " \u200b "})
    for carried in ("", "[]", "7", "null", '["w1-1", "x", "", "0", "", "", ""]', '{"a": 1}'):
        sent.payload["view"]["private_metadata"] = carried
        again = slack.sender.again(sent)
        assert errors_of(again) == {"what": wording.CHECK_OLD_BUTTON}

    assert kept(person) == ()


def test_what_is_written_stays_while_the_database_is_away(
    running: Running, slack: StandIn, tmp_path: Path
) -> None:
    """The modal says so, and keeps it when it is sent again."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))
    files = [path for path in tmp_path.iterdir() if path.name.startswith("kloe.db")]
    for path in files:
        path.rename(path.with_name(f"away-{path.name}"))
    (tmp_path / "kloe.db").mkdir()

    sent = sends(person, view, **GIVEN)

    assert errors_of(sent) == {"what": wording.NOTE_NOT_YET}
    assert modal(person) == view
    (tmp_path / "kloe.db").rmdir()
    for path in files:
        path.with_name(f"away-{path.name}").rename(path)
    running.wait_for(lambda: errors_of(sends(person, view, **GIVEN)) == {})
    assert len(kept(person)) == 1


def test_a_button_that_is_pressed_twice_opens_the_modal_again(
    running: Running, slack: StandIn
) -> None:
    """And what is sent is kept once."""
    person = Person(slack, running)
    card = person.begins("W1")
    opens(person, card)

    sends(person, opens(person, card), **GIVEN)

    assert len(kept(person)) == 1
