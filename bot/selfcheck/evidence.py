"""The evidence log of one person: what was noted, by official code, and what is overdue for review."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.domain.ids import Value
from bot.domain.selfcheck import Item, ItemId, Note, ThemeId

_WORD_AND_NUMBER = re.compile(r"(\D*)(\d+)")


class Evidence(Value):
    """One note of the evidence log."""

    note: Note
    item: Item | None
    """None where no self-check asks that question any more."""
    is_overdue: bool
    """Whether its day of review has gone by."""


class EvidenceGroup(Value):
    """The evidence under one heading."""

    heading: str
    """An official code, else the title of a theme, else the id of a question that is gone."""
    evidence: tuple[Evidence, ...] = ()


def evidence_by_code(
    notes: Sequence[Note],
    catalog_item: Callable[[ItemId], Item | None],
    today: date,
    *,
    titles: Mapping[ThemeId, str] | None = None,
) -> tuple[EvidenceGroup, ...]:
    """Return the evidence log, grouped by official code, else by theme; codes come first, in order.

    Args:
        notes: a person's evidence; within a group it keeps its order.
        catalog_item: gives a question by its id.
        today: the date in the person's zone; what is to be reviewed today is not overdue.
        titles: of themes without codes; else their ids stand as headings.
    """
    by_code: dict[str, list[Evidence]] = {}
    others: dict[str, list[Evidence]] = {}
    for note in notes:
        item = catalog_item(note.item)
        entry = Evidence(note=note, item=item, is_overdue=is_overdue(note, today))
        if item and item.code:
            by_code.setdefault(item.code, []).append(entry)
        else:
            title = (titles or {}).get(item.theme, item.theme) if item else note.item
            others.setdefault(title, []).append(entry)
    ordered = [
        *((code, by_code[code]) for code in sorted(by_code, key=code_order)),
        *others.items(),
    ]
    return tuple(EvidenceGroup(heading=name, evidence=tuple(found)) for name, found in ordered)


def code_order(code: str) -> tuple[Sequence[tuple[str, int]], str]:
    """Return by what codes are put in order: by their numbers, so that W1.10 is after W1.9."""
    pairs = _WORD_AND_NUMBER.findall(code)
    return [(word, int(number)) for word, number in pairs], code


def is_overdue(note: Note, today: date) -> bool:
    """Tell whether the day on which evidence was to be looked at again has gone by."""
    return note.review_on is not None and note.review_on < today
