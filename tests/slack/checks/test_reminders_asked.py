"""Asking for a reminder: the modal, its receipt, the list, and ways to end it."""

from datetime import UTC, datetime, time

import pytest

from bot import wording
from bot.blockkit import MAX_BLOCKS_PER_MESSAGE
from bot.domain.selfcheck import CheckId, Missed
from bot.playground.faults import Hang, Refuse
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.selfcheck.schedule import first
from bot.slack.checks.reminder_card import list_message, missed_lines
from bot.store.reminders import reminders_of
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of
from .clock import Hand, chooses, kept

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def test_there_are_no_reminders_unless_they_are_asked_for(
    timed: Running, timed_slack: StandIn
) -> None:
    """The list says so."""
    person = Person(timed_slack, timed)

    assert wording.REMINDERS_NONE in text_of(person.writes("reminders"))


def test_the_receipt_says_when_the_first_one_comes(timed: Running, timed_slack: StandIn) -> None:
    """In words, with what is avoided and how to stop."""
    person = Person(timed_slack, timed)

    receipt = chooses(person, check="w1", often="week")

    assert "Thursday 3 December 2026 at 09:00, London time, a few minutes more or less" in receipt
    assert "bank holidays in England" in receipt
    assert "18:30 to 08:00" in receipt
    assert "STOP" in receipt
    reminder = kept(timed)
    assert (reminder.check, reminder.every, reminder.follows) == ("w1", "week", True)


@pytest.mark.parametrize(
    ("at", "becomes"),
    [
        ("07:00", "soon after 08:00."),
        ("20:15", "soon after 08:00 on the next day."),
        ("08:00", None),
        ("18:25", None),
    ],
)
def test_the_receipt_says_what_becomes_of_a_time_in_quiet_hours(
    timed: Running, timed_slack: StandIn, at: str, becomes: str | None
) -> None:
    """And says nothing of it where the time is kept."""
    receipt = chooses(Person(timed_slack, timed), check="w1", often="week", at=at)

    said = f"You chose {at}, which is in quiet hours (18:30 to 08:00), so each reminder comes when"
    assert (said in receipt) == (becomes is not None)
    assert becomes is None or becomes in receipt


def test_a_paused_self_check_is_reminded_of_by_its_button(
    timed: Running, timed_slack: StandIn
) -> None:
    """The self-check is chosen already."""
    person = Person(timed_slack, timed)
    paused = person.presses(person.begins("W1"), "pause")

    chooses(person, paused, at="14:30")

    reminder = kept(timed)
    assert (reminder.check, reminder.every, f"{reminder.at:%H:%M}") == ("w1", "month", "14:30")


def test_the_summary_has_the_button_too(timed: Running, timed_slack: StandIn, hand: Hand) -> None:
    """After the last question."""
    person = Person(timed_slack, timed)
    card = person.begins("W1")
    while has(card, "skip"):
        hand.wind(seconds=5)
        card = person.presses(card, "skip")

    assert "will remind you" in chooses(person, card, often="quarter")
    assert kept(timed).every == "quarter"


def test_the_clock_of_where_a_person_is_stands_first(timed: Running, timed_slack: StandIn) -> None:
    """As Slack knows it; the zone then goes with the person."""
    person = Person(timed_slack, timed, "U0PEOPLE")

    receipt = chooses(person, check="w1", often="week")

    assert "09:00, Kolkata time" in receipt
    assert kept(timed, "U0PEOPLE").zone == "Asia/Kolkata"


def test_another_clock_can_be_chosen_and_stays(timed: Running, timed_slack: StandIn) -> None:
    """Whatever Slack says."""
    person = Person(timed_slack, timed)

    receipt = chooses(person, check="w1", often="week", zone="America/New_York")

    assert "09:00, New York time" in receipt
    assert "wherever you are" in receipt
    assert not kept(timed).follows


@pytest.mark.parametrize("fault", [Hang(1.5), Refuse("missing_scope")])
def test_london_is_taken_where_slack_does_not_say(
    timed: Running, timed_slack: StandIn, fault: Hang | Refuse
) -> None:
    """Nor is the modal kept waiting."""
    timed_slack.faults.add("users.info", fault)
    person = Person(timed_slack, timed, "U0PEOPLE")

    assert "09:00, London time" in chooses(person, check="w1", often="week")


def test_a_zone_that_is_not_usual_is_offered_to_whoever_is_there(
    timed: Running, timed_slack: StandIn
) -> None:
    """Its name is of no town."""
    timed_slack.workspace.add_user(User(id="U0FAR", name="registrar", tz="Etc/GMT-14"))

    assert "09:00, GMT-14 time" in chooses(
        Person(timed_slack, timed, "U0FAR"), check="w1", often="week"
    )


def test_the_list_changes_and_removes(timed: Running, timed_slack: StandIn) -> None:
    """A second press on Remove changes nothing."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="week")
    listed = person.writes("my reminders")
    assert "every week; next on Thursday 3 December 2026 at 09:00" in text_of(listed)

    chooses(person, listed, at="10:15")
    assert f"{kept(timed).at:%H:%M}" == "10:15"
    assert "3 December 2026 at 10:15" in text_of(person.writes("reminders"))

    removed = person.presses(listed, "remind_off")
    assert wording.REMINDERS_NONE in text_of(removed)
    assert wording.REMINDERS_NONE in text_of(person.presses(listed, "remind_off"))
    assert reminders_of(timed.service.parts.database, PERSON) == ()


def test_another_time_does_not_put_a_quarterly_reminder_off_by_a_quarter(
    timed: Running, timed_slack: StandIn, hand: Hand
) -> None:
    """Its days stay as they are."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="quarter")
    hand.put(2027, 2, 24, 12, 0)

    receipt = chooses(person, person.writes("reminders"), at="11:00")

    assert "Friday 26 February 2027 at 11:00" in receipt


def test_never_removes_it(timed: Running, timed_slack: StandIn) -> None:
    """And says so."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="week")

    receipt = chooses(person, check="w1", often="none")

    assert "any more" in receipt
    assert reminders_of(timed.service.parts.database, PERSON) == ()


def test_stop_ends_all_reminders(timed: Running, timed_slack: StandIn) -> None:
    """By one word."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="week")
    chooses(person, person.presses(person.begins("w2"), "pause"), often="month")

    assert wording.stopped(1, 2) in text_of(person.writes("STOP"))
    assert reminders_of(timed.service.parts.database, PERSON) == ()


def test_a_command_in_a_channel_shows_the_list_in_direct_messages(
    timed: Running, timed_slack: StandIn
) -> None:
    """What a person is reminded of is nobody else's."""
    person = Person(timed_slack, timed)

    person.commands("reminders")

    assert wording.REMINDERS_NONE in text_of(person.card())
    assert timed_slack.workspace.messages("C0OPEN") == ()


def test_every_self_check_may_have_a_reminder(
    timed: Running, timed_slack: StandIn, hand: Hand
) -> None:
    """And all are listed within what Slack takes."""
    person = Person(timed_slack, timed)
    checks = timed.service.parts.book().catalog.checks
    for number, check in enumerate(checks):
        hand.wind(minutes=1)
        chooses(person, check=check.id, often="week")
        assert len(reminders_of(timed.service.parts.database, PERSON)) == number + 1

    listed = person.writes("reminders")

    assert has(listed, "remind_off", len(checks) - 1)
    assert has(listed, "remind", 20)


def test_more_reminders_than_a_message_holds_are_cut_with_a_sentence() -> None:
    """Of self-checks that are no longer asked, too."""
    made = [
        first("U1", CheckId(f"x{n}"), "week", at=time(9), zone="UTC", now=NOW, quiet=None)
        for n in range(60)
    ]
    missed = [Missed(check=one.check, due_at=NOW) for one in made]

    message = list_message(made, lambda _: None, missed_lines(missed, lambda _: None, "UTC"))

    assert len(message.blocks) <= MAX_BLOCKS_PER_MESSAGE
    assert wording.REMINDERS_MORE in shown(message.blocks)
    assert wording.reminders_missed_more(57) in shown(message.blocks)
