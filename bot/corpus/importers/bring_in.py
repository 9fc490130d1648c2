"""One file into the knowledge folder: read, compared with what is there, written for review."""

import difflib
import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from bot import wording
from bot.corpus.importers.given_file import content_of, year_of
from bot.corpus.importers.imported import Imported, Progress
from bot.corpus.importers.render import NO_TITLE, clean, render
from bot.corpus.importers.sandbox import read_in_child
from bot.corpus.importers.stated_date import stated_date
from bot.corpus.importers.target import (
    IMPORTED,
    document_there,
    id_of,
    keep_former,
    without_mark,
    write_whole,
)
from bot.corpus.load import document_in_use
from bot.corpus.markdown import parse_sections
from bot.domain.header import Header
from bot.domain.knowledge import Document
from bot.text.normalize import fold_white_space
from bot.text.turning import TURNING
from bot.yamlfile import parse, write

MAX_TITLE_CHARS = 200
MAX_DIFF_LINES = 60
"""Lines of a difference that are shown."""
MAX_COMPARED_LINES = 20_000
"""Lines of a document up to which a difference is looked for."""
ORDER = 100
"""Imported documents come after those that were written for Kloe."""
EARLIEST_YEAR = 1900
DateFrom = Literal["option", "text", "document", "made", "file"]
Change = Literal["new", "replaced", "unchanged", "accepted"]


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


class Brought(NamedTuple):
    """What became of a file."""

    change: Change
    path: str
    """Inside the knowledge folder."""
    pending: bool
    pages: int = 0
    published: str = ""
    date_from: DateFrom = "option"
    difference: tuple[str, ...] = ()
    """Lines of a unified difference, all of them."""
    turning: int = 0
    """Marks that turn the direction of text, which were left out."""
    kept: str = ""
    """Where what stood there before is kept, inside the knowledge folder."""
    still: str = ""
    """The former text that is in use until this one is accepted, inside the knowledge folder."""
    passed_over: tuple[str, ...] = ()
    """Options that ask for something else than the document has, and were not followed."""


def bring_in(
    path: Path, wishes: Wishes, *, knowledge: Path, inside: Path | None, progress: Progress
) -> Brought:
    """Bring one file into the knowledge folder.

    Args:
        path: the file.
        wishes: what the person says of it.
        knowledge: the knowledge folder.
        inside: the folder that it was found in, which it may not lead out of.
        progress: told how far it is.

    Raises:
        CannotImport: it is not taken.
        ConfigurationError: nothing can be written to the knowledge folder.
        KnowledgeError: the document that is to be replaced cannot be read.
    """
    name = clean(fold_white_space(path.name)) or "document"
    identifier = id_of(name)
    content = content_of(path, inside=inside)
    sha256 = hashlib.sha256(content).hexdigest()
    there = document_there(knowledge, identifier, name)
    if there and there.header.imported and there.header.imported.sha256 == sha256:
        return _same_content(there, knowledge, wishes)
    document = read_in_child(name, content, progress)
    published, date_from = _published(wishes, document, path)
    today = wishes.on.isoformat()
    header = _header(name, document, wishes, there) | {
        "published": published,
        "checked_on": today,
        "status_note": wording.imported_note(today),
        "imported": {"file": name, "sha256": sha256, "on": today},
    }
    text = _file(header, render(document, str(header["title"])), identifier)
    kept = keep_former(knowledge, identifier, there)
    write_whole(knowledge, identifier, text)
    return Brought(
        change="replaced" if there else "new",
        path=f"{IMPORTED}/{identifier}.md",
        pending=not wishes.accept,
        still=_still(knowledge, f"{IMPORTED}/{identifier}.md"),
        pages=document.pages,
        published=published,
        date_from=date_from,
        difference=_difference(there.text, text) if there else (),
        kept=kept,
        turning=sum(len(TURNING.findall(piece.text)) for piece in document.pieces),
    )


def _same_content(there: Document, knowledge: Path, wishes: Wishes) -> Brought:
    """Leave a document as it is, save for the mark that it waits for review."""
    others, pending = _others(there.header, wishes), there.header.review is not None
    if not (pending and wishes.accept):
        still = _still(knowledge, there.path)
        return Brought("unchanged", there.path, pending, passed_over=others, still=still)
    path = knowledge / there.path
    write_whole(knowledge, there.header.id, without_mark(path.read_bytes().decode("utf-8")))
    return Brought("accepted", there.path, pending=False, passed_over=others)


def _still(knowledge: Path, path: str) -> str:
    """Return the place of the former text that is in use for a document that waits for review."""
    used = document_in_use(knowledge, knowledge / path)
    return used.path if used and used.path != path else ""


def _others(header: Header, wishes: Wishes) -> tuple[str, ...]:
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


def _header(
    name: str, document: Imported, wishes: Wishes, there: Document | None
) -> dict[str, object]:
    """Return the header's fields, in the order in which people read them.

    Of a document that is replaced, what a person may have corrected is kept where nothing else is
    asked for.
    """
    before = there.header if there else None
    stem = Path(name).stem.replace("_", " ").replace("-", " ")
    candidates = (wishes.title or "", document.title or "", stem, NO_TITLE)
    titles = (fold_white_space(clean(text))[:MAX_TITLE_CHARS].strip() for text in candidates)
    title = next(title for title in titles if title)
    url = wishes.url or (before.url if before else None)
    return {
        "id": id_of(name),
        "framework": wishes.framework,
        "order": before.order if before else ORDER,
        "title": title,
        "called": before.called if before and before.title == title else title,
        "names": [*before.names] if before else [],
        "publisher": wishes.publisher or (before.publisher if before else "not stated"),
        "published": "",
        "refreshed": None,
        "wording": "original",
        "status": "current",
        "superseded_by": None,
        "status_note": "",
        "checked_on": "",
        "url": url,
        "url_note": None if url else "no official copy found on line",
        "licence": wishes.licence or (before.licence if before else "not stated"),
        "placeholders": [],
        "references": [],
        "facts": [],
        "notes": [],
        **({} if wishes.accept else {"review": "pending"}),
    }


def _published(wishes: Wishes, document: Imported, path: Path) -> tuple[str, DateFrom]:
    if wishes.published:
        return wishes.published, "option"
    stated = stated_date(document.pieces) or ""
    if _may_be(stated, wishes.on):
        return stated, "text"
    noted = document.published or ""
    if _may_be(noted, wishes.on):
        return noted, "made" if document.is_made else "document"
    return year_of(path), "file"


def _may_be(published: str, today: date) -> bool:
    return is_date(published) and EARLIEST_YEAR <= int(published[:4]) <= today.year


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO 8601 year, month or day that the calendar has."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)  # noqa: PLR2004
    except ValueError:
        return False
    return True


def _file(header: dict[str, object], body: str, identifier: str) -> str:
    """Return the whole file; what cannot be read back is never written.

    Raises:
        KnowledgeInvalid: it could not be read back.
    """
    head = write(header)
    parse(head, Header, path=f"{identifier}.md", first_line=2)
    parse_sections(body, path=f"{identifier}.md")
    return f"---\n{head}---\n\n{body}"


def _difference(before: str, after: str) -> tuple[str, ...]:
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > MAX_COMPARED_LINES:
        return ()
    return tuple(difflib.unified_diff(old, new, "before", "now", lineterm="", n=1))
