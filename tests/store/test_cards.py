"""Cards: where the latest one of a run stands, and which show what does not hold any more."""

from bot.domain.selfcheck import RunId
from bot.store import runs
from bot.store.engine import Database
from bot.store.runs import Placed

from .selfchecks import answered, begun, done, paused

ONE = RunId("run-1")


def test_a_card_is_found_where_it_was_placed(db: Database) -> None:
    """The latest of several; a run that was only begun has none."""
    runs.begin(db, begun())
    assert runs.placed(db, ONE) is None
    assert runs.placed(db, RunId("run-9")) is None

    runs.place(db, ONE, "D1", "1.0", 0)
    assert runs.placed(db, ONE) == Placed("D1", "1.0", 0)

    runs.place(db, ONE, "D1", "2.0", 0)
    assert runs.placed(db, ONE) == Placed("D1", "2.0", 0)


def test_a_card_that_comes_late_does_not_take_the_place_of_a_later_one(db: Database) -> None:
    """Two clicks may be shown in the other order."""
    runs.begin(db, begun())
    runs.place(db, ONE, "D1", "2.0", 2)

    runs.place(db, ONE, "D1", "1.0", 1)

    assert runs.placed(db, ONE) == Placed("D1", "2.0", 2)


def test_a_change_leaves_the_card_where_it_stands(db: Database) -> None:
    """It shows the older revision until it is placed anew."""
    runs.begin(db, begun())
    runs.place(db, ONE, "D1", "1.0", 0)

    runs.step_run(db, ONE, "U1", answered)

    assert runs.placed(db, ONE) == Placed("D1", "1.0", 0)


def test_cards_that_are_behind_are_told_the_longest_waiting_first(db: Database) -> None:
    """Whatever became of the run; neither those that are up to date nor runs without a card."""
    began = [begun(number, user=f"U{number}") for number in range(1, 6)]
    for run in began:
        runs.begin(db, run)
    for run in began[:4]:
        runs.place(db, run.id, "D1", f"{run.id}.0", 0)
    changed = [done(began[2]), paused(began[1]), answered(began[0])]
    for run in [*changed, answered(began[4])]:
        runs.step_run(db, run.id, run.user, lambda _, after=run: after)  # type: ignore[misc]

    found = runs.behind(db, 9)

    waiting = sorted(changed, key=lambda run: run.changed_at)
    assert found == tuple((run, Placed("D1", f"{run.id}.0", 0)) for run in waiting)
    assert runs.behind(db, 2) == found[:2]


def test_a_card_that_was_placed_anew_is_not_behind_any_more(db: Database) -> None:
    """Nothing is left to catch up with."""
    runs.begin(db, begun())
    runs.place(db, ONE, "D1", "1.0", 0)
    run = runs.step_run(db, ONE, "U1", answered)
    assert run is not None
    assert [found.id for found, _ in runs.behind(db, 9)] == [ONE]

    runs.place(db, ONE, "D1", "1.0", run.revision)

    assert runs.behind(db, 9) == ()


def test_a_card_of_a_run_that_is_gone_is_nowhere(db: Database) -> None:
    """To place it does no harm."""
    runs.begin(db, begun())
    runs.place(db, ONE, "D1", "1.0", 0)
    runs.delete(db, ONE, "U1")

    runs.place(db, ONE, "D1", "1.0", 1)

    assert runs.placed(db, ONE) is None
    assert runs.behind(db, 9) == ()
