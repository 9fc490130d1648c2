"""The numbers that Word counts by itself: what it shows before each paragraph of a list."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from bot.corpus.importers.package import child, name_of
from bot.corpus.importers.word_lists import WordList
from bot.corpus.importers.word_styles import NO_LIST, Paragraph, Style, paragraph_of
from bot.corpus.importers.word_text import text_of

_NOT_COUNTED = frozenset({"Fallback", "del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "tcPr"})


class Mark(NamedTuple):
    """What stands before a paragraph."""

    kind: Literal["number", "bullet", "none"] = "none"
    label: str = ""
    """`3.2`, `(a)`, `Appendix A`; empty for bullets."""
    depth: int = 1
    """In its list, from 1."""
    parts: bool = True
    """Whether white space parts it from the text."""

    def before(self, text: str) -> str:
        """Return a text as Word shows it, with its number."""
        return f"{self.label}{' ' if self.parts and self.label else ''}{text}"


NO_MARK = Mark()


def marks_of(
    body: Element, lists: Mapping[str, WordList], styles: dict[str, Style]
) -> dict[Element, Mark]:
    """Return what stands before each paragraph that belongs to a list.

    Empty paragraphs are counted, as Word does, and those that a tracked change took out are not.

    Args:
        body: the text.
        lists: the file's lists, by their numbers.
        styles: the file's styles, by their ids.
    """
    counting = _Counting(lists)
    marks: dict[Element, Mark] = {}
    for element in _paragraphs(body):
        paragraph = paragraph_of(element, styles)
        if _is_listed(paragraph) and not (_is_taken_out(paragraph) and not text_of(element)):
            marks[element] = counting.mark(paragraph)
    return marks


class _Counting:
    """Counts the paragraphs of each list, in the order of the text."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: Paragraph) -> Mark:
        """Count a paragraph of a list; one of a list that nothing describes has a bullet."""
        listed = paragraph.listed
        known = self._lists.get(listed.number) if listed else None
        stated = listed.place if listed else None
        if listed is None or known is None:
            return Mark("bullet", depth=_depth(stated, paragraph))
        place = _place(known, paragraph)
        if place not in known.levels or known.is_bullet(place):
            return Mark("bullet", depth=_depth(stated, paragraph))
        label = known.label(place, self._counted(listed.number, known, place))
        kind: Literal["number", "none"] = "number" if label else "none"
        depth = place + 1 if place or listed.is_own else max(paragraph.named_depth, 1)
        return Mark(kind, label, depth, known.levels[place].parts)

    def _counted(self, number: str, known: WordList, place: int) -> Mapping[int, int]:
        """Return the counts of a list after one more paragraph of a level.

        A level above that no paragraph has had yet counts as begun.
        """
        counts = self._counts.setdefault(known.form, {})
        start = known.starts.get(place, known.levels[place].start)
        begins = place in known.starts and (number, place) not in self._begun
        self._begun.add((number, place))
        counts[place] = counts[place] + 1 if place in counts and not begins else start
        for other in [*counts]:
            below = known.levels.get(other)
            if other > place and (below is None or below.restarts_after > place):
                del counts[other]
        for above in range(place):
            if above in known.levels:
                counts.setdefault(above, known.levels[above].start)
        return counts


def _place(known: WordList, paragraph: Paragraph) -> int:
    """Return the level of a paragraph: the one that is its style's, unless it names one itself."""
    listed = paragraph.listed
    if listed is None or listed.is_own:
        return (listed.place if listed else None) or 0
    of_style = {level.style: place for place, level in known.levels.items() if level.style}
    for style in paragraph.chain:
        if style.identifier in of_style:
            return of_style[style.identifier]
        if child(style.properties, "numPr", "ilvl") is not None:
            break  # nearer than any style that a level belongs to
    return listed.place or 0


def _depth(place: int | None, paragraph: Paragraph) -> int:
    return place + 1 if place is not None else paragraph.named_depth or 1


def _is_listed(paragraph: Paragraph) -> bool:
    listed = paragraph.listed
    return listed.number != NO_LIST if listed else paragraph.named_depth > 0


def _is_taken_out(paragraph: Paragraph) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away."""
    mark = child(paragraph.own, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _paragraphs(body: Element) -> Iterator[Element]:
    """Yield the paragraphs of a text, those of tables and text boxes too, in order."""
    waiting = [body]
    while waiting:
        part = waiting.pop()
        name = name_of(part)
        if name == "p":
            yield part
        if name not in _NOT_COUNTED and child(part, "trPr", "del") is None:
            waiting.extend(reversed(part))
