"""Items that a clause or an item leads in to, where a file's form does not say what they are or how deep."""

from collections.abc import Iterator, Sequence

from bot.corpus.importers.counted import Count, count_of
from bot.corpus.importers.imported import Piece

MIN_ITEMS = 2
"""Counted paragraphs under one that ends in a colon from which on they are a list."""
MAX_BELOW = 200
"""Items that one leads in to, at most."""
_FIRST_GROUP = -10
"""Number of the first list that is made here; further ones go down from it."""


def with_led_items(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with what a colon leads in to as items, deeper than the item that ends in it.

    `(a)` and `(b)` under "2.4 A request may be refused only where:" are a list, whether they are paragraphs or
    lines of one; `(a)` under the item "4. It is refused where:" is below it, however it was indented.
    """
    parted = [part for piece in pieces for part in _parted(piece)]
    return tuple(_deepened(_listed(parted)))


def _parted(piece: Piece) -> Iterator[Piece]:
    """Yield a piece whose lines are a lead-in and counted items as one piece each."""
    lines = piece.text.split("\n")
    starts = [0] if piece.kind in {"paragraph", "item"} and not piece.turns else []
    before: Count | None = None
    for number, line in enumerate(lines[1:], start=1):
        count = count_of(line)
        is_led = lines[number - 1].endswith(":") and count is not None and count.is_first
        if starts and count and (is_led or (before and before.goes_before(count))):
            starts.append(number)
            before = count
    if len(starts) <= MIN_ITEMS:
        yield piece
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield piece._replace(text="\n".join(lines[start:end]))


def _listed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with counted paragraphs below a lead-in as items of one list."""
    found = [*pieces]
    group = _FIRST_GROUP
    for place, piece in enumerate(found):
        end = _end_of_counted(found, place + 1)
        is_lead_in = piece.kind in {"paragraph", "item"} and piece.text.endswith(":")
        if not is_lead_in or end - place <= MIN_ITEMS:
            continue
        is_item = piece.kind == "item"
        group -= not is_item
        level, own = (piece.level + 1, piece.group) if is_item else (1, group)
        below = [
            one._replace(kind="item", level=level, group=own) for one in found[place + 1 : end]
        ]
        found[place + 1 : end] = below
    return found


def _end_of_counted(pieces: Sequence[Piece], start: int) -> int:
    """Return where paragraphs end that are counted from the first on, in brackets."""
    before: Count | None = None
    for place in range(start, len(pieces)):
        count = count_of(pieces[place].text) if pieces[place].kind == "paragraph" else None
        if count is None or not count.is_bracketed:
            return place
        if not (before.goes_before(count) if before else count.is_first):
            return place
        before = count
    return len(pieces)


def _deepened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with items that are counted otherwise than the lead-in above them one level deeper."""
    found = [*pieces]
    for place, piece in enumerate(found):
        if piece.kind != "item" or not piece.text.endswith(":"):
            continue
        below = found[place + 1 : _end_of_below(found, place)]
        if below and below[0].level == piece.level:
            deeper = [one._replace(level=one.level + 1) for one in below]
            found[place + 1 : place + 1 + len(below)] = deeper
    return found


def _end_of_below(pieces: Sequence[Piece], place: int) -> int:
    """Return where the items end that stand below one that leads in to them."""
    lead_in = pieces[place]
    count = count_of(lead_in.text)
    most = min(len(pieces), place + 1 + MAX_BELOW)
    for end in range(place + 1, most):
        piece = pieces[end]
        if piece.kind != "item" or piece.group != lead_in.group or piece.level < lead_in.level:
            return end
        if piece.level == lead_in.level and _goes_on(count, count_of(piece.text)):
            return end
    return most


def _goes_on(count: Count | None, other: Count | None) -> bool:
    """Tell whether an item goes on the list of another, which may have lost one in between where numbers count."""
    if count is None or other is None:
        return count is other
    if count.shown.isdecimal() and other.shown.isdecimal() and count.form == other.form:
        return int(other.shown) > int(count.shown)
    return count.goes_before(other)
