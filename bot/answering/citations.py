"""Passages to citations: exact words, with where they stand and what became of the document."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.domain.answer import Citation
from bot.domain.knowledge import Corpus, Document, Passage
from bot.text.normalize import fold_white_space


class Quotation(NamedTuple):
    """The words of one block that are to be cited."""

    passage: Passage
    text: str


def quotation(passage: Passage, sentences: Sequence[str]) -> Quotation:
    """Return neighbouring sentences of a passage as one quotation, no placeholder in it.

    A sentence that holds a placeholder is left out where another remains; else it is cut before
    the placeholder.
    """
    clean = [s for s in sentences if not any(word in s for word in passage.placeholders)]
    words = " ".join(clean) if clean else _before_placeholder(sentences[0], passage.placeholders)
    return Quotation(passage, fold_white_space(words))


def by_speaker(quotations: Iterable[Quotation]) -> list[list[Quotation]]:
    """Gather quotations by framework, summaries apart from text, in the order of the first."""
    gathered: dict[tuple[str, bool], list[Quotation]] = {}
    for one in quotations:
        key = (one.passage.framework, one.passage.wording == "summary")
        gathered.setdefault(key, []).append(one)
    return list(gathered.values())


def cite(quotations: Iterable[Quotation], corpus: Corpus) -> tuple[Citation, ...]:
    """Return one citation for each distinct quotation, numbered from 1 in their order."""
    distinct = dict.fromkeys(quotations)
    return tuple(_citation(number, one, corpus) for number, one in enumerate(distinct, start=1))


def section_of(passage: Passage) -> tuple[str, ...]:
    """Return the heading path, and for a list item the sentence that introduces its list."""
    if passage.lead_in and passage.lead_in != passage.heading_path[-1]:
        return (*passage.heading_path, passage.lead_in)
    return passage.heading_path


def _before_placeholder(sentence: str, placeholders: Iterable[str]) -> str:
    ends = [sentence.find(word) for word in placeholders if word in sentence]
    return sentence[: min(ends)].rstrip(" ,;") if ends else sentence


def _citation(marker: int, quoted: Quotation, corpus: Corpus) -> Citation:
    passage = quoted.passage
    document: Document = corpus.document(passage.document_id)
    header = document.header
    return Citation(
        marker=marker,
        passage_id=passage.id,
        framework=passage.framework,
        document=header.id,
        title=header.title,
        section=section_of(passage),
        reference=passage.reference.code if passage.reference else None,
        reference_fit=passage.reference.fit if passage.reference else None,
        quote=quoted.text,
        wording=passage.wording,
        page=passage.lead_in_page if quoted.text == passage.lead_in else passage.page,
        url=passage.url or header.url,
        url_note=None if passage.url else header.url_note,
        published=header.published,
        status=header.status,
        status_note=header.status_note,
        checked_on=header.checked_on,
        source=passage.source,
        confidence=passage.confidence,
        only_for=passage.only_for,
        document_sha256=document.sha256,
    )
