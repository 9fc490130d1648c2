"""How a person notes evidence: the modal that is opened, what is filled in, what is kept."""

from datetime import UTC, datetime, timedelta

from selfcheck import made

from bot.domain.selfcheck import ItemId, Note
from bot.playground.deliveries import Delivery
from bot.playground.messages import Ephemeral, Message
from bot.playground.views import View
from bot.store import notes
from bot.store.notes import notes_of
from slack.running import Running

from .answering import PERSON, Person

GIVEN = {
    "what": "Board minutes of May 2026, item 7",
    "where": "the board's folder",
    "owner": "company secretary",
}
"""What is filled in, unless told otherwise."""
HOSTILE = (
    *made.HOSTILE,
    "&<>" * 100,
    "<!channel> <@U012AB3CD> <https://example.org|a link> *bold* :smile:",
    "|0|w1-1",
)
"""What a person may type or paste; each may be kept, marked where a character cannot be."""


def keeps(running: Running, what: str) -> None:
    """Keep a note that says this and no more, without asking Slack."""
    note = Note(
        id="note",
        user=PERSON,
        item=ItemId("w1-1"),
        what=what,
        where="",
        owner="",
        review_on=None,
        noted_at=datetime(2026, 7, 1, tzinfo=UTC),
    )
    notes.keep(running.service.parts.database, note)


def in_days(days: int) -> str:
    """Return a day so many days from now, as Slack writes it."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def opens(person: Person, card: Message | Ephemeral, verb: str = "note", number: int = 0) -> View:
    """Press a button that opens a modal, and return the modal."""
    assert person.slack.sender.click(person.user, card, f"check:{verb}:{number}").acknowledged
    person.running.settled()
    view = modal(person)
    assert view is not None
    return view


def modal(person: Person) -> View | None:
    """Return the modal that a person looks at."""
    return person.slack.workspace.open_modal(person.user)


def sends(person: Person, view: View, **given: str) -> Delivery:
    """Fill in fields, and send the modal."""
    values = {name: {name: value} for name, value in given.items()}
    sent = person.slack.sender.submit(person.user, view.id, values)
    person.running.settled()
    return sent


def errors_of(sent: Delivery) -> dict[str, str]:
    """Return what was said to be wrong, by field."""
    assert sent.acknowledged
    answer = sent.response or {}
    if not answer:
        return {}
    assert answer["response_action"] == "errors"
    return dict(answer["errors"])


def kept(person: Person) -> tuple[Note, ...]:
    """Return the person's evidence as it is kept."""
    return notes_of(person.running.service.parts.database, person.user)


def note_of(number: int, item: ItemId, **changes: object) -> Note:
    """Return a note as it is kept."""
    fields = {
        "id": f"note-{number:03}",
        "user": PERSON,
        "item": item,
        "what": f"Evidence number {number}",
        "where": "the board's folder",
        "owner": "company secretary",
        "review_on": None,
        "noted_at": datetime.now(UTC),
    }
    return Note.model_validate({**fields, **changes})
