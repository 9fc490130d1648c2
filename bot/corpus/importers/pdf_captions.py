"""Captions, which stand in the middle of a text that goes on below them."""

import re
from collections.abc import Iterable, Iterator

from bot.corpus.importers.imported import Piece
from bot.corpus.importers.pdf_words import Joiner

_NAMED = r"(?:figure|fig\.|table|chart|diagram|exhibit) \d{1,3}(?:\.\d{1,3})?"
_CAPTION = re.compile(rf"{_NAMED}:\s", re.IGNORECASE)
_CAPTION_ALONE = re.compile(rf"{_NAMED}\s?[.:\u2013-]\s", re.IGNORECASE)
"""The same of what stands by itself; a line may begin with the end of "as shown in Table 2. It"."""
_GOES_ON = re.compile(r"[^\W\d_]|[,;-]")
"""How a sentence ends that is not at its end."""
_MAX_BETWEEN = 4
"""Captions one after another in the middle of a text, at most."""


def is_caption(text: str) -> bool:
    """Tell whether a line begins a caption, as `Figure 3: The board` does."""
    return bool(_CAPTION.match(text))


def after_their_text(pieces: Iterable[Piece], joiner: Joiner) -> Iterator[Piece]:
    """Yield the pieces with captions after the sentence that they part, and that sentence whole."""
    held: list[Piece] = []
    for piece in pieces:
        if not held:
            held = [piece]
        elif _CAPTION_ALONE.match(piece.text) and len(held) <= _MAX_BETWEEN:
            held.append(piece)
        elif len(held) > 1 and _is_rest(held[0], piece):
            yield held[0]._replace(text=joiner.join(held[0].text, piece.text))
            yield from held[1:]
            held = []
        else:
            yield from held
            held = [piece]
    yield from held


def _is_rest(begun: Piece, piece: Piece) -> bool:
    """Tell whether a paragraph is the rest of what stands above the captions before it."""
    return (
        begun.kind in {"paragraph", "item"}
        and piece.kind == "paragraph"
        and not _CAPTION_ALONE.match(begun.text)
        and bool(_GOES_ON.fullmatch(begun.text[-1:]))
        and piece.text[:1].islower()
    )
