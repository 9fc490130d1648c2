"""Lists to passages: the sentence that introduces a list travels with its items, an item's with the list inside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.corpus.chunk_parts import count_words, parts_of
from bot.domain.header import Header
from bot.domain.ids import list_inside
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Block, Section
from bot.text.sentences import split_sentences

MOST_LEAD_IN_WORDS = 60
"""Words up to which the lead-in of an imported list goes before each of its items: the rest is for these."""
_MARK_WORDS = 1
"""Words that the bullet before an item adds to the text of a passage, which is counted with it."""


class Introduction(NamedTuple):
    """The sentence or heading that introduces a list; empty where nothing does."""

    text: str = ""
    line: int = 0
    page: int | None = None
    is_heading: bool = False


class _Led(NamedTuple):
    """An item with what it leads in to."""

    item: Block
    below: tuple[Block, ...] = ()


def list_passages(
    items: Sequence[Block], lead_in: Introduction, list_id: str, header: Header
) -> Iterator[dict[str, object]]:
    """Yield what differs from passage to passage in one list.

    A list of which an item leads in to a list of its own is not one passage with that: it is introduced, and
    the list inside it is one more, which that item leads in to.

    Args:
        items: the list's blocks, those of lists inside it too.
        lead_in: what introduces it.
        list_id: its id.
        header: of its document.
    """
    if header.imported and count_words(lead_in.text) > MOST_LEAD_IN_WORDS:
        lead_in = lead_in._replace(text="", page=None)
    led = [*_led(items)]
    page = lead_in.page or items[0].page
    yield from _whole(led, lead_in, list_id, page)
    budget_words = MAX_PASSAGE_WORDS - count_words(lead_in.text) - _MARK_WORDS
    for number, (item, below) in enumerate(led, start=1):
        extra: dict[str, object] = {
            "lead_in": lead_in.text,
            "lead_in_page": page,
            "list_id": list_id,
            "item_number": number,
        }
        inside = list_inside(list_id, number) if below else ""
        *above, last = parts_of(item, "item", budget_words, header)
        yield from (fields | extra for fields in above)
        yield last | extra | {"introduces": inside}
        if below:
            yield from list_passages(below, last_sentence(item), inside, header)


def lead_in_of(section: Section, before: Sequence[Block]) -> Introduction:
    """Return the last sentence before a list if it introduces the list, else the heading if so."""
    if before and is_lead_in(before[-1].text):
        return last_sentence(before[-1])
    if not before and is_lead_in(section.heading_path[-1]):
        return Introduction(section.heading_path[-1], section.start_line, is_heading=True)
    return Introduction()


def last_sentence(block: Block) -> Introduction:
    """Return the last sentence of a block, which introduces what stands below it."""
    *_, (page, text) = block.by_page
    return Introduction(split_sentences(text)[-1], block.start_line, page)


def is_lead_in(text: str) -> bool:
    """Tell whether a text introduces what stands below it."""
    return text.rstrip().endswith(":")


def _led(items: Sequence[Block]) -> Iterator[_Led]:
    """Yield the items of a list, each with the deeper ones that it leads in to."""
    place = 0
    while place < len(items):
        item, end = items[place], place + 1
        while is_lead_in(item.text) and end < len(items) and items[end].depth > item.depth:
            end += 1
        yield _Led(item, tuple(items[place + 1 : end]))
        place = end


def _whole(
    led: Sequence[_Led], lead_in: Introduction, list_id: str, page: int | None
) -> Iterator[dict[str, object]]:
    """Yield a short list as one passage, and of a longer one under a heading the heading."""
    parts = [split_sentences(one.item.text) for one in led]
    words = sum(_MARK_WORDS + sum(map(count_words, part)) for part in parts)
    fits = words <= MAX_PASSAGE_WORDS - count_words(lead_in.text) and len(led) > 1
    whole = fits and not any(one.below for one in led)
    if not (whole or lead_in.is_heading):
        return
    last = led[-1].below[-1] if led[-1].below else led[-1].item
    yield {
        "kind": "list",
        "lead_in": lead_in.text,
        "parts": tuple(parts) if whole else (),
        "introduces": list_id,
        "page": page,
        "lead_in_page": page,
        "start_line": lead_in.line or led[0].item.start_line,
        "end_line": last.end_line,
    }
