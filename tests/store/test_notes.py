"""Evidence: kept as it was typed, changed and erased by the person alone."""

from datetime import date
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from bot.store import notes, runs
from bot.store.engine import Database

from .deliveries import held
from .selfchecks import FIRST, SECOND, begun, noted


def test_notes_are_told_by_question_and_then_by_time(db: Database) -> None:
    """All of one person and of nobody else."""
    mine = [noted(1, item=SECOND), noted(3, review_on=None), noted(2), noted(4, item=SECOND)]
    for note in [*mine, noted(5, user="U2")]:
        notes.keep(db, note)

    assert notes.notes_of(db, "U1") == (mine[2], mine[1], mine[0], mine[3])
    assert notes.notes_of(db, "U2") == (noted(5, user="U2"),)
    assert notes.notes_of(db, "U9") == ()


def test_a_note_that_is_kept_twice_is_kept_once(db: Database) -> None:
    """Slack may send it again; the first stays, and nobody's is replaced by another's."""
    notes.keep(db, noted())

    notes.keep(db, noted())
    notes.keep(db, noted(what="something else"))
    notes.keep(db, noted(user="U2"))

    assert notes.notes_of(db, "U1") == (noted(),)
    assert notes.notes_of(db, "U2") == ()


def test_a_note_can_be_changed(db: Database) -> None:
    """What it says; its question and the time at which it was noted stay."""
    notes.keep(db, noted())
    other: dict[str, Any] = {"what": "a plan", "where": "", "owner": "", "review_on": None}

    assert notes.change(db, noted(5, id="note-1", item=SECOND, **other))

    assert notes.notes_of(db, "U1") == (noted(**other),)


def test_nobody_changes_or_erases_the_note_of_another(db: Database) -> None:
    """Nor one that is not there."""
    notes.keep(db, noted())

    assert not notes.change(db, noted(user="U2", what="mine"))
    assert not notes.change(db, noted(2))
    assert not notes.remove(db, "note-1", "U2")
    assert not notes.remove(db, "note-2", "U1")

    assert notes.notes_of(db, "U1") == (noted(),)


def test_a_note_that_is_erased_is_gone(db: Database) -> None:
    """Once; the others stay."""
    notes.keep(db, noted(1))
    notes.keep(db, noted(2))

    assert notes.remove(db, "note-1", "U1")
    assert not notes.remove(db, "note-1", "U1")

    assert notes.notes_of(db, "U1") == (noted(2),)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x" * 300, "x" * 300),
        ("'; DROP TABLE runs; --", "'; DROP TABLE runs; --"),
        ("café \U0001f642 \u202eolleh", "café \U0001f642 \u202eolleh"),
        ("minutes\0of", "minutes\ufffdof"),
    ],
)
def test_what_was_typed_is_kept(db: Database, typed: str, kept: str) -> None:
    """Less what no database takes."""
    notes.keep(db, noted(what=typed, where=typed, owner=typed[:100]))

    assert notes.notes_of(db, "U1") == (noted(what=kept, where=kept, owner=kept[:100]),)


def test_a_review_date_may_be_any_day(db: Database) -> None:
    """A date has no time and no zone, so that it is the same day everywhere."""
    days = [date(1, 1, 1), date(2028, 2, 29), date(9999, 12, 31)]
    for number, day in enumerate(days):
        notes.keep(db, noted(number, review_on=day))

    assert [note.review_on for note in notes.notes_of(db, "U1")] == days


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_a_note_that_cannot_be_kept_is_told_so(db: Database) -> None:
    """The person is asked to try again, and what is there stays."""
    notes.keep(db, noted())

    with held(db.path):
        for failing in (
            lambda: notes.keep(db, noted(2)),
            lambda: notes.change(db, noted(what="other")),
            lambda: notes.remove(db, "note-1", "U1"),
        ):
            with pytest.raises(StoreUnavailable):
                failing()

    assert [note.item for note in notes.notes_of(db, "U1")] == [FIRST]


def test_a_note_is_for_a_run_of_the_persons_own(db: Database) -> None:
    """Nobody notes evidence for the run of another."""
    runs.begin(db, begun())

    assert not notes.keep_in_run(db, noted(user="U2"), begun().id)
    assert notes.keep_in_run(db, noted(), begun().id)

    assert notes.notes_of(db, "U2") == ()
    assert notes.notes_of(db, "U1") == (noted(),)
