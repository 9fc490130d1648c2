"""What is kept about one person: told, and erased at their word."""

from collections import Counter

import pytest

from bot.domain.request import AnswerId, Request
from bot.errors import StoreUnavailable
from bot.store import answers, feedback, people, requests, threads
from bot.store.engine import Database
from bot.store.people import KeptAbout

from .deliveries import MEMORY, NOW, asked, given, held, replied

NOTHING = KeptAbout(**dict.fromkeys(KeptAbout.model_fields, 0))
MINE = ["D1", "D2"]


def direct(number: int, channel: str, user: str) -> Request:
    """Return a question in a direct message."""
    return asked(number, way="direct", channel=channel, user=user)


def answered(db: Database, request: Request, number: int) -> None:
    """Save a question and record its answer in the same channel."""
    saved = requests.save(db, request, owner="one")
    answers.record(db, saved, replied(number, channel=request.channel))


def pending(db: Database) -> list[Request]:
    """Return what an instance that is started now finds undone."""
    found = requests.adopt(db, owner="another", dead_before=NOW, limit=100)
    return [one.request for one in found]


@pytest.fixture(autouse=True)
def _talk(db: Database) -> None:
    """Let two people ask, in a channel that they share and in messages of their own."""
    answered(db, direct(1, "D1", "U1"), 1)
    answered(db, direct(2, "D9", "U2"), 2)
    answered(db, asked(3, channel="C1", user="U1"), 3)
    requests.save(db, direct(4, "D2", "U1"), owner="one")
    requests.save(db, direct(5, "D9", "U2"), owner="one")
    requests.save(db, asked(6, channel="C1", user="U1"), owner="one")
    requests.save(db, asked(7, channel="C1", user="U2"), owner="one")
    for number, user in [(1, "U1"), (3, "U1"), (3, "U2"), (2, "U2")]:
        assert feedback.keep(db, given(number, user))


def test_a_person_is_told_how_much_is_kept(db: Database) -> None:
    """Of what was answered in a shared channel no person is kept, so that it is nobody's."""
    found = people.about(db, "U1", MINE)

    assert found == NOTHING.model_copy(
        update={"requests": 3, "answers": 1, "threads": 1, "feedback": 2}
    )
    assert found.total == 7


def test_without_their_channels_only_what_bears_the_persons_name_is_told(db: Database) -> None:
    """What waits for an answer, and what they made of answers."""
    found = people.about(db, "U1", [])

    assert found == NOTHING.model_copy(update={"requests": 2, "feedback": 2})


def test_of_a_stranger_nothing_is_kept(db: Database) -> None:
    """Nor does a name that begins alike, or a wildcard, stand for another."""
    for user in ("U", "U11", "u1", "U_", "%", ""):
        assert people.about(db, user, ["D", "D_", "%", ""]) == NOTHING
        assert people.erase(db, user, ["D", "D_", "%", ""]) == NOTHING

    assert people.about(db, "U1", MINE).total == 7


def test_what_was_told_is_erased(db: Database) -> None:
    """As many things as were told; a second time there is no more than the empty keys."""
    told = people.about(db, "U1", MINE)

    assert people.erase(db, "U1", MINE) == told
    assert people.about(db, "U1", MINE) == NOTHING
    assert people.erase(db, "U1", MINE) == NOTHING


def test_what_is_erased_cannot_be_found_again(db: Database) -> None:
    """Neither the answer nor what its thread was about, and nobody sets out to answer."""
    people.erase(db, "U1", MINE)

    assert answers.find(db, AnswerId("answer-1")) is None
    assert answers.answer_to(db, "C1:1.0") is None
    assert threads.recall(db, "D1", "1.0") is None
    assert [request.user for request in pending(db)] == ["U2", "U2"]


def test_what_is_other_peoples_stays(db: Database) -> None:
    """Also what they made of the very answer that the person spoke of."""
    before = people.about(db, "U2", ["D9"])

    people.erase(db, "U1", MINE)

    assert people.about(db, "U2", ["D9"]) == before
    assert pending(db) == [direct(5, "D9", "U2"), asked(7, channel="C1", user="U2")]
    assert threads.recall(db, "D9", "2.0") == MEMORY
    assert answers.answer_to(db, "C1:3.0") is not None
    assert feedback.counts(db, AnswerId("answer-3")) == Counter(helpful=1)


@pytest.mark.parametrize("number", [1, 3, 4, 6])
def test_what_was_erased_is_not_answered_when_it_comes_again(db: Database, number: int) -> None:
    """Whether it was answered before or not, and under either of its keys."""
    people.erase(db, "U1", MINE)

    assert requests.save(db, asked(20, event_key=f"Ev{number}"), owner="two") is None
    assert requests.save(db, asked(21, message_key=f"C1:{number}.0"), owner="two") is None


def test_an_answer_that_was_on_its_way_brings_back_no_question(db: Database) -> None:
    """The request is gone; that an answer was given may be told again."""
    number = requests.save(db, asked(8, channel="C1", user="U1"), owner="one")
    people.erase(db, "U1", MINE)

    answers.record(db, number, replied(8))

    assert people.about(db, "U1", MINE) == NOTHING
    assert not requests.replace_text(db, "C1:8.0", "the rota?", None)


@pytest.mark.parametrize("db", ["file"], indirect=True)
def test_nothing_is_erased_by_halves(db: Database) -> None:
    """Whoever asked for it is told that it could not be done, and all of it can be tried again."""
    before = people.about(db, "U1", MINE)

    with held(db.path), pytest.raises(StoreUnavailable):
        people.erase(db, "U1", MINE)

    assert people.about(db, "U1", MINE) == before


def test_an_answer_on_its_way_is_not_kept_after_its_person_was_forgotten(db: Database) -> None:
    """Another process answers, which knows nothing of the erasure; what others ask is kept."""
    mine = requests.save(db, direct(8, "D1", "U1"), owner="another")
    theirs = requests.save(db, direct(9, "D9", "U2"), owner="another")
    people.erase(db, "U1", MINE)

    answers.record(db, mine, replied(8, channel="D1"))
    answers.record(db, theirs, replied(9, channel="D9"))

    assert people.about(db, "U1", MINE) == NOTHING
    assert threads.recall(db, "D1", "8.0") is None
    assert answers.find(db, AnswerId("answer-9")) is not None
