"""The ledger: what was accepted and answered, with the database or, for a while, without it."""

import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Literal, TypeVar

from bot.domain.query import ThreadMemory
from bot.domain.request import Answered, Feedback, KeptAnswer, Request, RequestId, SavedRequest
from bot.errors import StoreUnavailable
from bot.store import answers, claims, feedback, instances, people, requests, threads
from bot.store.backlog import Backlog
from bot.store.engine import Database
from bot.store.reach import Reach
from bot.store.recent import REMEMBERED_FOR, Recent, key_of, keys_of
from bot.store.tables import State

Made = TypeVar("Made")


class Ledger:
    """Accepts each request once and keeps what was answered; safe to share between threads.

    While the database is away it works from bounded memory, which ends with the process, and what
    is to be written waits. No method raises because the database is away unless it says so.

    Args:
        db: the database, its tables up to date.
        owner: names this process among all that share the database, now and before.
        clock: the time, in UTC.
        retry_after_seconds: shortest time from one try to the next while the database is away.
        max_claims: requests whose keys are remembered in memory, and writes that wait, at most.
    """

    def __init__(
        self,
        db: Database,
        *,
        owner: str,
        clock: Callable[[], datetime],
        retry_after_seconds: float = 1.0,
        max_claims: int = 10_000,
    ) -> None:
        self._owner = owner
        self._clock = clock
        self._reach = Reach(db, retry_after_seconds)
        self._recent = Recent(max_claims)
        self._backlog = Backlog(self._reach, max_claims)
        self._tending = threading.Lock()
        self._is_seen = False
        """Whether the others can see that this process is there."""

    @property
    def is_degraded(self) -> bool:
        """Whether the database is away, or something is still to be written."""
        return self._reach.is_away or len(self._backlog) > 0

    @property
    def reached_for_seconds(self) -> float:
        """For how long the database has been reached without a break; 0 while it is away."""
        return self._reach.reached_for_seconds

    def accept(self, request: Request) -> SavedRequest | None:
        """Accept a request; None where a delivery of the same event or message was accepted before.

        When this returns, the request outlives this process, unless its id is None.
        """
        keys = keys_of(request)
        if self._recent.is_claimed(keys):
            return None
        if not self._is_seen or self._reach.is_away:
            self.beat()
        try:
            number = self._reach.work(self._saving(request))
        except StoreUnavailable:
            return self._accept_here(request)
        if not self._recent.note(keys) or number is None:
            return None
        return self._started(SavedRequest(id=number, request=request))

    def claim(self, key: str) -> bool:
        """Claim a key for something that is to happen once; False where it was claimed before."""
        keys = (key_of(key),)
        if self._recent.is_claimed(keys):
            return False
        write = partial(claims.claim, key=key, owner=self._owner, at=self._clock())
        try:
            is_new = self._reach.work(write)
        except StoreUnavailable:
            if is_new := self._recent.claim(keys):
                self._backlog.put(key, write)
            return is_new
        return self._recent.note(keys) and is_new

    def is_claimed(self, key: str) -> bool:
        """Tell whether a key was claimed before."""
        here = self._recent.is_claimed((key_of(key),))
        return here or bool(self._backlog.read(partial(claims.is_claimed, key=key), None))

    def adopt(self, dead_before: datetime, limit: int) -> tuple[SavedRequest, ...]:
        """Take over pending requests, as `requests.adopt`; none while the database is away."""
        work = partial(requests.adopt, owner=self._owner, dead_before=dead_before, limit=limit)
        try:
            found = self._reach.work(work)
        except StoreUnavailable:
            return ()
        return tuple(
            self._started(saved) for saved in found if self._recent.note(keys_of(saved.request))
        )

    def recall(self, channel: str, thread_ts: str) -> ThreadMemory | None:
        """Return what is remembered of a thread; None where nothing is."""
        read = partial(threads.recall, channel=channel, thread_ts=thread_ts)
        return self._backlog.read(read, self._recent.memory_of(channel, thread_ts))

    def answer_to(self, message_key: str) -> KeptAnswer | None:
        """Return the latest answer to a message; None where none is kept."""
        read = partial(answers.answer_to, message_key=message_key)
        return self._backlog.read(read, self._recent.answer_to(message_key))

    def record(self, saved: SavedRequest, answered: Answered) -> None:
        """Keep what a request was answered with, and erase the request.

        Of a request whose person had everything erased meanwhile nothing is kept.
        """
        if self._recent.is_erased(saved.request):
            return
        if self._recent.is_forgotten(saved.request.event_key):
            self.give_up(saved)
            return
        self._recent.stop(saved.request.message_key)
        self._recent.remember(answered)
        record = partial(answers.record, request_id=saved.id)
        if saved.id is None:
            record = partial(answers.record_unsaved, request=saved.request, owner=self._owner)
        self._backlog.write(saved.request.event_key, partial(record, answered=answered))

    def give_up(self, saved: SavedRequest) -> None:
        """Erase a request that is not to be answered; it stays accepted."""
        if self._recent.is_erased(saved.request):
            return
        self._recent.stop(saved.request.message_key)
        settle = self._settling(saved.request, "given_up")
        give_up = partial(requests.give_up, request_id=saved.id) if saved.id is not None else settle
        self._backlog.write(saved.request.event_key, give_up)

    def replace_text(
        self, message_key: str, text: str | None, withheld: Literal["personal_data"] | None
    ) -> bool:
        """Put the new text of a message that was edited; False where it is not pending."""
        here = self._recent.replace_text(message_key, text, withheld)
        if here is not None and here.id is None:
            self._backlog.put(here.request.event_key, self._saving(here.request))
        write = partial(
            requests.replace_text, message_key=message_key, text=text, withheld=withheld
        )
        return self._backlog.change(f"edit {message_key}", write, here)

    def cancel(self, message_key: str) -> bool:
        """Erase the request of a message that was deleted; False where it is not pending."""
        here = self._recent.stop(message_key)
        if here is not None and here.id is None:
            self._backlog.write(here.request.event_key, self._settling(here.request, "done"))
        write = partial(requests.cancel, message_key=message_key)
        return self._backlog.change(f"cancel {message_key}", write, here)

    def keep_feedback(self, given: Feedback) -> Literal["kept", "gone", "later"]:
        """Keep what a person made of an answer.

        Returns:
            "gone" where the answer is not kept any more; "later" where nothing was kept, since the
            database, or the answer in it, is not there yet.
        """
        try:
            is_kept = self._reach.work(partial(feedback.keep, given=given))
        except StoreUnavailable:
            return "later"
        if is_kept:
            return "kept"
        return "later" if self._backlog else "gone"

    def erase(self, user: str, channels: Collection[str]) -> people.KeptAbout:
        """Erase everything about a person, as `people.erase`, and what is remembered beside it.

        Raises:
            StoreUnavailable: the database cannot be used now, so that something may be left.
        """
        self._backlog.write_all()
        self._recent.forget_person(user, channels)
        return self._reach.work(partial(people.erase, user=user, channels=channels))

    def erase_everything(self) -> int:
        """Erase all about everybody, here and in the database; how many things it was there.

        Raises:
            StoreUnavailable: the database cannot be used now; it is erased as soon as it can be.
        """
        self._backlog.clear()
        self._recent.forget_all(self._clock())
        try:
            return self._reach.work_now(people.erase_all)
        except StoreUnavailable:
            self._backlog.put("everything", people.erase_all)
            raise

    def beat(self) -> None:
        """Let the others see that this process is there."""
        with suppress(StoreUnavailable):
            self._reach.work(self._beating())
            self._is_seen = True

    def tend(self) -> None:
        """Beat, look for the database while it is away, write what waits; to be called each second."""
        if not self._tending.acquire(blocking=False):
            return
        try:
            with suppress(StoreUnavailable):
                self._reach.work_now(self._beating())
                self._is_seen = True
                self._backlog.write_all()
                self._recent.forget_before(self._clock() - REMEMBERED_FOR)
        finally:
            self._tending.release()

    def close(self) -> None:
        """Write what waits, and let the others take over what is pending."""
        with suppress(StoreUnavailable):
            self._backlog.write_all()
            self._reach.work(partial(instances.forget, instance=self._owner))

    def _accept_here(self, request: Request) -> SavedRequest | None:
        if not self._recent.claim(keys_of(request)):
            return None
        self._backlog.put(request.event_key, self._saving(request))
        return self._started(SavedRequest(id=None, request=request))

    def _started(self, saved: SavedRequest) -> SavedRequest:
        self._recent.start(saved)
        return saved

    def _beating(self) -> Callable[[Database], None]:
        return partial(instances.beat, instance=self._owner, at=self._clock())

    def _saving(self, request: Request) -> Callable[[Database], RequestId | None]:
        return partial(requests.save, request=request, owner=self._owner)

    def _settling(self, request: Request, state: State) -> Callable[[Database], None]:
        return partial(claims.settle, request=request, owner=self._owner, state=state)
