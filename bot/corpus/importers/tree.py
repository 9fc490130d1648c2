"""A page as a tree of elements and texts, and what of it is no content."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.text.normalize import fold_white_space

_NEVER_READ = frozenset(
    {
        "audio", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "math", "nav",
        "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
        "title", "video",
    }
)  # fmt: skip
_NEVER_READ_ROLES = frozenset(
    {
        "alertdialog", "banner", "contentinfo", "dialog", "doc-backlink", "doc-noteref", "navigation", "search",
    }
)  # fmt: skip
_BESIDE = frozenset({"aside", "form"})
"""What stands beside the text, and sometimes holds some of it."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NEVER_READ_NAMES = re.compile(
    r"cookie|consent-|gdpr|breadcrumb|skip-?link|visually-?hidden|sr-only|screen-reader|reversefootnote",
    re.IGNORECASE,
)
"""Classes and ids of what stands around the content."""
_NOTE_MARK = re.compile(r"#(?:fn|footnote|_ftn|cite_note|note)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what it holds, in order."""

    name: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """Yield the element and all in it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))


def is_content(element: Element) -> bool:
    """Tell whether an element is part of the text that people read, by what it is itself."""
    if element.name == "button" or is_beside(element) or is_hidden(element):
        return False
    return not is_furniture(element)


def is_furniture(element: Element) -> bool:
    """Tell whether an element is never text for readers, whatever it holds: scripts, navigation, dialogs, banners."""
    attributes = element.attributes
    if element.name in _NEVER_READ or attributes.get("role") in _NEVER_READ_ROLES:
        return True
    if attributes.get("aria-modal") == "true":
        return True
    if _NEVER_READ_NAMES.search(names_of(element)) and element.name not in {
        "main", "article", "body", "html"
    }:  # fmt: skip
        return True
    return _is_note_mark(element)


def is_beside(element: Element) -> bool:
    """Tell whether an element stands beside the text, or is there to be filled in."""
    return element.name in _BESIDE or element.attributes.get("role") == "complementary"


def is_hidden(element: Element) -> bool:
    """Tell whether an element is not shown, or not until somebody asks for it."""
    return "hidden" in element.attributes or element.attributes.get("aria-hidden") == "true"


def names_of(element: Element) -> str:
    """Return the classes and the id of an element."""
    return f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"


def text_of(element: Element, is_read: Callable[[Element], bool] = is_content) -> str:
    """Return the content of an element on one line.

    Args:
        element: the element, which is read whatever it is.
        is_read: tells which of the elements in it are.
    """
    return fold_white_space("".join(_texts(element, is_read)))


def heading_text(element: Element) -> str:
    """Return the text of a heading; of one that is a button as a whole, the button's."""
    if text := text_of(element):
        return text
    return " ".join(filter(None, (label_of(e) for e in element.walk() if e.name == "button")))


def label_of(button: Element) -> str:
    """Return what a button is called, without the "Show" that a program puts there for those who press it."""
    return text_of(button, lambda e: is_content(e) and "data-nosnippet" not in e.attributes)


def _texts(element: Element, is_read: Callable[[Element], bool]) -> Iterator[str]:
    waiting: list[Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif part is element or is_read(part):
            if part.name in {"br", "p", "div", "li", "summary"}:
                yield " "
            if part.name == "summary":
                waiting.append(" ")
            waiting.extend(reversed(part.children))


def _is_note_mark(element: Element) -> bool:
    """Tell whether this is the raised mark of a footnote, which would part a sentence's words."""
    if element.name != "sup":
        return False
    links = [e for e in element.walk() if e.name == "a"]
    return bool(links) and all(_NOTE_MARK.match(a.attributes.get("href", "")) for a in links)
