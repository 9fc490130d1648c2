"""How an answer of a self-check that is done is changed, and how far another has come."""

import pytest

from bot import wording
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.store.runs import runs_of
from slack.running import Running, shown

from .answering import PERSON, Person, has, text_of
from .noting import GIVEN, opens, sends


def changing(person: Person) -> Message:
    """Return the card of a question of a self-check that was done."""
    done = person.answers_all(person.begins("W1"))
    (run,) = runs_of(person.running.service.parts.database, PERSON)
    person.slack.sender.click(PERSON, done, "check:edit:0", value=f"{run.id}|{run.items[1]}")
    person.running.settled()
    return person.card(done.ts)


def test_the_card_says_that_an_answer_is_being_changed(running: Running, slack: StandIn) -> None:
    """There is nothing to skip and nothing to finish later, and no bar of how far it has come."""
    card = changing(Person(slack, running))

    read = text_of(card)
    assert wording.question_changing(2, 4) in read
    assert wording.QUESTION_TO_SUMMARY in read
    assert wording.QUESTION_SKIP not in read
    assert wording.QUESTION_PAUSE not in read
    assert "\u2588" not in read


@pytest.mark.parametrize("does", ["adds evidence", "looks"])
def test_the_way_back_is_the_summary_and_changes_no_answer(
    running: Running, slack: StandIn, does: str
) -> None:
    """Whether or not evidence was added."""
    person = Person(slack, running)
    card = changing(person)
    (before,) = runs_of(running.service.parts.database, PERSON)
    if does == "adds evidence":
        sends(person, opens(person, card), **GIVEN)
        card = person.card(card.ts)
        assert wording.question_evidence(1) in text_of(card)

    summary = person.presses(card, "skip")

    assert has(summary, "edit")
    (after,) = runs_of(running.service.parts.database, PERSON)
    assert (after.stage, after.levels) == ("done", before.levels)


def test_home_says_so_too(running: Running, slack: StandIn) -> None:
    """Rather than that all is answered and that it is under way."""
    changing(Person(slack, running))
    slack.sender.open_app(PERSON, "home")
    running.wait_for(lambda: slack.workspace.home(PERSON))
    home = slack.workspace.home(PERSON)
    assert home is not None

    assert "Done, but you are changing an answer" in shown(home.blocks)
    assert "Under way" not in shown(home.blocks)


def test_the_bar_and_the_words_say_the_same(running: Running, slack: StandIn) -> None:
    """What is answered is filled; what was skipped is said beside it."""
    person = Person(slack, running)
    card = person.presses(person.presses(person.begins("W1"), "answer", 2), "skip")
    so_far = "\u2588\u2588" + "\u2591" * 8 + " 1 of 4 answered, 1 skipped"

    assert f"Question 3 of 4\n{so_far}" in text_of(card)
    left = text_of(person.presses(card, "pause"))
    assert "1 of 4 answered, 1 skipped." in left
    assert "\u2588\u2588" + "\u2591" * 8 in left
