"""Bytes of a file to what stands in it, by its format."""

from collections.abc import Sequence

from bot.corpus.importers.imported import (
    MAX_TEXT_CHARS,
    MAX_WORDS,
    CannotImport,
    Format,
    Imported,
    Piece,
    Progress,
)
from bot.corpus.importers.led_items import with_led_items
from bot.corpus.importers.sniff import decoded, format_of


def read_document(name: str, content: bytes, progress: Progress) -> Imported:
    """Return what stands in a document.

    Args:
        name: the file's name.
        content: all of its bytes.
        progress: told how far it is, where the format has pages.

    Raises:
        CannotImport: it is not taken.
    """
    document = _read(format_of(name, content), content, progress)
    if _is_too_much(document.pieces):
        raise CannotImport("too_much_text")
    return document._replace(pieces=with_led_items(document.pieces))


def _is_too_much(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text is longer than can be searched; white space is one space in pieces."""
    characters = sum(len(piece.text) for piece in pieces)
    return characters > MAX_TEXT_CHARS or sum(_words(piece.text) for piece in pieces) > MAX_WORDS


def _words(text: str) -> int:
    return 1 + text.count(" ") + text.count("\n")


def _read(kind: Format, content: bytes, progress: Progress) -> Imported:
    # Each library is imported by who needs it: they are slow to start, one slower than the other.
    if kind == "pdf":
        from bot.corpus.importers.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content, progress)
    if kind == "docx":
        from bot.corpus.importers.docx import read_docx  # noqa: PLC0415

        return read_docx(content)
    if kind == "html":
        from bot.corpus.importers.html import read_html  # noqa: PLC0415

        return read_html(decoded(content, kind))
    from bot.corpus.importers.plain import read_markdown, read_text  # noqa: PLC0415

    return (read_markdown if kind == "markdown" else read_text)(decoded(content, kind))
