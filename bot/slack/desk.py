"""Who does what, and when: threads that run quick work at once and keep each lane in order.

A lane is a channel: what is asked in it is answered in the order in which it came, one after the
other; lanes do not wait for each other. Work that has to wait, because Slack asks to, leaves its
thread to others and blocks only its own lane.
"""

import heapq
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import NamedTuple, ParamSpec, TypeVar, cast

from bot.log import log_fault

Returned = TypeVar("Returned")
Given = ParamSpec("Given")


class DeskClosed(RuntimeError):
    """Work comes after the end; an executor has to raise what is a `RuntimeError`."""

    def __init__(self) -> None:
        super().__init__("the desk is closed")


class Job(NamedTuple):
    """Something to be done in a lane."""

    run: Callable[[], float | None]
    """Does it; returns None when it is done, or after how many seconds it is to be tried again."""
    failed: Callable[[str], float | None]
    """Called once with the incident's id where a fault of the program ended `run`."""


class _Taken(NamedTuple):
    """What a thread has in hand: a lane's job, or quick work with its future."""

    run: Callable[[], float | None]
    failed: Callable[[str], float | None] | None = None
    lane: str | None = None
    future: Future[object] | None = None


class Desk(Executor):
    """A fixed number of threads; also the executor on which Bolt runs its listeners."""

    def __init__(self, *, workers: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start the threads.

        Args:
            workers: threads, 1 or more.
            monotonic: seconds that only rise.
        """
        self._monotonic = monotonic
        lock = threading.Lock()
        self._work_came = threading.Condition(lock)
        self._work_ended = threading.Condition(lock)
        self._quick: deque[_Taken] = deque()
        self._ready: deque[str] = deque()
        self._lanes: dict[str, deque[Job]] = {}
        self._parked: list[tuple[float, str]] = []
        self._running = 0
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"kloe-desk-{number}", daemon=True)
            for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self, fn: Callable[Given, Returned], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Returned]:
        """Run quick work before any lane's, on the next free thread.

        Raises:
            DeskClosed: it is.
        """
        future: Future[Returned] = Future()

        def run() -> None:
            """Do the work, and keep what it returns for whoever waits."""
            future.set_result(fn(*args, **kwargs))

        with self._work_came:
            if self._closed:
                raise DeskClosed
            self._quick.append(_Taken(run, future=cast("Future[object]", future)))
            self._work_came.notify()
        return future

    def enqueue(self, lane: str, job: Job) -> None:
        """Put a job at the end of a lane; a closed desk leaves it undone."""
        with self._work_came:
            if self._closed:
                return
            jobs = self._lanes.setdefault(lane, deque())
            jobs.append(job)
            if len(jobs) == 1:
                self._ready.append(lane)
                self._work_came.notify()

    @property
    def waiting(self) -> int:
        """Jobs that are not done, those being done included."""
        with self._work_came:
            return sum(map(len, self._lanes.values())) + len(self._quick)

    def drain(self, seconds: float) -> bool:
        """Wait until all is done that can be in the time; return whether all is.

        What waits for longer than that is left.
        """
        deadline = self._monotonic() + seconds
        with self._work_ended:
            while self._quick or self._lanes or self._running:
                left = deadline - self._monotonic()
                busy = self._running or self._quick or self._ready
                soon = self._parked and self._parked[0][0] <= deadline
                if left <= 0 or not (busy or soon):
                    return False
                self._work_ended.wait(left)
        return True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the executor's own signature
        """Take nothing more; with `wait`, return when the threads have ended."""
        with self._work_came:
            self._closed = True
            if cancel_futures:
                self._quick.clear()
            self._work_came.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()

    def _work(self) -> None:
        while True:
            with self._work_came:
                taken = self._take()
                if taken is None:
                    return
                self._running += 1
            again = _done(taken)
            with self._work_came:
                self._running -= 1
                if taken.lane is not None:
                    self._put_back(taken.lane, again)
                self._work_ended.notify_all()

    def _take(self) -> _Taken | None:
        """Wait for the next thing to do, quick work first; None when the desk is closed."""
        while not self._closed:
            now = self._monotonic()
            while self._parked and self._parked[0][0] <= now:
                self._ready.append(heapq.heappop(self._parked)[1])
            if self._quick:
                return self._quick.popleft()
            if self._ready:
                lane = self._ready.popleft()
                return _Taken(*self._lanes[lane][0], lane)
            self._work_came.wait(self._parked[0][0] - now if self._parked else None)
        return None

    def _put_back(self, lane: str, again: float | None) -> None:
        """Give a lane its next turn: the same job later, or the next one now."""
        if again is not None:
            heapq.heappush(self._parked, (self._monotonic() + again, lane))
            self._work_came.notify()  # a thread that sleeps without an end has to know of this one
            return
        jobs = self._lanes[lane]
        jobs.popleft()
        if jobs:
            self._ready.append(lane)
        else:
            del self._lanes[lane]


def _done(taken: _Taken) -> float | None:
    """Do it; a fault of the program is logged, told to whom it concerns, and ends that job alone."""
    try:
        return taken.run()
    except Exception as error:  # noqa: BLE001 - a thread that answers everybody must not die
        incident = log_fault(error)
        if taken.future is not None:
            taken.future.set_exception(error)
    if taken.failed is None:
        return None
    failed = taken.failed
    return _done(_Taken(lambda: failed(incident)))
