"""Things that go by a number, "DPIC condition 3": which numbers of each kind the documents speak of."""

import re
from collections.abc import Iterable, Mapping

from bot.domain.knowledge import Passage

FEWEST_NUMBERS = 2
"""Numbers of a kind that the documents speak of, from which one that they do not speak of is taken for none."""
_KIND = (
    r"(?P<kind>action|annex|capability|chapter|condition|domain|priority|recommendation|section)s?"
)
_NUMBERED = re.compile(
    rf"\b{_KIND},?(?: numbered)? (?P<first>\d{{1,2}})(?:(?: to | ?[-\u2013] ?)(?P<last>\d{{1,2}}))?\b(?![.,]?\d)",
    re.IGNORECASE,
)


def numbers_in(passages: Iterable[Passage]) -> Mapping[str, frozenset[int]]:
    """Return, for each kind of numbered thing, the numbers that stand in some passages or their headings."""
    found: dict[str, set[int]] = {}
    for passage in passages:
        for match in _NUMBERED.finditer("\n".join((*passage.heading_path, passage.text))):
            numbers = range(int(match["first"]), int(match["last"] or match["first"]) + 1)
            found.setdefault(match["kind"].lower(), set()).update(numbers)
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def asks_for_none(text: str, numbers: Mapping[str, frozenset[int]]) -> bool:
    """Tell whether a question asks for a number of a kind of which the documents speak of others, and not of it.

    Args:
        text: the question, or a part of it.
        numbers: as `numbers_in` returns them.
    """
    for match in _NUMBERED.finditer(text):
        known = numbers.get(match["kind"].lower(), frozenset())
        if len(known) >= FEWEST_NUMBERS and int(match["first"]) not in known:
            return True
    return False
