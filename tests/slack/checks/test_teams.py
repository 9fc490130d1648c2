"""A team's self-check: opened in a channel, joined in private, shown in counts, closed."""

import pytest

from bot import wording
from bot.domain.selfcheck import RunId
from bot.playground.faults import Refuse
from bot.playground.server import StandIn
from bot.selfcheck import dialogue
from bot.store import runs, teams
from bot.store.runs import runs_of
from slack.running import Running

from .answering import PERSON, Person, has, text_of
from .teamwork import CHANNEL, Team


@pytest.fixture
def team(slack: StandIn, running: Running) -> Team:
    """A team without a self-check yet."""
    return Team(slack, running)


def test_it_is_opened_in_a_channel_and_says_what_will_be_shown(team: Team) -> None:
    """To everybody; nobody reads who opened it."""
    message = team.opens()

    read = text_of(message)
    assert "Self-check for this team: W1" in read
    assert "confidential" in read
    assert "Superseded in April 2024" in read
    assert wording.team_nothing_yet(5) in read
    assert has(message, "team_join")
    assert PERSON not in str(message.blocks)
    assert team.told(Person(team.slack, team.running)) == [wording.TEAM_OPENED]


def test_the_same_command_delivered_twice_opens_one(team: Team) -> None:
    """The team is named after the command."""
    sent = team.slack.sender.command(PERSON, CHANNEL, "team W1")
    team.running.settled()
    team.slack.sender.again(sent)
    team.running.settled()

    assert len(team.messages()) == 1


@pytest.mark.parametrize("typed", ["team", "team flibber"])
def test_without_a_known_name_it_says_how(team: Team, typed: str) -> None:
    """And which there are; nothing is posted."""
    person = Person(team.slack, team.running)
    person.commands(typed, CHANNEL)

    assert team.messages() == []
    (told,) = team.told(person)
    assert "/kloe team w1: W1 Leadership capacity and capability" in told
    assert "dpic" in told


def test_in_direct_messages_it_says_that_it_is_for_channels(team: Team) -> None:
    """Written, and as a command."""
    person = Person(team.slack, team.running)

    assert text_of(person.writes("team W1")) == wording.TEAM_FOR_CHANNELS
    person.commands("team W1", person.channel)
    assert team.told(person) == [wording.TEAM_FOR_CHANNELS]


def test_a_mention_is_told_the_command(team: Team) -> None:
    """Whoever mentions Kloe is not sent to the direct messages for it."""
    team.slack.sender.mention(PERSON, CHANNEL, "team W1")
    team.running.posts(1)

    assert text_of(team.message()) == wording.TEAM_BY_COMMAND


def test_a_channel_without_kloe_is_told_how_to_invite_it(team: Team) -> None:
    """Nothing is posted there."""
    person = Person(team.slack, team.running)
    person.commands("team W1", "C0OPEN")

    (told,) = team.told(person)
    assert "/invite @" in told
    assert not team.slack.workspace.posts_by_kloe()


def test_a_channel_in_which_nobody_may_post_is_told_so(team: Team) -> None:
    """As one that was archived."""
    team.slack.faults.add("chat.postMessage", Refuse("is_archived"))
    person = Person(team.slack, team.running)
    person.commands("team W1", CHANNEL)

    assert team.told(person) == [wording.TEAM_NOT_POSTED]


def test_whoever_joins_is_asked_for_consent_in_private(team: Team) -> None:
    """The card says what the channel is shown; nothing is kept before consent."""
    team.opens()
    member = team.member(1)

    team.presses(member, "team_join")

    assert wording.consent_team(5) in text_of(member.card())
    assert "I show them to nobody" not in text_of(member.card())
    assert "stay there when you delete your data" in text_of(member.card())
    assert team.told(member) == [wording.CHECK_WRITTEN]
    assert runs_of(team.database, member.user) == ()
    member.presses(member.card(), "begin")
    (run,) = runs_of(team.database, member.user)
    assert teams.find(team.database, run.team or "") is not None


def test_whoever_joins_twice_has_one_run(team: Team) -> None:
    """Also where both cards of consent are pressed; later they are shown where they are."""
    team.opens()
    member = team.member(1)
    team.presses(member, "team_join")
    first = member.card()
    team.presses(member, "team_join")
    second = member.card()
    assert first.ts != second.ts

    member.presses(first, "begin")
    member.presses(second, "begin")
    team.presses(member, "team_join")

    assert len(runs_of(team.database, member.user)) == 1
    assert "Question 1 of" in text_of(member.card())
    assert team.told(member)[-1] == wording.TEAM_JOINED


def test_whoever_has_finished_is_told_so(team: Team) -> None:
    """And asked nothing again."""
    team.opens()
    member = team.finishes(1)
    count = len(member.cards())

    team.presses(member, "team_join")

    assert team.told(member)[-1] == wording.TEAM_DONE
    assert len(member.cards()) == count


def test_whoever_stopped_may_join_again(team: Team) -> None:
    """As a run of its own."""
    team.opens()
    member = team.member(1)
    team.presses(member, "team_join")
    member.presses(member.card(), "begin")
    member.writes("stop")

    team.presses(member, "team_join")
    member.presses(member.card(), "begin")

    assert sorted(run.stage for run in runs_of(team.database, member.user)) == ["asking", "stopped"]
    assert len({run.team for run in runs_of(team.database, member.user)}) == 1


def test_what_a_person_has_under_way_stays_private(team: Team) -> None:
    """It is not taken into the team; they are told what they can do."""
    team.opens()
    member = team.member(1)
    member.begins("W1")

    team.presses(member, "team_join")

    assert team.told(member) == [wording.TEAM_OWN_RUN]
    (run,) = runs_of(team.database, member.user)
    assert run.team is None


def test_what_was_begun_after_the_card_of_consent_stays_private_too(team: Team) -> None:
    """The person is told that it does not count for the team."""
    team.opens()
    member = team.member(1)
    team.presses(member, "team_join")
    consent = member.card()
    member.begins("W1")

    shown = member.presses(consent, "begin")

    assert wording.TEAM_OWN_RUN in text_of(shown)
    (run,) = runs_of(team.database, member.user)
    assert run.team is None


def test_closed_it_takes_nobody_in(team: Team) -> None:
    """Neither by the button of an older message, nor by a card of consent; what is begun goes on."""
    message = team.opens()
    early, late, under_way = team.member(1), team.member(2), team.member(3)
    team.presses(early, "team_join")
    team.presses(under_way, "team_join")
    card = under_way.presses(under_way.card(), "begin")

    team.presses(late, "team_close")
    team.presses(late, "team_close", message)
    team.presses(late, "team_join", message)
    refused = early.presses(early.card(), "begin")

    assert wording.TEAM_IS_CLOSED in text_of(team.message())
    assert not has(team.message(), "team_join")
    assert text_of(refused) == wording.TEAM_CLOSED
    assert team.told(late)[-1] == wording.TEAM_CLOSED
    assert late.cards() == ()
    assert late.user not in str(team.messages())
    under_way.answers_all(card)
    (run,) = runs_of(team.database, under_way.user)
    assert run.stage == "done"


def test_whoever_closed_it_by_mistake_opens_it_again(team: Team) -> None:
    """And so may anybody else; those who come then take part, and the counts go on."""
    team.opens()
    for number in range(4):
        team.finishes(number)
    mistaken, other, late = team.member(5), team.member(6), team.member(7)
    team.presses(mistaken, "team_close")
    closed = team.message()
    assert "anybody in this channel" in wording.TEAM_CLOSE_SURE.lower()

    team.presses(other, "team_reopen")
    team.presses(mistaken, "team_reopen", closed)
    team.presses(late, "team_join")

    assert wording.TEAM_IS_CLOSED not in text_of(team.message())
    assert wording.TEAM_IS_OPEN not in team.told(other)
    late.answers_all(late.presses(late.card(), "begin"))
    assert wording.team_shown(5) in text_of(team.message())


def test_a_team_that_is_no_longer_kept_is_told(team: Team) -> None:
    """Its time was up."""
    message = team.opens()
    member = team.member(1)
    sent = team.slack.sender.click(member.user, message, "check:team_join:0").payload
    team.running.settled()
    for verb in ("team_join", "team_close", "team_reopen"):
        sent["trigger_id"] = team.slack.workspace.triggers.issue(member.user)
        sent["actions"][0].update(value="gone", action_id=f"check:{verb}:0")
        team.running.service.dispatch(sent, {})
        team.running.settled()
        assert team.told(member)[-1] == wording.TEAM_GONE


def test_a_run_that_is_erased_leaves_room_for_a_new_one(team: Team) -> None:
    """Join asks for consent anew."""
    team.opens()
    member = team.finishes(1)
    team.deletes(member)

    team.presses(member, "team_join")
    member.presses(member.card(), "begin")

    (run,) = runs_of(team.database, member.user)
    assert run.stage == "asking"
    assert runs.find(team.database, RunId(run.id)) == run
    assert dialogue.step(run, dialogue.Stop(), run.changed_at).became == "done"


def test_what_a_person_has_under_way_with_another_team_counts_there(team: Team) -> None:
    """They are not told that it stays private, also where they agreed to both beforehand."""
    first, second = team.opens(), team.opens()
    member = team.member(1)
    team.presses(member, "team_join", first)
    team.presses(member, "team_join", second)
    for_first, for_second = member.cards()[-2:]

    member.presses(for_first, "begin")
    shown = member.presses(for_second, "begin")
    team.presses(member, "team_join", second)

    assert wording.TEAM_OTHER_RUN in text_of(shown)
    assert team.told(member)[-1] == wording.TEAM_OTHER_RUN
