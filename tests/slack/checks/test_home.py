"""Home: shown when it is opened, and anew after changes, no faster than Slack lets."""

from pathlib import Path

import pytest

from bot import wording
from bot.playground.faults import Drop, Fault, RateLimited, Refuse, ServerError
from bot.playground.messages import Message
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.playground.views import View
from bot.selfcheck_of import Books
from bot.settings import find_knowledge
from bot.slack.checks.home import APART_SECONDS, CHANGES_AT_ONCE, OPENINGS_AT_ONCE
from bot.store import notes
from slack.conftest import StartKloe
from slack.running import Running, element, shown

from .answering import PERSON, Person, has, text_of
from .keeping import keep_much, noted

PUBLISH = "views.publish"


def home_of(slack: StandIn, user: str = PERSON) -> View:
    """Return what stands in a person's Home."""
    home = slack.workspace.home(user)
    assert home is not None
    return home


def opens(running: Running, slack: StandIn, user: str = PERSON) -> View:
    """Let a person open Home, and return it."""
    before = len(slack.calls_of(PUBLISH))
    assert slack.sender.open_app(user, "home").acknowledged
    running.wait_for(lambda: len(slack.calls_of(PUBLISH)) > before)
    running.settled()
    return home_of(slack, user)


def presses(running: Running, slack: StandIn, verb: str, number: int = 0) -> None:
    """Press a button of Home."""
    before = seen(running, slack)
    assert slack.sender.click(PERSON, home_of(slack), f"check:{verb}:{number}").acknowledged
    running.wait_for(lambda: seen(running, slack) != before)


def seen(running: Running, slack: StandIn) -> object:
    """Return what stands before a person beside Home."""
    modal = slack.workspace.open_modal(PERSON)
    return modal and modal.id, Person(slack, running).cards()


def read(slack: StandIn) -> str:
    """Return what a person reads in Home."""
    return shown(home_of(slack).blocks)


def test_home_is_shown_when_it_is_opened(running: Running, slack: StandIn) -> None:
    """To the person who did, and no message is posted for it."""
    opens(running, slack)

    assert wording.HOME_WHAT in read(slack)
    assert "superseded, checked 1 July 2026" in read(slack)
    assert wording.MINE_NOTHING in read(slack)
    assert slack.workspace.home("U0PEOPLE") is None
    assert slack.workspace.posts_by_kloe() == ()


def test_of_somebody_of_whom_nothing_is_kept_it_is_said_so(
    running: Running, slack: StandIn
) -> None:
    """Rather than that there are none of seven kinds."""
    opens(running, slack)

    assert wording.MINE_NOTHING in read(slack)
    assert "0 records" not in read(slack)


def test_a_self_check_starts_from_home_in_the_direct_messages(
    running: Running, slack: StandIn
) -> None:
    """A press in Home has no channel; its card goes where only that person reads along."""
    person = Person(slack, running)
    opens(running, slack)

    presses(running, slack, "start")

    card = person.card()
    assert "Purpose" in text_of(card)
    assert has(person.presses(card, "begin"), "answer")


def answers(person: Person, card: Message) -> Message:
    """Answer a question without waiting for Home, and return the card as it stands then."""
    person.slack.sender.click(PERSON, card, "check:answer:2")
    person.running.wait_for(lambda: person.card(card.ts) != card)
    return person.card(card.ts)


def test_home_follows_what_a_person_answers(running: Running, slack: StandIn) -> None:
    """Without being opened again."""
    person = Person(slack, running)
    card = person.begins("W1")
    opens(running, slack)
    assert "Under way since" in read(slack)

    while has(card, "answer"):
        card = answers(person, card)

    running.wait_for(lambda: "Last done on" in read(slack))
    assert wording.REPORT_FIRST in read(slack)
    count = len(person.cards())
    presses(running, slack, "summary")
    assert len(person.cards()) == count + 1


def test_quick_clicks_give_few_views(running: Running, slack: StandIn) -> None:
    """Every few seconds one, as things stand then."""
    person = Person(slack, running)
    card = person.begins("W1")
    opens(running, slack)
    before = len(slack.calls_of(PUBLISH))

    for _ in range(20):
        slack.sender.click(PERSON, card, "check:skip:0")

    running.settled()
    first, second, *more = slack.calls_of(PUBLISH)[before - 1 :]
    assert more == []
    assert (second.at - first.at).total_seconds() > APART_SECONDS - 0.5


def test_nobody_is_shown_a_home_that_they_have_not_opened(running: Running, slack: StandIn) -> None:
    """Since Kloe was started; it would be a call for nothing."""
    person = Person(slack, running)

    person.answers_all(person.begins("W1"))

    assert slack.calls_of(PUBLISH) == ()


def test_opening_home_again_shows_it_at_once(running: Running, slack: StandIn) -> None:
    """However short a time ago it was shown."""
    opens(running, slack)
    first = home_of(slack).hash

    assert opens(running, slack).hash != first


def test_a_home_for_which_slack_asks_to_wait_is_shown_then(
    running: Running, slack: StandIn
) -> None:
    """And not before."""
    slack.faults.add(PUBLISH, RateLimited(1))

    assert slack.sender.open_app(PERSON, "home").acknowledged

    running.wait_for(lambda: slack.workspace.home(PERSON))
    first, second = slack.calls_of(PUBLISH)
    assert (second.at - first.at).total_seconds() >= 1.0


@pytest.mark.parametrize("fault", [ServerError(), Drop(done=False), Drop(done=True)])
def test_a_home_that_slack_did_not_take_in_is_shown_again(
    running: Running, slack: StandIn, fault: Fault
) -> None:
    """It is the same however often it is shown, so nobody has to change something first."""
    slack.faults.add(PUBLISH, fault)

    assert slack.sender.open_app(PERSON, "home").acknowledged

    running.wait_for(lambda: len(slack.calls_of(PUBLISH)) > 1)
    running.settled()
    assert wording.HOME_WHAT in read(slack)


def test_a_home_that_slack_refuses_is_let_be(running: Running, slack: StandIn) -> None:
    """The next opening tries again."""
    slack.faults.add(PUBLISH, Refuse("internal"))
    slack.sender.open_app(PERSON, "home")
    running.settled()

    assert wording.HOME_WHAT in shown(opens(running, slack).blocks)


def test_many_who_open_home_at_once_do_not_pass_the_limit(running: Running, slack: StandIn) -> None:
    """The first are shown it at once, the others one after the other."""
    people = [f"U0MANY{number:02}" for number in range(2 * OPENINGS_AT_ONCE)]
    for user in people:
        slack.workspace.add_user(User(id=user, name="manager"))

    for user in people:
        assert slack.sender.open_app(user, "home").acknowledged

    running.wait_for(lambda: len(slack.calls_of(PUBLISH)) >= OPENINGS_AT_ONCE)
    first, *_ = calls = slack.calls_of(PUBLISH)
    early = [call for call in calls if (call.at - first.at).total_seconds() < 1.0]
    assert OPENINGS_AT_ONCE <= len(early) <= OPENINGS_AT_ONCE + 1
    assert all(call.ok for call in calls)


def test_many_whose_home_changes_at_once_are_shown_it_one_after_the_other(
    running: Running, slack: StandIn
) -> None:
    """A whole workspace that answers at once must not pass what Slack lets."""
    people = [f"U0MANY{number:02}" for number in range(OPENINGS_AT_ONCE)]
    wired = running.service.wired
    assert wired is not None
    for user in people:
        slack.workspace.add_user(User(id=user, name="manager"))
        wired.home.remember(user, slack.workspace.im_of(user))

    for user in people * 3:
        wired.home.changed(user)

    running.wait_for(lambda: len(slack.calls_of(PUBLISH)) > CHANGES_AT_ONCE)
    first, *_ = calls = slack.calls_of(PUBLISH)
    assert len({call.arguments["user_id"] for call in calls}) == len(calls)
    early = [call for call in calls if (call.at - first.at).total_seconds() < 1.0]
    assert len(early) <= CHANGES_AT_ONCE + 1


@pytest.mark.parametrize("verb", ["export", "evidence", "remind", "delete_all"])
def test_no_button_of_home_leads_nowhere(running: Running, slack: StandIn, verb: str) -> None:
    """Each says something in the direct messages or in a modal."""
    notes.keep(running.service.parts.database, noted())
    opens(running, slack)

    presses(running, slack, verb)


def test_much_is_shown_quickly(running: Running, slack: StandIn) -> None:
    """300 self-checks and a thousand pieces of evidence."""
    parts = running.service.parts
    check = Books(find_knowledge(None), parts.current.kloe)().catalog.checks[0]
    keep_much(parts.database, check)

    opens(running, slack)

    assert "1000 notes of evidence" in read(slack)
    assert "300 self-checks with your answers" in read(slack)
    assert "Answers since" in read(slack)


def test_without_the_database_home_says_so(
    start_kloe: StartKloe, slack: StandIn, tmp_path: Path
) -> None:
    """And the rest of it is there."""
    folder = tmp_path / "kept"
    folder.write_text("in the way")
    running = start_kloe(url=f"sqlite:///{folder / 'kloe.db'}")

    opens(running, slack)

    assert wording.HOME_AWAY in read(slack)
    assert element(home_of(slack).blocks, "check:delete_all:0")
