"""A page as a tree of elements and texts, and what of it is no content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.text.normalize import fold_white_space

_NEVER_READ = frozenset(
    {
        "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "form", "head", "iframe",
        "input", "math", "nav", "noscript", "object", "option", "script", "select", "style", "svg",
        "template", "textarea", "title", "video",
    }
)  # fmt: skip
_NEVER_READ_ROLES = frozenset(
    {
        "alertdialog", "banner", "complementary", "contentinfo", "dialog", "doc-backlink", "doc-noteref",
        "navigation", "search",
    }
)  # fmt: skip
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
    """Tell whether an element is part of the text that people read."""
    attributes = element.attributes
    if element.name in _NEVER_READ or attributes.get("role") in _NEVER_READ_ROLES:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if _NEVER_READ_NAMES.search(named) and element.name not in {"main", "article", "body", "html"}:
        return False
    return not _is_note_mark(element)


def text_of(element: Element) -> str:
    """Return the content of an element on one line."""
    return fold_white_space("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    waiting: list[Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif part is element or is_content(part):
            if part.name in {"br", "p", "div", "li"}:
                yield " "
            waiting.extend(reversed(part.children))


def _is_note_mark(element: Element) -> bool:
    """Tell whether this is the raised mark of a footnote, which would part a sentence's words."""
    if element.name != "sup":
        return False
    links = [e for e in element.walk() if e.name == "a"]
    return bool(links) and all(_NOTE_MARK.match(a.attributes.get("href", "")) for a in links)
