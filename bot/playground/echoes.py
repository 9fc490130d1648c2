"""What Slack sends back to an app of the app's own doings: its posts, edits and deletions.

An app that follows direct messages is told of its own, too.

Source: docs.slack.dev/reference/events/message.im, July 2026.
"""

import queue
import threading
from collections.abc import Callable

from bot.playground import events
from bot.playground.deliveries import Parcel
from bot.playground.dispatch import Dispatcher
from bot.playground.identity import BOT_USER_ID
from bot.playground.message_log import Change
from bot.playground.workspace import Workspace


class Echoes:
    """Sends them on a thread of its own, in order."""

    def __init__(
        self, workspace: Workspace, dispatcher: Dispatcher, has_app: Callable[[], bool]
    ) -> None:
        self._workspace = workspace
        self._dispatcher = dispatcher
        self._has_app = has_app
        self._queue: queue.SimpleQueue[Change | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._pending = 0
        self.enabled = True
        """Whether there are any."""

    def note(self, change: Change) -> None:
        """Send a change if Kloe made it in a direct message; called while the lock is held."""
        channel = self._workspace.channel(change.channel)
        is_direct = channel is not None and channel.kind == "im"
        if self.enabled and is_direct and change.actor == BOT_USER_ID and self._has_app():
            self._start()
            self._pending += 1
            self._queue.put(change)

    @property
    def pending(self) -> int:
        """Number of echoes that are not yet acknowledged or given up."""
        return self._pending

    def stop(self, seconds: float) -> None:
        """Send no more, and wait for the one that is under way."""
        self.enabled = False
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(seconds)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="echoes", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (change := self._queue.get()) is not None and self.enabled:
            event = events.message_event(self._workspace, change)
            parcel = Parcel("event", events.envelope(self._workspace, event))
            self._dispatcher.send(parcel, channel=change.channel, ts=change.ts)
            with self._workspace.state.change():
                self._pending -= 1
