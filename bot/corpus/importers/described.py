"""The header of an imported document: what its file says of itself, and what people say of it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from bot.corpus.importers.imported import Imported
from bot.corpus.importers.render import NO_TITLE, clean
from bot.corpus.importers.stated_date import stated_date
from bot.domain.header import Header
from bot.text.normalize import fold_white_space

MAX_TITLE_CHARS = 200
ORDER = 100
"""Imported documents come after those that were written for Kloe."""
NOT_STATED = "not stated"
NO_COPY = "no official copy found on line"
EARLIEST_YEAR = 1900
DateFrom = Literal["option", "text", "document", "made", "file", "kept"]


class Wishes(NamedTuple):
    """What a person says of a document."""

    on: date
    """The day of the import."""
    framework: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    licence: str | None = None
    url: str | None = None
    accept: bool = False


class Stated(NamedTuple):
    """What a document is taken to be where nobody says anything else."""

    title: str
    published: str
    date_from: DateFrom


class Described(NamedTuple):
    """What the header of a document says of it."""

    fields: Mapping[str, object]
    """In the order in which people read them."""
    date_from: DateFrom
    kept: tuple[str, ...]
    """Fields in which a person's correction stands in place of what would have been written."""


def stated_of(name: str, document: Imported, *, today: date, year: str) -> Stated:
    """Return what a document says of itself; its file's name and year stand in for what it does not.

    Args:
        name: the file's name.
        document: what was read.
        today: the day of the import; no date may be later than its year.
        year: in which the file was last written.
    """
    stem = Path(name).stem.replace("_", " ").replace("-", " ")
    candidates = (document.title or "", stem, NO_TITLE)
    title = next(filter(None, map(_as_title, candidates)))
    in_text = stated_date(document.pieces) or ""
    if _may_be(in_text, today):
        return Stated(title, in_text, "text")
    noted = document.published or ""
    if _may_be(noted, today):
        return Stated(title, noted, "made" if document.is_made else "document")
    return Stated(title, year, "file")


def described(stated: Stated, wishes: Wishes, before: Header | None) -> Described:
    """Return what a header says: what is asked for, else what a person corrected, else what is stated.

    Args:
        stated: what the document says of itself.
        wishes: what is asked for.
        before: the header of the document that is replaced, if it replaces one.
    """
    corrected = _corrected(stated, wishes, before) if before else {}
    title = corrected.get("title") or _as_title(wishes.title or "") or stated.title
    url = wishes.url or corrected.get("url")
    plain: dict[str, object] = {
        "order": ORDER,
        "title": stated.title,
        "called": title,
        "names": (),
        "publisher": NOT_STATED,
        "published": stated.published,
        "url": None,
        "url_note": None if url else NO_COPY,
        "licence": NOT_STATED,
    }
    asked = {"title": title, "publisher": wishes.publisher, "published": wishes.published,
             "url": wishes.url, "licence": wishes.licence}  # fmt: skip
    fields = plain | {field: wish for field, wish in asked.items() if wish} | corrected
    kept = tuple(field for field, value in corrected.items() if value != plain.get(field))
    date_from: DateFrom = "option" if wishes.published else stated.date_from
    return Described(fields, "kept" if "published" in kept else date_from, kept)


def _corrected(stated: Stated, wishes: Wishes, before: Header) -> dict[str, object]:
    """Return the fields that a person made what they are, and that nothing else is asked for.

    A new date in the text is that of a new version, of which nobody has corrected anything.
    """
    own = before.imported
    said = {
        "order": (ORDER, None),
        "title": (own.title if own else "", wishes.title),
        "called": (before.title, wishes.title),
        "names": ((), None),
        "kind": ("framework", None),
        "publisher": (NOT_STATED, wishes.publisher),
        "published": (own.published if own else "", wishes.published),
        "url": (None, wishes.url),
        "url_note": (NO_COPY if before.url_note == NO_COPY else None, wishes.url),
        "licence": (NOT_STATED, wishes.licence),
    }
    found = {
        field: getattr(before, field)
        for field, (value, wish) in said.items()
        if getattr(before, field) != value and not wish
    }
    if stated.date_from == "text" and stated.published != said["published"][0]:
        found.pop("published", None)
    return found


def others(header: Header, wishes: Wishes) -> tuple[str, ...]:
    """Return the options that ask for something else than a header says."""
    asked = {
        "--framework": (wishes.framework, header.framework),
        "--title": (wishes.title, header.title),
        "--publisher": (wishes.publisher, header.publisher),
        "--date": (wishes.published, header.published),
        "--licence": (wishes.licence, header.licence),
        "--url": (wishes.url, header.url),
    }
    return tuple(option for option, (wish, has) in asked.items() if wish and wish != has)


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO 8601 year, month or day that the calendar has."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)  # noqa: PLR2004
    except ValueError:
        return False
    return True


def _as_title(text: str) -> str:
    return fold_white_space(clean(text))[:MAX_TITLE_CHARS].strip()


def _may_be(published: str, today: date) -> bool:
    return is_date(published) and EARLIEST_YEAR <= int(published[:4]) <= today.year
