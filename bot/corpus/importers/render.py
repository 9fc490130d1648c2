"""A document that was read, as Markdown that holds headings, paragraphs and lists alone.

Nothing is escaped with a backslash, since quotations are the file's own characters: a line that
CommonMark would read as something else starts with a no-break space, which every reader strips.
"""

import re
from collections.abc import Iterator

from bot.corpus.importers.imported import Imported, Piece
from bot.corpus.importers.paging import first_page, last_page, paged_sentences
from bot.corpus.markdown import INDENT, anchor_of
from bot.text.normalize import fold_white_space
from bot.text.turning import TURNING

SHIELD = "\u00a0"
"""White space to every reader, and to CommonMark no indentation."""
NO_TITLE = "Document"
"""The title of what has none, and no name either."""
MAX_LEVEL = 6
MAX_ITEM_LEVEL = 9
"""Of a list item: what nests deeper is lost to CommonMark's parser."""
MAX_LEVEL_AFTER_MARK = 2
"""Level of a list item right after a page mark, at most."""
_HAZARD = re.compile(r"[>#<=`~_]|[-+*](?:\s|$|[-*])|\d{1,9}[.)](?:\s|$)")
_UNPRINTED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, soft hyphens and marks without width: nobody reads them."""


def render(document: Imported, title: str) -> str:
    """Return the Markdown of a document under its title, with the marks of pages before what stands on them.

    Args:
        document: what was read; its first heading is not written where it is its own title.
        title: the heading at the top, which a person may have made another.
    """
    anchors: set[str] = set()
    title = clean(title) or NO_TITLE
    top = _unique(title, anchors)
    pieces = _arranged(document.pieces, (title, document.title or title))
    lines = [f"# {_one_line(top)}"]
    before: Piece | None = None
    bullet = "-"
    page: int | None = None
    for piece in pieces:
        bullet = _bullet(before, piece, bullet)
        lines += _between(before, piece)
        lines += _page_mark(page, first_page(piece))
        page = last_page(piece)
        if piece.kind == "heading":
            lines.append(f"{'#' * piece.level} {_one_line(_unique(piece.text, anchors))}")
        elif piece.kind == "paragraph":
            lines += _marked(piece)
        else:
            lines += _item(piece, bullet)
        before = piece
    return "\n".join(lines) + "\n"


def clean(text: str) -> str:
    """Return a text without characters that nobody sees, white space folded within its lines.

    Marks that turn the direction are no words; kept, they could show a quotation in an order in
    which it does not stand.
    """
    seen = TURNING.sub("", _UNPRINTED.sub("", text))
    lines = (fold_white_space(line) for line in seen.split("\n"))
    return "\n".join(line for line in lines if line)


def _arranged(pieces: tuple[Piece, ...], titles: tuple[str, ...]) -> list[Piece]:
    """Return the pieces that are written, each heading with text under it, at levels in step."""
    cleaned = [piece._replace(text=clean(piece.text)) for piece in pieces]
    kept = [piece for piece in cleaned if piece.text]
    first = next((n for n, piece in enumerate(kept) if piece.kind == "heading"), None)
    if first is not None and any(_same(kept[first].text, clean(title)) for title in titles):
        kept.pop(first)
    return _items_in_step(_levels_in_step(_with_text_below(kept)))


def _same(one: str, other: str) -> bool:
    return fold_white_space(one).casefold() == fold_white_space(other).casefold()


def _with_text_below(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with every heading that nothing stands under as a paragraph."""
    found: list[Piece] = []
    for piece in reversed(pieces):
        below = found[-1] if found else None
        bare = below is None or (below.kind == "heading" and below.level <= piece.level)
        found.append(
            piece._replace(kind="paragraph") if piece.kind == "heading" and bare else piece
        )
    return found[::-1]


def _levels_in_step(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with headings from 2 to 6, none more than one deeper than the one above."""
    found: list[Piece] = []
    open_levels: list[int] = []
    for piece in pieces:
        if piece.kind != "heading":
            found.append(piece)
            continue
        open_levels = [*(level for level in open_levels if level < piece.level), piece.level]
        found.append(piece._replace(level=min(1 + len(open_levels), MAX_LEVEL)))
    return found


def _items_in_step(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with no item more than one deeper than what it stands under in its list.

    A page mark ends a list for CommonMark (HTML blocks); an item of the third level right after it
    would be indented by four and so be code (CommonMark 0.31, "Indented code blocks").
    """
    found: list[Piece] = []
    open_levels: list[int] = []
    for piece in pieces:
        above = found[-1] if found else None
        if piece.kind != "item":
            found.append(piece if piece.kind == "heading" else piece._replace(level=1))
            continue
        goes_on = above is not None and _follows_on(above, piece)
        shallower = [level for level in open_levels if level < piece.level] if goes_on else []
        open_levels = [*shallower, piece.level]
        most = above.level + 1 if above is not None and goes_on else 1
        if _page_mark(last_page(above) if above else None, first_page(piece)):
            most = min(most, MAX_LEVEL_AFTER_MARK)
        found.append(piece._replace(level=min(len(open_levels), most, MAX_ITEM_LEVEL)))
    return found


def _between(before: Piece | None, piece: Piece) -> list[str]:
    if before is None:
        return [""]
    return [] if _follows_on(before, piece) else [""]


def _follows_on(before: Piece, piece: Piece) -> bool:
    """Tell whether a piece belongs to the list or table of the one before it."""
    return before.kind == piece.kind in {"item", "row"} and before.group == piece.group


def _bullet(before: Piece | None, piece: Piece, bullet: str) -> str:
    """Return the bullet of an item: another than before where a list directly follows another."""
    if before is None or before.kind not in {"item", "row"}:
        return "-"
    if _follows_on(before, piece):
        return bullet
    return "*" if bullet == "-" else "-"


def _page_mark(before: int | None, page: int | None) -> list[str]:
    """Return the mark of a page that another one than it stands before; none where there are no pages."""
    return [] if page is None or page == before else [f"<!-- page {page} -->"]


def _marked(piece: Piece) -> Iterator[str]:
    """Yield the lines of a paragraph or item, with the mark of a page where it goes on over one."""
    page = first_page(piece)
    for on, sentence in paged_sentences(piece):
        yield from _page_mark(page, on)
        yield _shielded(sentence)
        page = on


def _unique(text: str, anchors: set[str]) -> str:
    """Return a heading that makes an anchor of its own, numbered where it would not."""
    number, unique = 1, text
    while anchor_of(unique) in anchors:
        number += 1
        unique = f"{text} ({number})"
    anchors.add(anchor_of(unique))
    return unique


def _one_line(text: str) -> str:
    """Return a heading on one line; a closing row of `#` would be taken from it."""
    line = fold_white_space(text)
    return f"{line}{SHIELD}" if line.endswith("#") else line


def _item(piece: Piece, bullet: str) -> Iterator[str]:
    indent = " " * INDENT * (piece.level - 1)
    for number, line in enumerate(_marked(piece)):
        yield f"{indent}{' ' if number else bullet} {line}"


def _shielded(line: str) -> str:
    return f"{SHIELD}{line}" if _HAZARD.match(line) else line
