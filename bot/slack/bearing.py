"""'Which KLOE is this?': a modal for one person on what a message bears on; nothing is kept."""

from collections.abc import Callable, Iterator, Sequence

from bot import wording
from bot.answering.citations import cite, quotation
from bot.answering.currency import addresses_of, by_document, currency_line, no_address
from bot.answering.plain import shown_words, source_line
from bot.domain.answer import Citation
from bot.domain.bearing import Bearing
from bot.domain.knowledge import Corpus, Passage
from bot.kloe import Kloe
from bot.slack.elements import Block, Json, link, literal, paragraph, quote, rich, section
from bot.slack.passage_view import notice_view, view_of

BEARING = "which_kloe"
"""The shortcut's name in the manifest."""
MOST_LOOKED_AT = 2_000
"""Characters of a message that are looked at."""


def bearing_view(text: str, kloe: Kloe, holds_details: Callable[[str], bool]) -> Json:
    """Return the modal that says which prompts a message bears on, why, and where they stand."""
    if holds_details(text):
        return notice_view(wording.BEARING_TITLE, wording.BEARING_DETAILS)
    found = kloe.bearing(text[:MOST_LOOKED_AT])
    if not found:
        return notice_view(wording.BEARING_TITLE, wording.BEARING_NONE)
    return view_of(wording.BEARING_TITLE, list(_blocks(found, kloe.corpus)))


def _blocks(found: Sequence[Bearing], corpus: Corpus) -> Iterator[Block]:
    chosen = [corpus.by_id[one.passage_id] for one in found]
    citations = cite([quotation(passage, passage.sentences) for passage in chosen], corpus)
    yield paragraph(wording.BEARING_LEAD)
    for one, passage, citation in zip(found, chosen, citations, strict=True):
        yield from _prompt(one, passage, citation)
    yield rich([section(*_status(together)) for together in by_document(citations)])
    yield paragraph(wording.BEARING_NOT_KEPT)


def _prompt(one: Bearing, passage: Passage, citation: Citation) -> Iterator[Block]:
    words = shown_words(citation)
    yield paragraph(wording.bearing_heading(one.code, passage.heading_path[-2:-1]), bold=True)
    yield rich([quote(*literal(words))])
    yield paragraph(wording.bearing_reason(one.words))
    yield paragraph(source_line([citation]))


def _status(together: Sequence[Citation]) -> Iterator[Json]:
    yield from literal(f"{currency_line(together)} {no_address(together)}")
    for address in addresses_of(together):
        yield link(address)
        yield from literal(" ")
