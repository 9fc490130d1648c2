"""The button under an answer that starts a self-check, chosen by its citations alone. Pure.

Answers are drafted where there is no catalogue. A self-check that is named here and not held offers
the list of those that are.
"""

import re
from collections.abc import Sequence

from bot import wording
from bot.domain.answer import Citation
from bot.domain.ids import FrameworkId
from bot.domain.selfcheck import CheckId
from bot.slack.checks.press import action_of, value_of
from bot.slack.elements import Block, actions, button

_WELL_LED = FrameworkId("well-led")
_FRAMEWORKS = frozenset({_WELL_LED, FrameworkId("dpic"), FrameworkId("ltp")})
"""Frameworks with a self-check of the same id."""
_KLOE = re.compile(r"(W[1-8])(?:\.\d+)?")
"""Code of a key line of enquiry or of a prompt of one; each key line has a self-check of its own."""


def start_row(citations: Sequence[Citation]) -> list[Block]:
    """Return the row with the button; none where no citation belongs to a self-check."""
    check = check_of(citations)
    if check is None:
        return []
    start = button(wording.CHECK_START, action_of("start"), value=value_of(check))
    return [actions([start], block_id="selfcheck")]


def check_of(citations: Sequence[Citation]) -> CheckId | None:
    """Return the self-check of the first citation that has one; the first is the nearest."""
    return next((check for check in map(_check, citations) if check), None)


def _check(citation: Citation) -> CheckId | None:
    if citation.framework not in _FRAMEWORKS:
        return None
    is_well_led = citation.framework == _WELL_LED
    code = _KLOE.fullmatch(citation.reference or "") if is_well_led else None
    return CheckId(code[1].lower() if code else citation.framework)
