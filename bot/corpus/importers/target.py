"""The file of the knowledge folder that an import writes: found, compared, written whole."""

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path, PurePath

from bot.corpus.former import former_of
from bot.corpus.importers.imported import CannotImport
from bot.corpus.load import read_document
from bot.domain.knowledge import Document
from bot.errors import ConfigurationError

IMPORTED = "sources/imported"
MAX_ID_CHARS = 80
_HEADER_BYTES = 4096
_ID = re.compile(rb"^id:\s*[\"']?([a-z0-9][a-z0-9-]*)", re.MULTILINE)
_PENDING = re.compile(r"^review: *[\"']?pending[\"']? *\n", re.MULTILINE)


def id_of(name: str) -> str:
    """Return the id of a file's name: lower case, ASCII letters, digits and hyphens."""
    stem = unicodedata.normalize("NFKD", PurePath(name).stem)
    plain = "".join(c for c in stem if not unicodedata.combining(c)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID_CHARS].strip("-")
    return slug or "document"


def folder_for_imports(knowledge: Path) -> Path:
    """Return the folder of imported documents, made where it was missing.

    Raises:
        ConfigurationError: there is no knowledge folder, or nothing can be written there.
    """
    if not knowledge.is_dir():
        raise ConfigurationError("KLOE_KNOWLEDGE", f"there is no folder {knowledge}")
    folder = knowledge / IMPORTED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise ConfigurationError("KLOE_KNOWLEDGE", _not_writable(knowledge, error)) from error


def document_there(knowledge: Path, identifier: str, name: str) -> Document | None:
    """Return the document that was imported from a file of this name, if any.

    Raises:
        CannotImport: the id belongs to another document.
        KnowledgeError: it cannot be read.
    """
    path = knowledge / IMPORTED / f"{identifier}.md"
    for other in sorted((knowledge / "sources").rglob("*.md")):
        if other != path and _id_in(other) == identifier:
            raise CannotImport("id_taken")
    if not path.exists():
        return None
    document = read_document(knowledge, path)
    if document.header.imported is None or document.header.imported.file != name:
        raise CannotImport("id_taken")
    return document


def without_mark(text: str) -> str:
    """Return a document's file without the mark that a person has still to read it."""
    return _PENDING.sub("", text, count=1)


def keep_former(knowledge: Path, identifier: str, there: Document | None) -> str:
    """Keep what a document's file holds beside it; return its place in the folder, empty for nothing.

    The text that was accepted last is kept under a name of its own, so that it stays in use. One
    that was never accepted goes aside, under a number if another did so before; so does the former
    text of a document that is gone, lest it come back into use.

    Args:
        knowledge: the knowledge folder.
        identifier: the document's id.
        there: what its file holds, if it is there.

    Raises:
        ConfigurationError: it cannot be written.
    """
    path = knowledge / IMPORTED / f"{identifier}.md"
    former = former_of(path)
    try:
        if there is None:
            return _name(former.rename(_aside(path))) if former.exists() else ""
        kept = former if there.header.review is None else _aside(path)
        _replace(kept, path.read_bytes())
    except OSError as error:
        raise ConfigurationError("KLOE_KNOWLEDGE", _not_writable(knowledge, error)) from error
    return _name(kept)


def _aside(path: Path) -> Path:
    """Return a name beside a document's file that no other text has."""
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    return aside


def _name(path: Path) -> str:
    return f"{IMPORTED}/{path.name}"


def write_whole(knowledge: Path, identifier: str, text: str) -> None:
    """Write a document's file so that it is there as a whole or not at all.

    Raises:
        ConfigurationError: it cannot be written.
    """
    path = knowledge / IMPORTED / f"{identifier}.md"
    try:
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        raise ConfigurationError("KLOE_KNOWLEDGE", _not_writable(knowledge, error)) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fchmod(part.fileno(), 0o644)
            os.fsync(part.fileno())
        Path(name).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _id_in(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            found = _ID.search(opened.read(_HEADER_BYTES))
    except OSError:
        return ""
    return found[1].decode("ascii") if found else ""


def _not_writable(knowledge: Path, error: OSError) -> str:
    reason = (error.strerror or "it cannot be written").lower()
    return f"nothing can be written to {knowledge} ({reason})"
