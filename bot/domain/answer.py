"""What Kloe replies."""

from typing import Literal, Self

from pydantic import Field, model_validator

from bot.domain.header import Confidence, Fit, Status, Wording
from bot.domain.ids import DocumentId, FrameworkId, PassageId, Value
from bot.domain.ranking import Evidence

Reason = Literal["empty", "too_long", "not_covered", "out_of_scope", "unsafe", "personal_data"]


class Citation(Value):
    """The link from a sentence of the reply to the words of a document."""

    marker: int = Field(ge=1)
    passage_id: PassageId
    framework: FrameworkId
    document: DocumentId
    title: str
    section: tuple[str, ...]
    reference: str | None
    reference_fit: Fit | None
    page: int | None = None
    quote: str = Field(min_length=1)
    """Word for word, white space folded, from one paragraph or list item."""
    wording: Wording
    url: str | None
    url_note: str | None
    published: str
    status: Status
    status_note: str
    checked_on: str
    source: str
    confidence: Confidence | None = None
    only_for: str = ""
    document_sha256: str


class Part(Value):
    """A stretch of the reply: a sentence in Kloe's words, and the quotations under it."""

    lead: str
    markers: tuple[int, ...] = ()


class Answer(Value):
    """The documents hold it."""

    kind: Literal["answer"] = "answer"
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...] = Field(min_length=1)
    notes: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    """Official codes beside the one that was asked for, each a question of its own."""

    @model_validator(mode="after")
    def _markers_resolve(self) -> Self:
        cited = {citation.marker for citation in self.citations}
        used = {marker for part in self.parts for marker in part.markers}
        if used != cited or cited != set(range(1, len(cited) + 1)):
            msg = "every marker has one citation, and every citation a marker"
            raise ValueError(msg)
        return self


class NoAnswer(Value):
    """Kloe abstains."""

    kind: Literal["no_answer"] = "no_answer"
    reason: Reason
    lead: str
    nearest: tuple[Citation, ...] = ()


class Reading(Value):
    """One thing that the question may mean."""

    question: str
    passage_id: PassageId


class Clarify(Value):
    """Kloe asks which reading is meant."""

    kind: Literal["clarify"] = "clarify"
    reason: Literal["ambiguous"] = "ambiguous"
    lead: str
    readings: tuple[Reading, ...] = Field(min_length=2, max_length=3)
    evidence: tuple[Evidence, ...] = ()


Reply = Answer | NoAnswer | Clarify
