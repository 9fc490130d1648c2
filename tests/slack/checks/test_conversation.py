"""A self-check from consent to its end, one card that is changed in place."""

from bot import wording
from bot.playground.server import StandIn
from bot.store.runs import runs_of
from slack.running import Running

from .answering import PERSON, Person, has, text_of


def test_nothing_is_kept_before_consent(running: Running, slack: StandIn) -> None:
    """The card says what is kept, who sees it and how to stop; only Begin begins."""
    person = Person(slack, running)
    card = person.writes("check W1")

    assert "Purpose" in text_of(card)
    assert "STOP" in text_of(card)
    assert "800 days" in text_of(card)
    assert runs_of(running.service.parts.database, PERSON) == ()

    assert text_of(person.presses(card, "decline")) == wording.CONSENT_REFUSED
    assert runs_of(running.service.parts.database, PERSON) == ()


def test_a_self_check_goes_one_question_at_a_time_in_one_message(
    running: Running, slack: StandIn
) -> None:
    """Each answer changes the card in place, to the end."""
    person = Person(slack, running)
    card = person.begins("W1")
    count = len(person.cards())
    assert "Question 1 of" in text_of(card)

    done = person.answers_all(card)

    assert len(person.cards()) == count
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert run.stage == "done"
    assert len(run.responses) == len(run.items)
    assert not has(done, "answer")
