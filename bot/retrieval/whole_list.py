"""What asks, after some items of a list were quoted, for all of them: "the whole list", "and the rest?"."""

import re
from collections.abc import Mapping

from bot.domain.ids import PassageId
from bot.domain.knowledge import Passage
from bot.domain.query import ThreadMemory

_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_KINDS = r"(?:items|ones|points|priorities|recommendations|things)"
_ALL_ALONE = re.compile(
    r"(?:(?:and|ok|yes|please|now|just|can you|could you|i want|i need|show|give|tell|me|us|name|list|what are|what about),? )*"
    r"(?:list (?:it|them|these|those)|(?:them|it) all|all|(?:all|every one|each) of (?:it|them|these|those)"
    rf"|(?:the )?(?:whole|full|complete|entire) (?:list|lot|set)|the (?:rest|others|other (?:{_KINDS}|{_COUNT}))"
    rf"|(?:all|all the|the) {_COUNT})(?: of them| all| out| in full|,? please| then)*[ ?.!]*",
    re.IGNORECASE,
)


def with_whole_list(
    text: str, earlier: ThreadMemory | None, passages: Mapping[PassageId, Passage]
) -> str:
    """Return a request for the list of which the reply before quoted an item, where nothing but that is asked.

    Args:
        text: the question.
        earlier: what is remembered of the thread.
        passages: by their ids, in which the quoted items stand.
    """
    if earlier is None or not _ALL_ALONE.fullmatch(text):
        return text
    quoted = (passages[one] for one in earlier.passage_ids if one in passages)
    lead_in = next((p.lead_in for p in quoted if p.kind == "item" and p.lead_in), "")
    return f"list them all: {lead_in.rstrip(':')}" if lead_in else text
