"""A team at work: its message in the channel, and people who join and answer."""

from collections.abc import Sequence

from bot.domain.selfcheck import LEVELS, Level
from bot.playground.messages import Message
from bot.playground.people import User
from bot.playground.server import StandIn
from bot.store import runs
from bot.store.engine import Database
from bot.store.runs import runs_of
from slack.running import Running, element

from .answering import PERSON, Person

CHANNEL = "C0BOARD"
MIXED: tuple[Level, ...] = ("in_place", "started")
"""Answered in turn: nobody's answers can be told from the counts of people who answer so."""


class Team:
    """A team of a channel."""

    def __init__(self, slack: StandIn, running: Running) -> None:
        self.slack = slack
        self.running = running

    @property
    def database(self) -> Database:
        """Where everything is kept."""
        return self.running.service.parts.database

    def opens(self, text: str = "team W1") -> Message:
        """Open a self-check in the channel, and return its message."""
        Person(self.slack, self.running).commands(text, CHANNEL)
        return self.message()

    def message(self) -> Message:
        """Return the team's message as it stands now."""
        return self.messages()[-1]

    def messages(self) -> Sequence[Message]:
        """Return all that Kloe wrote in the channel."""
        posts = self.slack.workspace.posts_by_kloe()
        return [post for post in posts if post.channel == CHANNEL]

    def button_value(self, verb: str) -> str:
        """Return what a button of the message carries."""
        return str(element(self.message().blocks, f"check:{verb}:0")["value"])

    def member(self, number: int) -> Person:
        """Return one person of the team."""
        user = User(id=f"U0TEAM{number:02}", name=f"team member {number}")
        self.slack.workspace.add_user(user)
        self.slack.workspace.join(user.id, CHANNEL)
        return Person(self.slack, self.running, user.id)

    def presses(self, person: Person, verb: str, message: Message | None = None) -> None:
        """Press a button of the team's message."""
        pressed = message or self.message()
        sent = self.slack.sender.click(person.user, pressed, f"check:{verb}:0")
        assert sent.acknowledged
        self.running.settled()

    def finishes(self, number: int, levels: Sequence[Level] = MIXED) -> Person:
        """Let a person join and answer everything."""
        person = self.member(number)
        self.presses(person, "team_join")
        card = person.presses(person.card(), "begin")
        person.answers_all(card, lambda n: LEVELS.index(levels[n % len(levels)]))
        (run,) = runs_of(self.database, person.user)
        assert run.stage == "done"
        return person

    def told(self, person: Person) -> Sequence[str]:
        """Return all that this person alone was told in the channel."""
        return [one.text for one in self.slack.workspace.ephemerals(person.user)]

    def deletes(self, person: Person) -> None:
        """Erase the person's run."""
        (run,) = runs_of(self.database, person.user)
        assert runs.delete(self.database, run.id, person.user)


__all__ = ["CHANNEL", "MIXED", "PERSON", "Person", "Team"]
