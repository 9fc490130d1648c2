"""What Kloe knows: documents, their sections, the passages that are indexed and cited."""

from datetime import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.domain.ids import DocumentId, FrameworkId, PassageId, Value

Status = Literal["current", "superseded", "historic", "announced", "draft"]
Wording = Literal["original", "summary"]
Fit = Literal["exact", "best_fit"]
BlockKind = Literal["paragraph", "item"]
PassageKind = Literal["paragraph", "item", "list", "fact"]

MAX_PASSAGE_WORDS = 90
"""Words in a passage at most, its lead-in included: what a person reads at a glance."""


class Reference(Value):
    """The official code that a passage answers to."""

    starts: str = Field(min_length=8)
    """Opening words of the one block that it belongs to."""
    code: str = Field(min_length=1)
    """Bare official code: `W1.4`, `4.52`."""
    fit: Fit
    """Whether the document itself has the code (`exact`) or it is our reading."""
    also: tuple[str, ...] = ()
    """Codes that fit nearly as well."""
    note: str = ""


class Fact(Value):
    """A fact about the document, in our words, citable as a summary."""

    anchor: str = Field(pattern=r"^[a-z0-9-]+$")
    text: str = Field(min_length=1)
    source: str = Field(min_length=1)
    beside: str | None = None
    """Words of the document that are never quoted without this fact beside them."""


class EditorNote(Value):
    """A known defect of the text, and the fact of the matter; for authors, never quoted."""

    says: str
    fact: str
    source: str


class Header(Value):
    """The YAML header of a document."""

    id: DocumentId = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    framework: FrameworkId = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    order: int = Field(ge=1)
    """Place among the documents wherever they are listed."""
    title: str = Field(min_length=1)
    called: str = Field(min_length=1)
    """The title as it stands inside a sentence, with its article if it takes one."""
    names: tuple[str, ...] = ()
    """What people call it; a question that uses one of them names this framework."""
    publisher: str = Field(min_length=1)
    published: str = Field(pattern=r"^\d{4}(-\d{2}){0,2}$")
    """ISO 8601 date, as exact as it is known."""
    refreshed: str | None
    wording: Wording
    status: Status
    superseded_by: str | None
    status_note: str = Field(min_length=1)
    """One line: what replaced it, and when."""
    checked_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    """The day on which the status was last checked."""
    url: str | None = Field(pattern=r"^https://")
    url_note: str | None = None
    licence: str = Field(min_length=1)
    placeholders: tuple[str, ...] = ()
    """Words of the text that stand for something left blank; never quoted."""
    references: tuple[Reference, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[EditorNote, ...] = ()


class Block(Value):
    """One paragraph or list item, its sentences one to a line."""

    kind: BlockKind
    text: str = Field(min_length=1)
    start_line: int = Field(ge=1)
    end_line: int
    group: int = Field(ge=0)
    """Number of the list in its section, 1-based; 0 for a paragraph."""


class Section(Value):
    """What stands under one heading."""

    heading_path: tuple[str, ...]
    anchor: str
    start_line: int = Field(ge=1)
    end_line: int
    blocks: tuple[Block, ...]

    @model_validator(mode="after")
    def _lines_in_order(self) -> Self:
        if self.end_line < self.start_line:
            msg = "a section ends after it starts"
            raise ValueError(msg)
        return self


class Document(Value):
    """A file of the knowledge folder."""

    path: str
    """Inside the knowledge folder, with forward slashes."""
    header: Header
    sections: tuple[Section, ...]
    fact_lines: tuple[int, ...] = ()
    """1-based line of each of the header's facts."""
    sha256: str
    text: str
    """The whole file, for proving that a quotation stands in it."""


class Passage(Value):
    """What is indexed, ranked and cited."""

    id: PassageId
    document_id: DocumentId
    framework: FrameworkId
    kind: PassageKind
    heading_path: tuple[str, ...]
    lead_in: str = ""
    """The sentence that introduces the list, for an item or a whole list."""
    parts: tuple[tuple[str, ...], ...]
    """Blocks, each as its sentences: one block save for a whole list."""
    list_id: str = ""
    """Shared by a list's lead-in and items; empty outside lists."""
    introduces: str = ""
    """The list that this paragraph leads in to, if any."""
    item_number: int = Field(default=0, ge=0)
    reference: Reference | None = None
    wording: Wording
    source: str = ""
    """Where a fact was read; empty for a document's own text."""
    placeholders: tuple[str, ...] = ()
    start_line: int
    end_line: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences, in the document's order."""
        return tuple(sentence for part in self.parts for sentence in part)

    @property
    def text(self) -> str:
        """Lead-in and blocks, one to a line, as a person reads the passage."""
        marks = "· " if self.kind in {"item", "list"} else ""
        blocks = [marks + " ".join(part) for part in self.parts]
        return "\n".join(([self.lead_in] if self.lead_in else []) + blocks)


class Asked(Value):
    """How people ask for one sentence: indexed beside it, never quoted."""

    passage_id: PassageId
    sentence: int = Field(ge=0)
    """Place of the sentence in its passage, from 0."""
    wordings: tuple[str, ...]


OutsideKind = Literal["not_covered", "out_of_scope", "unsafe", "ambiguous"]


class Outside(Value):
    """How people ask for one thing that the documents do not hold, or that Kloe does not do."""

    kind: OutsideKind
    topic: str
    """What it is, in plain words that complete "The frameworks do not cover ..."."""
    wordings: tuple[str, ...]


class Corpus(Value):
    """All that Kloe knows, loaded: the same whatever the order of the files."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    asked: tuple[Asked, ...] = ()
    outside: tuple[Outside, ...] = ()
    fingerprint: str
    """SHA-256 over every file of the knowledge folder that was read, in hexadecimal."""
    loaded_at: datetime

    @model_validator(mode="after")
    def _no_duplicate_ids(self) -> Self:
        if len({passage.id for passage in self.passages}) != len(self.passages):
            msg = "passage ids are unique"
            raise ValueError(msg)
        return self

    def document(self, document_id: DocumentId) -> Document:
        """Return the document with this id.

        Raises:
            KeyError: no document has it.
        """
        for document in self.documents:
            if document.header.id == document_id:
                return document
        raise KeyError(document_id)
