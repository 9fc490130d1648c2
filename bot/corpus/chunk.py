"""Sections to passages: a list's lead-in travels with its items, and none crosses a heading."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bot.domain.header import Code, Header, SectionNote
from bot.domain.ids import fact_id, passage_id
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Block, Document, Passage, PassageKind, Section
from bot.text.sentences import split_sentences

Part = tuple[str, ...]

_MARK_WORDS = 1
"""Words that the bullet before an item adds to the text of a passage, which is counted with it."""


MOST_LEAD_IN_WORDS = 60
"""Words up to which the lead-in of an imported list goes before each of its items: the rest is for these."""
_CLAUSE_ENDS = (";", ":", ",", "\u2013", "\u2014")
"""Where a sentence that is too long for a passage is cut rather than elsewhere."""

_CODE_FIRST = re.compile(r"(W[1-8](?:\.\d)?|4\.\d{1,2}|DPIC (?:action|condition) \d{1,2}): ")
"""An official code at the beginning of a block of a summary."""


class _LeadIn(NamedTuple):
    """The sentence or heading that introduces a list; empty where nothing does."""

    text: str = ""
    line: int = 0
    page: int | None = None
    is_heading: bool = False


def chunk(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document: its header's facts first, then its text in order.

    Every block is a passage of its own. A list that fits into `MAX_PASSAGE_WORDS` with its lead-in
    and its bullets is one more passage; of a longer list that stands under a heading as its lead-in,
    the heading is.
    A block of more words is cut between sentences, and one that goes on over the page where that begins. A sentence that is longer still is its author's to cut, but
    who imports a document cannot do so: it is cut there where a clause ends.
    """
    header = document.header
    passages = [*_facts(document)]
    for section in document.sections:
        common = {
            "document_id": header.id,
            "framework": header.framework,
            "heading_path": section.heading_path,
            "wording": header.wording,
            "imported": header.imported is not None,
            "placeholders": header.placeholders,
            **_noted(header, section),
        }
        for number, fields in enumerate(_fields(section, document), start=1):
            identifier = passage_id(document.path, section.anchor, number)
            fields["reference"] = fields.get("reference") or common["reference"]
            passages.append(Passage.model_validate({**common, **fields, "id": identifier}))
    return tuple(passages)


def section_note(header: Header, section: Section) -> SectionNote | None:
    """Return what a document's header says of a section; None where it says nothing."""
    heading = section.heading_path[-1]
    return next((note for note in header.sections if note.heading == heading), None)


def _noted(header: Header, section: Section) -> dict[str, object]:
    """Return what the passages of a section have from its note."""
    note = section_note(header, section)
    if note is None:
        return {"reference": None}
    return {
        "reference": Code(code=note.code, fit=note.fit) if note.code else None,
        "source": note.source,
        "confidence": note.confidence,
        "url": note.url,
        "only_for": note.only_for,
        "later": note.later or header.kind == "background",
    }


def opening_of(block: Block) -> str:
    """Return the text of a block as a reference's opening words are compared with it."""
    return " ".join(split_sentences(block.text))


def _facts(document: Document) -> Iterator[Passage]:
    header = document.header
    for fact, line in zip(header.facts, document.fact_lines, strict=True):
        yield Passage(
            id=fact_id(document.path, fact.anchor),
            document_id=header.id,
            framework=header.framework,
            kind="fact",
            heading_path=(header.title, "About this document"),
            parts=((fact.text,),),
            wording="summary",
            source=fact.source,
            later=fact.later,
            start_line=line,
            end_line=line,
        )


def _fields(section: Section, document: Document) -> Iterator[dict[str, object]]:
    """Yield what differs from passage to passage in one section."""
    groups = [list(blocks) for _, blocks in groupby(section.blocks, key=lambda block: block.group)]
    for index, blocks in enumerate(groups):
        if blocks[0].group:
            before = groups[index - 1] if index else []
            yield from _list_fields(section, blocks, before, document)
            continue
        following = groups[index + 1][0].group if index + 1 < len(groups) else 0
        for block in blocks:
            introduces = ""
            if following and block is blocks[-1] and _is_lead_in(block.text):
                introduces = _list_id(document, section, following)
            *above, last = _parts(block, "paragraph", MAX_PASSAGE_WORDS, document.header)
            yield from (*above, last | {"introduces": introduces})


def _list_fields(
    section: Section, items: list[Block], before: list[Block], document: Document
) -> Iterator[dict[str, object]]:
    list_id = _list_id(document, section, items[0].group)
    lead_in = _lead_in(section, before)
    if document.header.imported and _words(lead_in.text) > MOST_LEAD_IN_WORDS:
        lead_in = lead_in._replace(text="", page=None)
    page = lead_in.page or items[0].page
    parts = [split_sentences(item.text) for item in items]
    budget_words = MAX_PASSAGE_WORDS - _words(lead_in.text)
    words = sum(_MARK_WORDS + sum(map(_words, part)) for part in parts)
    whole = words <= budget_words and len(items) > 1
    if whole or lead_in.is_heading:
        yield {
            "kind": "list",
            "lead_in": lead_in.text,
            "parts": tuple(parts) if whole else (),
            "introduces": list_id,
            "page": page,
            "lead_in_page": page,
            "start_line": lead_in.line or items[0].start_line,
            "end_line": items[-1].end_line,
        }
    for number, item in enumerate(items, start=1):
        extra = {
            "lead_in": lead_in.text,
            "lead_in_page": page,
            "list_id": list_id,
            "item_number": number,
        }
        for fields in _parts(item, "item", budget_words - _MARK_WORDS, document.header):
            yield fields | extra


def _parts(
    block: Block, kind: PassageKind, budget_words: int, header: Header
) -> Iterator[dict[str, object]]:
    """Yield what is common to the passages of one block, none across pages; the first has its reference."""
    reference = _reference(header, opening_of(block))
    for page, text in block.by_page:
        sentences = split_sentences(text)
        if header.imported:
            sentences = tuple(part for one in sentences for part in _clauses(one, budget_words))
        for part in _within_budget(sentences, budget_words):
            yield {
                "kind": kind,
                "parts": (part,),
                "page": page,
                "reference": reference,
                "start_line": block.start_line,
                "end_line": block.end_line,
            }
            reference = None


def _lead_in(section: Section, before: list[Block]) -> _LeadIn:
    """Return the last sentence before a list if it introduces the list, else the heading if so."""
    if before and _is_lead_in(before[-1].text):
        *_, (page, text) = before[-1].by_page
        return _LeadIn(split_sentences(text)[-1], before[-1].start_line, page)
    if not before and _is_lead_in(section.heading_path[-1]):
        return _LeadIn(section.heading_path[-1], section.start_line, is_heading=True)
    return _LeadIn()


def _is_lead_in(text: str) -> bool:
    return text.rstrip().endswith(":")


def _list_id(document: Document, section: Section, group: int) -> str:
    return f"{document.path}#{section.anchor}/{group}"


def _reference(header: Header, opening: str) -> Code | None:
    """Return the code that the header gives to a block, or that a summary begins it with."""
    for reference in header.references:
        if opening.startswith(reference.starts):
            return Code.model_validate(reference.model_dump(exclude={"starts"}))
    own = _CODE_FIRST.match(opening) if header.wording == "summary" else None
    return Code(code=own.group(1), fit="exact") if own else None


def _within_budget(sentences: Part, budget_words: int) -> Iterator[Part]:
    """Cut between sentences, so that each part has at most `budget_words` or is one sentence."""
    part: list[str] = []
    for sentence in sentences:
        if part and sum(map(_words, part)) + _words(sentence) > budget_words:
            yield tuple(part)
            part = []
        part.append(sentence)
    if part:
        yield tuple(part)


def _clauses(sentence: str, budget_words: int) -> Iterator[str]:
    """Yield a sentence whole, or one that is longer than a passage cut where a clause ends."""
    words = sentence.split()
    while len(words) > budget_words:
        ends = range(budget_words, budget_words // 2, -1)
        end = next((n for n in ends if words[n - 1].endswith(_CLAUSE_ENDS)), budget_words)
        yield " ".join(words[:end])
        words = words[end:]
    yield " ".join(words)


def _words(text: str) -> int:
    return len(text.split())
