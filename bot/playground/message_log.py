"""Every message of the workspace, in the order in which it was said, and its threads."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from bot.playground.messages import TOMBSTONE, Message, tombstone_of
from bot.playground.state import State
from bot.playground.wire import Clock

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_SECONDS = 86_400
_MICROSECONDS = 1_000_000
"""In a second."""


class Timestamps:
    """Makes names for messages: each later than the one before, and near the clock's time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last = 0
        """In microseconds since 1970."""

    def next(self) -> str:
        """Return seconds and microseconds since 1970, never the same twice."""
        since = self._clock() - _EPOCH
        now = (since.days * _DAY_SECONDS + since.seconds) * _MICROSECONDS + since.microseconds
        with self._lock:
            self._last = last = max(now, self._last + 1)
        return f"{last // _MICROSECONDS}.{last % _MICROSECONDS:06d}"

    def go_on_from(self, last: str) -> None:
        """Give out only what is later than a `ts` that was given out before."""
        seconds, _, rest = last.partition(".")
        with self._lock:
            self._last = max(self._last, int(seconds) * _MICROSECONDS + int(rest))


class Change(NamedTuple):
    """Something that happened to a message."""

    kind: Literal["posted", "edited", "deleted"]
    actor: str
    """Id of the user who did it."""
    channel: str
    ts: str
    """When: for a new message its own `ts`."""
    before: Message | None
    after: Message | None


def posted(message: Message) -> Change:
    """Return that a message is new."""
    return Change("posted", message.user, message.channel, message.ts, None, message)


class MessageLog:
    """Holds the messages; any thread may use it."""

    def __init__(self, state: State, timestamps: Timestamps) -> None:
        self._state = state
        self._timestamps = timestamps
        self._by_ts: defaultdict[str, dict[str, Message]] = defaultdict(dict)
        self._said: list[tuple[str, str]] = []
        """Channel and `ts` of every message."""
        self._threads: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.listeners: list[Callable[[Change], None]] = []
        """Each is told of every change, in order, while the lock is held."""

    def add(self, draft: Message) -> Message:
        """Add a message under a new `ts`.

        A reply to what is not there, or is itself a reply, ends up in the channel, silently.

        Source: slack-go/slack#1571, langchain-ai/open-swe#2753, July 2026.
        """
        with self._state.change():
            root = self._root_of(draft)
            message = draft._replace(
                ts=self._timestamps.next(),
                thread_ts=root.ts if root else None,
                parent_user=root.user if root else None,
            )
            self._by_ts[draft.channel][message.ts] = message
            self._said.append((draft.channel, message.ts))
            if root:
                self._threads[draft.channel, root.ts].append(message.ts)
            self._tell(posted(message))
            return message

    def edit(self, channel: str, ts: str, *, actor: str, **fields: Any) -> Change:
        """Change fields of a message.

        Raises:
            KeyError: there is none with this `ts`.
        """
        with self._state.change():
            before = self._by_ts[channel][ts]
            after = before._replace(**fields)
            self._by_ts[channel][ts] = after
            return self._changed("edited", actor, before, after)

    def delete(self, channel: str, ts: str, *, actor: str) -> tuple[Change, ...]:
        """Delete a message; Slack leaves a tombstone where it has replies, until they go too.

        Raises:
            KeyError: there is none with this `ts`.
        """
        with self._state.change():
            before = self._by_ts[channel][ts]
            if self.replies(channel, ts):
                after = tombstone_of(before)
                self._by_ts[channel][ts] = after
                return (self._changed("edited", actor, before, after),)
            changes = [self._remove(before, actor)]
            root = self._by_ts[channel].get(before.thread_ts or "")
            if root and root.subtype == TOMBSTONE and not self.replies(channel, root.ts):
                changes.append(self._remove(root, actor))
            return tuple(changes)

    def find(self, channel: str, ts: str) -> Message | None:
        """Return a message, deleted or not; None where there never was one."""
        with self._state.reading():
            return self._by_ts[channel].get(ts)

    def channel_messages(self, channel: str) -> tuple[Message, ...]:
        """Return the messages of a channel and its threads that are not deleted, oldest first."""
        with self._state.reading():
            return tuple(m for m in self._by_ts[channel].values() if not m.deleted)

    def seen(self, channel: str) -> tuple[Message, ...]:
        """Return what people see of a channel and its threads: tombstones, too."""
        with self._state.reading():
            every = self._by_ts[channel].values()
            return tuple(m for m in every if not m.deleted or m.subtype == TOMBSTONE)

    def restore(self, messages: Iterable[Message], last: str) -> None:
        """Put back messages that were kept from an earlier time, oldest first; nobody is told.

        Args:
            messages: with the `ts` that they had; deleted ones, too.
            last: the latest `ts` that was given out.
        """
        with self._state.change():
            for message in messages:
                self._by_ts[message.channel][message.ts] = message
                self._said.append((message.channel, message.ts))
                if message.thread_ts:
                    self._threads[message.channel, message.thread_ts].append(message.ts)
            self._timestamps.go_on_from(last)

    def kept(self) -> tuple[Message, ...]:
        """Return every message, deleted ones too, in the order in which they were said."""
        with self._state.reading():
            return tuple(self._by_ts[channel][ts] for channel, ts in self._said)

    def replies(self, channel: str, thread_ts: str) -> tuple[Message, ...]:
        """Return the replies in a thread that are not deleted, oldest first."""
        with self._state.reading():
            every = [self._by_ts[channel][ts] for ts in self._threads.get((channel, thread_ts), ())]
            return tuple(reply for reply in every if not reply.deleted)

    def every(self) -> tuple[Message, ...]:
        """Return all messages that are not deleted, oldest first."""
        with self._state.reading():
            found = [self._by_ts[channel][ts] for channel, ts in self._said]
        return tuple(message for message in found if not message.deleted)

    def _root_of(self, draft: Message) -> Message | None:
        root = self._by_ts[draft.channel].get(draft.thread_ts or "")
        if root is None or root.thread_ts is not None:
            return None
        return root if not root.deleted or root.subtype == TOMBSTONE else None

    def _remove(self, before: Message, actor: str) -> Change:
        self._by_ts[before.channel][before.ts] = before._replace(deleted=True, subtype=None)
        return self._changed("deleted", actor, before, None)

    def _changed(
        self, kind: Literal["edited", "deleted"], actor: str, before: Message, after: Message | None
    ) -> Change:
        ts = self._timestamps.next()
        return self._tell(Change(kind, actor, before.channel, ts, before, after))

    def _tell(self, change: Change) -> Change:
        for listener in self.listeners:
            listener(change)
        return change
