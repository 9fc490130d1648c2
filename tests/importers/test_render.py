"""What is written can be read back: every text, in order, as what it was."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.corpus.importers.imported import Imported, Piece, PieceKind
from bot.corpus.importers.render import NO_TITLE, clean, render
from bot.corpus.markdown import anchor_of, parse_sections
from bot.text.normalize import fold_white_space
from bot.text.sentences import split_sentences

from .reading import read_back

HAZARDS = (
    "> quoted", ">", "# not a heading", "#", "## two ##", "---", "***", "___", "===", "- dash", "+ plus",
    "* star", "-", "+", "1. first", "12) twelfth", "```", "~~~ tilde", "<div>", "<!-- page 3 -->",
    "<?php", "<a href='x'>", "| a | b |", "|---|---|", "[a]: /b", "    four spaces", "\tindented",
    "\\backslash", "&amp; amp", "two  \nlines", "line\n---", "line\n===", "line\n> quote", "a\n- b",
    "a\n1. b", "`code`", "*emphasis*", "\u00a0hard", "\u2028line", "0.", "999999999. x", "C #", "C \\#",
)  # fmt: skip
"""Lines that CommonMark reads as something else."""
texts = st.one_of(
    st.sampled_from(HAZARDS),
    st.text(min_size=1, max_size=60),
    st.lists(st.sampled_from(HAZARDS), min_size=2, max_size=4).map("\n".join),
)
pieces = st.builds(
    Piece,
    kind=st.sampled_from(["heading", "paragraph", "item", "row"]),
    text=texts,
    level=st.integers(1, 9),
    page=st.none() | st.integers(1, 5),
    group=st.integers(0, 3),
    turns=st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=3).map(tuple),
)


@given(st.lists(pieces, max_size=12), texts)
@example([Piece("item", "one", level=n, page=n, group=1) for n in (1, 2, 3, 4)], "Title")
@example([Piece("item", "one", level=n, group=1) for n in range(1, 30)], "Title")
@example(
    [Piece("item", "one", level=n, page=1 + n // 2, group=1) for n in (1, 2, 3, 4, 5)], "Title"
)
def test_every_written_text_comes_back_in_order(found: list[Piece], title: str) -> None:
    """Whatever the characters: no block is refused, lost, doubled, moved or changed.

    Headings may be numbered to be told apart, or stand as paragraphs where nothing is under them;
    the first one is not written if it is the title.
    """
    read = read_back(Imported(None, None, tuple(found)), title)

    top = fold_white_space(clean(title)) or NO_TITLE
    written = [piece for piece in found if fold_white_space(clean(piece.text))]
    wanted = [fold_white_space(clean(piece.text)) for piece in written]
    if len(read) == len(wanted):
        dropped = wanted.pop([piece.kind for piece in written].index("heading"))
        assert dropped.casefold() == top.casefold()
    for one, other in zip(read, [top, *wanted], strict=True):
        assert one == other or one.startswith(f"{other} (")


@pytest.mark.parametrize("text", HAZARDS)
@pytest.mark.parametrize("kind", ["paragraph", "item", "row"])
def test_no_line_is_read_as_anything_else(kind: str, text: str) -> None:
    """Each alone, and with no backslash that a quotation would show."""
    piece = Piece("item", text) if kind == "item" else Piece("row", text)
    piece = Piece("paragraph", text) if kind == "paragraph" else piece
    document = Imported(None, None, (piece,))

    assert read_back(document, "Title") == ["Title", fold_white_space(text)]
    assert render(document, "Title").count("\\") == text.count("\\")


def test_two_headings_never_make_one_anchor() -> None:
    """The second is numbered, and passes by a heading that has that number already."""
    names = ["Aims", "Aims (2)", "aims", "Aims!", "\u201caims\u201d"]
    written = [p for name in names for p in (Piece("heading", name), Piece("paragraph", name))]

    sections = parse_sections(render(Imported(None, None, tuple(written)), "Aims"), path="x.md")

    anchors = [section.anchor for section in sections]
    assert len(set(anchors)) == len(anchors) == 5
    assert anchor_of(sections[0].heading_path[0]) == "aims"


def test_levels_go_down_by_one() -> None:
    """A document that jumps from 1 to 4 has no gap in its Markdown, and nothing stands beside the title."""
    levels = (1, 4, 4, 2, 6, 1)
    written = [
        p
        for n, at in enumerate(levels)
        for p in (Piece("heading", f"H{n}", at), Piece("paragraph", "x"))
    ]

    lines = render(Imported(None, None, tuple(written)), "T").splitlines()

    found = [line.split(" ")[0].count("#") for line in lines if line.startswith("#")]
    assert found == [1, 2, 3, 3, 3, 4, 2]
    assert all(below - above <= 1 for above, below in pairwise(found))


def test_a_heading_with_nothing_under_it_is_a_paragraph() -> None:
    """Else `kloe check` would ask an author to mend it."""
    written = (Piece("heading", "Alone", 2), Piece("heading", "Full", 2), Piece("paragraph", "x"))

    assert "\nAlone\n" in render(Imported(None, None, written), "T")


def test_pages_are_marked_before_their_first_block() -> None:
    """A line of its own, once a page, also before a heading and inside a list."""
    written = (
        Piece("paragraph", "one", page=1),
        Piece("paragraph", "two", page=1),
        Piece("heading", "Two", 2, page=2),
        Piece("item", "three", page=2, group=1),
        Piece("item", "four", page=12, group=1),
    )
    made = render(Imported(None, None, written, pages=12), "T")

    assert [n for n in made.splitlines() if n.startswith("<!--")] == [
        "<!-- page 1 -->",
        "<!-- page 2 -->",
        "<!-- page 12 -->",
    ]
    assert [b.page for s in parse_sections(made, path="x.md") for b in s.blocks] == [1, 1, 2, 12]
    assert {b.group for b in parse_sections(made, path="x.md")[1].blocks} == {1}


@pytest.mark.parametrize("kind", ["paragraph", "item"])
@pytest.mark.parametrize("level", [1, 2])
def test_a_page_is_marked_inside_what_goes_on_over_it(kind: PieceKind, level: int) -> None:
    """Between sentences; one that itself crosses is on the page where it begins. It stays one block."""
    text = "Leave is agreed. Nobody works alone at night. Doors are shut. Lamps burn."
    over = Piece(kind, text, level, page=3, group=1, turns=((5, 4), (11, 5)))
    first = Piece("item", "Ask.", page=3, group=1)
    after = Piece("item", "Write.", page=5, group=1)
    made = render(Imported(None, None, (first, over, after)), "T")

    block = parse_sections(made, path="x.md")[0].blocks[1]

    assert block.text.split("\n") == [*split_sentences(text)]
    assert [*block.by_page] == [
        (3, "Leave is agreed.\nNobody works alone at night."),
        (4, "Doors are shut."),
        (5, "Lamps burn."),
    ]
    assert made.count("<!-- page") == 3


def test_a_page_that_only_the_last_sentence_goes_on_over_is_marked_before_the_next_block() -> None:
    """As where two blocks stand on two pages."""
    over = Piece("paragraph", "Nobody works alone.", page=3, turns=((2, 4),))
    after = Piece("paragraph", "Lamps burn.", page=4)

    made = render(Imported(None, None, (over, after)), "T")

    assert made.endswith("<!-- page 3 -->\nNobody works alone.\n\n<!-- page 4 -->\nLamps burn.\n")
    assert [len(s.blocks) for s in parse_sections(made, path="x.md")] == [2]


def test_sentences_stand_one_a_line() -> None:
    """In items, too, where they are indented."""
    text = "Leave is agreed. Nobody works alone."
    made = render(Imported(None, None, (Piece("paragraph", text), Piece("item", text))), "T")

    assert "\nLeave is agreed.\nNobody works alone.\n" in made
    assert "\n- Leave is agreed.\n  Nobody works alone.\n" in made


def test_lists_one_after_the_other_stay_two() -> None:
    """A table after a list is not part of it."""
    written = (Piece("item", "a", group=1), Piece("row", "b", group=2), Piece("row", "c", group=2))
    made = parse_sections(render(Imported(None, None, written), "T"), path="x.md")

    assert [block.group for block in made[0].blocks] == [1, 2, 2]


def test_items_of_one_depth_stay_beside_each_other() -> None:
    """Also where the list begins deep, as letters under a numbered clause do, or leaves out a level."""
    depths = (4, 4, 7, 5, 7, 4)
    written = tuple(Piece("item", f"item {n}", at, group=1) for n, at in enumerate(depths))
    made = render(Imported(None, None, written), "T")

    assert [line.index("-") // 2 for line in made.splitlines()[2:]] == [0, 0, 1, 1, 2, 0]
