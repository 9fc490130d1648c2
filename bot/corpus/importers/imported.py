"""What stands between a foreign format and Markdown: a title, a date, and pieces in order."""

from collections.abc import Callable
from typing import Literal, NamedTuple

Format = Literal["pdf", "docx", "html", "markdown", "text"]
PieceKind = Literal["heading", "paragraph", "item", "row"]
Progress = Callable[[int, int], None]
"""Told how many parts are done, and of how many."""

Refusal = Literal[
    "damaged",
    "empty",
    "encrypted",
    "entities",
    "id_taken",
    "killed",
    "links_out",
    "missing",
    "memory",
    "mismatch",
    "nested",
    "not_a_file",
    "null_bytes",
    "old_word",
    "scanned",
    "slow",
    "too_big",
    "too_much_text",
    "unknown_format",
    "unpacks",
    "unreadable",
    "unsafe_zip",
]
"""Why a file is not taken; `bot/errors.py` has a sentence for each."""

MAX_TEXT_CHARS = 10_000_000
"""Characters of text in a document at most; a book of a thousand pages has three million."""
MAX_WORDS = 1_000_000
"""Words of text in a document at most: so many take some ten seconds and a gigabyte to be made ready for questions."""


class Piece(NamedTuple):
    """One heading, paragraph, list item or table row."""

    kind: PieceKind
    text: str
    """Line breaks that the document has on purpose are kept, all other white space is one space."""
    level: int = 1
    """Of a heading 1 to 6, of an item the depth of its list, from 1."""
    page: int | None = None
    """1-based, where the format has pages."""
    group: int = 0
    """Number of the list or table that an item or row belongs to."""
    turns: tuple[tuple[int, int], ...] = ()
    """Where it goes on over the page: how many of its words begin before that, and which page begins."""


class Imported(NamedTuple):
    """A document as it was read."""

    title: str | None
    published: str | None
    """The ISO 8601 date that the file notes of itself, as exact as it says."""
    pieces: tuple[Piece, ...]
    pages: int = 0
    """How many pages it has, 0 where the format has none."""
    is_made: bool = False
    """Whether `published` is but the day on which the file was made, as programs note it."""
    left_out: int = 0
    """Words of sentences in the main content of a page that were left out on purpose: hidden, in a form, or beside the text."""


class CannotImport(Exception):
    """A document is not taken, for one of the known reasons."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total
