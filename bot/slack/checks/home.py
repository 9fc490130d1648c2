"""Who has opened Home, and when it is shown to them anew.

Slack lets a view be published some hundred times a minute, and one person's clicks change it faster
than anybody reads. So each person's Home is shown at most every few seconds, all of them together no
faster than Slack lets, and always as things stand in that moment; only those who have opened it since
the start are shown it at all.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.knowledge import Document
from bot.errors import SlackError, StoreUnavailable
from bot.log import log_event
from bot.selfcheck.book import Book
from bot.slack.checks.home_view import Facts, KeptFor, home_view
from bot.slack.checks.turns import Turns
from bot.slack.desk import Desk, Job
from bot.slack.front import Front
from bot.slack.tries import MAX_TRIES, GiveUp, Tries
from bot.store.engine import Database
from bot.store.people import Everything, everything_about

APART_SECONDS = 3.0
"""Between two views of one person's Home at least, unless they open it."""
LOOK_SECONDS = 0.5
"""How often it is looked whether a Home that waits has its turn; an opening moves it forward."""
MOST_REMEMBERED = 5_000
"""People whose Home is shown anew; of more, those who opened it longest ago are left out."""
CHANGES_PER_MINUTE, CHANGES_AT_ONCE = 35, 5
OPENINGS_PER_MINUTE, OPENINGS_AT_ONCE = 35, 15
"""Together ninety in any minute, of the hundred that Slack lets pass: a change may be shown some
seconds after its turn. Source: Slack, "views.publish", tier 4, and "Rate limits", read July 2026."""


class HomeSource:
    """Gathers what a person's Home shows."""

    def __init__(
        self,
        database: Database,
        book: Callable[[], Book],
        documents: Callable[[], Sequence[Document]],
        *,
        kept_for: KeptFor,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._book = book
        self._documents = documents
        self._kept_for = kept_for
        self._clock = clock

    def facts(self, user: str, channel: str) -> Facts:
        """Return all that is shown to a person.

        Args:
            user: the person.
            channel: the direct messages with that person.
        """
        mine = self._mine(user, channel)
        return Facts(mine, self._book(), self._documents(), self._kept_for, self._clock())

    def _mine(self, user: str, channel: str) -> Everything | None:
        try:
            return everything_about(self._database, user, [channel] if channel else [])
        except StoreUnavailable:
            return None


class Visitor:
    """One person who has opened Home."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self.not_before = float("-inf")
        """When it may be shown again, by the clock that only rises."""
        self.waits_until: float | None = None
        """When it is shown next; None where it shows all that there is."""
        self.tries = Tries(MAX_TRIES)
        """At showing it once."""


class HomeDesk:
    """Shows Home, now and after changes; safe to share between threads."""

    def __init__(
        self,
        source: HomeSource,
        front: Front,
        desk: Desk,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._front = front
        self._desk = desk
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._visitors: OrderedDict[str, Visitor] = OrderedDict()
        self._changes = Turns(per_minute=CHANGES_PER_MINUTE, at_once=CHANGES_AT_ONCE)
        self._openings = Turns(per_minute=OPENINGS_PER_MINUTE, at_once=OPENINGS_AT_ONCE)

    def remember(self, user: str, channel: str) -> Visitor:
        """Show a person's Home after changes from now on, whether or not they opened it.

        Args:
            user: the person.
            channel: the direct messages with that person.
        """
        with self._lock:
            visitor = self._visitors.setdefault(user, Visitor(channel))
            self._visitors.move_to_end(user)
            if len(self._visitors) > MOST_REMEMBERED:
                self._visitors.popitem(last=False)
            return visitor

    def opened(self, user: str, channel: str) -> None:
        """Show a person's Home, which they opened.

        Args:
            user: the person.
            channel: the direct messages with that person.
        """
        visitor = self.remember(user, channel)
        with self._lock:
            is_waiting = visitor.waits_until is not None
            visitor.waits_until = self._openings.turn(self._monotonic())
        if not is_waiting:
            self._enqueue(user, visitor)

    def changed(self, user: str) -> None:
        """Show a person's Home anew in a while, if they have opened it since the start."""
        with self._lock:
            visitor = self._visitors.get(user)
            if visitor is None or visitor.waits_until is not None:
                return
            now = self._monotonic()
            visitor.waits_until = max(self._changes.turn(now), visitor.not_before)
        self._enqueue(user, visitor)

    def forget(self) -> None:
        """Show nobody's Home any more until they open it again."""
        with self._lock:
            self._visitors.clear()

    def _enqueue(self, user: str, visitor: Visitor) -> None:
        job = Job(lambda: self._run(user, visitor), lambda _: self._end(visitor))
        self._desk.enqueue(f"home:{user}", job)

    def _run(self, user: str, visitor: Visitor) -> float | None:
        """Show it if its time has come, or return when to look again."""
        with self._lock:
            now = self._monotonic()
            if visitor.waits_until is None or self._visitors.get(user) is not visitor:
                return None
            if visitor.waits_until > now:
                return min(visitor.waits_until - now, LOOK_SECONDS)
            # What changes from here on is shown the next time.
            visitor.waits_until, visitor.not_before = None, now + APART_SECONDS
        try:
            self._front.publish_home(user, home_view(self._source.facts(user, visitor.channel)))
        except SlackError as error:
            then = visitor.tries.after(error)
            if not isinstance(then, GiveUp):
                return self._later(visitor, then)
            log_event(logging.WARNING, "home not shown", why=then.why)
        visitor.tries = Tries(MAX_TRIES)
        return None

    def _later(self, visitor: Visitor, seconds: float) -> float | None:
        """Let a Home wait until it is tried again, or leave it to the change that came since."""
        with self._lock:
            is_left = visitor.waits_until is not None
            visitor.waits_until = self._changes.turn(self._monotonic() + seconds)
        return None if is_left else LOOK_SECONDS

    def _end(self, visitor: Visitor) -> None:
        """Leave a Home that a fault of the program kept from being shown; the next change is."""
        with self._lock:
            visitor.waits_until = None
