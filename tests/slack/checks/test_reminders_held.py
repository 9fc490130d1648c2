"""Reminders that cannot be sent as they should: too late, Slack away, somebody gone, two processes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import wording
from bot.kloe import Kloe
from bot.playground.faults import Drop, Fault, Hang, RateLimited, Refuse, ServerError
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.store import reminders
from bot.store.reminders import reminders_of
from slack.running import Running

from .answering import PERSON, Person, text_of
from .clock import Hand, chooses, comes_at, kept, options_of, read, reminded, turn


@pytest.fixture
def second(kloe: Kloe, hand: Hand, tmp_path: Path, timed: Running) -> Iterator[Running]:
    """Another process on the same database; Slack goes on to write to the first."""
    slack, address = timed.slack, timed.slack.request_url
    url = f"sqlite:///{tmp_path / 'kloe.db'}"
    other = Running(kloe, slack, database_url=url, options=options_of(hand)).start()
    slack.request_url = address
    yield other
    other.stop()


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


@pytest.mark.parametrize("left", [{"deleted": True}, {"is_restricted": True}, {"is_bot": True}])
def test_who_has_left_is_not_written_to(person: Person, hand: Hand, left: dict[str, bool]) -> None:
    """And the reminder is dropped."""
    person.slack.workspace.add_user(User(id=PERSON, name="ward manager", **left))
    hand.put(2026, 12, 3, 9, 21)
    turn(person.running)

    assert reminded(person.slack) == []
    assert reminders_of(person.running.service.parts.database, PERSON) == ()


def test_whom_slack_knows_no_more_is_not_written_to(person: Person, hand: Hand) -> None:
    """As those who have left."""
    hand.put(2026, 12, 3, 9, 21)
    person.slack.faults.add("users.info", Refuse("user_not_found"))
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


def test_what_another_process_claimed_and_never_moved_on_is_left_alone(
    person: Person, hand: Hand
) -> None:
    """It may have been sent before that process ended; so nobody is told that it was not."""
    reminders.claim(person.running.service.parts.database, kept(person.running), hand())
    hand.put(2026, 12, 3, 9, 21)
    turn(person.running)
    assert kept(person.running).period == "2026-12-03"

    hand.put(2026, 12, 3, 11, 30)
    turn(person.running)

    assert reminded(person.slack) == []
    assert kept(person.running).period == "2026-12-10"
    assert "was not sent" not in text_of(person.writes("reminders"))


@pytest.mark.parametrize("types", [Person.writes, Person.commands])
def test_a_reply_that_is_tried_again_still_tells_what_was_missed(
    person: Person, hand: Hand, types: Callable[[Person, str], object]
) -> None:
    """Slack did not take it the first time."""
    hand.put(2026, 12, 3, 11, 30)
    turn(person.running)
    person.slack.faults.add("chat.postMessage", Refuse("invalid_auth"))

    types(person, "reminders")

    assert "was not sent" in text_of(person.card())


def test_a_guest_is_told_that_there_are_no_reminders(timed: Running) -> None:
    """At once, instead of waiting for what never comes."""
    guest = User(id="U0GUEST", name="auditor", is_restricted=True)
    timed.slack.workspace.add_user(guest)
    person = Person(timed.slack, timed, "U0GUEST")

    person.presses(person.writes("reminders"), "remind", 20)

    assert wording.REMINDERS_COLLEAGUES in read(person)


def test_while_slack_is_silent_no_more_are_risked(person: Person, hand: Hand) -> None:
    """Whether one was sent is not known; the others wait until Slack answers again."""
    others = [Person(person.slack, person.running, user) for user in ("U0BOARD", "U0PEOPLE")]
    for other in others:
        chooses(other, check="w1", often="week", zone="Europe/London")
    hand.put(2026, 12, 3, 9, 21)
    person.slack.faults.add("chat.postMessage", ServerError())
    turn(person.running, 1)
    assert len(person.slack.calls_of("users.info")) == len(others) + 2

    hand.wind(seconds=11)
    turn(person.running)

    users = (PERSON, "U0BOARD", "U0PEOPLE")
    assert sum(len(reminded(person.slack, user)) for user in users) == len(others)


def test_a_person_of_whom_slack_is_silent_keeps_nobody_waiting(person: Person, hand: Hand) -> None:
    """Whoever came first and was looked up in vain comes last the next time."""
    for user in ("U0BOARD", "U0PEOPLE"):
        other = Person(person.slack, person.running, user)
        chooses(other, check="w1", often="week", zone="Europe/London")
    hand.put(2026, 12, 3, 9, 21)
    before = len(person.slack.calls_of("users.info"))
    person.slack.faults.add("users.info", ServerError())
    turn(person.running, 1)
    hand.wind(seconds=11)
    turn(person.running)

    looked_up = [call.arguments["user"] for call in person.slack.calls_of("users.info")[before:]]
    assert looked_up[-1] == looked_up[0]
    assert len(looked_up) == len({*looked_up}) + 1
    assert all(len(reminded(person.slack, str(user))) == 1 for user in looked_up)
