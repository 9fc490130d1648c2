"""Words that say nothing about what a question is about."""

from collections.abc import Iterable

_NEGATED = (
    "are",
    "ca",
    "could",
    "did",
    "do",
    "does",
    "had",
    "has",
    "have",
    "is",
    "should",
    "was",
    "were",
    "wo",
    "would",
)
_ASKED = ("that", "there", "what", "where", "who")
_IN_A_HURRY = {*(f"{verb}nt" for verb in _NEGATED), *(f"{word}s" for word in _ASKED)}
"""What is left of "isn't" and "what's" without the apostrophe."""
STOPWORDS = frozenset(_IN_A_HURRY).union(
    """
    a about above after again all also am an and any anybody anyone anything are aren as at be because
    been before being below between both but by can could couldn d did didn do does doesn doing don
    done down during each either else ever every for from further get gets getting give gives given go
    goes going got had hadn has hasn have haven having he her here hers herself him himself his how
    however i if in into is isn it its itself just keep let lets like ll m made make makes many may me
    might more most much must my myself n need needs no nor not now of off ok on once one ones only or
    other our ours ourselves out over own please put re s same said say says saying shall she should shouldn
    so some somebody someone something still such t take tell than thank thanks that the their theirs
    them themselves then there these they thing things this those through to too try under until up
    upon us ve very want wants was wasn way we well were weren what whatever whether which
    while whom whose will with without won would wouldn yes yet you your yours yourself
    anywhere anyway really actually supposed meant going ca wo hi hello hey para
    paras paragraph
    """.split()  # noqa: SIM905 - two hundred quoted words read worse
)
"""Function words of English and the small change of chat, lower case and not stemmed.

The question words who, why, when and where stay: they tell "who is it for" from "when was it".
Chosen for this field: `well` is only a stop word by itself (the analysis joins `well led` first),
and words of obligation (`must`, `should`) are dropped since nearly every question has one.
"""

QUESTION_WORDS = frozenset({"who", "why", "when", "where"})
"""Words that tell what is wanted, and by themselves not of what."""

PAPER_WORDS = frozenset(
    """
    briefing briefings document documents framework frameworks guidance paper papers plan plans
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""What a document may be called without saying which."""

STATUS_WORDS = frozenset(
    """
    applies apply current currently date extant force government live national nhs obsolete official old outdated relevant replaced
    policy stand stands superseded today up use used using valid version withdrawn
    """.split()  # noqa: SIM905 - so many quoted words read worse
)
"""What is asked of a document by whoever asks whether it still holds."""


def names_no_subject(words: Iterable[str]) -> bool:
    """Tell whether content words ask only whether "the framework" or "the plan" still holds."""
    return (QUESTION_WORDS | PAPER_WORDS | STATUS_WORDS).issuperset(words)
