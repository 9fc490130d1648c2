"""What an author must fix in the knowledge folder."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from bot.corpus.chunk import section_note
from bot.corpus.chunk_parts import opening_of
from bot.corpus.load import document_in_use, load_corpus, read_document
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Corpus, Document
from bot.errors import KnowledgeError, KnowledgeUnreadable
from bot.text.turning import TURNING

FEWEST_WORDINGS = 10
"""Wordings that each sentence which can be asked for should have."""

_WRITTEN = (
    "sources/**/*.md",
    "asked/*.txt",
    "outside/*.txt",
    "selfchecks/*.yaml",
    "lexicon.yaml",
    "thesaurus.txt",
)
"""The files of a knowledge folder."""
_ESCAPED = re.compile(r"\\(?:u|U0000)([0-9A-Fa-f]{4})")
"""A character in double quotes in YAML. Source: YAML 1.2, section 5.7."""


class Finding(NamedTuple):
    """Something to fix, at its place."""

    path: str
    line: int
    what: str


def check_corpus(folder: Path, *, checked_after: date | None = None) -> list[Finding]:
    """Return what is wrong with the documents and wordings of a folder, in order of place.

    Every document that cannot be read is named; what holds between documents is only looked at
    when all can be.

    Args:
        folder: the knowledge folder.
        checked_after: the day before which a check of currency is too old; none is by default.

    Raises:
        KnowledgeUnreadable: the folder itself cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeUnreadable(folder, 1, "there is no such knowledge folder")
    findings = [*_unreadable(folder)]
    if findings:
        return findings
    try:
        corpus = load_corpus(folder, loaded_at=datetime.now(UTC))
    except KnowledgeError as error:
        return [Finding(error.path, error.line, error.reason)]
    found = [f for document in corpus.documents for f in _document(document)]
    found += [f for document in corpus.documents for f in _currency(document, checked_after)]
    found += [*_pending(folder), *_turning(folder)]
    return sorted([*found, *_passages(corpus), *_asked(corpus), *_outside(corpus)])


def _sources(folder: Path) -> list[Path]:
    return sorted((folder / "sources").rglob("*.md"))


def _unreadable(folder: Path) -> Iterator[Finding]:
    for path in _sources(folder):
        try:
            read_document(folder, path)
        except KnowledgeError as error:
            yield Finding(error.path, error.line, error.reason)


def _pending(folder: Path) -> Iterator[Finding]:
    for path in _sources(folder):
        document = read_document(folder, path)
        if document.header.review is not None:
            what = "not used yet: read it through, then remove the line 'review: pending'"
            former = document_in_use(folder, path)
            still = f"; until then {former.path} is used" if former else ""
            yield Finding(document.path, line_of(document, "review:"), f"{what}{still}")


def _turning(folder: Path) -> Iterator[Finding]:
    """Find marks of text direction in every file that is quoted from or asked by."""
    for path in sorted(each for pattern in _WRITTEN for each in folder.glob(pattern)):
        for number, line in enumerate(_lines(path), 1):
            found = dict.fromkeys(int(mark, 16) for mark in _marks(line))
            if found:
                named = ", ".join(f"U+{mark:04X} ({unicodedata.name(chr(mark))})" for mark in found)
                what = f"{named}: nobody sees it, and it turns the order in which words are shown"
                yield Finding(path.relative_to(folder).as_posix(), number, what)


def _lines(path: Path) -> list[str]:
    """Return a file's lines; none where it cannot be read, as whoever needs it says."""
    try:
        return path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []


def _marks(line: str) -> Iterator[str]:
    """Yield the marks of a line in four figures each, also those that YAML would unescape."""
    yield from (f"{ord(mark):04x}" for mark in TURNING.findall(line))
    yield from (mark for mark in _ESCAPED.findall(line) if TURNING.match(chr(int(mark, 16))))


def _document(document: Document) -> Iterator[Finding]:
    header, path = document.header, document.path
    openings = [opening_of(block) for section in document.sections for block in section.blocks]
    body = " ".join(openings)
    for reference in header.references:
        if not any(opening.startswith(reference.starts) for opening in openings):
            yield Finding(
                path, 2, f"no passage starts with {reference.starts!r} ({reference.code})"
            )
    for words in (*header.placeholders, *(f.beside for f in header.facts if f.beside)):
        if words not in body:
            yield Finding(path, 2, f"{words!r} does not stand in the text")
    if header.url is None and header.url_note is None:
        yield Finding(path, 2, "neither an address nor a note on why there is none")
    yield from _notes(document)
    for number, section in enumerate(document.sections):
        following = document.sections[number + 1 : number + 2]
        is_parent = any(len(s.heading_path) > len(section.heading_path) for s in following)
        if not section.blocks and not is_parent:
            yield Finding(path, section.start_line, f"nothing stands under {section.anchor!r}")


def _currency(document: Document, checked_after: date | None) -> Iterator[Finding]:
    """Find what is not known of a document's currency and licence, or is not known any more."""
    header = document.header
    if checked_after is not None and date.fromisoformat(header.checked_on) < checked_after:
        what = f"its currency was last checked on {header.checked_on}; check it again"
        yield Finding(document.path, line_of(document, "checked_on:"), what)
    for field, value in (("licence", header.licence), ("publisher", header.publisher)):
        if value.strip().lower() in {"not stated", "unknown", "?"}:
            what = f"the {field} is missing"
            yield Finding(document.path, line_of(document, f"{field}:"), what)


def line_of(document: Document, start: str) -> int:
    """Return the 1-based line of a document's file that starts with these words; 2 if none does."""
    lines = document.text.splitlines()
    return next((n for n, text in enumerate(lines, 1) if text.strip().startswith(start)), 2)


def addresses_of(documents: Iterable[Document]) -> Iterator[tuple[str, Finding]]:
    """Yield every address in the headers, with the finding that names it where it is dead."""
    for document in documents:
        header = document.header
        for address in filter(None, (header.url, *(note.url for note in header.sections))):
            place = line_of(document, f"url: {address}")
            yield address, Finding(document.path, place, f"{address} is dead")


def _notes(document: Document) -> Iterator[Finding]:
    """Find headings of a summary without a source, and sources without a heading."""
    header, path = document.header, document.path
    headings = {section.heading_path[-1] for section in document.sections}
    for note in header.sections:
        if note.heading not in headings:
            yield Finding(path, 2, f"no heading reads {note.heading!r}")
    for section in document.sections if header.wording == "summary" else ():
        if section.blocks and section_note(header, section) is None:
            what = f"{section.heading_path[-1]!r} has no source among the header's sections"
            yield Finding(path, section.start_line, what)


def _passages(corpus: Corpus) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    paths = {document.header.id: document.path for document in corpus.documents}
    for passage in corpus.passages:
        path, words = paths[passage.document_id], len(passage.text.split())
        if words > MAX_PASSAGE_WORDS:
            counted = " with lead-in and bullet" if passage.kind == "item" else ""
            what = f"a passage of {words} words{counted}; cut it in two"
            yield Finding(path, passage.start_line, what)
        if passage.text in seen:
            yield Finding(path, passage.start_line, f"the same text as {seen[passage.text]}")
        seen[passage.text] = passage.id


def _asked(corpus: Corpus) -> Iterator[Finding]:
    paths = {passage.id: passage for passage in corpus.passages}
    for group in corpus.asked:
        path = f"asked/{paths[group.passage_id].document_id}.txt"
        if len(group.wordings) < FEWEST_WORDINGS:
            what = f"{group.passage_id} has {len(group.wordings)} wordings, fewer than {FEWEST_WORDINGS}"
            yield Finding(path, 1, what)
        for wording, count in Counter(w.lower() for w in group.wordings).items():
            if count > 1:
                yield Finding(path, 1, f"{group.passage_id} has {wording!r} {count} times")
    asked = {group.passage_id for group in corpus.asked}
    written = {d.header.id for d in corpus.documents if d.header.imported is None}
    for passage in (p for p in corpus.passages if p.document_id in written):
        if asked and passage.id not in asked and passage.kind in {"paragraph", "item"}:
            what = f"nobody asks for {passage.id}: it has no wordings"
            yield Finding(f"asked/{passage.document_id}.txt", 1, what)


def _outside(corpus: Corpus) -> Iterator[Finding]:
    for topic in corpus.outside:
        if not topic.wordings:
            yield Finding(f"outside/{topic.kind}.txt", 1, f"{topic.topic!r} has no wording")
