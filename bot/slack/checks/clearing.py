"""Kloe's own messages removed from the direct messages with a person, at that person's word."""

import logging
from collections import deque

from bot import wording
from bot.log import log_event
from bot.slack.checks.handling import Handlers, Then, Touched
from bot.slack.checks.put import Place, pressed_card, put_anew
from bot.slack.checks.switchboard import Tell
from bot.slack.desk import Desk
from bot.slack.outbox import Outbox
from bot.slack.own_messages import OwnMessages, Written
from bot.slack.shared import said
from bot.slack.tries import MAX_TRIES, errand

MOST_REMOVED = 200
"""Messages after which no more are looked for: some four minutes, at fifty a minute."""
MOST_PAGES = 10
"""Times that Slack is asked for older messages at most: of two thousand, nearly all may be the person's."""


class Sweep:
    """Goes through one conversation; where Slack asks to wait, it goes on where it was."""

    def __init__(self, own: OwnMessages, channel: str, *, before: str, spared: str) -> None:
        """Prepare.

        Args:
            own: finds and removes messages.
            channel: the direct messages with a person.
            before: the moment up to which is looked, as Slack writes it.
            spared: the message in which the button was pressed, which stays.
        """
        self._own = own
        self._channel = channel
        self._before = before
        self._done = {spared}
        """Names of messages that are not looked at again."""
        self._threads: deque[str] = deque()
        self._left: deque[Written] = deque()
        self._pages = 0
        self._removed = self._removed_files = self._refused = 0

    def go_on(self) -> str:
        """Remove what is not removed yet, and return what is to be said of it.

        Raises:
            SlackError: it is to be gone on with later.
        """
        while self._is_going():
            self._look()
            self._remove()
        text = wording.cleared(self._removed, self._removed_files, left=self._refused)
        return f"{text} {wording.CLEARED_OLDER}" if self._before else text

    def _is_going(self) -> bool:
        if self._left or self._threads:
            return True
        is_within = self._removed < MOST_REMOVED and self._pages < MOST_PAGES
        return bool(self._before) and is_within

    def _look(self) -> None:
        """Look through older messages where none is in hand, and through their threads.

        Raises:
            SlackError: Slack did not say.
        """
        if not (self._left or self._threads):
            looked = self._own.look(self._channel, self._before)
            self._pages += 1
            self._before = looked.oldest
            self._threads.extend(looked.threads)
            self._take(looked.own)
        while self._threads:
            self._take(self._own.look_in_thread(self._channel, self._threads[0]).own)
            self._threads.popleft()

    def _take(self, found: tuple[Written, ...]) -> None:
        """Put messages in hand, none twice: a thread begins with a message of the conversation."""
        for one in found:
            if one.ts not in self._done:
                self._done.add(one.ts)
                self._left.append(one)

    def _remove(self) -> None:
        """Remove what is in hand: the files of a message before it, since without it none finds them.

        Raises:
            SlackError: it is to be gone on with later.
        """
        while self._left:
            one = self._left[0]
            for file in one.files:
                if self._own.remove_file(file):
                    self._removed_files += file not in self._done
                    self._done.add(file)
            if self._own.remove(self._channel, one.ts):
                self._removed += 1
            else:
                self._refused += 1
            self._left.popleft()


class Clearing:
    """Removes Kloe's messages; safe to share between threads."""

    def __init__(self, outbox: Outbox, own: OwnMessages, desk: Desk, *, tell: Tell) -> None:
        """Prepare.

        Args:
            outbox: the way to Slack.
            own: finds and removes messages.
            desk: does it in a lane of its own, so that answers do not wait for it.
            tell: says one sentence to the person who pressed, and to nobody else.
        """
        self._outbox = outbox
        self._own = own
        self._desk = desk
        self._tell = tell

    def handlers(self) -> Handlers:
        """Return what acts on the button."""
        return Handlers(presses={"clear": self._on_clear})

    def _on_clear(self, touched: Touched) -> Then:
        """Begin; who presses twice has it gone through twice, and the second time finds nothing."""

        def then() -> None:
            """Begin, and say so."""
            channel = self._outbox.conversation_with(touched.user)
            self._begin(touched, channel)
            self._tell(touched.clicks, wording.CLEAR_BEGUN)

        return then

    def _begin(self, touched: Touched, channel: str) -> None:
        before = f"{touched.at.timestamp():.6f}"
        spared = pressed_card(touched.clicks) or Place("", "")
        sweep = Sweep(self._own, channel, before=before, spared=spared.ts)
        told = ""

        def send() -> None:
            """Go on removing, and say what came of it."""
            nonlocal told
            told = told or sweep.go_on()
            put_anew(self._outbox, touched.user, said(told))

        def given_up(why: str) -> None:
            """Say that not all was removed."""
            log_event(logging.WARNING, "own messages not removed", why=why)
            self._tell(touched.clicks, wording.CLEAR_NOT)

        job = errand(
            send,
            given_up=given_up,
            failed=lambda incident: self._tell(touched.clicks, wording.incident(incident)),
            most=MAX_TRIES,
        )
        self._desk.enqueue(f"clear:{touched.user}", job)
