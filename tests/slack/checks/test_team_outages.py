"""A team's self-check while Slack or the database is away."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import wording
from bot.domain.selfcheck import Run, RunId
from bot.playground.faults import Drop, Refuse
from bot.playground.server import StandIn
from bot.selfcheck.dialogue import Answer, start, step
from bot.slack.checks.team_board import TeamBoard
from bot.slack.outbox import Outbox
from bot.store import runs
from bot.store.engine import Database
from slack.running import Running

from .answering import Person, has, text_of
from .teamwork import CHANNEL, MIXED, Team

FIRST_TRY_SECONDS = 0.5
"""For how long the job is watched that waits for a database: less than until it is tried again."""


@pytest.fixture
def team(slack: StandIn, running: Running) -> Team:
    """A team with W1 open in its channel."""
    team = Team(slack, running)
    team.opens()
    return team


def test_a_message_that_cannot_be_changed_is_closed_all_the_same(team: Team) -> None:
    """Whoever closed it is told; nobody can join."""
    member = team.member(1)
    team.slack.faults.add("chat.update", Refuse("cant_update_message"))
    team.presses(member, "team_close")
    assert team.told(member) == [wording.TEAM_CLOSED]

    team.presses(member, "team_join")

    assert member.cards() == ()


def test_a_message_that_slack_does_not_let_be_changed_is_too(team: Team) -> None:
    """For whatever reason."""
    member = team.member(1)
    team.slack.faults.add("chat.update", Refuse("edit_window_closed"))

    team.presses(member, "team_close")

    assert team.told(member) == [wording.TEAM_CLOSED]
    assert has(team.message(), "team_join")


def test_a_token_that_is_put_right_opens_after_all(team: Team) -> None:
    """It is tried again, and posted once."""
    team.slack.faults.add("chat.postMessage", Refuse("invalid_auth"))

    Person(team.slack, team.running).commands("team dpic", CHANNEL)

    assert len(team.messages()) == 2


def test_what_cannot_be_begun_is_said(team: Team) -> None:
    """By a button that carries what there is not."""
    member = team.member(1)
    team.presses(member, "team_join")
    sent = team.slack.sender.click(member.user, member.card(), "check:decline:0").payload
    team.running.settled()
    for value, said in (("a|gone|", wording.CARD_GONE), ("|w1|", wording.CONSENT_ONLY_DIRECT)):
        sent["trigger_id"] = team.slack.workspace.triggers.issue(member.user)
        sent["actions"][0].update(value=value, action_id="check:begin:0")
        team.running.service.dispatch(sent, {})
        team.running.settled()
        assert text_of(member.card()) == said


def test_the_counts_wait_for_the_database(team: Team, tmp_path: Path) -> None:
    """Whoever finished is not kept waiting; the channel is shown them when it is back."""
    for number in range(4):
        team.finishes(number)
    back, away = tmp_path / "back", tmp_path / "away"
    back.mkdir()
    away.write_text("in the way")
    fifth = kept_in_copy(team, tmp_path / "kloe.db", back / "kloe.db")
    parts = team.running.service.parts
    database = Database(f"sqlite:///{away / 'kloe.db'}")
    board = TeamBoard(database, Outbox(parts.api), parts.book, desk=parts.desk)

    board.on_done(fifth)
    assert not parts.desk.drain(FIRST_TRY_SECONDS)
    away.unlink()
    back.rename(away)
    team.running.settled()

    assert wording.team_shown(5) in text_of(team.message())
    database.dispose()


def kept_in_copy(team: Team, path: Path, copy: Path) -> Run:
    """Copy the database, with one more person there who has finished; return their run."""
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    database = Database(f"sqlite:///{copy}")
    check = team.running.service.parts.book().catalog.find("w1")
    assert check
    value = team.button_value("team_join")
    begun = run = start(RunId("fifth"), "U0FIFTH", check, datetime.now(UTC), team=value)
    for number, asked in enumerate(run.items):
        run = step(run, Answer(run.revision, asked, MIXED[number % 2]), run.changed_at).run
    runs.begin(database, begun)
    assert runs.save(database, begun, run)
    database.dispose()
    return run


def test_what_slack_does_not_confirm_is_not_opened_twice(team: Team) -> None:
    """Whoever asked for it is to look; it works all the same."""
    team.slack.faults.add("chat.postMessage", Drop(done=True))
    asker = Person(team.slack, team.running)

    asker.commands("team dpic", CHANNEL)

    assert len(team.messages()) == 2
    assert team.told(asker)[-1] == wording.TEAM_UNKNOWN
    member = team.member(1)
    team.presses(member, "team_join")
    assert has(member.card(), "begin")
