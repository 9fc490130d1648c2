"""Footnotes among the text: after what stands on their page, where no mark of a page goes back for them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from bot.corpus.importers.imported import Piece
from bot.corpus.importers.paging import last_page, paged_sentences
from bot.corpus.importers.pdf_spans import Line
from bot.corpus.importers.render import clean

NOTE_SIZE = 0.92
"""Type up to this share of the text's size is small."""


def notes_of(lines: Sequence[Line], body_size: float) -> frozenset[Line]:
    """Return the footnotes: small type at the foot of a column, under other text.

    Args:
        lines: those of all pages, in the order of reading.
        body_size: in which most of the text is set.
    """
    found: set[Line] = set()
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        column = [*group]
        small = [*takewhile(lambda line: _is_small(line, body_size), reversed(column))]
        if len(small) < len(column):
            found.update(small)
    return frozenset(found)


def with_notes(body: Sequence[Piece], notes: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with each page's footnotes after what stands on it.

    A paragraph of which a sentence begins on the next page is parted there. A list is not: notes go
    before one that goes on over the page, with its lead-in, unless it began on a page before theirs.
    """
    pages = sorted({note.page or 0 for note in notes})
    parts = [part for piece in body for part in _parted(piece, pages)]
    ends = [last_page(part) or 0 for part in map(_cleaned, parts)]
    before: dict[int, list[Piece]] = {}
    for note in notes:
        before.setdefault(_place(parts, ends, note.page or 0), []).append(note)
    found: list[Piece] = []
    for place, part in enumerate(parts):
        found += [*before.get(place, ()), part]
    return (*found, *before.get(len(parts), ()))


def _is_small(line: Line, body_size: float) -> bool:
    return line.size <= NOTE_SIZE * body_size and not line.row


def _parted(piece: Piece, pages: Sequence[int]) -> Iterator[Piece]:
    """Yield a piece in parts, between which the notes of pages that it goes on over can stand."""
    if not piece.turns or not pages:
        yield piece
        return
    told = [(page or 0, sentence) for page, sentence in paged_sentences(_cleaned(piece))]
    first, last = told[0][0], told[-1][0]
    cuts = [p for p in pages if first <= p < last and not (piece.kind == "item" and p == first)]
    parts = [[*group] for _, group in groupby(told, key=lambda one: bisect_left(cuts, one[0]))]
    if len(parts) == 1:
        yield piece
        return
    for number, part in enumerate(parts):
        kind = "paragraph" if number else piece.kind
        yield _of_sentences(piece._replace(kind=kind), part)


def _of_sentences(piece: Piece, told: Sequence[tuple[int, str]]) -> Piece:
    """Return what is left of a piece where it has these sentences alone, each with its page."""
    turns: list[tuple[int, int]] = []
    words, page = 0, told[0][0]
    for on, sentence in told:
        if on != page:
            turns.append((words, on))
        words, page = words + len(sentence.split()), on
    text = " ".join(sentence for _, sentence in told)
    return piece._replace(text=text, page=told[0][0], turns=tuple(turns))


def _place(parts: Sequence[Piece], ends: Sequence[int], page: int) -> int:
    """Return before which part the notes of a page stand."""
    place = bisect_right(ends, page)
    while 0 < place < len(parts) and _is_one_list(parts[place - 1], parts[place]):
        if parts[place - 1].page != page:
            break
        place -= 1
    return place


def _is_one_list(above: Piece, below: Piece) -> bool:
    """Tell whether an item goes on a list, or begins one that the paragraph above it introduces."""
    is_led = above.kind == "paragraph" and above.text.endswith(":")
    is_rest = above.kind == "item" and above.group == below.group
    return below.kind == "item" and (is_led or is_rest)


def _cleaned(piece: Piece) -> Piece:
    """Return a piece as it is written; one of which nothing is written stands where it was."""
    return piece._replace(text=clean(piece.text) or "-")
