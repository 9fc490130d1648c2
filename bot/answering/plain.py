"""A reply as plain text, with [1] markers: what a person reads in a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from bot import wording
from bot.answering.currency import (
    addresses_of,
    by_document,
    currency_line,
    no_address,
    readable_date,
)
from bot.domain.answer import Answer, Citation, Clarify, NoAnswer, Reply


def plain_text(reply: Reply, *, contact: str = "") -> str:
    """Return the reply as a person reads it, without trailing white space.

    Args:
        reply: what Kloe replies.
        contact: whom to ask when Kloe abstains; nobody is named by default.
    """
    match reply:
        case Answer():
            lines = _answer_lines(reply)
        case NoAnswer():
            lines = _no_answer_lines(reply, contact)
        case Clarify():
            lines = _clarify_lines(reply)
        case _:
            assert_never(reply)
    return "\n".join(lines).strip()


def _answer_lines(reply: Answer) -> Iterator[str]:
    by_marker = {citation.marker: citation for citation in reply.citations}
    if reply.notes:
        yield from (" ".join(reply.notes), "")
    for part in reply.parts:
        yield part.lead
        yield from _quoted(by_marker[marker] for marker in part.markers)
        yield ""
    yield from _sources(reply.citations)


def _no_answer_lines(reply: NoAnswer, contact: str) -> Iterator[str]:
    yield reply.lead
    if contact and reply.reason in {"not_covered", "out_of_scope"}:
        yield wording.whom_to_ask(contact)
    if reply.nearest:
        yield from ("", wording.NEAREST)
        yield from _quoted(reply.nearest)
        yield ""
        yield from _sources(reply.nearest)


def _clarify_lines(reply: Clarify) -> Iterator[str]:
    yield reply.lead
    for number, reading in enumerate(reply.readings, start=1):
        yield f"  {number}. {reading.question}"
    yield wording.CHOOSE


def _quoted(citations: Iterable[Citation]) -> Iterator[str]:
    return (f"  {shown_words(citation)} [{citation.marker}]" for citation in citations)


def shown_words(citation: Citation) -> str:
    """Return the words that are cited, in quotation marks if they are the document's own."""
    return wording.quoted(citation.quote, is_own=citation.wording == "original")


def _sources(citations: Sequence[Citation]) -> Iterator[str]:
    yield wording.SOURCES
    for together in by_place(citations):
        yield f"  {source_line(together)}"
    for together in by_document(citations):
        where = " ".join(addresses_of(together)) or no_address(together)
        yield f"  {currency_line(together)} {where}"


def by_place(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Gather citations that one line describes, such as the items of a list."""
    gathered: dict[tuple[object, ...], list[Citation]] = {}
    for one in citations:
        code = None if _says_its_code(one) else (one.reference, one.reference_fit)
        place = (one.document, one.section, code, one.source, one.page)
        gathered.setdefault(place, []).append(one)
    return list(gathered.values())


def _says_its_code(citation: Citation) -> bool:
    """Tell whether the quotation itself begins with its official code."""
    return bool(citation.reference) and citation.quote.startswith(f"{citation.reference}:")


def source_line(together: Sequence[Citation]) -> str:
    """Return where quotations stand that share one place."""
    first = together[0]
    details = wording.wording_detail(first.wording, first.source, first.confidence)
    if first.only_for:
        details = wording.only_for_detail(first.only_for) + details
    if first.page:
        details = wording.page_detail(first.page) + details
    if first.reference and first.reference_fit and not _says_its_code(first):
        details = wording.reference_detail(first.reference, first.reference_fit) + details
    date = readable_date(first.published)
    markers = [citation.marker for citation in together]
    return wording.source_line(markers, first.title, date, section=first.section, details=details)
