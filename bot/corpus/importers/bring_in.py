"""One file into the knowledge folder: read, compared with what is there, written for review."""

import difflib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from bot import wording
from bot.corpus.importers.described import DateFrom, Wishes, described, others, stated_of
from bot.corpus.importers.given_file import content_of, year_of
from bot.corpus.importers.imported import Progress
from bot.corpus.importers.in_header import ALONG, told_of, with_fields
from bot.corpus.importers.render import clean, render
from bot.corpus.importers.sandbox import read_in_child
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

MAX_DIFF_LINES = 60
"""Lines of a difference that are shown."""
MAX_COMPARED_LINES = 20_000
"""Lines of a document up to which a difference is looked for."""
Change = Literal["new", "replaced", "unchanged", "accepted"]


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
    carried: tuple[str, ...] = ()
    """Fields of the header that stay as a person corrected them."""
    passed_over: tuple[str, ...] = ()
    """Options that ask for something else than the document has, and were not followed."""
    followed: tuple[str, ...] = ()
    """Fields of the header that were set as options ask for."""
    titles: tuple[str, str] | None = None
    """The titles of the file before and of this one, where they differ."""
    left_out: int = 0
    """Words in the main content of a page that were left out on purpose."""


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
    stated = stated_of(name, document, today=wishes.on, year=year_of(path))
    told = described(stated, wishes, there.header if there else None)
    own = {"title": stated.title, "published": stated.published}
    made_from = {"file": name, "sha256": sha256, "on": wishes.on.isoformat(), **own}
    header = _header(identifier, wishes, told.fields) | {"imported": made_from}
    body = render(document._replace(title=stated.title), str(header["title"]))
    text = _file(header, body, identifier)
    kept = keep_former(knowledge, identifier, there)
    write_whole(knowledge, identifier, text)
    return Brought(
        change="replaced" if there else "new",
        path=f"{IMPORTED}/{identifier}.md",
        pending=not wishes.accept,
        still=_still(knowledge, f"{IMPORTED}/{identifier}.md"),
        pages=document.pages,
        published=str(header["published"]),
        date_from=told.date_from,
        carried=told.kept,
        difference=_difference(there.text, text) if there else (),
        kept=kept,
        titles=_titles(there.header, stated.title) if there else None,
        left_out=document.left_out,
        turning=sum(len(TURNING.findall(piece.text)) for piece in document.pieces),
    )


def _same_content(there: Document, knowledge: Path, wishes: Wishes) -> Brought:
    """Leave a document as it is, save for the mark that it waits for review, and what is said of it with that."""
    asked, pending = others(there.header, wishes), there.header.review is not None
    if not (pending and wishes.accept):
        still = _still(knowledge, there.path)
        return Brought("unchanged", there.path, pending, passed_over=asked, still=still)
    told = told_of(there.header, wishes)
    text = (knowledge / there.path).read_bytes().decode("utf-8")
    text = with_fields(without_mark(text), told, path=there.path)
    write_whole(knowledge, there.header.id, text)
    passed = tuple(option for option in asked if option == "--framework")
    followed = tuple(field for field in told if field not in ALONG)
    return Brought("accepted", there.path, pending=False, passed_over=passed, followed=followed)


def _titles(before: Header, now: str) -> tuple[str, str] | None:
    """Return the titles that the file before and this one give themselves, where they differ."""
    former = (before.imported.title if before.imported else "") or before.title
    return (former, now) if former != now else None


def _still(knowledge: Path, path: str) -> str:
    """Return the place of the former text that is in use for a document that waits for review."""
    used = document_in_use(knowledge, knowledge / path)
    return used.path if used and used.path != path else ""


def _header(identifier: str, wishes: Wishes, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the whole header, with what nobody says of a document that was just imported."""
    today = wishes.on.isoformat()
    return {
        "id": identifier,
        "framework": wishes.framework,
        **fields,
        "refreshed": None,
        "wording": "original",
        "status": "current",
        "superseded_by": None,
        "status_note": wording.imported_note(today),
        "checked_on": today,
        "placeholders": [],
        "references": [],
        "facts": [],
        "notes": [],
        **({} if wishes.accept else {"review": "pending"}),
    }


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
