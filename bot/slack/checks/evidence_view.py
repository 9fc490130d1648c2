"""The modal in which evidence is noted or changed, and what it carries. Pure."""

import json
from typing import NamedTuple, Self

from bot import blockkit, wording
from bot.domain.selfcheck import Item, ItemId, Note, RunId
from bot.slack.checks.press import PREFIX
from bot.slack.elements import Block, Json, paragraph, plain

VERB = "note"
"""What the modal is called, after the prefix."""
WHAT, WHERE, OWNER, REVIEW = "what", "where", "owner", "review_on"
"""The names of its fields."""
MOST_CHARS = {WHAT: 300, WHERE: 300, OWNER: 100}
"""Characters of each text at most, as `Note` has them."""


class Place(NamedTuple):
    """Where the list or card stands that was pressed, so that it can be shown anew."""

    page: int = 0
    channel: str = ""
    ts: str = ""
    """Slack's name of the message; empty where only one person sees it, or there is none."""
    url: str = ""
    """The address at which a message that one person sees can be changed."""


class Form(NamedTuple):
    """For what a modal was opened; Slack keeps it until the modal is sent."""

    item: ItemId
    run: RunId = RunId("")
    """The run in whose card evidence is added; empty where a note is changed."""
    note: str = ""
    """The note that is changed; empty for a new one."""
    place: Place = Place()

    def carried(self) -> str:
        """Return it as the modal carries it."""
        text = json.dumps([self.item, self.run, self.note, *self.place])
        if len(text) <= blockkit.MAX_PRIVATE_METADATA_CHARS:
            return text
        return self._replace(place=self.place._replace(url="")).carried()

    @classmethod
    def of_carried(cls, text: str) -> Self | None:
        """Return what a modal carried; None where it is not one of ours."""
        try:
            item, run, note, page, channel, ts, url = json.loads(text)
        except (ValueError, TypeError):
            return None
        if not isinstance(page, int) or not _are_texts(item, run, note, channel, ts, url):
            return None
        return cls(ItemId(item), RunId(run), note, Place(page, channel, ts, url))


def evidence_view(form: Form, item: Item | None, note: Note | None = None) -> Json:
    """Return the modal.

    Args:
        form: what it carries.
        item: the question; None where it is no longer asked.
        note: what is changed; None for new evidence.
    """
    title = wording.NOTE_EDIT_TITLE if note else wording.NOTE_ADD_TITLE
    asked = wording.item_in_words(item.code, item.question) if item else wording.EVIDENCE_FORMER
    return {
        "type": "modal",
        "callback_id": f"{PREFIX}{VERB}",
        "private_metadata": form.carried(),
        "title": plain(title),
        "submit": plain(wording.NOTE_SAVE),
        "close": plain(wording.NOTE_CANCEL),
        "blocks": [
            paragraph(asked, bold=True),
            paragraph(wording.NOTE_WARNING),
            *_fields(note),
        ],
    }


def _fields(note: Note | None) -> list[Block]:
    what = _typed(WHAT, note.what if note else "", wording.NOTE_WHAT_PLACEHOLDER)
    where = _typed(WHERE, note.where if note else "", wording.NOTE_WHERE_PLACEHOLDER)
    owner = _typed(OWNER, note.owner if note else "", wording.NOTE_OWNER_PLACEHOLDER)
    day = note.review_on if note else None
    chosen = {"initial_date": day.isoformat()} if day else {}
    review: Json = {"type": "datepicker", "action_id": REVIEW, **chosen}
    return [
        _input(WHAT, wording.NOTE_WHAT, {**what, "multiline": True}),
        {**_input(WHERE, wording.NOTE_WHERE, where), "optional": True},
        {
            **_input(OWNER, wording.NOTE_OWNER, owner),
            "optional": True,
            "hint": plain(wording.NOTE_OWNER_HINT),
        },
        {
            **_input(REVIEW, wording.NOTE_REVIEW, review),
            "optional": True,
            "hint": plain(wording.NOTE_REVIEW_HINT),
        },
    ]


def _typed(name: str, before: str, placeholder: str) -> Json:
    filled = {"initial_value": before} if before else {}
    return {
        "type": "plain_text_input",
        "action_id": name,
        "max_length": MOST_CHARS[name],
        "placeholder": plain(placeholder),
        **filled,
    }


def _input(name: str, label: str, element: Json) -> Block:
    return {"type": "input", "block_id": name, "label": plain(label), "element": element}


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)
