"""The numbers that a page shows before the items of an ordered list, which stand in no text of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.corpus.importers.tree import Element
from bot.corpus.markdown import MARK_ATTRIBUTE

_WHOLE = re.compile(r"-?\d{1,6}")
_SAYS_ITS_OWN = re.compile(
    r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z]{1,5}\)|[a-z]\.|\d{1,2}(?:\.\d{1,3})+\.?(?=\s+[A-Z]))\s"
)
"""A number that the author wrote before an item, as in laws, whose lists are shown without any."""
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_LETTERS = 26


class Mark(NamedTuple):
    """What is shown before an item, "2." or "b)"; nothing where its list has no numbers."""

    shown: str = ""
    is_written: bool = False
    """Whether the author wrote it, and no program made it up."""

    def before(self, text: str) -> str:
        """Return a text with the mark before it, save where it begins with a number of its own."""
        if not self.shown or (_SAYS_ITS_OWN.match(text) and not self.is_written):
            return text
        return f"{self.shown} {text}"


def marked(element: Element) -> Iterator[tuple[Element | str, Mark]]:
    """Yield what a list holds, in order, each with its mark."""
    given = element.attributes
    items = [c for c in element.children if isinstance(c, Element) and c.name == "li"]
    step = -1 if "reversed" in given else 1
    number = _whole(given.get("start", ""), len(items) if step < 0 else 1)
    is_numbered = element.name == "ol" and not _UNNUMBERED.search(given.get("style", ""))
    for child in element.children:
        if not (is_numbered and isinstance(child, Element) and child.name == "li"):
            yield child, Mark()
            continue
        number = _whole(child.attributes.get("value", ""), number)
        shown = f"{_counted(number, given.get('type', ''))}{given.get(MARK_ATTRIBUTE, '.')[:1]}"
        yield child, Mark(shown, is_written=MARK_ATTRIBUTE in given)
        number += step


def _whole(given: str, otherwise: int) -> int:
    return int(given) if _WHOLE.fullmatch(given.strip()) else otherwise


def _counted(number: int, kind: str) -> str:
    """Return a number as a list of this kind shows it. Source: HTML Standard, section 4.4.5."""
    written = {"a": _letters, "i": _roman}.get(kind.lower(), str)(number)
    return written.upper() if kind in {"A", "I"} else written


def _letters(number: int) -> str:
    found = ""
    while number > 0:
        number, place = divmod(number - 1, _LETTERS)
        found = chr(ord("a") + place) + found
    return found or str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found
