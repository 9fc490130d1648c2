"""What several processes do at one moment with one database: only one of them gets through."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TypeVar

import pytest

from bot.domain.request import RequestId
from bot.domain.selfcheck import ItemId, Run, RunId
from bot.store import answers, notes, people, reminders, requests, runs, teams
from bot.store.engine import Database
from bot.store.missed import take_missed

from .deliveries import NOW, asked, replied
from .selfchecks import (
    FIRST,
    W1,
    answered,
    begun,
    kept_done,
    missed,
    misses,
    noted,
    reopened,
    together,
    wanted,
)

HANDS = 8
ROUNDS = 10
PATIENCE_SECONDS = 30.0
Made = TypeVar("Made")


@contextmanager
def databases(url: str) -> Iterator[tuple[Database, Database]]:
    """Give the same database twice, as two processes have it."""
    two = Database(url, busy_timeout_seconds=30), Database(url, busy_timeout_seconds=30)
    yield two
    for one in two:
        one.dispose()


@pytest.fixture
def two(shared_url: str) -> Iterator[tuple[Database, Database]]:
    """Give the same database twice."""
    with databases(shared_url) as both:
        yield both


def at_once(two: tuple[Database, Database], work: Callable[[Database, int], Made]) -> list[Made]:
    """Return what several threads of both processes make at one moment."""
    barrier = Barrier(HANDS)

    def hand(number: int) -> Made:
        barrier.wait(PATIENCE_SECONDS)
        return work(two[number % 2], number)

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(hand, range(HANDS)))


def test_of_all_who_begin_one_does_and_all_get_its_run(two: tuple[Database, Database]) -> None:
    """A button that is pressed twice, on two devices, with Slack sending it again."""
    for number in range(ROUNDS):
        made = at_once(
            two,
            lambda db, hand, n=number: runs.begin(db, begun(hand, id=f"{n}-{hand}", check=f"w{n}")),  # type: ignore[misc]
        )

        assert len({run.id for run in made}) == 1
        assert runs.open_run(two[0], "U1", made[0].check) == made[0]
    assert len(runs.runs_of(two[1], "U1")) == ROUNDS


def test_of_all_who_save_one_does(two: tuple[Database, Database]) -> None:
    """Each from the same revision."""
    levels = ("started", "evidenced")
    run = runs.begin(two[0], begun())
    after = [answered(run, levels[hand % 2]) for hand in range(HANDS)]  # type: ignore[arg-type]

    saved = at_once(two, lambda db, hand: runs.save(db, run, after[hand]))

    assert Counter(saved) == Counter({True: 1, False: HANDS - 1})
    assert runs.find(two[0], run.id) == after[saved.index(True)]


def test_no_step_is_lost(two: tuple[Database, Database]) -> None:
    """Each one rests on what the one before has left."""
    items = tuple(ItemId(f"w1-{number}") for number in range(HANDS))
    run = runs.begin(two[0], begun(items=items, current=items[0]))

    made = at_once(two, lambda db, _: runs.step_run(db, run.id, "U1", answered))

    assert sorted(one.revision for one in made if one) == list(range(1, HANDS + 1))
    found = runs.find(two[1], run.id)
    assert found is not None
    assert (found.stage, len(found.responses)) == ("done", HANDS)


def test_there_is_never_a_second_open_run(two: tuple[Database, Database]) -> None:
    """While some begin anew, others open an answer of an old run again."""
    old = [kept_done(two[0], number) for number in (100, 101)]

    def work(db: Database, hand: int) -> Run | None:
        if hand % 4 < 2:
            return runs.begin(db, begun(hand))
        return runs.step_run(db, old[hand % 2].id, "U1", _reopened_once)

    at_once(two, work)

    assert sum(run.is_open for run in runs.runs_of(two[1], "U1")) == 1


def _reopened_once(run: Run) -> Run | None:
    return None if run.is_open else reopened(run)


def test_of_all_who_claim_a_reminder_one_does(two: tuple[Database, Database]) -> None:
    """Or a person would be reminded by each process."""
    for number in range(ROUNDS):
        reminder = wanted(number)
        reminders.keep(two[0], reminder)

        claimed = at_once(two, lambda db, _, one=reminder: reminders.claim(db, one, NOW))  # type: ignore[misc]

        assert claimed.count(True) == 1


def test_of_all_who_move_a_reminder_on_one_does(two: tuple[Database, Database]) -> None:
    """Or a period would be left out."""
    reminders.keep(two[0], wanted())

    moved = at_once(two, lambda db, hand: reminders.move_on(db, wanted(), wanted(period=f"{hand}")))

    assert moved.count(True) == 1
    assert reminders.reminders_of(two[1], "U1") == (wanted(period=f"{moved.index(True)}"),)


def test_of_all_who_take_what_was_missed_one_gets_it(two: tuple[Database, Database]) -> None:
    """Or the person would be told twice."""
    reminders.keep(two[0], wanted())
    misses(two[0], wanted())

    taken = at_once(two, lambda db, _: take_missed(db, "U1"))

    assert sorted(taken) == [()] * (HANDS - 1) + [(missed(),)]


def test_of_all_who_show_a_count_one_does(two: tuple[Database, Database]) -> None:
    """And of all who close it."""
    teams.open_team(two[0], together())

    shown = at_once(two, lambda db, _: teams.claim_shown(db, "team-1", 4))
    closed = at_once(two, lambda db, _: teams.close(db, "team-1", NOW))

    assert (shown.count(True), closed.count(True)) == (1, 1)


def erase_mine(db: Database) -> None:
    """Erase what is kept about one person."""
    people.erase(db, "U1", [])


def erase_all(db: Database) -> None:
    """Erase what is kept about everybody."""
    people.erase_all(db)


@pytest.mark.parametrize("erase", [erase_mine, erase_all])
def test_nothing_of_a_reminder_is_left_by_who_claims_it_while_it_is_erased(
    two: tuple[Database, Database], erase: Callable[[Database], None]
) -> None:
    """What tells of a reminder goes with it, whoever comes first."""
    for number in range(ROUNDS):
        reminders.keep(two[0], wanted(1, period=f"{number}"))

        def work(db: Database, hand: int, period: str = f"{number}") -> None:
            if hand == 0:
                erase(db)
            elif hand % 2:
                reminders.claim(db, wanted(1, period=period), NOW)
            else:
                misses(db, wanted(1))

        at_once(two, work)

        assert people.about(two[1], "U1", []).total == 0


def test_a_run_that_is_erased_while_it_is_answered_stays_erased(
    two: tuple[Database, Database],
) -> None:
    """A late click brings nothing back."""
    runs.begin(two[0], begun())

    def work(db: Database, hand: int) -> None:
        if hand == 0:
            runs.delete(db, RunId("run-1"), "U1")
        else:
            runs.step_run(db, RunId("run-1"), "U1", _answered_first)

    at_once(two, work)

    assert runs.find(two[1], RunId("run-1")) is None
    assert runs.open_run(two[1], "U1", W1) is None


def _answered_first(run: Run) -> Run | None:
    return answered(run) if run.current == FIRST else None


def test_no_answer_is_left_by_who_records_it_while_its_person_is_forgotten(
    two: tuple[Database, Database],
) -> None:
    """Whoever comes first: the answer goes, or is not kept."""
    for number in range(ROUNDS):
        request = asked(number, way="direct", channel="D1")
        saved = requests.save(two[0], request, owner="one")

        def work(db: Database, hand: int, of: RequestId | None = saved, n: int = number) -> None:
            if hand == 0:
                people.erase(db, "U1", ["D1"])
            else:
                answers.record(db, of, replied(n, channel="D1"))

        at_once(two, work)

        assert people.about(two[1], "U1", ["D1"]).total == 0


def test_no_note_outlives_the_erasure_of_its_run(two: tuple[Database, Database]) -> None:
    """Whichever of the two comes first: what is erased with all else is not begun anew."""
    for number in range(ROUNDS):
        run = begun(number)
        runs.begin(two[0], run)

        def work(db: Database, hand: int, run: Run = run) -> bool:
            """Erase everything of the person, or note evidence for the run."""
            if hand == 0:
                return people.erase(db, run.user, ()).total > 0
            return notes.keep_in_run(db, noted(hand), run.id)

        at_once(two, work)

        assert notes.notes_of(two[0], run.user) == ()
