"""Runs: begun, changed, found again and erased."""

import pytest

from bot.domain.selfcheck import CheckId, Run, RunId
from bot.errors import StoreUnavailable
from bot.selfcheck.dialogue import Skip, Stop
from bot.store import runs
from bot.store.engine import Database

from .deliveries import held
from .selfchecks import (
    W1,
    answered,
    begun,
    done,
    kept_done,
    moved,
    paused,
    reopened,
)

ONE = RunId("run-1")


def test_what_is_found_is_what_was_kept(db: Database) -> None:
    """In each stage, answers and times included."""
    run = begun(team="team-1")
    assert runs.begin(db, run) == run
    paths = [
        answered(run),
        paused(answered(run)),
        moved(run, Skip(0)),
        done(run),
        moved(run, Stop()),
    ]

    before = run
    for number, path in enumerate(paths, 1):
        after = path.model_copy(update={"revision": number})
        assert runs.save(db, before, after)
        assert runs.find(db, ONE) == after
        before = after


def test_a_run_that_was_never_begun_is_not_found(db: Database) -> None:
    """Nor saved, changed or erased, and nothing comes of trying."""
    run = begun()

    assert runs.find(db, ONE) is None
    assert runs.open_run(db, "U1", W1) is None
    assert not runs.save(db, run, answered(run))
    assert runs.step_run(db, ONE, "U1", answered) is None
    assert not runs.delete(db, ONE, "U1")
    assert runs.runs_of(db, "U1") == ()


def test_whoever_has_an_open_run_goes_on_with_it(db: Database) -> None:
    """Also where it is paused; a second one of the same self-check is not begun."""
    run = runs.begin(db, begun(1))
    assert runs.begin(db, begun(2)) == run

    assert runs.save(db, run, paused(run))

    assert runs.begin(db, begun(3)) == paused(run)
    assert runs.open_run(db, "U1", W1) == paused(run)
    assert len(runs.runs_of(db, "U1")) == 1


@pytest.mark.parametrize("is_done", [True, False])
def test_after_a_run_has_ended_another_can_begin(db: Database, *, is_done: bool) -> None:
    """Whether all was asked or the person stopped."""
    run = runs.begin(db, begun(1))
    assert runs.save(db, run, done(run) if is_done else moved(run, Stop()))

    assert runs.open_run(db, "U1", W1) is None
    assert runs.begin(db, begun(2)) == begun(2)


def test_one_open_run_is_for_one_person_and_one_self_check(db: Database) -> None:
    """Others begin their own."""
    mine = begun(1)
    others = [begun(2, user="U2"), begun(3, check="w2"), begun(4, user="u1")]

    assert [runs.begin(db, run) for run in (mine, *others)] == [mine, *others]


def test_a_run_that_is_begun_again_is_the_same(db: Database) -> None:
    """Nobody knew whether the first try had reached the database; it may even be done by now."""
    assert runs.begin(db, begun()) == runs.begin(db, begun())
    runs.save(db, begun(), done(begun()))

    assert runs.begin(db, begun()) == done(begun())


def test_runs_are_told_the_newest_first(db: Database) -> None:
    """All of one person and of nobody else."""
    for number, user in [(2, "U1"), (4, "U2"), (1, "U1"), (3, "U1")]:
        runs.begin(db, begun(number, user=user, check=f"w{number}"))

    assert [run.id for run in runs.runs_of(db, "U1")] == ["run-3", "run-2", "run-1"]


def test_a_change_that_rests_on_an_older_revision_is_not_saved(db: Database) -> None:
    """Whoever is late reads again; nothing of the first change is lost."""
    run = runs.begin(db, begun())
    first, second = answered(run, "started"), answered(run, "evidenced")

    assert runs.save(db, run, first)
    assert not runs.save(db, run, second)

    assert runs.find(db, ONE) == first


def test_a_step_changes_the_run_as_it_is_kept(db: Database) -> None:
    """Each one what the one before has left."""
    runs.begin(db, begun())

    assert runs.step_run(db, ONE, "U1", answered) == answered(begun())
    assert runs.step_run(db, ONE, "U1", answered) == done(begun())
    assert runs.find(db, ONE) == done(begun())


def test_a_step_that_changes_nothing_returns_the_run(db: Database) -> None:
    """A click that says what holds already."""
    runs.begin(db, begun())

    assert runs.step_run(db, ONE, "U1", lambda _: None) == begun()
    assert runs.find(db, ONE) == begun()


def test_nobody_sees_steps_or_erases_the_run_of_another(db: Database) -> None:
    """The change is not even tried."""
    runs.begin(db, begun())
    seen: list[Run] = []

    for user in ("U2", "u1", "U", "%", ""):
        assert runs.step_run(db, ONE, user, seen.append) is None
        assert not runs.delete(db, ONE, user)
        assert runs.own_run(db, ONE, user) is None

    assert seen == []
    assert runs.find(db, ONE) == begun()
    assert runs.own_run(db, ONE, begun().user) == begun()


def test_no_change_makes_a_second_open_run(db: Database) -> None:
    """An answer of an old run is not opened while another is under way; later it can be."""
    old = kept_done(db, 1)
    new = runs.begin(db, begun(2))

    assert not runs.save(db, old, reopened(old))
    assert runs.step_run(db, ONE, "U1", reopened) == old
    assert runs.open_run(db, "U1", W1) == new

    assert runs.save(db, new, done(new))
    assert runs.step_run(db, ONE, "U1", reopened) == reopened(old)
    assert runs.open_run(db, "U1", W1) == reopened(old)


def test_a_change_keeps_whose_run_it_is(db: Database) -> None:
    """Also where a wrong value is handed in."""
    run = runs.begin(db, begun())
    other = answered(run).model_copy(update={"user": "U2", "check": CheckId("w9")})

    assert runs.save(db, run, other)

    assert runs.find(db, ONE) == answered(run)


def test_a_run_that_is_erased_is_gone(db: Database) -> None:
    """Once; and another can begin."""
    runs.begin(db, begun(1))

    assert runs.delete(db, ONE, "U1")
    assert not runs.delete(db, ONE, "U1")

    assert runs.find(db, ONE) is None
    assert runs.begin(db, begun(2)) == begun(2)


def test_of_a_team_only_what_is_done_is_told(db: Database) -> None:
    """The first done first; what is under way, stopped or of others is nobody's business."""
    later = kept_done(db, 9, user="U1", team="team-1")
    first = kept_done(db, 1, user="U2", team="team-1")
    kept_done(db, 2, user="U3", team="team-2")
    kept_done(db, 3, user="U4")
    runs.begin(db, begun(4, user="U5", team="team-1"))
    stopped = runs.begin(db, begun(5, user="U6", team="team-1"))
    runs.save(db, stopped, moved(stopped, Stop()))

    assert runs.done_in_team(db, "team-1") == (first, later)
    assert runs.done_in_team(db, "team-9") == ()


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_what_cannot_be_kept_is_told_so(db: Database) -> None:
    """No click is answered as if it had been saved."""
    run = runs.begin(db, begun())

    with held(db.path):
        for failing in (
            lambda: runs.begin(db, begun(2, user="U2")),
            lambda: runs.save(db, run, answered(run)),
            lambda: runs.step_run(db, ONE, "U1", answered),
            lambda: runs.place(db, ONE, "D1", "1.0", 0),
            lambda: runs.delete(db, ONE, "U1"),
        ):
            with pytest.raises(StoreUnavailable):
                failing()

    assert runs.find(db, ONE) == run
    assert runs.runs_of(db, "U2") == ()
