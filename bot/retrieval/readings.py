"""Which of the readings that Kloe offered a person has chosen."""

import re

from bot.domain.query import Question
from bot.text.markup import strip_markup
from bot.text.normalize import normalize

_CHOICE = re.compile(
    r"^(?:the )?(?:option |number |no\.? ?)?(?:([1-3])|(first|second|third))(?: one)?[.)!]?$"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3}


def chosen_reading(question: Question) -> str:
    """Return the reading that a bare "2" or "the second one" chooses, else the text."""
    offered = question.earlier.readings if question.earlier else ()
    match = _CHOICE.match(normalize(strip_markup(question.text)).lower())
    if not offered or not match:
        return question.text
    number = int(match.group(1) or _ORDINALS[match.group(2)])
    return offered[number - 1] if number <= len(offered) else question.text
