"""On which documents questions rest: each once, with what became of it."""

from collections.abc import Iterable, Mapping

from bot.domain.ids import Value
from bot.domain.selfcheck import ItemId, Reason


class Ground(Value):
    """A document on which questions rest."""

    document: str
    """Its title and date."""
    currency: str
    """One line: what became of it, and the date of the check."""


def grounds_of(items: Iterable[ItemId], reasons: Mapping[ItemId, Reason]) -> tuple[Ground, ...]:
    """Return the documents on which questions rest, in the order of the questions.

    Args:
        items: the questions.
        reasons: why each is asked; one without a reason rests on nothing that is held.
    """
    held = (reasons[item] for item in items if item in reasons)
    grounds = (Ground(document=one.document, currency=one.currency) for one in held)
    return tuple(dict.fromkeys(grounds))
