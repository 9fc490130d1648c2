"""The text of a Word paragraph or cell, as a person reads it with all changes accepted."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, is_on, name_of, value
from bot.text.normalize import fold_white_space

_NOT_READ = frozenset(
    {
        "del", "delText", "Fallback", "footnoteReference", "endnoteReference", "instrText", "moveFrom",
        "pPr", "rPr", "rt", "sdtPr", "tblPr", "tcPr", "trPr", "txbxContent",
    }
)  # fmt: skip
_NO_LABELS: Mapping[Element, str] = MappingProxyType({})
_SAID = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def text_of(element: Element, labels: Mapping[Element, str] = _NO_LABELS) -> str:
    """Return the text of a paragraph or cell; hard line breaks and inner paragraphs are new lines.

    Text boxes, footnotes, hidden and deleted text are left out.

    Args:
        element: the paragraph or cell.
        labels: what stands before inner paragraphs.
    """
    lines = "".join(_texts(element, labels)).split("\n")
    return "\n".join(fold_white_space(line) for line in lines).strip("\n")


def raw_text_of(element: Element) -> str:
    """Return the text of a paragraph with its tabs."""
    return "".join(_texts(element, _NO_LABELS))


def segments_of(line: str) -> list[str]:
    """Return what tabs part on a line, white space folded, empty parts left out."""
    return [part for part in map(fold_white_space, line.split("\t")) if part]


def text_boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph, each once though Word writes them twice."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        if name_of(part) == "txbxContent":
            yield part
        else:
            waiting.extend(c for c in reversed(part) if name_of(c) != "Fallback")


def _texts(element: Element, labels: Mapping[Element, str]) -> Iterator[str]:
    waiting: list[Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
            continue
        name = name_of(part)
        if name == "t":
            yield (part.text or "").replace("\n", " ")
        elif name == "br":
            yield "\n" if value(part, "type") in {"", "textWrapping"} else ""
        elif name in _SAID:
            yield _SAID[name]
        elif name not in _NOT_READ and not _is_hidden(part, name):
            if name == "p" and part is not element:
                waiting.append("\n")
            waiting.extend(reversed(part))
            waiting.append(labels.get(part, ""))


def _is_hidden(part: Element, name: str) -> bool:
    return name == "r" and is_on(child(part, "rPr", "vanish"))
