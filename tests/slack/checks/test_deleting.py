"""One self-check deleted, after a question back."""

from datetime import UTC, datetime

from bot import wording
from bot.domain.selfcheck import Note
from bot.playground.server import StandIn
from bot.store import notes
from bot.store.runs import runs_of
from slack.running import Running

from .answering import PERSON, Person, text_of


def test_it_is_deleted_only_after_the_question(running: Running, slack: StandIn) -> None:
    """The card becomes a receipt; a second press is told that there is nothing."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"))
    asked = person.presses(done, "delete_run")
    assert "That cannot be undone." in text_of(asked)
    assert len(runs_of(running.service.parts.database, PERSON)) == 1

    receipt = person.presses(asked, "delete_run_yes")

    assert "Deleted on" in text_of(receipt)
    assert runs_of(running.service.parts.database, PERSON) == ()
    assert text_of(person.presses(asked, "delete_run_yes")) == wording.CARD_GONE
    assert text_of(person.presses(done, "delete_run")) == wording.CARD_GONE


def test_who_keeps_it_is_back_at_the_summary(running: Running, slack: StandIn) -> None:
    """Nothing is deleted."""
    person = Person(slack, running)
    asked = person.presses(person.answers_all(person.begins("W1")), "delete_run")

    assert "Summary" in text_of(person.presses(asked, "summary"))
    assert len(runs_of(running.service.parts.database, PERSON)) == 1


def test_evidence_stays_and_is_said_to(running: Running, slack: StandIn) -> None:
    """With the way to delete it."""
    database = running.service.parts.database
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"))
    (run,) = runs_of(database, PERSON)
    note = Note(
        id="n1",
        user=PERSON,
        item=run.items[0],
        what="Minutes",
        where="",
        owner="",
        review_on=None,
        noted_at=datetime(2026, 7, 1, tzinfo=UTC),
    )
    notes.keep(database, note)

    receipt = person.presses(person.presses(done, "delete_run"), "delete_run_yes")

    assert "1 note of evidence stays" in text_of(receipt)
    assert "/kloe evidence" in text_of(receipt)
    assert notes.notes_of(database, PERSON) == (note,)


def test_nobody_deletes_what_is_somebody_elses(running: Running, slack: StandIn) -> None:
    """Whatever run a button names."""
    person = Person(slack, running)
    asked = person.presses(person.answers_all(person.begins("W1")), "delete_run")

    slack.sender.click("U0BOARD", asked, "check:delete_run_yes:0")
    running.settled()

    assert len(runs_of(running.service.parts.database, PERSON)) == 1
