"""What Kloe knows: documents, their sections, the passages that are indexed and cited."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.domain.header import Code, Confidence, Header, Wording
from bot.domain.ids import DocumentId, FrameworkId, PassageId, Value, lists_around

BlockKind = Literal["paragraph", "item"]
PassageKind = Literal["paragraph", "item", "list", "fact"]

MAX_PASSAGE_WORDS = 90
"""Words in a passage at most, its lead-in included: what a person reads at a glance."""


class PageTurn(Value):
    """Where a further page begins inside a block."""

    line: int = Field(ge=1)
    """Lines of the block's text that stand before it."""
    page: int = Field(ge=1)


class Block(Value):
    """One paragraph or list item, its sentences one to a line."""

    kind: BlockKind
    text: str = Field(min_length=1)
    start_line: int = Field(ge=1)
    end_line: int
    group: int = Field(ge=0)
    """Number of the list in its section, 1-based; 0 for a paragraph."""
    depth: int = Field(default=0, ge=0)
    """Of an item in its list, from 1; 0 for a paragraph."""
    page: int | None = Field(default=None, ge=1)
    """1-based page of the imported file on which it begins."""
    turns: tuple[PageTurn, ...] = ()
    """Where it goes on over the page, in order."""

    @property
    def by_page(self) -> Iterator[tuple[int | None, str]]:
        """Yield what stands of it on each page, with the page."""
        lines = self.text.split("\n")
        begins = [(0, self.page), *((turn.line, turn.page) for turn in self.turns)]
        for (first, page), (end, _) in pairwise([*begins, (len(lines), None)]):
            yield page, "\n".join(lines[first:end])


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
    """The list that this paragraph or item leads in to, if any."""
    item_number: int = Field(default=0, ge=0)
    reference: Code | None = None
    wording: Wording
    imported: bool = False
    """Whether somebody imported its document."""
    source: str = ""
    """Where a summary was read; empty for a document's own text."""
    confidence: Confidence | None = None
    """How a summary is known; None for a document's own text and for facts of its header."""
    url: str | None = None
    """The publisher's own page for the section, where that has one of its own."""
    only_for: str = ""
    """The one kind of service for which it holds; empty where it holds for all."""
    later: bool = False
    """Whether a summary tells what came after the frameworks, or stands beside them."""
    page: int | None = None
    """1-based page of the imported file on which it begins."""
    lead_in_page: int | None = None
    """The page on which its lead-in stands."""
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

    @cached_property
    def by_id(self) -> Mapping[PassageId, Passage]:
        """Every passage by its id."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def frameworks(self) -> tuple[FrameworkId, ...]:
        """The frameworks that a comparison is about where it does not say; background is none."""
        headers = (document.header for document in self.documents)
        return tuple(dict.fromkeys(h.framework for h in headers if h.kind == "framework"))

    @cached_property
    def imported(self) -> frozenset[FrameworkId]:
        """The frameworks all of whose documents were imported."""
        headers = [document.header for document in self.documents]
        rest = {header.framework for header in headers if not header.imported}
        return frozenset(header.framework for header in headers) - rest

    @cached_property
    def items_of(self) -> Mapping[str, Sequence[Passage]]:
        """The items of each list, those of lists inside it too, in the document's order, by the list's id."""
        items: dict[str, list[Passage]] = {}
        for passage in self.passages:
            for list_id in lists_around(passage.list_id):
                items.setdefault(list_id, []).append(passage)
        return items

    @cached_property
    def facts_of(self) -> Mapping[DocumentId, Sequence[Passage]]:
        """The facts of each document's header."""
        facts: dict[DocumentId, list[Passage]] = {}
        for passage in self.passages:
            if passage.kind == "fact":
                facts.setdefault(passage.document_id, []).append(passage)
        return facts

    @cached_property
    def coded(self) -> Sequence[Passage]:
        """The passages that answer to an official code, in the documents' order."""
        return [passage for passage in self.passages if passage.reference]

    def document(self, document_id: DocumentId) -> Document:
        """Return the document with this id.

        Raises:
            KeyError: no document has it.
        """
        for document in self.documents:
            if document.header.id == document_id:
                return document
        raise KeyError(document_id)
