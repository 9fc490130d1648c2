"""Markdown to sections with heading path, anchor and line range; the one door to the parser."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.knowledge import Block, PageTurn, Section
from bot.errors import DuplicateId, KnowledgeInvalid

_READ = re.compile(
    r"(?:heading|paragraph|bullet_list|ordered_list|list_item)_(?:open|close)|inline"
)
"""Kinds of the parser's tokens whose words become headings and blocks."""
_PAGE_MARK = re.compile(r"<!-- page (?P<page>[1-9]\d{0,4}) -->\s*")
"""A line on its own in a document that was imported: what follows stands on this page.

With no empty line above and below it parts no paragraph or item: what it stands in goes on over the page.
"""
_LINE_END = re.compile(r"\r\n?|\n")
INDENT = 2
"""Spaces by which an item of an imported document is indented for each level."""
_MAX_NESTING = 100
"""Lists and quotations one inside another up to which foreign Markdown is read."""
MARK_ATTRIBUTE = "data-mark"
"""Attribute of an ordered list in HTML that was made of Markdown: what stands after each number."""
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9]+")


class _Heading(NamedTuple):
    level: int
    text: str
    line: int


class _Rest(NamedTuple):
    """What a block goes on with on a further page."""

    text: str
    page: int
    end_line: int


class _Open(NamedTuple):
    """A section while its blocks are being gathered."""

    path: tuple[str, ...]
    line: int
    blocks: list[Block]


def parse_sections(text: str, *, path: str, first_line: int = 1) -> tuple[Section, ...]:
    """Return the sections of a Markdown text, in order; text before any heading is refused.

    Args:
        text: CommonMark (version 0.31). Only headings, paragraphs and lists are expected.
        path: how errors name the file.
        first_line: 1-based line of the file at which `text` starts.

    Raises:
        KnowledgeInvalid: text stands before the first heading, there is no heading at all, or a
            block is none of these three, so that its words or its form would be lost.
        DuplicateId: two headings make one anchor.
    """
    opened: list[_Open] = []
    headings: list[_Heading] = []
    tokens = _parser().parse(text)
    _refuse_other_blocks(tokens, path, first_line)
    for piece in _pieces(tokens, _LINE_END.split(text), first_line):
        if isinstance(piece, _Heading):
            headings = [*(h for h in headings if h.level < piece.level), piece]
            opened.append(_Open(tuple(h.text for h in headings), piece.line, []))
        elif isinstance(piece, _Rest):
            opened[-1].blocks.append(_with_rest(opened[-1].blocks.pop(), piece))
        elif not opened:
            raise KnowledgeInvalid(path, piece.start_line, "text stands before the first heading")
        else:
            opened[-1].blocks.append(piece)
    if not opened:
        raise KnowledgeInvalid(path, first_line, "the document is empty: no heading, no text")
    last_line = first_line + text.rstrip("\n").count("\n")
    return tuple(_closed(opened, last_line, path))


def anchor_of(heading: str) -> str:
    """Return the heading as an anchor: lower case, hyphens, ASCII letters and digits."""
    return _NOT_IN_ANCHORS.sub("-", heading.lower().replace("\u2019", "")).strip("-") or "section"


def to_html(text: str) -> str | None:
    """Return any Markdown, tables among it, as HTML; None if it nests so deep that some is lost."""
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    tokens = parser.parse(text)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        return None
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet(MARK_ATTRIBUTE, token.markup)
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    # A definition of a link would leave the text without a trace: read as a paragraph, it stays.
    return MarkdownIt("commonmark").disable("reference")


def _refuse_other_blocks(tokens: list[Token], path: str, first_line: int) -> None:
    for token in tokens:
        is_read = _READ.fullmatch(token.type) or _page_of(token)
        if not is_read and token.map is not None:
            what = token.type.removesuffix("_open").replace("_", " ")
            reason = (
                f"only headings, paragraphs and lists are read, and this is a block of {what!r}"
            )
            raise KnowledgeInvalid(path, first_line + token.map[0], reason)


def _page_of(token: Token) -> int | None:
    """Return the page that a mark names; None for anything else."""
    mark = _PAGE_MARK.fullmatch(token.content) if token.type == "html_block" else None
    return int(mark["page"]) if mark else None


def _with_rest(block: Block, rest: _Rest) -> Block:
    """Return a block with what it goes on with on a further page."""
    turn = PageTurn(line=block.text.count("\n") + 1, page=rest.page)
    grown = {
        "text": f"{block.text}\n{rest.text}",
        "end_line": rest.end_line,
        "turns": (*block.turns, turn),
    }
    return block.model_copy(update=grown)


def _pieces(
    tokens: list[Token], lines: list[str], first_line: int
) -> Iterator[_Heading | Block | _Rest]:
    nesting = _Nesting(lines)
    page: int | None = None
    for index, token in enumerate(tokens):
        if (marked := _page_of(token)) is not None:
            page = marked
        elif token.type.startswith(("bullet_list_", "ordered_list_", "list_item_")):
            nesting.follow(token, goes_on=_goes_on(tokens, index))
        elif token.type == "inline" and token.map is not None and token.content.strip():
            start, end = token.map[0] + first_line, token.map[1] + first_line - 1
            if tokens[index - 1].type == "heading_open":
                yield _Heading(int(tokens[index - 1].tag[1]), token.content.strip(), start)
                nesting.lists = 0
                continue
            if page is not None and _goes_over(tokens, index):
                yield _Rest(token.content, page, end)
                continue
            yield Block(
                kind="item" if nesting.depth else "paragraph",
                text=token.content,
                start_line=start,
                end_line=end,
                group=nesting.lists if nesting.depth else 0,
                depth=nesting.depth,
                page=page,
            )


class _Nesting:
    """How deep in lists a text stands, and in which list of its section."""

    def __init__(self, lines: list[str]) -> None:
        self.lists = 0
        self._lines = lines
        self._open = 0
        self._depths: list[int] = []
        self._goes_on = False

    @property
    def depth(self) -> int:
        """The depth of the item that is open, from 1; 0 outside lists."""
        return self._depths[-1] if self._depths else 0

    def follow(self, token: Token, *, goes_on: bool) -> None:
        """Follow the beginning or end of a list or item."""
        if token.type == "list_item_open":
            self._depths.append(self._depth_of(token))
        elif token.type == "list_item_close":
            self._depths.pop()
        elif token.nesting > 0:
            if not self._open:
                self.lists += not goes_on
                self._goes_on = goes_on
            self._open += 1
        else:
            self._open -= 1

    def _depth_of(self, item: Token) -> int:
        """Return the depth of an item; one right after a page's mark shows by its indentation alone how deep it is."""
        if self._depths or not self._goes_on:
            return self.depth + 1
        line = self._lines[_lines(item)[0]]
        return 1 + (len(line) - len(line.lstrip(" "))) // INDENT


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Tell whether a list only goes on, on a new page."""
    before = index - 1
    while before >= 0 and _page_of(tokens[before]) is not None:
        before -= 1
    is_marked = before < index - 1
    return (
        is_marked
        and before >= 0
        and tokens[before].type in {"bullet_list_close", "ordered_list_close"}
    )


def _goes_over(tokens: list[Token], index: int) -> bool:
    """Tell whether a text only goes on below marks that stand between its lines."""
    above, line = index - 2, _lines(tokens[index])[0]
    while above > 0 and _page_of(tokens[above]) is not None and _lines(tokens[above])[1] == line:
        line = _lines(tokens[above])[0]
        above -= 1
    text = tokens[above - 1]
    is_marked = 0 < above < index - 2 and tokens[above].type == "paragraph_close"
    return is_marked and bool(text.content.strip()) and _lines(text)[1] == line


def _lines(token: Token) -> tuple[int, int]:
    """Return the first line of a token, and the one after its last."""
    first, end = token.map or (-1, -1)
    return first, end


def _closed(opened: list[_Open], last_line: int, path: str) -> Iterator[Section]:
    ends = [*(section.line - 1 for section in opened[1:]), last_line]
    seen: dict[str, int] = {}
    for section, end in zip(opened, ends, strict=True):
        anchor = anchor_of(section.path[-1])
        if anchor in seen:
            raise DuplicateId(path, section.line, anchor, first=f"line {seen[anchor]}")
        seen[anchor] = section.line
        yield Section(
            heading_path=section.path,
            anchor=anchor,
            start_line=section.line,
            end_line=max(end, section.line),
            blocks=tuple(section.blocks),
        )
