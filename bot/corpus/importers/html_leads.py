"""What is written on what a press opens, as a heading over its text, or as the first line of it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.corpus.importers.imported import Piece


class Lead(NamedTuple):
    """Pieces that a lead-in stands over, by their places: it is the first of them."""

    start: int
    end: int


def with_leads(pieces: Sequence[Piece], leads: Sequence[Lead]) -> list[Piece]:
    """Return the pieces with a lead-in as heading only where what comes after has a heading of its own.

    Else it would stand over that too, which it has nothing to do with: there it becomes the first line of the
    paragraph below it, or a paragraph where that is none.
    """
    found: list[Piece | None] = [*pieces]
    for start, end in sorted(leads, reverse=True):
        lead = pieces[start]
        after = next((found[n] for n in range(end, len(found)) if found[n] is not None), None)
        if after is None or (after.kind == "heading" and after.level <= lead.level):
            continue
        below = found[start + 1] if end > start + 1 else None
        found[start] = lead._replace(kind="paragraph", level=1)
        if below is not None and below.kind == "paragraph":
            found[start + 1] = below._replace(text=f"{lead.text}\n{below.text}")
            found[start] = None
    return [piece for piece in found if piece is not None]
