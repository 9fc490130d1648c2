"""A clock that a test moves, for Kloe and the workspace alike, and reminders kept by it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.selfcheck import Reminder
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.playground.workspace import Workspace
from bot.store.reminders import reminders_of
from slack.running import Options, Running, shown

from .answering import PERSON, Person, has

TURNS = 3
"""Rounds after which nothing is left that can be done at one moment: moved, looked at, sent."""
_PATIENCE_SECONDS = 10.0


class Hand:
    """Holds the time, which stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.now

    def wind(self, **passed: float) -> None:
        """Let time pass."""
        self.now += timedelta(**passed)

    def put(self, *when: int, zone: str = "Europe/London") -> None:
        """Put the time to year, month, day, hour and minute on the clocks of a zone."""
        year, month, day, hour, minute = when
        at = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
        self.now = at.astimezone(UTC)


def workspace_of(hand: Hand) -> Workspace:
    """Return a workspace in which it is the hand's time."""
    return Workspace(clock=hand)


def options_of(hand: Hand) -> Options:
    """Return how Kloe is started so that it goes by the hand."""
    return Options(clock=hand)


def turn(running: Running, times: int = TURNS) -> None:
    """Let Kloe do what is due, and wait until it is done."""
    wired = running.service.wired
    assert wired is not None
    for _ in range(times):
        wired.rounds.turn()
        assert running.service.parts.desk.drain(_PATIENCE_SECONDS)
    assert running.slack.wait_until(lambda: running.slack.pending_echoes == 0)


def chooses(person: Person, card: Message | None = None, **chosen: str) -> str:
    """Fill in the modal as a person would, send it, and return what they read then.

    Args:
        person: who.
        card: where to press Remind me; the list of reminders, if None.
        chosen: what is chosen, by the end of the block's name, such as `often`.
    """
    pressed = card or person.writes("reminders")
    number = 0 if has(pressed, "remind") else 20
    person.presses(pressed, "remind", number)
    slack = person.slack
    assert slack.wait_until(lambda: slack.workspace.open_modal(person.user) is not None)
    view = slack.workspace.open_modal(person.user)
    assert view is not None
    values = {f"remind_{name}": {f"remind_{name}": value} for name, value in chosen.items()}
    assert slack.sender.submit(person.user, view.id, values).acknowledged
    person.running.settled()
    return read(person)


def read(person: Person) -> str:
    """Return what stands in the modal that a person sees."""
    view = person.slack.workspace.open_modal(person.user)
    return shown(view.blocks) if view else ""


def kept(running: Running, user: str = PERSON) -> Reminder:
    """Return a person's one reminder."""
    (only,) = reminders_of(running.service.parts.database, user)
    return only


def reminded(slack: StandIn, user: str = PERSON) -> list[Message]:
    """Return the reminders that a person was sent."""
    channel = slack.workspace.im_of(user)
    posts = slack.workspace.posts_by_kloe()
    return [post for post in posts if post.channel == channel and has(post, "remind_off")]


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
