"""The footnotes and endnotes of a Word file, which stand at the end of what is read."""

from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from bot.corpus.importers.imported import Piece
from bot.corpus.importers.package import Package, children, name_of, value
from bot.corpus.importers.word_text import text_of

GROUP = -1
"""Number of the list of notes; lists of the text have numbers from 1."""
_KINDS: tuple[Literal["footnote", "endnote"], ...] = ("footnote", "endnote")
_NOT_SHOWN = frozenset({"Fallback", "del", "moveFrom"})


def notes_of(package: Package, body: Element) -> Iterator[Piece]:
    """Yield the notes that a text refers to, in the order of their marks, under a heading of their own.

    Raises:
        CannotImport: the part that holds them is damaged or hostile.
    """
    texts = {kind: _texts(package.part(f"word/{kind}s.xml"), kind) for kind in _KINDS}
    marks = dict.fromkeys(_marks(body))
    found = [text for kind, number in marks if (text := texts[kind].get(number))]
    if found:
        yield Piece("heading", "Footnotes", 1)
    for text in found:
        yield Piece("item", text, group=GROUP)


def _texts(root: Element | None, kind: str) -> dict[str, str]:
    notes = children(root, kind) if root is not None else ()
    return {value(note, "id"): text_of(note) for note in notes if not value(note, "type")}


def _marks(body: Element) -> Iterator[tuple[Literal["footnote", "endnote"], str]]:
    waiting = [body]
    while waiting:
        part = waiting.pop()
        name = name_of(part)
        for kind in _KINDS:
            if name == f"{kind}Reference":
                yield kind, value(part, "id")
        if name not in _NOT_SHOWN:
            waiting.extend(reversed(part))
