"""What is kept about a person's self-checks: counted, handed out and erased at their word."""

import json

import pytest
from sqlalchemy import insert, select

from bot.errors import StoreUnavailable
from bot.store import answers, feedback, gaps, instances, notes, people, reminders, runs, teams
from bot.store.engine import Database
from bot.store.missed import take_missed
from bot.store.people import KeptAbout, Sent
from bot.store.selfcheck_tables import EVERY_TABLE, reminders_sent

from .deliveries import GAP, NOW, asked, given, held, replied
from .selfchecks import begun, kept_done, missed, misses, noted, together, wanted

NOTHING = KeptAbout(**dict.fromkeys(KeptAbout.model_fields, 0))
COUNTED = {"self_checks": 2, "evidence": 3, "reminders": 4, "feedback": 1, "answers": 1}


def fill(db: Database, user: str, number: int) -> None:
    """Keep two runs, three notes, two reminders, one sent and one missed, and one feedback."""
    kept_done(db, number, user=user, team="team-1")
    runs.begin(db, begun(number + 1, user=user))
    for place in range(3):
        notes.keep(db, noted(number + place, user=user))
    for check in (1, 2):
        reminders.keep(db, wanted(check, user=user))
    assert reminders.claim(db, wanted(1, user=user), NOW)
    misses(db, wanted(2, user=user))
    answers.record(db, None, replied(number, channel=f"D{user}", memory=None))
    assert feedback.keep(db, given(number, user))


@pytest.fixture(autouse=True)
def _filled(db: Database) -> None:
    """Let two people have been busy, in one team."""
    teams.open_team(db, together())
    fill(db, "U1", 10)
    fill(db, "U2", 20)


def test_a_person_is_told_how_much_is_kept_of_self_checks(db: Database) -> None:
    """What was sent and missed counts as well."""
    found = people.about(db, "U1", ["DU1"])

    assert found == NOTHING.model_copy(update=COUNTED)
    assert found.total == sum(COUNTED.values())


def test_of_a_stranger_there_is_no_self_check(db: Database) -> None:
    """Nor does a name that begins alike stand for another."""
    for user in ("U", "U11", "u1", "%", ""):
        assert people.about(db, user, []) == NOTHING
        assert people.erase(db, user, []) == NOTHING


def test_self_checks_are_erased_with_the_rest(db: Database) -> None:
    """As many things as were told, and nobody else's; the team's own row names nobody."""
    before = people.everything_about(db, "U2", ["DU2"])

    assert people.erase(db, "U1", ["DU1"]) == NOTHING.model_copy(update=COUNTED)

    assert people.about(db, "U1", ["DU1"]) == NOTHING
    assert people.erase(db, "U1", ["DU1"]) == NOTHING
    assert people.everything_about(db, "U2", ["DU2"]) == before
    assert [run.user for run in runs.done_in_team(db, "team-1")] == ["U2"]
    assert teams.find(db, "team-1") == together()


def test_a_person_is_handed_everything(db: Database) -> None:
    """As they entered it, and counts of the rest; as values that can be written out."""
    found = people.everything_about(db, "U1", ["DU1"])

    assert found.kept == people.about(db, "U1", ["DU1"])
    assert found.runs == runs.runs_of(db, "U1")
    assert found.notes == notes.notes_of(db, "U1")
    assert found.reminders == (wanted(1), wanted(2))
    assert found.sent == (Sent(check=wanted(1).check, period=wanted(1).period, claimed_at=NOW),)
    assert found.missed == (missed(2),)
    assert found.feedback == (given(10, "U1"),)
    assert "U2" not in json.dumps(found.model_dump(mode="json"))


def test_to_be_handed_everything_takes_nothing_away(db: Database) -> None:
    """What was missed is still to be told."""
    first = people.everything_about(db, "U1", [])

    assert people.everything_about(db, "U1", []) == first
    assert take_missed(db, "U1") == (missed(2),)


def test_a_stranger_is_handed_nothing(db: Database) -> None:
    """Rather than an error."""
    found = people.everything_about(db, "U9", [])

    assert found.kept == NOTHING
    assert {len(part) for name, part in found if name != "kept"} == {0}


def test_everything_of_everybody_can_be_erased(db: Database) -> None:
    """Of a workspace that removed the app; only that this process is there stays known."""
    instances.beat(db, "one", NOW)
    answers.record(db, None, replied(30, gap=GAP))
    with db.write() as connection:
        row = {"owner": "one", "state": "pending", "attempts": 1, **vars(asked(31))}
        connection.execute(insert(EVERY_TABLE.tables["requests"]), row)

    count = people.erase_all(db)

    # Two people; then the team, an answer with its memory and gap, and a request.
    assert count == 2 * sum(COUNTED.values()) + 1 + 3 + 1
    with db.read() as connection:
        left = {t.name for t in EVERY_TABLE.sorted_tables if connection.execute(select(t)).first()}
    assert left == {"instances"}
    assert people.erase_all(db) == 0


def test_after_everything_was_erased_all_begins_anew(db: Database) -> None:
    """The app may be installed again, and nothing is in the way."""
    people.erase_all(db)

    fill(db, "U1", 10)

    assert people.about(db, "U1", ["DU1"]) == NOTHING.model_copy(update=COUNTED)
    assert gaps.latest(db, limit=9) == ()


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_no_self_check_is_erased_by_halves(db: Database) -> None:
    """Whoever asked for it is told that it could not be done, and all of it can be tried again."""
    before = people.everything_about(db, "U1", ["DU1"])

    with held(db.path):
        with pytest.raises(StoreUnavailable):
            people.erase(db, "U1", ["DU1"])
        with pytest.raises(StoreUnavailable):
            people.erase_all(db)

    assert people.everything_about(db, "U1", ["DU1"]) == before


def test_what_is_erased_first_is_what_the_rest_tells_of(db: Database) -> None:
    """A claim that was taken for a reminder never outlives the person's word."""
    with db.write() as connection:
        row = {"user": "U1", "check": "gone", "period": "2026-01-31", "claimed_at": NOW}
        connection.execute(insert(reminders_sent), row)

    assert people.about(db, "U1", []).reminders == COUNTED["reminders"] + 1
    people.erase(db, "U1", ["DU1"])

    assert people.about(db, "U1", []) == NOTHING
