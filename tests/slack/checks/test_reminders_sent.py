"""Reminders that come: when, once, and what is said of those that did not."""

import pytest

from bot import wording
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.store.reminders import reminders_of
from bot.store.runs import runs_of
from slack.running import Running

from .answering import PERSON, Person, has, text_of
from .clock import Hand, chooses, comes_at, kept, reminded, turn


def test_a_reminder_comes_on_its_day_and_not_before(person: Person, hand: Hand) -> None:
    """Once in a period, with where the self-check stands and what can be done."""
    assert comes_at(person, hand) == "Thu 03-12-2026 09"

    (sent,) = reminded(person.slack)
    assert "You have not done it yet" in text_of(sent)
    assert f"press {wording.REMINDER_OFF}; /kloe reminders" in text_of(sent)
    assert "STOP ends all reminders, and self-checks under way as well" in text_of(sent)
    assert has(sent, "start")
    assert has(sent, "snooze", 1)
    hand.wind(hours=1)
    turn(person.running)
    assert len(reminded(person.slack)) == 1
    assert comes_at(person, hand) == "Thu 10-12-2026 09"


@pytest.mark.parametrize(
    ("asked", "comes"),
    [
        ((2027, 3, 25), "Thu 01-04-2027 09, 08 UTC"),  # clocks went forward on 28-03-2027
        ((2027, 10, 28), "Thu 04-11-2027 09, 09 UTC"),  # and back on 31-10-2027
    ],
)
def test_nine_stays_nine_when_clocks_change(
    timed: Running, hand: Hand, asked: tuple[int, int, int], comes: str
) -> None:
    """On the wall in London, and another hour in UTC."""
    hand.put(*asked, 12, 0)
    person = Person(timed.slack, timed)
    chooses(person, check="w1", often="week")

    assert f"{comes_at(person, hand)}, {hand.now:%H} UTC" == comes


def test_a_bank_holiday_is_left_in_peace(timed: Running, timed_slack: StandIn, hand: Hand) -> None:
    """Asked for a week before Good Friday, it comes on the Tuesday after Easter."""
    hand.put(2027, 3, 19, 12, 0)
    person = Person(timed_slack, timed)

    assert "Tuesday 30 March 2027 at 09:00" in chooses(person, check="w1", often="week")
    hand.put(2027, 3, 26, 9, 30)
    turn(timed)
    assert reminded(timed_slack) == []
    assert comes_at(person, hand) == "Tue 30-03-2027 09"


def test_quiet_hours_are_kept(timed: Running, timed_slack: StandIn, hand: Hand) -> None:
    """A reminder wanted in the evening comes when they are over."""
    person = Person(timed_slack, timed)

    assert "Friday 4 December 2026 at 08:" in chooses(person, check="w1", often="week", at="20:00")
    assert comes_at(person, hand) == "Fri 04-12-2026 08"


def test_what_was_held_up_until_it_is_quiet_comes_the_next_day(
    timed: Running, timed_slack: StandIn, hand: Hand
) -> None:
    """Late by an hour, which would not be too late by day."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="week", at="18:00")
    hand.put(2026, 12, 3, 19, 0)
    turn(timed)

    assert reminded(timed_slack) == []
    assert comes_at(person, hand) == "Fri 04-12-2026 18"


def test_a_reminder_goes_with_the_person(person: Person, hand: Hand) -> None:
    """Nine in New York is two in the afternoon in London; and so it stays."""
    moved = User(id=PERSON, name="ward manager", tz="America/New_York")
    person.slack.workspace.add_user(moved)
    hand.put(2026, 12, 3, 9, 21)
    turn(person.running)
    assert reminded(person.slack) == []

    assert comes_at(person, hand) == "Thu 03-12-2026 14"
    assert comes_at(person, hand) == "Thu 10-12-2026 14"


def test_a_clock_that_was_chosen_stays(timed: Running, timed_slack: StandIn, hand: Hand) -> None:
    """Slack says London, the person said Kolkata."""
    person = Person(timed_slack, timed)
    chooses(person, check="w1", often="week", zone="Asia/Kolkata", at="16:00")

    assert comes_at(person, hand) == "Thu 03-12-2026 10"


def test_who_has_done_it_is_not_reminded(person: Person, hand: Hand) -> None:
    """Until the week after."""
    hand.put(2026, 12, 2, 12, 0)
    card = person.presses(person.writes("check w1"), "begin")
    while has(card, "answer"):
        hand.wind(seconds=5)
        card = person.presses(card, "skip")
    hand.put(2026, 12, 3, 9, 21)
    turn(person.running)

    assert reminded(person.slack) == []
    assert comes_at(person, hand) == "Thu 10-12-2026 09"
    assert "last on 2 December 2026" in text_of(reminded(person.slack)[-1])


def test_who_is_half_way_is_told_so_and_goes_on(person: Person, hand: Hand) -> None:
    """By the reminder's button, in a card of its own."""
    person.presses(person.begins("w1"), "answer", 2)
    comes_at(person, hand)
    (sent,) = reminded(person.slack)

    assert "It is under way: 1 of" in text_of(sent)
    person.presses(sent, "start")
    assert "Question 2 of" in text_of(person.card())


def test_who_is_changing_an_answer_is_told_so(person: Person, hand: Hand) -> None:
    """And not that all is answered and that it is under way."""
    done = person.answers_all(person.begins("w1"))
    (run,) = runs_of(person.running.service.parts.database, person.user)
    person.slack.sender.click(person.user, done, "check:edit:0", value=f"{run.id}|{run.items[1]}")
    person.running.settled()
    comes_at(person, hand)
    (sent,) = reminded(person.slack)

    assert wording.REMINDER_CHANGING in text_of(sent)
    assert "under way:" not in text_of(sent)


def test_a_reminder_that_was_put_off_comes_and_so_does_the_next(person: Person, hand: Hand) -> None:
    """Tomorrow, once however often that is pressed; the day of the next one stays."""
    comes_at(person, hand)
    (sent,) = reminded(person.slack)

    said = person.presses(sent, "snooze", 0)
    assert "again on Friday 4 December 2026 at 09:00" in text_of(said)
    person.presses(sent, "snooze", 0)

    assert comes_at(person, hand) == "Fri 04-12-2026 09"
    assert comes_at(person, hand) == "Thu 10-12-2026 09"


def test_next_week_is_next_weeks_own(person: Person, hand: Hand) -> None:
    """A weekly reminder comes then in any case, and not twice."""
    comes_at(person, hand)

    said = person.presses(reminded(person.slack)[0], "snooze", 1)

    assert "Thursday 10 December 2026" in text_of(said)
    assert comes_at(person, hand) == "Thu 10-12-2026 09"
    assert kept(person.running).period == "2026-12-17"


def test_no_more_reminders_means_none(person: Person, hand: Hand) -> None:
    """The second press says the same, and nothing can be put off."""
    comes_at(person, hand)
    (sent,) = reminded(person.slack)

    assert "any more" in text_of(person.presses(sent, "remind_off"))
    assert "any more" in text_of(person.presses(sent, "remind_off"))
    assert wording.REMINDER_GONE in text_of(person.presses(sent, "snooze", 0))
    assert reminders_of(person.running.service.parts.database, PERSON) == ()


def test_nobody_is_reminded_after_stop(person: Person, hand: Hand) -> None:
    """Though one was due."""
    hand.put(2026, 12, 3, 9, 21)
    person.writes("STOP")
    turn(person.running)

    assert reminded(person.slack) == []
