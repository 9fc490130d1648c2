"""Plain text and Markdown."""

import re

from bot.corpus.importers.html import read_html
from bot.corpus.importers.imported import CannotImport, Imported, Piece
from bot.corpus.markdown import to_html
from bot.text.normalize import fold_white_space

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*+\u2022\u00b7\u25aa\u25cf\u2013]|o(?=\s{2,}))\s+(?=\S)")
_BLANK = re.compile(r"\n[ \t\f]*\n")
_SHORT_LINE_SHARE = 0.6
"""A line of a paragraph that is shorter than this share of the longest was ended on purpose."""


def read_markdown(text: str) -> Imported:
    """Return a Markdown document; a block of settings at its head is left out.

    Raises:
        CannotImport: it nests too deep, or holds no text.
    """
    page = to_html(_FRONT_MATTER.sub("", text, count=1))
    if page is None:
        raise CannotImport("nested")
    return read_html(page, whole=True)


def read_text(text: str) -> Imported:
    """Return a plain text: paragraphs part at empty lines, and bullets make lists.

    Raises:
        CannotImport: it holds no text.
    """
    pieces: list[Piece] = []
    group = 0
    for block in _BLANK.split(text.replace("\f", "\n\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        is_list = any(_BULLET.match(line) for line in lines)
        group += is_list
        pieces += _list(lines, group) if is_list else _paragraph(lines)
    if not pieces:
        raise CannotImport("empty")
    return Imported(None, None, tuple(pieces))


def _paragraph(lines: list[str]) -> list[Piece]:
    return [Piece("paragraph", _joined(lines))] if lines else []


def _joined(lines: list[str]) -> str:
    """Return lines that were broken to fit as one, and keep breaks that were made on purpose."""
    longest = max(len(line) for line in lines)
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        broken_to_fit = len(before) >= _SHORT_LINE_SHARE * longest
        text += ("" if not text else " " if broken_to_fit else "\n") + fold_white_space(line)
    return text


def _list(lines: list[str], group: int) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet:
            pieces.append(Piece("item", fold_white_space(line[bullet.end() :]), 1, group=group))
        elif pieces:
            before = pieces[-1]
            pieces[-1] = before._replace(text=f"{before.text} {fold_white_space(line)}")
        else:
            pieces.append(Piece("paragraph", fold_white_space(line)))
    return pieces
