"""Requests: accepted once, changed while they wait, erased when they are dealt with."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, Literal

import pytest
from sqlalchemy import text

from bot.domain.request import Request
from bot.store import requests
from bot.store.engine import Database

from .deliveries import NOW, asked


def kept(db: Database) -> list[Mapping[str, Any]]:
    """Return what a thief of the database would read of each request."""
    wanted = 'SELECT text, "user", response_url, withheld, state FROM requests ORDER BY id'
    with db.read() as connection:
        return [dict(row) for row in connection.execute(text(wanted)).mappings()]


def pending(db: Database) -> list[Request]:
    """Return what an instance that is started now finds undone."""
    found = requests.adopt(db, owner="another", dead_before=NOW, limit=100)
    return [saved.request for saved in found]


def test_a_request_is_given_a_number_of_its_own(db: Database) -> None:
    """By it, and not by what Slack calls it, the rest of the work finds it."""
    numbers = {requests.save(db, asked(number), owner="one") for number in (1, 2, 3)}

    assert len(numbers - {None}) == 3


@pytest.mark.parametrize(
    "again",
    [
        asked(1),
        asked(2, event_key="Ev1"),
        asked(2, message_key="C1:1.0"),
        asked(2, event_key="Ev1", message_key=None),
    ],
    ids=["the same", "the same event", "the same message", "an event without a message"],
)
@pytest.mark.parametrize("owner", ["one", "two"])
def test_a_request_that_comes_again_is_not_accepted(
    db: Database, again: Request, owner: str
) -> None:
    """Slack repeats an event, and sends one message in more than one shape, to whoever is there."""
    requests.save(db, asked(1), owner="one")

    assert requests.save(db, again, owner=owner) is None
    assert len(kept(db)) == 1


def test_requests_without_a_message_are_told_apart_by_their_events(db: Database) -> None:
    """No two commands are the same one because neither came as a message."""
    saved = [requests.save(db, asked(n, message_key=None), owner="one") for n in (1, 2)]

    assert None not in saved


def test_a_refused_delivery_claims_nothing_of_its_own(db: Database) -> None:
    """Its other key belongs to whatever comes with it next."""
    requests.save(db, asked(1), owner="one")
    requests.save(db, asked(2, message_key="C1:1.0"), owner="one")

    assert requests.save(db, asked(2), owner="one") is not None


def test_of_deliveries_at_one_moment_one_is_accepted(shared_url: str) -> None:
    """Each process has a connection of its own, as behind a load balancer."""
    together = Barrier(4)

    def deliver(number: int) -> bool:
        db = Database(shared_url, busy_timeout_seconds=30)
        together.wait(timeout=30)
        saved = requests.save(db, asked(event_key=f"Ev{number % 2}"), owner="one")
        db.dispose()
        return saved is not None

    with ThreadPoolExecutor(4) as pool:
        accepted = list(pool.map(deliver, range(4)))

    assert sum(accepted) == 1


@pytest.mark.parametrize(("new", "why"), [("the rota?", None), (None, "personal_data")])
def test_an_edit_takes_the_place_of_the_text(
    db: Database, new: str | None, why: Literal["personal_data"] | None
) -> None:
    """Whoever takes the request over answers what is asked now, or what may be kept of it."""
    requests.save(db, asked(1), owner="one")
    requests.save(db, asked(2), owner="one")

    assert requests.replace_text(db, "C1:1.0", new, why)
    assert pending(db) == [asked(1, text=new, withheld=why), asked(2)]


@pytest.mark.parametrize("ended", ["cancel", "give_up"])
def test_a_request_that_was_dealt_with_is_erased_and_stays_claimed(
    db: Database, ended: str
) -> None:
    """Who asked what is gone; that the delivery came is not."""
    number = requests.save(db, asked(1), owner="one")
    requests.save(db, asked(2), owner="one")
    assert number is not None
    if ended == "cancel":
        assert requests.cancel(db, "C1:1.0")
    else:
        requests.give_up(db, number)

    gone, other = kept(db)
    assert (gone["text"], gone["user"], gone["response_url"]) == (None, None, None)
    assert (other["text"], other["user"]) == (asked(2).text, asked(2).user)
    assert requests.save(db, asked(9, event_key="Ev1"), owner="two") is None
    assert requests.save(db, asked(9, message_key="C1:1.0"), owner="two") is None
    assert pending(db) == [asked(2)]


def test_what_was_dealt_with_is_changed_no_more(db: Database) -> None:
    """An edit that comes late brings back no text, and a late reason to give up no state."""
    number = requests.save(db, asked(1), owner="one")
    assert number is not None
    requests.cancel(db, "C1:1.0")
    before = kept(db)

    assert not requests.replace_text(db, "C1:1.0", "the rota?", None)
    assert not requests.cancel(db, "C1:1.0")
    requests.give_up(db, number)
    assert kept(db) == before


def test_a_message_that_never_came_cannot_be_changed(db: Database) -> None:
    """Nor is anybody else's changed in its stead."""
    requests.save(db, asked(1), owner="one")
    requests.save(db, asked(2, message_key=None), owner="one")

    assert not requests.replace_text(db, "C1:9.0", "the rota?", None)
    assert not requests.cancel(db, "C1:9.0")
    assert pending(db) == [asked(1), asked(2, message_key=None)]
