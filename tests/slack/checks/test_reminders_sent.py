"""Reminders that come: when, once, and what is said of those that did not."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import wording
from bot.kloe import Kloe
from bot.playground.faults import Drop, Fault, Hang, RateLimited, Refuse, ServerError
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.store.reminders import reminders_of
from slack.running import Running

from .answering import PERSON, Person, has, text_of
from .clock import Hand, chooses, kept, options_of, reminded, turn


@pytest.fixture
def person(timed: Running, timed_slack: StandIn) -> Person:
    """Somebody who is reminded of W1 every Thursday at nine, London time."""
    one = Person(timed_slack, timed)
    chooses(one, check="w1", often="week")
    return one


@pytest.fixture
def second(kloe: Kloe, hand: Hand, tmp_path: Path, timed: Running) -> Iterator[Running]:
    """Another process on the same database; Slack goes on to write to the first."""
    slack, address = timed.slack, timed.slack.request_url
    url = f"sqlite:///{tmp_path / 'kloe.db'}"
    other = Running(kloe, slack, database_url=url, options=options_of(hand)).start()
    slack.request_url = address
    yield other
    other.stop()


def comes_at(person: Person, hand: Hand) -> str:
    """Let the time come for which the reminder is kept, and tell what the clock shows."""
    due_at = kept(person.running, person.user).due_at
    before = len(reminded(person.slack, person.user))
    hand.now = due_at
    hand.wind(seconds=-1)
    turn(person.running)
    assert len(reminded(person.slack, person.user)) == before
    hand.wind(seconds=1)
    turn(person.running)
    assert len(reminded(person.slack, person.user)) == before + 1
    return f"{due_at.astimezone(ZoneInfo('Europe/London')):%a %d-%m-%Y %H}"


def test_a_reminder_comes_on_its_day_and_not_before(person: Person, hand: Hand) -> None:
    """Once in a period, with where the self-check stands and what can be done."""
    assert comes_at(person, hand) == "Thu 03-12-2026 09"

    (sent,) = reminded(person.slack)
    assert "You have not done it yet" in text_of(sent)
    assert "STOP" in text_of(sent)
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


def test_two_processes_send_one(
    person: Person, second: Running, hand: Hand, timed_slack: StandIn
) -> None:
    """Whichever looks first, and whoever looks again."""
    hand.put(2026, 12, 3, 9, 21)
    first_wired, second_wired = person.running.service.wired, second.service.wired
    assert first_wired is not None
    assert second_wired is not None
    for _ in range(5):
        first_wired.rounds.turn()
        second_wired.rounds.turn()
    turn(person.running)
    turn(second)
    turn(person.running)

    assert len(reminded(timed_slack)) == 1
    assert kept(person.running).period == "2026-12-10"


def test_more_than_two_hours_late_is_not_sent_and_said_the_next_time(
    person: Person, hand: Hand
) -> None:
    """With the next reminder, and not again."""
    hand.put(2026, 12, 3, 11, 30)
    turn(person.running)
    assert reminded(person.slack) == []

    comes_at(person, hand)

    (sent,) = reminded(person.slack)
    assert "for Thursday 3 December 2026 at 09:" in text_of(sent)
    assert "was not sent" in text_of(sent)
    comes_at(person, hand)
    assert "was not sent" not in text_of(reminded(person.slack)[-1])


@pytest.mark.parametrize("word", ["reminders", "check w1", "check"])
def test_what_was_missed_is_said_on_the_next_card(person: Person, hand: Hand, word: str) -> None:
    """That the person opens, once."""
    hand.put(2026, 12, 3, 11, 30)
    turn(person.running)

    assert "was not sent" in text_of(person.writes(word))
    assert "was not sent" not in text_of(person.writes(word))


def test_less_than_two_hours_late_is_sent(person: Person, hand: Hand) -> None:
    """After a short outage."""
    hand.put(2026, 12, 3, 10, 55)
    turn(person.running)

    assert len(reminded(person.slack)) == 1


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
    """By the reminder's button."""
    person.presses(person.begins("w1"), "answer", 2)
    comes_at(person, hand)
    (sent,) = reminded(person.slack)

    assert "It is under way: 1 of" in text_of(sent)
    assert "Question 2 of" in text_of(person.presses(sent, "start"))


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


@pytest.mark.parametrize("left", [{"deleted": True}, {"is_restricted": True}, {"is_bot": True}])
def test_who_has_left_is_not_written_to(person: Person, hand: Hand, left: dict[str, bool]) -> None:
    """And the reminder is dropped."""
    person.slack.workspace.add_user(User(id=PERSON, name="ward manager", **left))
    hand.put(2026, 12, 3, 9, 21)
    turn(person.running)

    assert reminded(person.slack) == []
    assert reminders_of(person.running.service.parts.database, PERSON) == ()


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (("users.info", RateLimited(30)), 30),
        (("users.info", ServerError()), 10),
        (("users.info", Drop(done=False)), 10),
        (("users.info", Refuse("access_denied")), 300),
        (("chat.postMessage", RateLimited(30)), 30),
        (("chat.postMessage", Refuse("messages_tab_disabled")), 300),
    ],
)
def test_what_was_surely_not_sent_is_sent_later(
    person: Person, hand: Hand, fault: tuple[str, Fault], seconds: int
) -> None:
    """Once, as soon as Slack lets, within the two hours."""
    hand.put(2026, 12, 3, 9, 21)
    person.slack.faults.add(*fault)
    turn(person.running)
    assert reminded(person.slack) == []

    hand.wind(seconds=seconds + 1)
    turn(person.running)

    assert len(reminded(person.slack)) == 1


def test_slack_away_for_two_hours_is_a_missed_reminder(person: Person, hand: Hand) -> None:
    """Said the next time."""
    hand.put(2026, 12, 3, 9, 21)
    for _ in range(8):
        person.slack.faults.add("chat.postMessage", RateLimited(900))
        turn(person.running)
        person.slack.faults.clear()
        hand.wind(seconds=901)
    turn(person.running)

    assert reminded(person.slack) == []
    assert "was not sent" in text_of(person.writes("reminders"))


@pytest.mark.parametrize("fault", [Drop(done=True), Drop(done=False), ServerError(done=True)])
def test_what_may_have_been_sent_is_not_sent_again(
    person: Person, hand: Hand, fault: Fault
) -> None:
    """One too few is better than two."""
    hand.put(2026, 12, 3, 9, 21)
    person.slack.faults.add("chat.postMessage", fault)
    turn(person.running)
    sent = len(reminded(person.slack))
    hand.wind(minutes=5)
    turn(person.running)

    assert len(reminded(person.slack)) == sent <= 1
    assert kept(person.running).period == "2026-12-10"


def test_a_slow_slack_holds_up_nobody_else(person: Person, hand: Hand) -> None:
    """Whoever writes meanwhile is answered."""
    hand.put(2026, 12, 3, 9, 21)
    person.slack.faults.add("chat.postMessage", Hang(2.0))
    wired = person.running.service.wired
    assert wired is not None
    wired.rounds.turn()

    assert "own" in text_of(Person(person.slack, person.running, "U0BOARD").writes("check w1"))
