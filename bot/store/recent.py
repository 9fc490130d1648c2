"""What one process knows without the database: the latest claims, requests, answers and threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from bot.domain.query import ThreadMemory
from bot.domain.request import Answered, KeptAnswer, Request, SavedRequest

MAX_REMEMBERED = 1000
"""Requests in work, answers and threads that are remembered at most, of each kind."""
REMEMBERED_FOR = timedelta(hours=1)
"""Age at most of what is remembered beside the database, for the case that it goes away."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Bounded(OrderedDict[K, V]):
    """A dictionary of the entries that were put last.

    Args:
        limit: entries at most.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def put(self, key: K, value: V) -> V | None:
        """Put an entry last; return the value of the oldest one if it had to make way."""
        self[key] = value
        self.move_to_end(key)
        return self.popitem(last=False)[1] if len(self) > self._limit else None

    def drop(self, is_to_go: Callable[[V], bool]) -> None:
        """Drop every entry with such a value."""
        for key in [key for key, value in self.items() if is_to_go(value)]:
            del self[key]


def key_of(event_key: str) -> str:
    """Return what stands for an event among claims."""
    return f"event {event_key}"


def keys_of(request: Request) -> tuple[str, ...]:
    """Return what stands for a request among claims; no two accepted ones share any."""
    event = key_of(request.event_key)
    return (event, f"message {request.message_key}") if request.message_key else (event,)


class Recent:
    """Remembers within bounds; safe to share between threads.

    Args:
        max_claims: claims at most; the oldest make way.
    """

    def __init__(self, max_claims: int) -> None:
        self._lock = threading.Lock()
        self._claims: Bounded[str, bool] = Bounded(2 * max_claims)
        """Key to whether it was claimed here alone, out of the database's reach."""
        self._in_work: Bounded[str, SavedRequest] = Bounded(MAX_REMEMBERED)
        self._forgotten: Bounded[str, bool] = Bounded(MAX_REMEMBERED)
        """Event keys of requests that were being answered when their person had all erased."""
        self._answers: Bounded[str, tuple[datetime, KeptAnswer]] = Bounded(MAX_REMEMBERED)
        self._threads: Bounded[tuple[str, str], tuple[datetime, ThreadMemory]] = Bounded(
            MAX_REMEMBERED
        )

        self._erased_at: datetime | None = None
        """When everything was erased, if it was."""

    def is_claimed(self, keys: Collection[str]) -> bool:
        """Tell whether any of the keys is claimed."""
        with self._lock:
            return any(key in self._claims for key in keys)

    def claim(self, keys: Collection[str]) -> bool:
        """Claim all keys here alone; False, and nothing is claimed, where any is already."""
        with self._lock:
            if any(key in self._claims for key in keys):
                return False
            for key in keys:
                self._claims.put(key, True)  # noqa: FBT003 - the value of an entry
            return True

    def note(self, keys: Collection[str]) -> bool:
        """Note that the keys are claimed in the database; False where any was claimed here alone."""
        with self._lock:
            for key in keys:
                self._claims.put(key, self._claims.get(key, False))
            return not any(self._claims[key] for key in keys)

    def start(self, saved: SavedRequest) -> None:
        """Remember a request that is being answered."""
        if saved.request.message_key is not None:
            with self._lock:
                self._in_work.put(saved.request.message_key, saved)

    def replace_text(
        self, message_key: str, text: str | None, withheld: Literal["personal_data"] | None
    ) -> SavedRequest | None:
        """Put the new text of a message, and return its request if it is being answered."""
        with self._lock:
            saved = self._in_work.get(message_key)
            if saved is None:
                return None
            request = saved.request.model_copy(update={"text": text, "withheld": withheld})
            changed = SavedRequest(id=saved.id, request=request)
            self._in_work[message_key] = changed
            return changed

    def stop(self, message_key: str | None) -> SavedRequest | None:
        """Forget the request of a message, and return it if it was being answered."""
        with self._lock:
            return self._in_work.pop(message_key, None) if message_key else None

    def remember(self, answered: Answered) -> None:
        """Remember an answer and its thread."""
        at = answered.answered_at
        kept = KeptAnswer(**{name: getattr(answered, name) for name in KeptAnswer.model_fields})
        with self._lock:
            if answered.message_key is not None:
                self._answers.put(answered.message_key, (at, kept))
            if answered.memory is not None and answered.thread_ts is not None:
                self._threads.put((answered.channel, answered.thread_ts), (at, answered.memory))

    def answer_to(self, message_key: str) -> KeptAnswer | None:
        """Return the latest answer to a message."""
        with self._lock:
            found = self._answers.get(message_key)
        return found and found[1]

    def memory_of(self, channel: str, thread_ts: str) -> ThreadMemory | None:
        """Return what is remembered of a thread."""
        with self._lock:
            found = self._threads.get((channel, thread_ts))
        return found and found[1]

    def is_forgotten(self, event_key: str) -> bool:
        """Tell whether a request's person had everything erased while it was being answered."""
        with self._lock:
            return event_key in self._forgotten

    def forget_before(self, moment: datetime) -> None:
        """Forget the answers and threads that are older than a moment."""
        with self._lock:
            self._answers.drop(lambda kept: kept[0] < moment)
            self._threads.drop(lambda kept: kept[0] < moment)

    def forget_all(self, at: datetime) -> None:
        """Forget all of everybody, claims too; of what came before nothing is to be kept."""
        with self._lock:
            self._erased_at = at
            for kept in (
                self._claims,
                self._in_work,
                self._forgotten,
                self._answers,
                self._threads,
            ):
                kept.clear()

    def is_erased(self, request: Request) -> bool:
        """Tell whether a request came before everything was erased."""
        return self._erased_at is not None and request.received_at <= self._erased_at

    def forget_person(self, user: str, channels: Collection[str]) -> None:
        """Forget what is about one person; claims stay."""

        def is_theirs(request: Request) -> bool:
            """Tell whether a request is this person's."""
            return request.user == user or request.channel in channels

        with self._lock:
            for saved in self._in_work.values():
                if is_theirs(saved.request):
                    self._forgotten.put(saved.request.event_key, True)  # noqa: FBT003 - as above
            self._in_work.drop(lambda saved: is_theirs(saved.request))
            self._answers.drop(lambda kept: kept[1].channel in channels)
            for key in [key for key in self._threads if key[0] in channels]:
                del self._threads[key]
