"""The question, and what the analysis makes of it."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.ids import DocumentId, FrameworkId, PassageId, Value

Origin = Literal["typed", "spelling", "acronym", "synonym", "earlier", "related"]
Form = Literal["plain", "list", "comparison", "which_framework", "yes_no"]
Wants = Literal[
    "anything",
    "amount",
    "consequence",
    "currency",
    "date",
    "definition",
    "example",
    "how_often",
    "measure",
    "person",
    "place",
    "rating",
]
Hazard = Literal["empty", "too_long", "personal_data", "crisis", "unsafe"]


COMPARED_AT_LEAST = 2
"""Frameworks that a question names when it means these and no others to be compared."""


class ThreadMemory(Value):
    """What is remembered of a thread: no text, only what a follow-up needs."""

    stems: tuple[str, ...] = ()
    """Stems of the question before, and of those before it on which it leant."""
    subject: tuple[str, ...] = ()
    """Those of the question by which the thread came to what it is about."""
    frameworks: tuple[FrameworkId, ...] = ()
    """Frameworks that the reply before cited."""
    passage_ids: tuple[PassageId, ...] = ()
    """Passages that the reply before cited, or that it offered as readings."""
    codes: tuple[str, ...] = ()
    """Official codes that the question before asked about, or under which the reply placed something."""
    readings: tuple[str, ...] = ()
    """Questions that Kloe offered when it asked what was meant."""
    things: tuple[str, ...] = ()
    """Names of the documents, and of parts of them, that were asked about, the latest last: as the documents
    have them, and not as they were typed."""
    compared: int = 0
    """How many of these, the latest, the question before compared."""


class Question(Value):
    """What a person asked, as typed."""

    text: str
    framework: FrameworkId | None = None
    """Answer from this framework alone."""
    earlier: ThreadMemory | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A stem to search for."""

    stem: str
    weight: float
    """Above 0, 1 at most."""
    origin: Origin
    forms: tuple[str, ...]
    """The words as typed from which it came."""


class Side(Value):
    """One of two or three things that a question compares by their names."""

    name: str
    """As it was typed, in lower case."""
    documents: tuple[DocumentId, ...] = ()
    """In which it stands; empty where no document is named."""
    stems: tuple[str, ...] = ()
    """Of the name of a part, or of what no heading names; empty where it is the documents as a whole."""
    code: str = ""
    """Its official code, where it is one."""
    is_known: bool = False
    """Whether a document, one of its headings or an official code has this name."""

    @property
    def is_document(self) -> bool:
        """Tell whether it is a document as a whole, or the documents of one framework."""
        return bool(self.documents) and not self.stems


class Need(Value):
    """One thing that the question asks for."""

    text: str
    """The part of the question, cleaned, in lower case."""
    words: tuple[str, ...]
    """Content words after spelling, for spelling-tolerant matching."""
    terms: tuple[Term, ...]
    """Unique by stem; may be empty."""
    related: tuple[Term, ...] = ()
    """What may stand for its words in documents that were imported: unique by stem, and none of `terms`."""
    frameworks: tuple[FrameworkId, ...] = ()
    """Frameworks that this part names."""
    codes: tuple[str, ...] = ()
    """Official codes in this part."""
    wants: Wants = "anything"
    """The kind of answer that this part asks for, where the wording tells."""
    counted: tuple[str, ...] = ()
    """Stems of what it wants counted, "how many prompts", and of what the lexicon has for that; else none."""
    is_of_no_number: bool = False
    """Whether it asks for a number of a kind, "DPIC condition 6", that the documents do not speak of."""
    about: tuple[str, ...] = ()
    """Stems of that about which a document is to say anything, "what does it say about ambulances"; else none."""
    meant: tuple[tuple[str, ...], ...] = ()
    """Stems of what a pronoun may stand for: what the thread is about, and what was asked of it since."""
    later: bool = False
    """Whether it asks how things stand now, what became of something or what is to be done with it."""
    side: Side | None = None
    """What it is asked of, where two things are compared: nothing else answers it."""
    opens: bool = False
    """Whether nothing is asked of the side, so that it is to say what it is."""
    part: str = ""
    """The name of the part of a document of which it asks what it is, and nothing else; else empty."""


class Correction(Value):
    """A word that was read as another."""

    typed: str
    read_as: str


class AnalyzedQuery(Value):
    """The question as it will be searched for."""

    question: Question
    text: str
    """Cleaned: no control sequences, no markup, single spaces."""
    hazard: Hazard | None = None
    """Why it must not be searched for at all."""
    needs: tuple[Need, ...] = ()
    identifiers: tuple[str, ...] = ()
    """Official codes in the question: `W1.4`, `4.52`."""
    card: str = ""
    """The official code about which the question asks, and about nothing else; else empty."""
    lists_lines: bool = False
    """Whether it asks which key lines of enquiry there are, and nothing else."""
    lists_all: bool = False
    """Whether it asks for all items of a list: "list them", "name the seven"."""
    quotes: tuple[str, ...] = ()
    """Runs of words in quotation marks, in lower case: a passage that holds one is meant."""
    defines: tuple[str, ...] = ()
    """Acronyms that the question wants spelt out, in lower case: `kloe`."""
    introduces: FrameworkId | None = None
    """The framework that the question wants introduced, and no more: "what is DPIC?"."""
    frameworks: tuple[FrameworkId, ...] = ()
    """Frameworks that the question names."""
    form: Form = "plain"
    wants: Wants = "anything"
    """The kind of answer asked for, where the wording tells."""
    corrections: tuple[Correction, ...] = ()
    chooses: bool = False
    """Whether it means an item of the list that the reply before quoted: "the third"."""
    places: bool = False
    """Whether it asks under which official code something comes."""
    is_follow_up: bool = False
    sides: tuple[Side, ...] = ()
    """The two or three things that it compares by their names; empty where it compares all frameworks, or nothing."""
    things: tuple[str, ...] = ()
    """Names of the documents, and of parts of them, that it asks about: see `ThreadMemory.things`."""

    @property
    def compared(self) -> tuple[FrameworkId, ...]:
        """The frameworks that a comparison is about where it names two or more; else none."""
        return self.frameworks if len(self.frameworks) >= COMPARED_AT_LEAST else ()
