"""Sections to passages: a list's lead-in travels with its items, and none crosses a heading."""

from collections.abc import Iterator
from itertools import groupby

from bot.domain.ids import fact_id, passage_id
from bot.domain.knowledge import (
    MAX_PASSAGE_WORDS,
    Block,
    Document,
    Header,
    Passage,
    PassageKind,
    Reference,
    Section,
)
from bot.text.sentences import split_sentences

Part = tuple[str, ...]


def chunk(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document: its header's facts first, then its text in order.

    Every block is a passage of its own. A list that fits into `MAX_PASSAGE_WORDS` with its lead-in
    is one more passage; of a longer list that stands under a heading as its lead-in, the heading is.
    A block of more words is cut between sentences.
    """
    header = document.header
    passages = [*_facts(document)]
    for section in document.sections:
        common = {
            "document_id": header.id,
            "framework": header.framework,
            "heading_path": section.heading_path,
            "wording": header.wording,
            "placeholders": header.placeholders,
        }
        for number, fields in enumerate(_fields(section, document), start=1):
            identifier = passage_id(document.path, section.anchor, number)
            passages.append(Passage.model_validate({**common, **fields, "id": identifier}))
    return tuple(passages)


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
            for part in _within_budget(split_sentences(block.text), MAX_PASSAGE_WORDS):
                yield _one(block, part, "paragraph", document.header) | {"introduces": introduces}


def _list_fields(
    section: Section, items: list[Block], before: list[Block], document: Document
) -> Iterator[dict[str, object]]:
    list_id = _list_id(document, section, items[0].group)
    lead_in, from_heading = _lead_in(section, before)
    parts = [split_sentences(item.text) for item in items]
    words = _words(lead_in) + sum(_words(sentence) for part in parts for sentence in part)
    whole = words <= MAX_PASSAGE_WORDS and len(items) > 1
    if whole or from_heading:
        yield {
            "kind": "list",
            "lead_in": lead_in,
            "parts": tuple(parts) if whole else (),
            "introduces": list_id,
            "start_line": section.start_line if from_heading else before[-1].start_line,
            "end_line": items[-1].end_line,
        }
    for number, (item, sentences) in enumerate(zip(items, parts, strict=True), start=1):
        for part in _within_budget(sentences, MAX_PASSAGE_WORDS - _words(lead_in)):
            extra = {"lead_in": lead_in, "list_id": list_id, "item_number": number}
            yield _one(item, part, "item", document.header) | extra


def _one(block: Block, part: Part, kind: PassageKind, header: Header) -> dict[str, object]:
    return {
        "kind": kind,
        "parts": (part,),
        "reference": _reference(header, part[0]),
        "start_line": block.start_line,
        "end_line": block.end_line,
    }


def _lead_in(section: Section, before: list[Block]) -> tuple[str, bool]:
    """Return the sentence that introduces a list, and whether it is the heading."""
    if before and _is_lead_in(before[-1].text):
        return split_sentences(before[-1].text)[-1], False
    if not before and _is_lead_in(section.heading_path[-1]):
        return section.heading_path[-1], True
    return "", False


def _is_lead_in(text: str) -> bool:
    return text.rstrip().endswith(":")


def _list_id(document: Document, section: Section, group: int) -> str:
    return f"{document.path}#{section.anchor}/{group}"


def _reference(header: Header, sentence: str) -> Reference | None:
    for reference in header.references:
        if sentence.startswith(reference.starts):
            return reference
    return None


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


def _words(text: str) -> int:
    return len(text.split())
