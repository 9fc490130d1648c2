"""What is kept of a person's questions and answers: handed out, all that is counted of it."""

import pytest

from bot.store import answers, people, requests
from bot.store.engine import Database
from bot.store.records import records_about

from .deliveries import asked, replied

MINE = ["D1"]


@pytest.fixture(autouse=True)
def _talk(db: Database) -> None:
    """Let two people ask in messages of their own, and one of them wait in a channel."""
    for number, user in ((1, "U1"), (2, "U2")):
        request = asked(number, way="direct", channel=f"D{number}", user=user)
        saved = requests.save(db, request, owner="one")
        answers.record(db, saved, replied(number, channel=request.channel))
    requests.save(db, asked(3, channel="C1", user="U1"), owner="one")


def test_all_that_is_counted_is_handed_out(db: Database) -> None:
    """And nothing of anybody else's."""
    found = records_about(db, "U1", MINE)

    counted = people.about(db, "U1", MINE)
    assert {kind: len(rows) for kind, rows in found.items()} == {
        kind: getattr(counted, kind) for kind in found
    }
    assert set(found) == {"requests", "answers", "threads"}
    assert {row["channel"] for rows in found.values() for row in rows} == {"D1", "C1"}


def test_a_question_that_waits_has_its_text_and_one_that_was_answered_has_none(
    db: Database,
) -> None:
    """As it is in the database; how processes share the work is nobody's data."""
    answered, waiting = records_about(db, "U1", MINE)["requests"]

    assert answered["text"] is None
    assert waiting["text"] == asked(3).text
    assert not {"owner", "response_url"} & answered.keys()


def test_after_an_erasure_there_are_no_records(db: Database) -> None:
    """Those of others stay."""
    others = records_about(db, "U2", ["D2"])

    people.erase(db, "U1", MINE)

    assert not any(records_about(db, "U1", MINE).values())
    assert records_about(db, "U2", ["D2"]) == others
