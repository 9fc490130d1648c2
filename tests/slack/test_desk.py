"""The desk: lanes in order, quick work first, and nothing that ends a thread."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from bot.slack.desk import Desk, DeskClosed, Job

PATIENCE_SECONDS = 10.0


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with two threads."""
    made = Desk(workers=2)
    yield made
    made.shutdown()


def job(run: Callable[[], float | None], failed: Callable[[str], None] = lambda _: None) -> Job:
    """Return a job."""
    return Job(run, failed)


def note(done: list[int], number: int) -> Callable[[], None]:
    """Return work that notes a number."""
    return lambda: done.append(number)


def test_a_lane_is_worked_in_order(desk: Desk) -> None:
    """However many threads there are."""
    done: list[int] = []

    for number in range(50):
        desk.enqueue("C1", job(note(done, number)))

    assert desk.drain(PATIENCE_SECONDS)
    assert done == list(range(50))


def test_a_job_that_has_to_wait_holds_up_its_own_lane_alone(desk: Desk) -> None:
    """And no thread."""
    done: list[str] = []
    waits = [0.2, None]

    def wait() -> float | None:
        done.append("first")
        return waits.pop(0)

    desk.enqueue("C1", job(wait))
    desk.enqueue("C1", job(lambda: done.append("second")))
    desk.enqueue("C2", job(lambda: done.append("other")))

    assert desk.drain(PATIENCE_SECONDS)
    assert done[-2:] == ["first", "second"]
    assert done.index("other") < 3


def test_quick_work_goes_first(desk: Desk) -> None:
    """A press cannot wait behind a hundred questions."""
    gate = threading.Event()
    done: list[str] = []
    for lane in ("C1", "C2"):
        desk.enqueue(lane, job(lambda: gate.wait(PATIENCE_SECONDS) and None))
        desk.enqueue(lane, job(lambda: done.append("question")))

    quick = desk.submit(done.append, "press")
    gate.set()

    quick.result(PATIENCE_SECONDS)
    assert desk.drain(PATIENCE_SECONDS)
    assert done[0] == "press"


def test_a_fault_ends_its_job_alone_and_is_told(desk: Desk) -> None:
    """With an incident's id; a fault in the telling ends that too."""
    told: list[str] = []

    def stumble() -> None:
        raise ZeroDivisionError

    def stumble_again(incident: str) -> None:
        told.append(incident)
        raise ZeroDivisionError

    desk.enqueue("C1", job(stumble, told.append))
    desk.enqueue("C1", job(stumble, stumble_again))
    failed = desk.submit(stumble)

    assert desk.drain(PATIENCE_SECONDS)
    assert len(told) == 2
    with pytest.raises(ZeroDivisionError):
        failed.result(PATIENCE_SECONDS)


def test_draining_does_not_wait_for_what_waits_longer(desk: Desk) -> None:
    """It says that not all is done."""
    desk.enqueue("C1", job(lambda: 60.0))
    start = time.monotonic()

    is_done = desk.drain(PATIENCE_SECONDS)

    assert not is_done
    assert time.monotonic() - start < PATIENCE_SECONDS / 2
    assert desk.waiting == 1


def test_a_closed_desk_takes_nothing() -> None:
    """Work is refused, and jobs stay undone."""
    desk = Desk(workers=1)
    desk.shutdown(cancel_futures=True)

    desk.enqueue("C1", job(lambda: None))

    assert desk.waiting == 0
    with pytest.raises(DeskClosed):
        desk.submit(lambda: None)
