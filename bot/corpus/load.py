"""Walk the knowledge folder and refuse duplicates."""

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import get_args

from bot.corpus.asked import parse_asked, parse_outside
from bot.corpus.chunk import chunk
from bot.corpus.fingerprint import fingerprint_of
from bot.corpus.former import former_of
from bot.corpus.markdown import parse_sections
from bot.domain.header import Header
from bot.domain.knowledge import Asked, Corpus, Document, Outside, OutsideKind, Passage
from bot.errors import DuplicateId, KnowledgeInvalid, KnowledgeUnreadable
from bot.yamlfile import parse, read_text

_FENCE = "---\n"


def load_corpus(folder: Path, *, loaded_at: datetime) -> Corpus:
    """Return all that the knowledge folder holds.

    Args:
        folder: the folder with `sources/`, `asked/` and `outside/`.
        loaded_at: the time of loading, for people to read.

    Raises:
        KnowledgeUnreadable: the folder or a file cannot be read.
        KnowledgeInvalid: a file breaks its rules, or there is no document.
        DuplicateId: two documents, or two passages of one, share an id.
    """
    paths = _source_paths(folder)
    used = (document_in_use(folder, path) for path in paths)
    documents = sorted(filter(None, used), key=_place_among_documents)
    if not documents:
        raise KnowledgeUnreadable(folder / "sources", 1, "every document still has to be reviewed")
    _refuse_duplicates(documents)
    passages = {document.header.id: _passages(document) for document in documents}
    asked = tuple(a for d in documents for a in _asked(folder, d, passages[d.header.id]))
    everything = (passage for document in documents for passage in passages[document.header.id])
    return Corpus(
        documents=tuple(documents),
        passages=tuple(everything),
        asked=asked,
        outside=_outside(folder),
        fingerprint=fingerprint_of(folder),
        loaded_at=loaded_at,
    )


def read_document(folder: Path, path: Path) -> Document:
    """Return one document of the knowledge folder.

    Raises:
        KnowledgeUnreadable: it cannot be read.
        KnowledgeInvalid: its header or text breaks the rules.
        DuplicateId: two of its headings make one anchor.
    """
    return _document(folder, path)


def document_in_use(folder: Path, path: Path) -> Document | None:
    """Return what is searched for a document's file: its former text while the new one is reviewed.

    Nothing is where it waits for its first review.

    Raises:
        KnowledgeUnreadable: it cannot be read.
        KnowledgeInvalid: its header or text breaks the rules.
        DuplicateId: two of its headings make one anchor.
    """
    document = _document(folder, path)
    if document.header.review is None:
        return document
    former = former_of(path)
    before = _document(folder, former) if former.is_file() else None
    return before if before and before.header.review is None else None


def _source_paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise KnowledgeUnreadable(folder, 1, "there is no such knowledge folder")
    paths = sorted((folder / "sources").rglob("*.md"))
    if not paths:
        raise KnowledgeUnreadable(folder / "sources", 1, "no document (*.md) was found here")
    return paths


def _document(folder: Path, path: Path) -> Document:
    text = read_text(path).replace("\r\n", "\n")
    header_text, body, body_line = _split(text, str(path))
    header = parse(header_text, Header, path=str(path), first_line=2)
    sections = parse_sections(body, path=str(path), first_line=body_line)
    if not any(section.blocks for section in sections):
        raise KnowledgeInvalid(path, body_line, "the document is empty: headings and no text")
    return Document(
        path=path.relative_to(folder).as_posix(),
        header=header,
        sections=sections,
        fact_lines=_fact_lines(header_text, header),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        text=text,
    )


def _split(text: str, path: str) -> tuple[str, str, int]:
    """Return header, body and the body's first line; the file's last line need not be ended.

    Raises:
        KnowledgeInvalid: the text is empty, or has no header.
    """
    if not text.strip():
        raise KnowledgeInvalid(path, 1, "the document is empty")
    if not text.startswith(_FENCE):
        raise KnowledgeInvalid(path, 1, "the document does not start with a header ('---')")
    text = text if text.endswith("\n") else f"{text}\n"
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1)
    if end < 0:
        raise KnowledgeInvalid(path, 1, "the header has no end ('---' on a line of its own)")
    body_start = end + 1 + len(_FENCE)
    return text[len(_FENCE) : end + 1], text[body_start:], text.count("\n", 0, body_start) + 1


def _fact_lines(header_text: str, header: Header) -> tuple[int, ...]:
    """Return the line of each fact's anchor; the header starts on the file's second line."""
    lines = [*enumerate(header_text.splitlines(), start=2)]
    found: list[int] = []
    for fact in header.facts:
        after = found[-1] if found else 1
        anchor = rf"anchor:\s*[\"']?{re.escape(fact.anchor)}[\"']?\s*(?:[,}}#].*)?$"
        pattern = re.compile(rf"\s*(?:-\s*)?(?:{{\s*)?{anchor}")
        found.append(next((n for n, line in lines if n > after and pattern.match(line)), 1))
    return tuple(found)


def _place_among_documents(document: Document) -> tuple[int, str]:
    return document.header.order, document.header.id


def _refuse_duplicates(documents: list[Document]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        identifier = document.header.id
        if identifier in seen:
            lines = document.text.splitlines()
            line = next((n for n, text in enumerate(lines, 1) if text.startswith("id:")), 2)
            raise DuplicateId(document.path, line, identifier, first=seen[identifier])
        seen[identifier] = document.path


def _passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document.

    Raises:
        DuplicateId: two of its facts share an anchor, or one has the place of a passage under the
            heading "Header".
    """
    passages = chunk(document)
    seen: dict[str, int] = {}
    for passage in passages:
        if passage.id in seen:
            first = f"line {seen[passage.id]}"
            raise DuplicateId(document.path, passage.start_line, passage.id, first=first)
        seen[passage.id] = passage.start_line
    return passages


def _asked(folder: Path, document: Document, passages: tuple[Passage, ...]) -> tuple[Asked, ...]:
    path = folder / "asked" / f"{document.header.id}.txt"
    if not path.is_file():
        return ()
    return parse_asked(read_text(path), path=str(path), document=document, passages=passages)


def _outside(folder: Path) -> tuple[Outside, ...]:
    found: list[Outside] = []
    kinds: tuple[OutsideKind, ...] = get_args(OutsideKind)
    for kind in kinds:
        path = folder / "outside" / f"{kind}.txt"
        if path.is_file():
            found.extend(parse_outside(read_text(path), path=str(path), kind=kind))
    return tuple(found)
