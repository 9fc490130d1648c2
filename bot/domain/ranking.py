"""What search found, and what was selected for answering.

What there are dozens of for each question is a plain class: checking each once more took a tenth of
the time of an answer.
"""

from dataclasses import dataclass

from pydantic import Field

from bot.domain.ids import PassageId, Value
from bot.domain.knowledge import OutsideKind, Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its score."""

    passage_id: PassageId
    score: float
    """Above 0, finite."""
    identified: bool = False
    """Whether its official code stands in the question, or it spells out an acronym asked about."""
    parts: tuple[float, ...] = ()
    """What each field added to the score, in the order of the fields."""
    sentence: int = 0
    """From 0: the sentence that the nearest wordings ask for."""
    nearest: float = 0.0
    """Likeness of the question to the wordings of this passage, 0 to 1."""
    likeness: float = 0.0
    """Likeness of the question, its small words included, to that wording of this passage which is most
    like it, 0 to 1, times `coverage`."""
    coverage: float = 0.0
    """Share of the question's weight (idf) that the passage or its wordings hold."""
    text_coverage: float = 0.0
    """The same share, held by the passage's own words alone."""
    verbatim: float = 0.0
    """Share of the question's neighbouring content words that stand side by side in the passage."""
    subject: float = 0.0
    """Share of what frameworks are compared in that the passage or its wordings hold, in these or in the
    lexicon's words, 0 to 1; 0 where nothing is compared."""


class OutsideMatch(Value):
    """The topic outside the documents that the question is most like."""

    kind: OutsideKind
    topic: str
    score: float = Field(gt=0, allow_inf_nan=False)
    """On the scale of `Candidate.score`."""
    nearest: float = Field(default=0.0, ge=0, le=1)
    """Likeness of the question to the topic's nearest wording, 0 to 1."""
    named: float = Field(default=0.0, ge=0, le=1)
    """Share of what is asked, frameworks' names aside, that stands in the topic's name."""


class Closeness(Value):
    """How close a need comes to one way of asking, 0 to 1 each."""

    covered: float = 0.0
    """Share of what is asked that one of the best passages holds together with one of its wordings."""
    alike: float = 0.0
    """Likeness, small words included, to that wording of one of the best passages which is most like it."""
    alike_outside: float = 0.0
    """The same for the topics that the documents do not cover, or that have nothing to do with them."""
    vote: float = 0.5
    """Of the wordings most like it, how much of their likeness is to those of passages."""


class Ranking(Value):
    """The candidates of one need, best first."""

    candidates: tuple[Candidate, ...]
    outside: tuple[OutsideMatch, ...] = ()
    """The nearest topic of each kind, best first."""
    ideal: float = Field(default=0.0, ge=0)
    """Score of a wording that holds exactly the question's terms: the measure of all scores."""
    known: float = Field(default=0.0, ge=0, le=1)
    """Share of the need's words that stand anywhere in the documents or wordings."""
    subject: float = Field(default=1.0, ge=0, le=1)
    """Share of the need that one of the best passages or its wordings hold, frameworks' names aside."""
    closeness: Closeness = Closeness()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage selected for answering."""

    rank: int
    """From 1."""
    passage: Passage
    score: float
    sentence: int = 0
    needs: tuple[int, ...] = (0,)
    """Which needs of the question it was found for, from 0; the first is the one it serves best."""
    nearest: float = 0.0
    coverage: float = 0.0
    text_coverage: float = 0.0
    subject: float = 0.0
    """As in `Candidate`."""
    identified: bool = False
