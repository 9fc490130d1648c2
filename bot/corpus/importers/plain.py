"""Markdown, and plain text by its lines: paragraphs, headings, lists and aligned columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.corpus.importers.counted import Count, count_of
from bot.corpus.importers.divisions import divided
from bot.corpus.importers.first_title import first_title
from bot.corpus.importers.html import read_html
from bot.corpus.importers.imported import CannotImport, Imported, Piece
from bot.corpus.importers.plain_headings import MAX_HEADING_WORDS, numbered_headings
from bot.corpus.importers.tables import Cell, rows_of
from bot.corpus.markdown import to_html
from bot.text.normalize import fold_white_space

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_DATE = re.compile(r"^date:[ \t]*[\"']?(\d{4}(?:-\d{2}){0,2})(?!\d)", re.MULTILINE)
"""The date among the settings of a page."""
_BULLET = re.compile(r"\s*(?:[-*+\u2022\u00b7\u25aa\u25cf\u2013]|o(?=\s{2,}))\s+(?=\S)")
_LETTERED = re.compile(r"\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.)\s+(?=\S)")
"""The mark of an item that is counted, which is kept."""
_CLAUSE = re.compile(r"\s*\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+\S")
_COUNTED = re.compile(r"\d{1,2}\.\s+\S")
"""The number of a heading, which may end in a full stop as its number does."""
_LABEL = re.compile(r"\s*[A-Z][\w'\u2019()/&-]*(?: [\w'\u2019()/&-]+){0,3}:\s+\S")
"""What a line begins with that says who was there, or of what date a thing is."""
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")
_COLUMNS = re.compile(r"[ ]*\t\s*| {3,}")
_BLANK = re.compile(r"\n[ \t\f]*\n")
_SHORT_LINE_SHARE = 0.6
"""A line of a paragraph that is shorter than this share of the longest was ended on purpose."""
MIN_BROKEN = 50
"""Characters of the longest line of a paragraph from which on lines were broken to fit; of shorter ones, those
before a small letter."""


def read_markdown(text: str) -> Imported:
    """Return a Markdown document; of a block of settings at its head the date is taken.

    Raises:
        CannotImport: it nests too deep, or holds no text.
    """
    head = _FRONT_MATTER.match(text)
    page = to_html(_with_items_apart(text[head.end() :] if head else text))
    if page is None:
        raise CannotImport("nested")
    read = read_html(page, whole=True)
    dated = _DATE.search(head[0]) if head else None
    return read._replace(published=dated[1]) if dated else read


def _with_items_apart(text: str) -> str:
    """Return Markdown with an empty line before each counted line below one that ends in a colon.

    Markdown has no lists of letters: it would run them into one paragraph.
    """
    found: list[str] = []
    before: Count | None = None
    above = ""
    for line in text.split("\n"):
        count = count_of(line)
        is_led = above.endswith(":") and count is not None and count.is_first
        if count and count.is_bracketed and (is_led or (before and before.goes_before(count))):
            found.append("")
            before = count
        found.append(line)
        above = line.rstrip() or above
    return "\n".join(found)


def read_text(text: str) -> Imported:
    """Return a plain text: paragraphs part at empty lines, bullets and numbers make lists.

    A line that is underlined, or stands alone in capitals, is a heading, and so is one with a number where most
    of those have text under them; lines whose words stand in columns are rows of a table.

    Raises:
        CannotImport: it holds no text.
    """
    blocks = [_lines(block) for block in _BLANK.split(text.replace("\f", "\n\n"))]
    blocks = [lines for lines in blocks if lines]
    numbered = numbered_headings(blocks)
    pieces: list[Piece] = []
    for place, lines in enumerate(blocks):
        if place in numbered:
            pieces.append(Piece("heading", fold_white_space(lines[0]), numbered[place]))
        else:
            pieces += _block(lines, place + 1, is_first=not pieces)
    if not pieces:
        raise CannotImport("empty")
    pieces = [*divided(pieces)]
    return Imported(first_title(pieces), None, tuple(pieces))


def _lines(block: str) -> list[str]:
    return [line for line in block.split("\n") if line.strip()]


def _block(lines: list[str], group: int, *, is_first: bool) -> Iterator[Piece]:
    level = _heading_level(lines, is_first=is_first)
    if level:
        yield Piece("heading", fold_white_space(lines[0]), level)
        if lines[2:]:
            yield from _block(lines[2:], group, is_first=False)
    elif _are_columns(lines):
        yield from rows_of([_cells(line) for line in lines], group, headed=None)
    elif any(_BULLET.match(line) for line in lines) or _are_lettered(lines):
        yield from _list(lines, group)
    else:
        yield from _paragraphs(lines)


def _heading_level(lines: Sequence[str], *, is_first: bool) -> int:
    """Return 1 or 2 where the first line is a heading, 0 where it is text."""
    line = lines[0].strip()
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) and len(line.split()) <= MAX_HEADING_WORDS:
        return 1 if "=" in lines[1] else 2
    in_capitals = line.isupper() and 1 < len(line.split()) <= MAX_HEADING_WORDS
    is_ended = line.endswith((",", ";", ":")) or (line.endswith(".") and not _COUNTED.match(line))
    if len(lines) == 1 and in_capitals and not is_ended:
        return 1 if is_first else 2
    return 0


def _are_columns(lines: Sequence[str]) -> bool:
    """Tell whether the words of every line stand in as many columns."""
    counts = {len(_COLUMNS.split(line.strip())) for line in lines}
    are_clauses = _are_lettered(lines) or any(_CLAUSE.match(line) for line in lines)
    return len(lines) > 1 and len(counts) == 1 and min(counts) > 1 and not are_clauses


def _cells(line: str) -> list[Cell]:
    return [Cell(text, place) for place, text in enumerate(_COLUMNS.split(line.strip()))]


def _are_lettered(lines: Sequence[str]) -> bool:
    return sum(bool(_LETTERED.match(line)) for line in lines) > 1


def _paragraphs(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the paragraphs of a block: one, but that each numbered clause and each "Label: ..." begins its own."""
    held: list[str] = []
    for line in lines:
        if held and (_CLAUSE.match(line) or _LABEL.match(line)):
            yield Piece("paragraph", _joined(held))
            held = []
        held.append(line)
    yield Piece("paragraph", _joined(held))


def _joined(lines: Sequence[str]) -> str:
    """Return lines that were broken to fit as one, and keep breaks that were made on purpose."""
    longest = max(len(line) for line in lines)
    text = fold_white_space(lines[0])
    for before, line in pairwise(lines):
        goes_on = longest >= MIN_BROKEN or line.lstrip()[0].islower()
        broken_to_fit = goes_on and len(before) >= _SHORT_LINE_SHARE * longest
        text += (" " if broken_to_fit else "\n") + fold_white_space(line)
    return text


def _list(lines: Sequence[str], group: int) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet or _LETTERED.match(line):
            text = line[bullet.end() :] if bullet else line
            pieces.append(Piece("item", fold_white_space(text), 1, group=group))
        elif pieces and pieces[-1].kind == "item" and not _CLAUSE.match(line):
            before = pieces[-1]
            pieces[-1] = before._replace(text=f"{before.text} {fold_white_space(line)}")
        else:
            pieces.append(Piece("paragraph", fold_white_space(line)))
    return pieces
