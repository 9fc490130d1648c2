"""A person's evidence, listed: grouped, paged, changed and removed."""

import re
from datetime import UTC, date, datetime

import pytest

from bot import wording
from bot.domain.selfcheck import ItemId, Note
from bot.playground.faults import Refuse
from bot.playground.messages import Message
from bot.playground.server import StandIn
from bot.store.notes import keep, remove
from slack.conftest import StartKloe
from slack.running import Options, Running, shown

from .answering import PERSON, Person, has, text_of
from .noting import GIVEN, HOSTILE, errors_of, in_days, kept, modal, note_of, opens, sends

OTHER = "U0BOARD"


def items(running: Running) -> tuple[ItemId, ...]:
    """Return the questions of W1."""
    check = running.service.parts.book().catalog.named("W1")
    assert check
    return tuple(check.by_id)


def holds(running: Running, *notes: Note) -> None:
    """Keep notes as if they had been entered."""
    for note in notes:
        keep(running.service.parts.database, note)


def many(running: Running, count: int, what: str = "Evidence number {}") -> None:
    """Keep many notes, to all questions of W1 in turn."""
    asked = items(running)
    holds(
        running,
        *(note_of(n, asked[n % len(asked)], what=what.format(n)) for n in range(count)),
    )


def pages(person: Person, card: Message) -> list[str]:
    """Go through a list from its first page to the last, and return what is read on each."""
    read = [text_of(card)]
    while has(card, "evidence", 1):
        card = person.presses(card, "evidence", 1)
        read.append(text_of(card))
    return read


def test_an_empty_list_says_how_evidence_gets_there(running: Running, slack: StandIn) -> None:
    """By a word in direct messages, and by the command for that person alone."""
    person = Person(slack, running)

    assert text_of(person.writes("evidence")) == wording.EVIDENCE_NONE
    person.commands("evidence")

    assert shown(running.whisper(PERSON).blocks) == wording.EVIDENCE_NONE
    assert slack.workspace.messages("C0OPEN") == ()


def test_a_list_has_all_that_was_entered_under_its_question(
    running: Running, slack: StandIn
) -> None:
    """By official code."""
    person = Person(slack, running)
    sends(person, opens(person, person.begins("W1")), **GIVEN, review_on=in_days(30))
    (note,) = kept(person)
    item = running.service.parts.book().catalog.item(note.item)
    assert item

    read = text_of(person.writes("my evidence"))

    for part in (*GIVEN.values(), item.code, item.question, wording.evidence_lead(1, 1, 1)):
        assert part in read
    assert "Overdue" not in read


def test_what_is_overdue_is_named_first_that_which_waited_longest_before_all(
    running: Running, slack: StandIn
) -> None:
    """In one sentence."""
    person, asked = Person(slack, running), items(running)
    holds(
        running,
        note_of(1, asked[0], what="An audit", review_on=in_days(-3)),
        note_of(2, asked[1], what="A policy", review_on=in_days(-30)),
        note_of(3, asked[1], what="A plan", review_on=in_days(3)),
    )

    read = text_of(person.writes("evidence"))

    sentence = next(line for line in read.splitlines() if line.startswith("Overdue"))
    assert re.fullmatch(r"Overdue for review: A policy \(W1\S+\); An audit \(W1\S+\)\.", sentence)
    assert read.index(sentence) < read.index(wording.NOTE_WHERE)
    assert read.count("(overdue)") == 2


@pytest.mark.parametrize(("minute", "is_overdue"), [(59, False), (0, True)])
def test_a_day_ends_when_it_ends_in_the_united_kingdom(
    start_kloe: StartKloe, slack: StandIn, minute: int, *, is_overdue: bool
) -> None:
    """In summer that is an hour before it ends in UTC."""
    now = datetime(2026, 7, 9, 22 + is_overdue, minute, tzinfo=UTC)
    running = start_kloe(Options(clock=lambda: now))
    holds(running, note_of(1, items(running)[0], review_on=date(2026, 7, 9), noted_at=now))

    read = text_of(Person(slack, running).writes("evidence"))

    assert ("Overdue for review" in read) is is_overdue


def test_two_hundred_notes_are_paged_and_none_is_lost(running: Running, slack: StandIn) -> None:
    """One message, turned like a book; both ways."""
    many(running, 200)
    person = Person(slack, running)
    card = person.writes("evidence")
    count = len(person.cards())

    read = pages(person, card)

    assert len(read) == 20
    found = [number for page in read for number in re.findall(r"Evidence number (\d+)", page)]
    assert sorted(map(int, found)) == list(range(200))
    assert len(person.cards()) == count
    last = person.card(card.ts)
    assert wording.evidence_lead(200, 20, 20) in text_of(last)
    assert text_of(person.presses(last, "evidence", 0)) == read[-2]


def test_only_the_first_overdue_of_many_are_named(running: Running, slack: StandIn) -> None:
    """And how many more there are."""
    asked = items(running)
    holds(
        running,
        *(note_of(n, asked[0], what="&" * 300, review_on=in_days(-9)) for n in range(40)),
    )
    person = Person(slack, running)

    read = pages(person, person.writes("evidence"))

    assert "; and 32 more." in read[0]
    assert not any("Overdue for review" in page for page in read[1:])


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_texts_are_shown_as_text(running: Running, slack: StandIn, what: str) -> None:
    """Through the modal and in the list, whose payloads are judged at the end."""
    person = Person(slack, running)
    view = opens(person, person.begins("W1"))

    sent = sends(person, view, what=what, where=what, owner=what[:100])

    assert errors_of(sent) == {}
    (note,) = kept(person)
    assert note.what in text_of(person.writes("evidence"))
    opens(person, person.card(), "note_edit")


def test_a_question_that_is_gone_keeps_its_evidence(running: Running, slack: StandIn) -> None:
    """It can be changed and removed like any other."""
    holds(running, note_of(1, ItemId("gone-1")))
    person = Person(slack, running)
    card = person.writes("evidence")
    assert wording.EVIDENCE_FORMER in text_of(card)

    sends(person, opens(person, card, "note_edit"), what="A policy")

    assert [note.what for note in kept(person)] == ["A policy"]


def test_evidence_is_changed_in_the_list(running: Running, slack: StandIn) -> None:
    """The modal has what was entered before; the list is shown anew where it stands."""
    many(running, 12)
    person = Person(slack, running)
    card = person.presses(person.writes("evidence"), "evidence", 1)
    before = {note.id: note for note in kept(person)}
    count = len(person.cards())
    view = opens(person, card, "note_edit", 1)

    assert errors_of(sends(person, view, what="A policy")) == {}

    read = text_of(person.card(card.ts))
    assert "A policy" in read
    assert wording.evidence_lead(12, 2, 2) in read
    assert len(person.cards()) == count
    (changed,) = [note for note in kept(person) if note != before[note.id]]
    assert changed == before[changed.id].model_copy(update={"what": "A policy"})


def test_an_overdue_note_may_be_changed_without_another_day(
    running: Running, slack: StandIn
) -> None:
    """Its day is no slip of now."""
    holds(running, note_of(1, items(running)[0], review_on=in_days(-9)))
    person = Person(slack, running)
    view = opens(person, person.writes("evidence"), "note_edit")

    assert errors_of(sends(person, view, owner="chief nurse")) == {}

    assert [note.owner for note in kept(person)] == ["chief nurse"]


def test_a_note_that_is_removed_meanwhile_is_not_changed(running: Running, slack: StandIn) -> None:
    """The modal says so, and keeps what was written."""
    holds(running, note_of(1, items(running)[0]))
    person = Person(slack, running)
    card = person.writes("evidence")
    view = opens(person, card, "note_edit")
    assert remove(running.service.parts.database, "note-001", PERSON)

    assert errors_of(sends(person, view, what="A policy")) == {"what": wording.NOTE_GONE}

    assert modal(person) == view
    assert wording.NOTE_GONE in text_of(person.presses(card, "note_edit"))


def test_removing_asks_once_more_and_a_second_press_changes_nothing(
    running: Running, slack: StandIn
) -> None:
    """The list and the card of the question are shown anew."""
    person = Person(slack, running)
    card = person.begins("W1")
    for _ in range(2):
        sends(person, opens(person, card), **GIVEN)
    log = person.writes("evidence")

    after = person.presses(log, "note_remove", 1)

    assert log.blocks[-1]["elements"][1]["confirm"]["title"]["text"] == wording.NOTE_REMOVE_TITLE
    assert wording.NOTE_REMOVED in text_of(after)
    assert wording.evidence_lead(1, 1, 1) in text_of(after)
    assert wording.question_evidence(1) in text_of(person.card(card.ts))

    again = person.presses(log, "note_remove", 1)

    assert wording.NOTE_GONE in text_of(again)
    assert len(kept(person)) == 1
    last = person.presses(again, "note_remove")
    assert wording.EVIDENCE_NONE in text_of(last)
    assert kept(person) == ()


def test_nobody_reaches_another_persons_evidence(running: Running, slack: StandIn) -> None:
    """Whatever id a button carries."""
    asked = items(running)[0]
    holds(running, note_of(1, asked), note_of(2, asked, user=OTHER, what="Theirs"))
    person = Person(slack, running)
    card = person.writes("evidence")
    assert "Theirs" not in text_of(card)

    for verb in ("note_edit", "note_remove"):
        sent = slack.sender.click(PERSON, card, f"check:{verb}:0").payload
        running.settled()
        holds(running, note_of(1, asked))
        sent["actions"][0]["value"] = "note-002|0"
        sent["trigger_id"] = slack.workspace.triggers.issue(PERSON)
        running.service.dispatch(sent, {})
        running.settled()
        assert wording.NOTE_GONE in text_of(person.card(card.ts))

    assert [note.what for note in kept(Person(slack, running, OTHER))] == ["Theirs"]


def test_a_list_that_one_person_sees_is_turned_and_changed_where_it_is(
    running: Running, slack: StandIn
) -> None:
    """Nothing is written anywhere else."""
    many(running, 12)
    person = Person(slack, running)
    person.commands("evidence")
    slack.sender.click(PERSON, running.whisper(PERSON), "check:evidence:1")
    running.settled()
    assert wording.evidence_lead(12, 2, 2) in shown(running.whisper(PERSON).blocks)

    sends(person, opens(person, running.whisper(PERSON), "note_edit"), what="A policy")
    assert "A policy" in shown(running.whisper(PERSON).blocks)
    slack.sender.click(PERSON, running.whisper(PERSON), "check:note_remove:0")
    running.settled()

    assert wording.NOTE_REMOVED in shown(running.whisper(PERSON).blocks)
    assert len(slack.workspace.ephemerals(PERSON)) == 1
    assert slack.workspace.posts_by_kloe() == ()
    assert len(kept(person)) == 11


def test_a_list_whose_address_has_expired_comes_by_direct_message(
    running: Running, slack: StandIn
) -> None:
    """Slack takes an address for half an hour."""
    many(running, 12)
    person = Person(slack, running)
    person.commands("evidence")
    slack.faults.add("response_url", Refuse("expired_url"))

    slack.sender.click(PERSON, running.whisper(PERSON), "check:evidence:1")
    running.settled()

    assert wording.evidence_lead(12, 2, 2) in text_of(person.card())


def test_a_list_that_is_asked_for_in_a_card_leaves_the_card(
    running: Running, slack: StandIn
) -> None:
    """Its button carries no page; nor does that of Home, which has no channel."""
    person = Person(slack, running)
    card = person.begins("W1")
    read = text_of(card)
    sent = slack.sender.click(PERSON, card, "check:note:0").payload
    running.settled()
    sent["actions"][0] |= {"action_id": "check:evidence:0", "value": ""}
    count = len(person.cards())

    for where in (sent, {**sent, "channel": None, "message": {}, "container": {"type": "view"}}):
        running.service.dispatch(
            {**where, "trigger_id": slack.workspace.triggers.issue(PERSON)}, {}
        )
        running.settled()

    assert text_of(person.card(card.ts)) == read
    assert len(person.cards()) == count + 2
    assert text_of(person.card()) == wording.EVIDENCE_NONE
