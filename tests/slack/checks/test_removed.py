"""What is left when Kloe is taken out of the workspace: nothing, and told at once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import wording
from bot.playground.faults import RateLimited
from bot.playground.server import StandIn
from bot.slack.app_events import CLOCKS_APART, is_own_removal
from bot.slack.identity import Identity
from bot.slack.payloads import EventDelivery
from bot.store.selfcheck_tables import EVERY_TABLE
from slack.conftest import StartKloe
from slack.running import Options, Running

from .answering import PERSON, Person, text_of
from .noting import keeps

WRITTEN = "minutes of the committee on the third floor"
KLOE = Identity(team_id="T0KLOE", user_id="U0KLOE", bot_id="B0KLOE", name="kloe", scopes=())
SINCE = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


def busy(running: Running, slack: StandIn) -> Person:
    """Let a person have asked something, begun a self-check and noted evidence."""
    person = Person(slack, running)
    person.writes("what must our succession plan cover?")
    person.presses(person.begins("W1"), "answer", 2)
    keeps(running, WRITTEN)
    return person


def filled(running: Running) -> set[str]:
    """Return the tables in which anything is left."""
    with running.service.parts.database.read() as connection:
        return {t.name for t in EVERY_TABLE.sorted_tables if connection.execute(select(t)).first()}


def bytes_of(folder: Path) -> bytes:
    """Return all that stands in the database's files."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("kloe.db*")))


def test_an_uninstall_leaves_nothing(running: Running, slack: StandIn, tmp_path: Path) -> None:
    """No row, no word in the files; only that this process is there stays known."""
    busy(running, slack)
    assert {"runs", "evidence_notes", "answers", "requests"} <= filled(running)
    assert WRITTEN.encode() in bytes_of(tmp_path)

    sent = slack.sender.uninstall()

    assert sent.acknowledged
    assert filled(running) == {"instances"}
    running.settled()
    assert WRITTEN.encode() not in bytes_of(tmp_path)


def test_it_is_told_by_socket_mode_too(start_kloe: StartKloe, slack: StandIn) -> None:
    """And done before it is acknowledged."""
    running = start_kloe(Options(mode="socket"))
    busy(running, slack)

    assert slack.sender.uninstall().acknowledged

    assert filled(running) == {"instances"}


def test_it_may_be_told_again(running: Running, slack: StandIn) -> None:
    """In whichever order, and as often as Slack likes."""
    busy(running, slack)
    sent = slack.sender.uninstall()

    for told in (*sent.also, sent):
        assert slack.sender.again(told).acknowledged

    running.settled()
    assert filled(running) == {"instances"}


def test_kloe_stays_up_and_says_that_slack_is_degraded(running: Running, slack: StandIn) -> None:
    """With the token gone nothing can be sent; whoever runs Kloe sees why."""
    assert running.service.state().slack == "ok"

    slack.sender.revoke_token()

    running.settled()
    state = running.service.state()
    assert (state.ready, state.database, state.slack) == (True, "ok", "degraded")


def test_a_press_on_a_card_that_was_left_brings_nothing_back(
    running: Running, slack: StandIn
) -> None:
    """It was on its way; the address that comes with it is good for a while without a token."""
    person = busy(running, slack)
    card = person.card()
    slack.sender.uninstall()

    said = person.presses(card, "skip")

    assert text_of(said) == wording.CARD_GONE
    assert filled(running) == {"instances"}


def test_what_was_being_answered_leaves_nothing_either(running: Running, slack: StandIn) -> None:
    """The address of a command is good without a token, and its reply comes after the end."""
    slack.faults.add("response_url", RateLimited(1))
    slack.sender.command(PERSON, "C0OPEN", "what must our succession plan cover?")
    running.wait_for(lambda: slack.calls_of("response_url"))

    slack.sender.uninstall()

    running.whisper(PERSON)
    running.settled()
    assert filled(running) == {"instances"}


def test_a_database_that_is_away_is_emptied_when_it_is_back(
    start_kloe: StartKloe, slack: StandIn, tmp_path: Path
) -> None:
    """Slack is to tell it again, and Kloe does not rely on that."""
    folder, elsewhere = tmp_path / "kept", tmp_path / "elsewhere"
    running = start_kloe(url=f"sqlite:///{folder / 'kloe.db'}")
    busy(running, slack)

    folder.rename(elsewhere)
    folder.touch()
    assert not slack.sender.uninstall().acknowledged
    folder.unlink()
    elsewhere.rename(folder)

    running.wait_for(lambda: filled(running) == {"instances"})


def test_an_installation_after_it_begins_anew(start_kloe: StartKloe, slack: StandIn) -> None:
    """With the new token, after a start."""
    first = start_kloe()
    busy(first, slack)
    slack.sender.uninstall()
    first.settled().stop()
    slack.workspace.install()

    again = start_kloe()

    person = Person(slack, again)
    assert person.begins("W1")
    assert "runs" in filled(again)


def test_of_an_earlier_installation_nothing_is_believed(
    start_kloe: StartKloe, slack: StandIn
) -> None:
    """Slack sends late what nobody took; what people kept since then stays."""
    running = start_kloe(Options(clock=lambda: datetime.now(UTC) + timedelta(hours=2)))
    busy(running, slack)

    sent = slack.sender.send_event({"type": "app_uninstalled"})

    assert sent.acknowledged
    running.settled()
    assert {"runs", "evidence_notes"} <= filled(running)


def test_the_tokens_of_people_are_none_of_kloes(running: Running, slack: StandIn) -> None:
    """Kloe has no such tokens; a person may leave and Kloe stays."""
    busy(running, slack)
    tokens = {"oauth": [PERSON], "bot": ["U0OTHER"]}

    assert slack.sender.send_event({"type": "tokens_revoked", "tokens": tokens}).acknowledged

    running.settled()
    assert {"runs", "evidence_notes"} <= filled(running)


@pytest.mark.parametrize(
    ("fields", "is_own"),
    [
        ({}, True),
        ({"team_id": "T0OTHER"}, False),
        ({"team_id": ""}, True),
        ({"event_time": 0}, True),
        ({"event_time": int((SINCE - CLOCKS_APART).timestamp())}, True),
        ({"event_time": int((SINCE - CLOCKS_APART).timestamp()) - 1}, False),
        ({"event": {"type": "tokens_revoked", "tokens": {"bot": ["U0KLOE"]}}}, True),
        ({"event": {"type": "tokens_revoked", "tokens": {"oauth": ["U0KLOE"]}}}, False),
        ({"event": {"type": "tokens_revoked"}}, False),
    ],
)
def test_only_what_ends_this_very_installation_counts(
    fields: dict[str, Any], *, is_own: bool
) -> None:
    """The app may be in other workspaces, and was perhaps installed before."""
    told = {
        "type": "event_callback",
        "event_id": "Ev1",
        "team_id": "T0KLOE",
        "event_time": int(SINCE.timestamp()) + 5,
        "event": {"type": "app_uninstalled"},
    }
    delivery = EventDelivery.model_validate({**told, **fields})

    assert is_own_removal(delivery, KLOE, SINCE) == is_own
