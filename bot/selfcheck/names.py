"""What people type to name a self-check, brought to one spelling."""

import re

from bot.text.normalize import normalize

_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    {
        "a",
        "an",
        "check",
        "framework",
        "kloe",
        "my",
        "nhs",
        "our",
        "please",
        "self",
        "selfcheck",
        "the",
    }
)
"""Words that tell no self-check from another."""


def name_key(text: str) -> str:
    """Return what tells one name from another: its words in lower case, run together.

    "Well-led", "the well led framework" and "wellled" are one name, and so are "W 1" and "w1".
    """
    words = _WORD.findall(normalize(text).casefold())
    return "".join(word for word in words if word not in _FILLERS)
