"""Text into tokens with offsets."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?(?:\.\d+)*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'(?:s|re|ve|ll|d|m|t)?$")


class Token(NamedTuple):
    """A piece of text with its place: `source[start:end]` is the surface form."""

    text: str
    """Lower case, possessives and short forms cut off: `nurse's` is `nurse`."""
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
