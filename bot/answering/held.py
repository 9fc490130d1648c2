"""Sentences of summaries that say that something is not held: found, they are no answer."""

from collections.abc import Sequence

from bot.domain.ranking import Evidence
from bot.text.answer_kinds import tells_what_is_not_held


def says_not_held(evidence: Evidence) -> bool:
    """Tell whether the sentence that was found says that Kloe does not hold something."""
    sentences = evidence.passage.sentences
    asked = sentences[min(evidence.sentence, len(sentences) - 1)] if sentences else ""
    return evidence.passage.wording == "summary" and tells_what_is_not_held(asked)


def is_only_not_held(near: Sequence[Evidence]) -> bool:
    """Tell whether the best evidence says that it is not held, and nothing that comes near does better.

    Better are a source's own words, and what answers to the same official code and holds as much of
    the question: of the ratings of W3 some are held.

    Args:
        near: the best evidence of one need, and what comes near it.
    """
    return bool(near) and says_not_held(near[0]) and not any(_is_better(o, near[0]) for o in near)


def _is_better(other: Evidence, best: Evidence) -> bool:
    if other.passage.wording == "original":
        return True
    is_as_near = other.identified and best.identified and other.coverage >= best.coverage
    return is_as_near and not says_not_held(other)


def tells_of_the_same(near: Sequence[Evidence]) -> bool:
    """Tell whether the section whose best sentence says that something is not held has what is known of it."""
    section = [e for e in near if e.passage.heading_path == near[0].passage.heading_path]
    return any(not says_not_held(one) for one in section)


def held_first(near: Sequence[Evidence]) -> list[Evidence]:
    """Return evidence without what only says that something is not held, where a source says more."""
    if not any(one.passage.wording == "original" for one in near):
        return list(near)
    return [one for one in near if not says_not_held(one)]
