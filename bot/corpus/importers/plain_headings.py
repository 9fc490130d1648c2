"""Which lines of a plain text are headings by their number: "3. Staff survey", alone above what it is about."""

import re
from collections.abc import Mapping, Sequence

MAX_HEADING_WORDS = 12
MIN_HEADINGS = 2
"""Numbered lines of which one alone is no heading: nothing else shows that its number counts parts of the text."""
_NUMBERED = re.compile(r"\d{1,2}\.(?P<below>\d{1,2}\.?)?\s+[A-Z]")
_ENDS = (".", ",", ";", ":")
_LEVEL = 2
MAX_BARE_WORDS = 4
"""Words of a line without a number that is a heading beside those that have one."""


def numbered_headings(blocks: Sequence[Sequence[str]]) -> Mapping[int, int]:
    """Return the levels of the headings among the blocks of a text, by their places.

    Numbered lines that stand one under the other with empty lines between them are a list, unless most of the
    text's have something else under them. Beside such headings a short line right above columns or a list is
    one, too: what follows would else stand under the number above it.

    Args:
        blocks: the lines of each block between empty lines, none without any.
    """
    numbered = {n for n, lines in enumerate(blocks) if _is_numbered(lines)}
    leading = [n for n in numbered if n + 1 < len(blocks) and n + 1 not in numbered]
    if len(leading) < MIN_HEADINGS or 2 * len(leading) <= len(numbered):
        return {}
    found = {n: _LEVEL + bool(_below(blocks[n])) for n in numbered}
    bare = (n for n in range(min(numbered), len(blocks) - 1) if _is_bare(blocks[n], blocks[n + 1]))
    return found | dict.fromkeys((n for n in bare if n not in numbered), _LEVEL)


def _is_numbered(lines: Sequence[str]) -> bool:
    return _is_brief(lines, MAX_HEADING_WORDS) and bool(_NUMBERED.match(lines[0].strip()))


def _below(lines: Sequence[str]) -> str | None:
    found = _NUMBERED.match(lines[0].strip())
    return found["below"] if found else None


def _is_bare(lines: Sequence[str], below: Sequence[str]) -> bool:
    return _is_brief(lines, MAX_BARE_WORDS) and lines[0].strip()[0].isupper() and len(below) > 1


def _is_brief(lines: Sequence[str], most_words: int) -> bool:
    line = lines[0].strip()
    return len(lines) == 1 and len(line.split()) <= most_words and not line.endswith(_ENDS)
