"""Text into tokens with offsets."""

import re
from typing import NamedTuple

_WORD = r"[a-z0-9]+(?:'[a-z]+)?(?:\.\d+)*"
_TOKEN = re.compile(_WORD, re.IGNORECASE | re.ASCII)
# The apostrophe comes first and the look behind it second: so a search leaps to the next apostrophe.
_SHORT_FORM = re.compile(r"'(?<=[a-z0-9]')(?:s|re|ve|ll|d|m|t)?(?![a-z])")
_NOT = re.compile(r"(?<=[a-z])n't(?![a-z])")
_NEEDS_CARE = re.compile(r"'|[a-z0-9]\.\d")
_LETTERS_APART = "".join(c if c.isalnum() or c == "\n" else " " for c in map(chr, range(128)))
"""A table for `str.translate`: every ASCII character that no word holds becomes a space."""
_POSSESSIVE = re.compile(r"(?:(?<=[a-z])n't|'(?:s|re|ve|ll|d|m|t)?)$")


class Token(NamedTuple):
    """A piece of text with its place: `source[start:end]` is the surface form."""

    text: str
    """Lower case, possessives and short forms cut off: `nurse's` is `nurse`, `don't` is `do`."""
    start: int
    end: int


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of `text`, in order.

    Hyphens divide (`well-led` is two tokens); a full stop inside a number or a code does not
    (`4.52` and `w1.4` are one).
    """
    return tuple(
        Token(_POSSESSIVE.sub("", match.group().lower()), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    )


def words_by_line(text: str) -> list[list[str]]:
    """Return the words of each line of `text`, as `tokenize` has them: fast, for long texts.

    Args:
        text: lines that are normalized, or plain ASCII.
    """
    lowered = text.lower()
    plain = _NOT.sub("", lowered) if "n't" in lowered else lowered
    plain = _SHORT_FORM.sub(" ", plain) if "'" in plain else plain
    quick = plain.encode("ascii", "replace").decode("ascii").translate(_LETTERS_APART)
    found = [line.split() for line in quick.split("\n")]
    if plain.isascii() and not _NEEDS_CARE.search(plain):
        return found
    for number, (line, original) in enumerate(
        zip(plain.split("\n"), text.split("\n"), strict=True)
    ):
        if not line.isascii() or "'" in line or ("." in line and _NEEDS_CARE.search(line)):
            found[number] = [token.text for token in tokenize(original) if token.text]
    return found
