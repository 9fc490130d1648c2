"""Names that may mean several documents: what each can mean is said before the rest."""

import re
from collections.abc import Sequence

from bot.domain.query import Need
from bot.domain.ranking import Evidence

FEWEST_NAME_WORDS = 2
"""Words of such a name at least: one word, or a code, is said in too many questions that are clear."""

_CAN_MEAN = re.compile(r"^(?P<name>[\w -]+?) can mean\b")
_SETTLED = r"(?<!term )(?<!year )(?<!interim )(?<!implementation )(?<!health )"
"""Words before a name that say which document is meant."""


def caution_of(need: Need, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the evidence that says what a name in a need can mean; None where all is clear."""
    asked = need.text.replace("-", " ").replace("10 year", "ten year")
    return next((one for one in evidence if _names(asked, one)), None)


def _names(asked: str, evidence: Evidence) -> bool:
    found = _CAN_MEAN.match(" ".join(evidence.passage.sentences))
    if found is None or evidence.passage.wording != "summary":
        return False
    name = found["name"].lower()
    is_long = len(name.split()) >= FEWEST_NAME_WORDS
    return is_long and re.search(rf"{_SETTLED}\b{re.escape(name)}\b", asked) is not None
