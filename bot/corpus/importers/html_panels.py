"""Parts of a page that a press shows, and what stands beside its text: which of them are for readers, and their names."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.corpus.importers.tree import (
    HEADINGS,
    Element,
    heading_text,
    is_beside,
    is_furniture,
    is_hidden,
    label_of,
    names_of,
    text_of,
)

MIN_WORDS = 5
"""Words of a sentence from which on what is hidden or stands aside is text for readers."""
_NO_PANEL_ROLES = frozenset({"menu", "menubar", "listbox", "tooltip", "status", "alert", "img"})
_NO_TEXT = re.compile(
    r"(?<![a-z])(?:clones?|cloned|errors?|feedback|helpful|loading|log-?in|newsletter|placeholder|related|search|share|"
    r"sign-?in|social|spinner|subscribe|subscription|toast)(?![a-z])",
    re.IGNORECASE,
)
"""Classes and ids of what is hidden or stands aside and is no text: answers of a form, copies that a page slides through."""
_ACCORDION = re.compile(r"accordion|collapse|collapsible|expand|toggle", re.IGNORECASE)
_IN_LINE = frozenset(
    {"a", "abbr", "b", "em", "i", "img", "label", "small", "span", "strong", "sup"}
)
_ENDS = re.compile(r"[.!][\"'\u2019\u201d)]*")


class Panels(NamedTuple):
    """What a page shows at a press, by the identity of the elements."""

    names: Mapping[int, str]
    """What is written on the button or tab of a panel that has no heading."""
    shown: frozenset[int]
    """Panels that something shows."""
    tabs: frozenset[int]
    """Rows of tabs, which the panels below them are named after."""

    def holds_text(self, element: Element, *, keeps_asides: bool) -> bool:
        """Tell whether an element that is hidden, or stands beside the text, is text for readers all the same."""
        if element.attributes.get("role") in _NO_PANEL_ROLES:
            return False
        if self._is_panel(element):
            return not _is_of_links(element)
        if element.name in _IN_LINE or _NO_TEXT.search(names_of(element)):
            return False
        if element.name == "form":  # which may hold the whole page, its links too
            return has_sentences(element)
        is_aside = is_beside(element) and not keeps_asides
        return not is_aside and has_sentences(element) and not _is_of_links(element)

    def _is_panel(self, element: Element) -> bool:
        attributes = element.attributes
        is_found = attributes.get("hidden", "").lower() == "until-found"
        return is_found or attributes.get("role") == "tabpanel" or id(element) in self.shown


def panels_of(main: Element) -> Panels:
    """Return the panels of a page's main content."""
    by_id = {e.attributes["id"]: e for e in main.walk() if e.attributes.get("id")}
    names: dict[int, str] = {}
    shown: set[int] = set()
    naming: set[int] = set()
    for placed in _placed(main):
        for panel in _panels_of(placed, by_id):
            naming.add(id(placed.element))
            if id(panel) in shown:
                continue  # many a button may show one large part, which is looked at once
            shown.add(id(panel))
            if not placed.is_heading and not _begins_with_heading(panel):
                names[id(panel)] = label_of(placed.element)
    tabs, panels = _of_role(main, "tab"), _of_role(main, "tabpanel")
    if len(tabs) == len(panels):  # as they are where nothing else says which belongs to which
        for tab, panel in zip(tabs, panels, strict=True):
            if not _begins_with_heading(panel):
                names.setdefault(id(panel), label_of(tab))
            naming.add(id(tab))
    rows = _of_role(main, "tablist")
    named = [row for row in rows if all(id(tab) in naming for tab in _of_role(row, "tab"))]
    return Panels(names, frozenset(shown), frozenset(map(id, named)))


def _of_role(element: Element, role: str) -> list[Element]:
    return [e for e in element.walk() if e.attributes.get("role") == role]


def has_sentences(element: Element) -> bool:
    """Tell whether an element holds a whole sentence."""
    return any(words >= MIN_WORDS for words in _sentence_lengths(text_of(element, _may_be_text)))


def words_in(element: Element) -> int:
    """Return how many words of sentences an element holds."""
    return sum(n for n in _sentence_lengths(text_of(element, _may_be_text)) if n >= MIN_WORDS)


class _Placed(NamedTuple):
    """A button or tab, and where it stands."""

    element: Element
    after: Element | None
    """What comes next after it, or after the heading that it stands in."""
    is_heading: bool
    """Whether it stands in a heading or holds one."""


def _placed(main: Element) -> Iterator[_Placed]:
    """Yield what a press on shows something, in the order of the page."""
    waiting: list[_Placed] = [_Placed(main, None, is_heading=False)]
    while waiting:
        element, after, in_heading = waiting.pop()
        if element.name == "button" or element.attributes.get("role") in {"button", "tab"}:
            holds = any(e.name in HEADINGS for e in element.walk())
            yield _Placed(element, after, is_heading=in_heading or holds)
        children = [c for c in element.children if isinstance(c, Element)]
        is_heading = in_heading or element.name in HEADINGS
        following = zip(children, [*children[1:], None], strict=False)
        waiting += [
            _Placed(child, after if is_heading else follows, is_heading)
            for child, follows in [*following][::-1]
        ]


def _panels_of(button: _Placed, by_id: Mapping[str, Element]) -> Iterator[Element]:
    """Yield what a press on a button shows: what it names, else what comes next where it opens something."""
    attributes = button.element.attributes
    targets = attributes.get("aria-controls", "").split()
    for name in ("data-bs-target", "data-target", "href"):
        given = attributes.get(name, "")
        targets += [given[1:]] if given.startswith("#") else []
    found = [by_id[target] for target in dict.fromkeys(targets) if target in by_id]
    opens = "aria-expanded" in attributes or _ACCORDION.search(names_of(button.element))
    after = button.after
    if not found and opens and after is not None and after.name not in _IN_LINE | HEADINGS.keys():
        found = [after]
    yield from (panel for panel in found if not is_furniture(panel))


def _begins_with_heading(panel: Element) -> bool:
    """Tell whether a panel has a name of its own, or is part of a line, which takes none."""
    heading = next((heading_text(e) for e in panel.walk() if e.name in HEADINGS), "")
    is_first = bool(heading) and text_of(panel).startswith(heading)
    return is_first or panel.name in _IN_LINE


def _may_be_text(element: Element) -> bool:
    return element.name not in {"button", "label"} and not is_furniture(element)


def _is_of_links(element: Element) -> bool:
    """Tell whether most of the words of an element are links."""
    linked = sum(len(text_of(e).split()) for e in element.walk() if e.name == "a")
    return 2 * linked > len(text_of(element, _may_be_text).split())


def _sentence_lengths(text: str) -> Iterator[int]:
    """Yield how many words each sentence of a text has, one without an end left out."""
    count = 0
    for word in text.split():
        count += 1
        if word[-1] in ".!" or _ENDS.search(word[-3:]):
            yield count
            count = 0


def is_left_out_on_purpose(element: Element) -> bool:
    """Tell whether an element that is not read may be missed by who knows the page."""
    is_aside = is_hidden(element) or is_beside(element)
    return is_aside and element.name not in _IN_LINE and not is_furniture(element)
