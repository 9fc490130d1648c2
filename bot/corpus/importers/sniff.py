"""What a file is by its content, whatever its name says."""

import re
from pathlib import PurePath

from bot.corpus.importers.imported import CannotImport, Format

EXTENSIONS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
"""Extension, in lower case, to what it promises."""
_HEAD_BYTES = 1024
"""Bytes at the start among which a PDF says what it is."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CODECS = frozenset({"utf-8", "utf8", "windows-1252", "iso-8859-1", "us-ascii", "iso-8859-15"})


def format_of(name: str, content: bytes) -> Format:
    """Return what a file is.

    Args:
        name: its name.
        content: all of its bytes.

    Raises:
        CannotImport: it is of no known kind, or not of the kind that its name promises.
    """
    promised = EXTENSIONS.get(PurePath(name).suffix.lower())
    if promised is None:
        raise CannotImport("unknown_format")
    if not content.strip():
        raise CannotImport("empty")
    found: Format | None = None
    if b"%PDF-" in content[:_HEAD_BYTES]:
        found = "pdf"
    elif content.startswith(b"PK\x03\x04"):
        found = "docx"
    elif content.startswith(_OLD_OFFICE):
        raise CannotImport("old_word")
    if (found or promised) != promised or (found is None and promised in {"pdf", "docx"}):
        raise CannotImport("mismatch")
    return promised


def decoded(content: bytes, kind: Format) -> str:
    """Return the text of a file: as its mark or its page says, else UTF-8, else Windows-1252.

    Raises:
        CannotImport: it holds null bytes, as no text does, or is not in the encoding it names.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if not encoding:
        if b"\0" in content:
            raise CannotImport("null_bytes")
        encoding = _encoding(content, kind)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CannotImport("damaged") from error
    if "\0" in text:
        raise CannotImport("null_bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(content: bytes, kind: Format) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(content[:4096]) if kind == "html" else None
        said = named[1].decode("ascii").lower() if named else ""
        return said if said in _CODECS and not said.startswith("utf") else "windows-1252"
    return "utf-8"
