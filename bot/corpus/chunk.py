"""Sections to passages: a list's lead-in travels with its items, and none crosses a heading."""

from collections.abc import Iterator
from itertools import groupby

from bot.corpus.chunk_lists import is_lead_in, lead_in_of, list_passages
from bot.corpus.chunk_parts import parts_of
from bot.domain.header import Code, Header, SectionNote
from bot.domain.ids import fact_id, list_id, passage_id
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Document, Passage, Section


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
            lead_in = lead_in_of(section, groups[index - 1] if index else [])
            identifier = list_id(document.path, section.anchor, blocks[0].group)
            yield from list_passages(blocks, lead_in, identifier, document.header)
            continue
        following = groups[index + 1][0].group if index + 1 < len(groups) else 0
        for block in blocks:
            introduces = ""
            if following and block is blocks[-1] and is_lead_in(block.text):
                introduces = list_id(document.path, section.anchor, following)
            *above, last = parts_of(block, "paragraph", MAX_PASSAGE_WORDS, document.header)
            yield from (*above, last | {"introduces": introduces})
