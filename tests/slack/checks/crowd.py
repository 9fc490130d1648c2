"""Many people in a self-check at once: what the app's workspace and `bench_selfcheck.py` see of it.

Each person is a thread that types a command, agrees, and answers by the buttons of the card that
stands there; the workspace holds the app to Slack's limits.
"""

import threading
import time
from collections.abc import Sequence
from typing import NamedTuple

from bot.playground.deliveries import Delivery
from bot.playground.limits import Limits
from bot.playground.message_log import Change
from bot.playground.messages import Message
from bot.playground.people import Channel, User
from bot.playground.server import StandIn
from bot.playground.workspace import Workspace

LEVELS = 6
PATIENCE_SECONDS = 60.0


def workspace(people: int) -> Workspace:
    """Return a workspace of so many people."""
    made = Workspace()
    for number in range(people):
        made.add_user(User(id=user_of(number), name="ward manager"))
    everybody = frozenset({*map(user_of, range(people)), made.bot_user_id})
    made.add_channel(Channel(id="C0ALL", name="all", kind="channel", members=everybody))
    return made


def stand_in(people: int) -> StandIn:
    """Return a workspace of so many people that holds the app to Slack's limits."""
    return StandIn(workspace(people), limits=Limits())


def user_of(number: int) -> str:
    """Return the id of a person."""
    return f"U{number:03}"


class Cards:
    """The latest card of each channel, and how often it has changed."""

    def __init__(self, slack: StandIn) -> None:
        self._changed = threading.Condition()
        self._latest: dict[str, Message] = {}
        self._bot_id = slack.workspace.bot_id
        slack.workspace.log.listeners.append(self._hear)

    def after(self, channel: str, before: Message | None) -> Message:
        """Return the card of a channel once it is another than before.

        Raises:
            TimeoutError: it stayed as it was.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        with self._changed:
            while (card := self._latest.get(channel)) is None or card == before:
                if not self._changed.wait(deadline - time.monotonic()):
                    raise TimeoutError(channel)
            return card

    def _hear(self, change: Change) -> None:
        if change.after and change.after.bot_id == self._bot_id:
            with self._changed:
                self._latest[change.after.channel] = change.after
                self._changed.notify_all()


class Seen(NamedTuple):
    """What was seen of all people together."""

    clicks: Sequence[Delivery]
    seconds: float
    """From the first command to the last summary."""
    given: dict[str, list[str]]
    """By person, the levels that were pressed, in the order of the questions."""
    failures: Sequence[str]


def go_through(slack: StandIn, people: int, check: str) -> Seen:
    """Let all people go through a self-check at once, and return what was seen."""
    cards, clicks, failures = Cards(slack), [], []
    given: dict[str, list[str]] = {}
    lock = threading.Lock()

    def go(number: int) -> None:
        user = user_of(number)
        try:
            mine, levels = one_person(slack, cards, user, check)
        except (TimeoutError, LookupError) as error:
            failures.append(f"{user}: {type(error).__name__} {error}")
            return
        with lock:
            clicks.extend(mine)
            given[user] = levels

    threads = [threading.Thread(target=go, args=(number,)) for number in range(people)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Seen(clicks, time.perf_counter() - start, given, failures)


def one_person(
    slack: StandIn, cards: Cards, user: str, check: str
) -> tuple[list[Delivery], list[str]]:
    """Go through a self-check, and return the presses and the levels that were pressed."""
    channel = slack.workspace.im_of(user)
    clicks = [slack.sender.command(user, "C0ALL", f"check {check}")]
    card = cards.after(channel, None)
    clicks.append(slack.sender.click(user, card, "check:begin:0"))
    card = cards.after(channel, card)
    levels: list[str] = []
    while "check:answer:0" in str(card.blocks):
        number = (len(levels) + int(user[1:])) % LEVELS
        clicks.append(slack.sender.click(user, card, f"check:answer:{number}"))
        levels.append(value_of(card, f"check:answer:{number}"))
        card = cards.after(channel, card)
    return clicks, levels


def value_of(card: Message, action_id: str) -> str:
    """Return the level that a button of a card carries."""
    every = [one for block in card.blocks for one in block.get("elements", ())]
    return next(str(one["value"]) for one in every if one.get("action_id") == action_id).split("|")[
        3
    ]
