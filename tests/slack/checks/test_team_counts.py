"""What a channel is shown of a team: at five people, at ten, and never who."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import wording
from bot.domain.selfcheck import LEVELS
from bot.playground.faults import Refuse
from bot.playground.server import StandIn
from bot.selfcheck.dialogue import Answer, step
from bot.store import runs, teams
from slack.running import Running

from .answering import Person, text_of
from .teamwork import MIXED, Team

QUESTIONS = 4
"""Of W1."""


@pytest.fixture
def team(slack: StandIn, running: Running) -> Team:
    """A team with W1 open in its channel."""
    team = Team(slack, running)
    team.opens()
    return team


def counts(each: int) -> str:
    """Return how the channel is shown that two answers were given so often each."""
    return f"Started: {each}; In place: {each}"


def test_four_people_are_shown_nothing_and_five_are(team: Team) -> None:
    """Only counts, and only a theme's."""
    for number in range(4):
        team.finishes(number)
    assert wording.team_nothing_yet(5) in text_of(team.message())

    team.finishes(4)

    assert wording.team_shown(5) in text_of(team.message())
    assert counts(5 * QUESTIONS // 2) in text_of(team.message())
    assert len(team.messages()) == 1


def test_the_sixth_changes_nothing_and_the_tenth_does(team: Team) -> None:
    """Nobody can be told from what came to it."""
    for number in range(5):
        team.finishes(number)
    at_five = team.message()

    for number in range(5, 9):
        team.finishes(number, ("not_in_place",))
        assert team.message() == at_five
    team.finishes(9)

    assert wording.team_shown(10) in text_of(team.message())
    assert wording.team_shown(5) not in text_of(team.message())


def test_who_takes_part_stands_nowhere_in_the_channel(team: Team) -> None:
    """Neither their ids nor their answers, in anything that was sent there."""
    people = [team.finishes(number) for number in range(5)]
    team.presses(people[0], "team_close")

    everything = str(team.messages())
    for person in people:
        (run,) = runs.runs_of(team.database, person.user)
        assert person.user not in everything
        assert run.id not in everything
    assert not any(f"'{level}'" in everything for level in LEVELS)


def test_what_everybody_answered_alike_is_not_shown(team: Team) -> None:
    """It would be everybody's answers."""
    for number in range(5):
        team.finishes(number, ("in_place",))

    assert "Not shown" in text_of(team.message())
    assert "In place" not in text_of(team.message())


def test_an_answer_that_is_changed_later_changes_nothing_that_is_shown(team: Team) -> None:
    """Also when it is finished again as the fifth."""
    people = [team.finishes(number) for number in range(5)]
    before = team.message()
    changes_first_answer(people[0], team)

    assert team.message() == before


def changes_first_answer(person: Person, team: Team) -> None:
    """Answer the first question again, by the buttons of the last card."""
    (run,) = runs.runs_of(team.database, person.user)
    sent = team.slack.sender.click(person.user, team.message(), "check:team_join:0").payload
    team.running.settled()
    for verb, value in (
        ("edit", f"{run.id}|{run.items[0]}"),
        ("answer", f"{run.id}|{run.revision + 1}|{run.items[0]}|not_in_place"),
    ):
        sent["trigger_id"] = team.slack.workspace.triggers.issue(person.user)
        sent["actions"][0].update(value=value, action_id=f"check:{verb}:0")
        team.running.service.dispatch(sent, {})
        team.running.settled()
    (again,) = runs.runs_of(team.database, person.user)
    assert again.stage == "done"
    assert again.levels[run.items[0]] == "not_in_place"


def test_who_erases_their_answers_is_in_no_later_picture(team: Team) -> None:
    """What is shown stays until there are ten without them."""
    people = [team.finishes(number) for number in range(5)]
    before = team.message()
    team.deletes(people[0])

    for number in range(5, 10):
        team.finishes(number)
        assert team.message() == before
    team.finishes(10)

    assert wording.team_shown(10) in text_of(team.message())
    assert counts(10 * QUESTIONS // 2) in text_of(team.message())


def test_closing_leaves_what_is_shown(team: Team) -> None:
    """And a later picture stays closed."""
    people = [team.finishes(number) for number in range(5)]
    team.presses(people[0], "team_close")

    read = text_of(team.message())
    assert wording.team_shown(5) in read
    assert counts(5 * QUESTIONS // 2) in read
    assert wording.TEAM_IS_CLOSED in read


def test_a_message_that_was_deleted_is_left_alone(team: Team) -> None:
    """The fifth is shown the summary all the same."""
    for number in range(4):
        team.finishes(number)
    team.slack.faults.add("chat.update", Refuse("message_not_found"))

    team.finishes(4)

    assert wording.team_nothing_yet(5) in text_of(team.message())


def test_each_picture_is_shown_once(team: Team) -> None:
    """Whoever claims it shows it; another process that comes second does not."""
    team_id = team.button_value("team_join")
    for number in range(4):
        team.finishes(number)
    first = team.member(4)
    team.presses(first, "team_join")
    card = first.presses(first.card(), "begin")
    assert teams.claim_shown(team.database, team_id, 5)

    first.answers_all(card, lambda number: LEVELS.index(("in_place", "started")[number % 2]))

    assert wording.team_nothing_yet(5) in text_of(team.message())


def test_who_finished_just_before_the_process_ended_is_shown_after_all(team: Team) -> None:
    """Their card was behind; when it catches up, the team's message does."""
    for number in range(4):
        team.finishes(number)
    fifth = team.member(4)
    team.presses(fifth, "team_join")
    fifth.presses(fifth.card(), "begin")
    (begun,) = runs.runs_of(team.database, fifth.user)
    at, run = datetime.now(UTC) - timedelta(minutes=1), begun
    for number, asked in enumerate(begun.items):
        run = step(run, Answer(run.revision, asked, MIXED[number % 2]), at).run

    assert runs.save(team.database, begun, run)

    team.running.wait_for(lambda: wording.team_shown(5) in text_of(team.message()))


def test_a_message_that_was_not_noted_is_found_again_when_somebody_joins(team: Team) -> None:
    """The process may have ended between posting it and noting where."""
    value = team.button_value("team_join")
    teams.place(team.database, value, "")

    for number in range(5):
        team.finishes(number)

    assert wording.team_shown(5) in text_of(team.message())
