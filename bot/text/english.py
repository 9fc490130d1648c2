"""Which words are English words."""

from functools import cache
from pathlib import Path


@cache
def english_words() -> frozenset[str]:
    """Return some 41,000 common English words, British and American, in lower case.

    Read at the first call, since most questions hold only words that the documents hold too.

    Source: SCOWL's small lists as packaged by Debian 12 (wbritish-small and wamerican-small
    2020.12.07); their notice stands beside the list.
    """
    text = Path(__file__).with_name("english_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
