"""How a person goes through a self-check: what is looked at, and what is pressed."""

from collections.abc import Callable

from bot.playground.messages import Message
from bot.playground.server import StandIn
from slack.running import Running, element, shown

PERSON = "U0WARD"


class Person:
    """One person, who reads and presses in the direct messages with Kloe."""

    def __init__(self, slack: StandIn, running: Running, user: str = PERSON) -> None:
        self.slack = slack
        self.running = running
        self.user = user
        self.channel = slack.workspace.im_of(user)

    def writes(self, text: str) -> Message:
        """Write to Kloe, and return what it replies."""
        before = len(self.cards())
        self.slack.sender.direct_message(self.user, text)
        self.running.wait_for(lambda: len(self.cards()) > before)
        self.running.settled()
        return self.cards()[-1]

    def commands(self, text: str, channel: str = "C0OPEN") -> None:
        """Type a command."""
        assert self.slack.sender.command(self.user, channel, text).acknowledged
        self.running.settled()

    def cards(self) -> tuple[Message, ...]:
        """Return all that Kloe wrote to this person, as it stands now."""
        posts = self.slack.workspace.posts_by_kloe()
        return tuple(post for post in posts if post.channel == self.channel)

    def card(self, ts: str | None = None) -> Message:
        """Return one card as it stands now; the latest, unless told which."""
        return next(c for c in reversed(self.cards()) if ts is None or c.ts == ts)

    def presses(self, card: Message, verb: str, number: int = 0) -> Message:
        """Press a button of a card as it stood, and return the card as it stands then."""
        sent = self.slack.sender.click(self.user, card, f"check:{verb}:{number}")
        assert sent.acknowledged
        self.running.settled()
        return self.card(card.ts)

    def begins(self, name: str) -> Message:
        """Begin a self-check, and return the card of its first question."""
        return self.presses(self.writes(f"check {name}"), "begin")

    def answers_all(
        self, card: Message, level: Callable[[int], int] = lambda number: number % 6
    ) -> Message:
        """Answer every question that is asked, and return the card that is shown then."""
        number = 0
        while has(card, "answer"):
            card = self.presses(card, "answer", level(number))
            number += 1
        return card


def has(card: Message, verb: str, number: int = 0) -> bool:
    """Tell whether a card has a button."""
    try:
        element(card.blocks, f"check:{verb}:{number}")
    except AssertionError:
        return False
    return True


def text_of(card: Message) -> str:
    """Return all that a person reads on a card."""
    return shown(card.blocks)
