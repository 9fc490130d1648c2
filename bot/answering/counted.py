"""How many items of a list are quoted, where its lead-in says how many there are."""

import re
from collections.abc import Sequence

from bot.answering.citations import Quotation
from bot.domain.knowledge import Corpus
from bot.text.normalize import fold_white_space

_COUNTS = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
"""What a lead-in says of how many items there are: fewer would be taken for all."""


def says_how_many_items(lead_in: str) -> bool:
    """Tell whether a lead-in says how many items follow it."""
    return _COUNTS.search(lead_in) is not None


def counts_of(
    own: Sequence[Quotation], every: Sequence[Quotation], corpus: Corpus
) -> dict[str, tuple[int, int]]:
    """Return, for each list whose lead-in is quoted without all its items, how many are and how many there are.

    Args:
        own: the quotations of one part of a reply, whose lists are looked at.
        every: those of the whole reply, among which the items may stand.
        corpus: what the lists are of.
    """
    counts = {}
    for item in own:
        list_id = item.passage.list_id
        if not (list_id and _is_led_in(item.passage.lead_in, every)):
            continue
        items = {
            one.item_number for one in corpus.items_of.get(list_id, ())
        }  # one may be cut in two
        quoted = {q.passage.item_number for q in every if q.passage.list_id == list_id}
        if len(quoted) < len(items):
            counts[list_id] = (len(quoted), len(items))
    return counts


def _is_led_in(lead_in: str, every: Sequence[Quotation]) -> bool:
    """Tell whether the reply quotes a lead-in, and this says how many items there are."""
    return says_how_many_items(lead_in) and fold_white_space(lead_in) in {q.text for q in every}
