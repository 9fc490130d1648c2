"""Teams: opened, placed, shown once for each count, and closed once."""

import pytest

from bot.errors import StoreUnavailable
from bot.store import teams
from bot.store.engine import Database
from bot.store.selfcheck_tables import teams as table

from .deliveries import NOW, held
from .selfchecks import MINUTE, together


def test_what_is_found_is_what_was_opened(db: Database) -> None:
    """Twice is once, and what is there stays."""
    teams.open_team(db, together(1))
    teams.open_team(db, together(2, message_ts="2.0", closed_at=NOW + MINUTE, shown_count=3))
    teams.open_team(db, together(1, channel="C2"))

    assert teams.find(db, "team-1") == together(1)
    assert teams.find(db, "team-2") == together(
        2, message_ts="2.0", closed_at=NOW + MINUTE, shown_count=3
    )
    assert teams.find(db, "team-9") is None


def test_who_opened_it_is_not_kept() -> None:
    """There is no column for it."""
    assert {column.name for column in table.columns} == set(teams.Team.model_fields)
    assert not {"user", "opened_by"} & set(teams.Team.model_fields)


def test_the_message_is_known_once_it_stands(db: Database) -> None:
    """Of that team alone."""
    teams.open_team(db, together(1))
    teams.open_team(db, together(2))

    teams.place(db, "team-1", "1.0")
    teams.place(db, "team-9", "9.0")

    assert teams.find(db, "team-1") == together(1, message_ts="1.0")
    assert teams.find(db, "team-2") == together(2)


def test_it_is_closed_once(db: Database) -> None:
    """At the time at which it was closed first."""
    teams.open_team(db, together())

    assert teams.close(db, "team-1", NOW)
    assert not teams.close(db, "team-1", NOW + MINUTE)
    assert not teams.close(db, "team-9", NOW)

    assert teams.find(db, "team-1") == together(closed_at=NOW)


def test_it_is_opened_again_once_for_each_time_that_it_was_closed(db: Database) -> None:
    """With all that was kept of it."""
    teams.open_team(db, together(message_ts="1.0", shown_count=5))

    assert not teams.reopen(db, "team-1")
    teams.close(db, "team-1", NOW)
    assert teams.reopen(db, "team-1")
    assert not teams.reopen(db, "team-1")
    assert not teams.reopen(db, "team-9")

    assert teams.find(db, "team-1") == together(message_ts="1.0", shown_count=5)


def test_each_count_is_shown_once(db: Database) -> None:
    """And none that is smaller than what is shown already."""
    teams.open_team(db, together())

    claimed = [teams.claim_shown(db, "team-1", count) for count in (0, 1, 1, 4, 3, 4, 5)]

    assert claimed == [False, True, False, True, False, False, True]
    assert teams.find(db, "team-1") == together(shown_count=5)
    assert not teams.claim_shown(db, "team-9", 1)


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_what_cannot_be_written_is_told_so(db: Database) -> None:
    """And can be done later."""
    teams.open_team(db, together())

    with held(db.path):
        for failing in (
            lambda: teams.open_team(db, together(2)),
            lambda: teams.place(db, "team-1", "1.0"),
            lambda: teams.close(db, "team-1", NOW),
            lambda: teams.reopen(db, "team-1"),
            lambda: teams.claim_shown(db, "team-1", 1),
        ):
            with pytest.raises(StoreUnavailable):
                failing()

    assert teams.find(db, "team-1") == together()
    assert teams.find(db, "team-2") is None
