"""What the tests of the corpus share: a knowledge folder in which each writes what it needs."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.corpus.load import load_corpus
from bot.domain.knowledge import Corpus, Passage
from bot.errors import KnowledgeError

LOADED_AT = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
HEADER = {
    "id": "small",
    "framework": "fam",
    "order": "1",
    "title": "Harbour Charter",
    "called": "the Harbour Charter",
    "publisher": "Harbour Trust",
    "published": '"2020-01"',
    "refreshed": "null",
    "wording": "original",
    "status": "current",
    "superseded_by": "null",
    "status_note": "Current.",
    "checked_on": '"2026-07-01"',
    "url": "https://harbour.example/charter",
    "licence": "Invented for tests.",
}
"""The lines of a header that is in order."""
LEFT_OUT = ""
"""In the place of a field's value: the field is not written at all."""


@dataclass(frozen=True)
class Folder:
    """A knowledge folder on disk."""

    path: Path

    def put(self, name: str, content: str | bytes) -> Path:
        """Write any file of the folder."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def write(self, body: str, *, name: str = "small", extra: str = "", **fields: str) -> Path:
        """Write a document.

        Args:
            body: its Markdown.
            name: its id, and the name of its file.
            extra: more lines of YAML at the end of the header.
            fields: YAML values of header fields that differ from `HEADER`.
        """
        values = {**HEADER, "id": name, **fields}
        header = "".join(f"{key}: {value}\n" for key, value in values.items() if value)
        return self.put(f"sources/{name}.md", f"---\n{header}{extra}---\n\n{body}")

    def load(self) -> Corpus:
        """Load all that has been written."""
        return load_corpus(self.path, loaded_at=LOADED_AT)

    def passages(self, body: str, *, extra: str = "") -> tuple[Passage, ...]:
        """Write one document and return its passages."""
        self.write(body, extra=extra)
        return self.load().passages


def refusal(folder: Folder, kind: type[KnowledgeError]) -> KnowledgeError:
    """Return the error in which loading ends."""
    with pytest.raises(kind) as raised:
        folder.load()
    return raised.value


def line_of(path: Path, words: str) -> int:
    """Return the 1-based number of the first line of a file that holds these words."""
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def words_of(count: int, *, start: int = 0) -> str:
    """Return so many different words, without a full stop."""
    return " ".join(f"word{number}" for number in range(start, start + count))
