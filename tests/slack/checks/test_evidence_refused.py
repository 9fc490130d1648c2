"""What is no evidence: a person's details, too much, too little, and days that are slips."""

import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from bot.domain.selfcheck import Note
from bot.playground.server import StandIn
from bot.slack.checks.evidence_fields import Entered, Rules, entered
from bot.slack.payloads import State
from bot.text.personal_data import has_personal_data
from slack.running import Running

from .answering import Person
from .noting import GIVEN, HOSTILE, errors_of, in_days, kept, modal, opens, sends

DETAILS = {
    "943 476 5919": wording.NOTE_REFUSED_PERSON,
    "AB 12 34 56 C": wording.NOTE_REFUSED_PERSON,
    "Jane Flamboyant, born 03/04/1980": wording.NOTE_REFUSED_PERSON,
    "flamboyant@example.org": wording.NOTE_REFUSED_EMAIL,
    "07700 900123": wording.NOTE_REFUSED_PHONE,
    "ext 40217": wording.NOTE_REFUSED_PHONE,
}
"""What is refused, and what is said then."""
TODAY = date(2026, 7, 10)
RULES = Rules(has_personal_data, TODAY)


def state(**given: str | None) -> State:
    """Return what was entered in a modal."""
    names = {"review_on": "selected_date"}
    values = {name: {name: {names.get(name, "value"): value}} for name, value in given.items()}
    return State.model_validate({"values": values})


@pytest.mark.parametrize("field", ["what", "where", "owner"])
@pytest.mark.parametrize(("details", "why"), DETAILS.items())
def test_a_persons_details_are_refused_in_every_field(field: str, details: str, why: str) -> None:
    """With the reason, by that field alone."""
    found = entered(state(**{**GIVEN, field: f"ask {details} first"}), RULES)

    assert found == {field: why}


def test_nothing_of_a_refused_text_is_kept_or_logged(
    running: Running, slack: StandIn, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in the database's files nor in any line of the log; the modal keeps it."""
    caplog.set_level(logging.DEBUG)
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))

    for details, why in DETAILS.items():
        sent = sends(person, view, **{**GIVEN, "where": f"flamboyant {details}"})
        assert errors_of(sent) == {"where": why}
    assert modal(person) == view
    assert kept(person) == ()

    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    for text in (*DETAILS, "flamboyant", "board's folder"):
        assert text.encode() not in on_disk
        assert text not in caplog.text


def test_what_was_refused_can_be_put_right_in_the_same_modal(
    running: Running, slack: StandIn
) -> None:
    """Nothing has to be written twice."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))
    sends(person, view, **{**GIVEN, "owner": "flamboyant@example.org"})

    assert errors_of(sends(person, view, **GIVEN)) == {}

    assert [note.owner for note in kept(person)] == ["company secretary"]


def test_every_fault_is_named_at_once(running: Running, slack: StandIn) -> None:
    """So that nobody presses Save four times."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))

    sent = sends(
        person,
        view,
        what=" \n ",
        where="0161 496 0003",
        owner="first.last@example.org",
        review_on=in_days(-2),
    )

    assert errors_of(sent) == {
        "what": wording.NOTE_EMPTY,
        "where": wording.NOTE_REFUSED_PHONE,
        "owner": wording.NOTE_REFUSED_EMAIL,
        "review_on": wording.NOTE_REVIEW_PAST,
    }


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (None, wording.NOTE_EMPTY),
        ("", wording.NOTE_EMPTY),
        ("\u200b\u2060 ", wording.NOTE_EMPTY),
        ("x" * 301, wording.note_too_long(300)),
    ],
)
def test_too_little_and_too_much_are_refused(what: str | None, why: str) -> None:
    """What cannot be seen is nothing."""
    assert entered(state(what=what), RULES) == {"what": why}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (TODAY - timedelta(days=1), wording.NOTE_REVIEW_PAST),
        (TODAY.replace(year=TODAY.year + 11), wording.note_review_far(10)),
        (date.max, wording.note_review_far(10)),
    ],
)
def test_a_day_of_review_that_is_a_slip_is_refused(day: date, why: str) -> None:
    """One that has gone by would be overdue at once; one far away would never come."""
    found = entered(state(what="An audit", review_on=day.isoformat()), RULES)

    assert found == {"review_on": why}


@pytest.mark.parametrize("day", [TODAY, TODAY.replace(year=TODAY.year + 10)])
def test_a_day_of_review_may_be_today_or_years_away(day: date) -> None:
    """Today is not overdue."""
    found = entered(state(what="An audit", review_on=day.isoformat()), RULES)

    assert found == Entered("An audit", "", "", day)


def test_a_day_of_review_that_was_there_may_stay() -> None:
    """Whoever puts a word right in an old note is not made to choose another day."""
    before = TODAY - timedelta(days=40)

    found = entered(
        state(what="An audit", review_on=before.isoformat()), RULES._replace(review_before=before)
    )

    assert isinstance(found, Entered)


@pytest.mark.parametrize("written", ["soon", "2027-02-30", "12/05/2027"])
def test_a_day_that_is_none_is_refused(written: str) -> None:
    """Slack sends none such; somebody else may."""
    found = entered(state(what="An audit", review_on=written), RULES)

    assert found == {"review_on": wording.NOTE_REVIEW_UNREADABLE}


@pytest.mark.parametrize(
    "what",
    [
        "Minutes of 12/03/2026, item 4",
        "ISO 27001:2022 certificate",
        "Business case of \u00a31,250,000 for W1.4",
        "Board paper 12/2026, pages 4 to 9",
        "https://example.org/files/07700900123.pdf",
    ],
)
def test_plain_evidence_is_kept_as_written(what: str) -> None:
    """Dates, standards, money, codes and links are nobody's details."""
    assert entered(state(what=what), RULES) == Entered(what, "", "", None)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=310)))
def test_whatever_is_typed_is_refused_or_can_be_kept(text: str) -> None:
    """And what can be kept is a note as it has to be, without what no file holds."""
    found = entered(state(what=text, where=text, owner=text), RULES)

    if isinstance(found, Entered):
        note = Note(id="n", user="U1", item="w1-1", noted_at=datetime.now(UTC), **found._asdict())
        assert "\x00" not in note.what


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_lose_nothing_but_what_cannot_be_shown(text: str) -> None:
    """They are kept as text, marked where a character cannot be kept."""
    found = entered(state(what=text), RULES)

    assert isinstance(found, Entered)
    assert len(found.what) <= len(text)
