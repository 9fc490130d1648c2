"""What a document says of itself: the YAML header of its file."""

from typing import Literal

from pydantic import Field

from bot.domain.ids import DocumentId, FrameworkId, Value

Status = Literal["current", "superseded", "historic", "announced", "draft"]
Wording = Literal["original", "summary"]
Fit = Literal["exact", "best_fit"]
Confidence = Literal["verified", "briefing", "inferred", "from_memory"]
"""How a summary is known: read in a source, said by the briefing alone, our reading of what was
read, or not seen in any source yet."""
DocumentKind = Literal["framework", "background"]


class Code(Value):
    """The official code that a passage answers to."""

    code: str = Field(min_length=1)
    """Bare official code: `W1.4`, `4.52`."""
    fit: Fit
    """Whether the document itself has the code (`exact`) or it is our reading."""
    also: tuple[str, ...] = ()
    """Codes that fit nearly as well."""
    note: str = ""


class Reference(Code):
    """A code for one block of a document that does not print it."""

    starts: str = Field(min_length=8)
    """Opening words of the one block that it belongs to."""


class SectionNote(Value):
    """Where a section of a summary comes from, and how far it was proven."""

    heading: str = Field(min_length=1)
    """The whole heading, as it stands."""
    source: str = Field(min_length=1)
    """What was read, in words for people."""
    confidence: Confidence
    code: str | None = None
    """Bare official code of the whole section: `W1`, `DPIC condition 2`."""
    fit: Fit = "exact"
    url: str | None = Field(default=None, pattern=r"^https://")
    """The publisher's own page for this section, where it has one."""
    only_for: str = ""
    """The one kind of service for which the section holds; empty where it holds for all."""
    later: bool = False
    """Whether the section tells what came after the document: what became of it, what replaced it."""


class Imported(Value):
    """The file that a document was made from."""

    file: str
    """Its name, without folders."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    """ISO 8601 date."""
    title: str = ""
    """What the import took for its title; another in the header is a person's."""
    published: str = ""
    """What the import took for its date, likewise."""


class Fact(Value):
    """A fact about the document, in our words, citable as a summary."""

    anchor: str = Field(pattern=r"^[a-z0-9-]+$")
    text: str = Field(min_length=1)
    source: str = Field(min_length=1)
    beside: str | None = None
    """Words of the document that are never quoted without this fact beside them."""
    later: bool = False
    """Whether the fact tells what became of the document."""


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
    kind: DocumentKind = "framework"
    """Background is left out where the frameworks are compared."""
    review: Literal["pending"] | None = None
    """Whether somebody still has to read what was imported; it is not used until then."""
    imported: Imported | None = None
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
    sections: tuple[SectionNote, ...] = ()
    """Of a summary: one for each heading that has text under it."""
    notes: tuple[EditorNote, ...] = ()
