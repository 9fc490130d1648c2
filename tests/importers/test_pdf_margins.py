"""Footers and headers of short PDFs, and footnotes: what runs is left out, and no page mark goes back."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.importers.imported import CannotImport, Imported, Piece, no_progress
from bot.corpus.importers.pdf import read_pdf
from bot.corpus.importers.pdf_document import document_of
from bot.corpus.importers.pdf_lines import Page
from bot.corpus.importers.pdf_notes import with_notes
from bot.corpus.importers.pdf_runs import Run
from bot.corpus.importers.render import render

from . import pdfs
from .reading import shown

POLICY = "Estuary Trust policy"
FOOT, HEAD = 285, 12
Placed = list[tuple[float, str]]
"""What a page has in its margin, each part with its place from the left."""


def shown_with(running: Callable[[int], Placed], y: float, pages: int, size: float) -> list[str]:
    """Return what is read of a document with a sentence a page that has this in its margin."""
    made = pdfs.paper()
    for page in range(1, pages + 1):
        if page > 1:
            made.add_page()
        made.lines_at(20, 60, [f"Lantern {page * page} is lit by the porter of the night."])
        made.set_font("helvetica", size=size)
        for x, text in running(page):
            made.text(x, y, text)
    return shown(read_pdf(pdfs.bytes_of(made), no_progress))


def sentences(pages: int) -> list[str]:
    """Return the text of such a document."""
    return [
        f"Lantern {page * page} is lit by the porter of the night." for page in range(1, pages + 1)
    ]


@pytest.mark.parametrize("form", ["{}/3", "{} of 3", "- {} -", "p. {}", "Page {}", "| {}"])
@pytest.mark.parametrize("pages", [2, 3])
@pytest.mark.parametrize(("y", "size"), [(FOOT, 8), (FOOT, 11), (HEAD, 8)])
def test_a_line_that_counts_the_pages_runs_in_a_short_document(
    form: str, pages: int, y: float, size: float
) -> None:
    """In its place, or left on one page and right on the next, the number outside."""

    def one_place(page: int) -> Placed:
        return [(20, f"{POLICY}   {form.format(page)}")]

    def either_side(page: int) -> Placed:
        count = form.format(page)
        return [(20, count), (150, POLICY)] if page % 2 else [(20, POLICY), (180, count)]

    for running in (one_place, either_side):
        assert shown_with(running, y, pages, size) == sentences(pages)


def test_a_footer_that_a_cover_does_not_have_runs() -> None:
    """Two pages of three are enough at one height; its figures may be a time, too, in small type."""

    def after_cover(page: int) -> Placed:
        return [(20, f"{POLICY} {page}/3")] if page > 1 else []

    def printed(page: int) -> Placed:
        return [(20, f"{POLICY}, printed at 12:0{page * page}")] if page > 1 else []

    for running in (after_cover, printed):
        assert shown_with(running, FOOT, 3, 8) == sentences(3)


@pytest.mark.parametrize(
    "running",
    [
        lambda page: [(20, f"Ward {page * page} has its own lantern.")],
        lambda page: [(20, "Sign here:" if page == 1 else "The end.")],
        lambda page: [(20, f"See lantern {page * page}.")],
    ],
)
@pytest.mark.parametrize("size", [8, 11])
def test_what_differs_from_page_to_page_is_text(
    running: Callable[[int], Placed], size: float
) -> None:
    """Other words, or figures in a sentence that do not count pages."""
    told = shown_with(running, FOOT, 2, size)

    assert {running(page)[0][1] for page in (1, 2)} < set(told)


@pytest.mark.parametrize("pages", [2, 3])
def test_a_heading_at_the_top_of_each_page_is_text(pages: int) -> None:
    """However like a running line its words and its number are."""
    made = pdfs.paper()
    for number in range(1, pages + 1):
        if number > 1:
            made.add_page()
        made.heading(f"Appendix {number}")
        made.text_block(
            f"The porter lights {number * number + 1} lanterns before the night begins."
        )
    told = shown(read_pdf(pdfs.bytes_of(made), no_progress), "heading")

    assert told == [f"Appendix {number}" for number in range(1, pages + 1)]


NOTE = Piece("paragraph", "Of the board.", page=2)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            [Piece("paragraph", "One. Two. Three.", page=1, turns=((1, 2), (2, 3)))],
            ["One. Two.", "Of the board.", "Three."],
        ),
        (
            [Piece("paragraph", "One. Two, three.", page=1, turns=((1, 2), (2, 3)))],
            ["One. Two, three.", "Of the board."],
        ),
        (
            [
                Piece("paragraph", "It holds:", page=2),
                Piece("item", "one. Two", page=2, group=1, turns=((1, 3),)),
                Piece("item", "three", page=3, group=1),
            ],
            ["Of the board.", "It holds:", "one. Two", "three"],
        ),
        (
            [
                Piece("item", "one", page=1, group=1),
                Piece("item", "two", page=2, group=1),
                Piece("item", "three", page=3, group=1),
            ],
            ["one", "Of the board.", "two", "three"],
        ),
        ([Piece("paragraph", "One.", page=3)], ["Of the board.", "One."]),
        ([Piece("paragraph", "One.", page=1)], ["One.", "Of the board."]),
    ],
)
def test_footnotes_stand_where_their_page_is(body: list[Piece], told: list[str]) -> None:
    """Between the sentences of a paragraph, and before a list that would be parted."""
    assert [piece.text for piece in with_notes(body, [NOTE])] == told


runs = st.builds(
    Run,
    text=st.sampled_from(
        [
            "The board meets. It", "names a chair", "and votes. Papers are sent.", "- a pen", "(a) a rule; and",
            "2.4 It may refuse where:", "Figure 1: The board", "1/3", "Scope", "1 Of the board.", "\u200b", "so.\u00ad X",
        ]
    ),
    x0=st.sampled_from([40.0, 60.0, 320.0]),
    x1=st.sampled_from([280.0, 560.0]),
    y=st.integers(4, 196).map(lambda place: place * 4.0),
    size=st.sampled_from([7.5, 8.0, 11.0, 11.0, 16.0]),
    bold=st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(runs, max_size=9), min_size=1, max_size=5))
def test_page_marks_never_go_back(drawn: list[list[Run]]) -> None:
    """Whatever stands on a page, and wherever."""
    pages = [Page(n, 600, 800, tuple(some)) for n, some in enumerate(drawn, start=1)]
    try:
        document = document_of(pages, None, None, [])
    except CannotImport:
        return

    assert_in_order(document)


parts = st.builds(
    Piece,
    kind=st.sampled_from(["heading", "paragraph", "item"]),
    text=st.sampled_from(["One.", "One. Two. Three.", "One, two. Three four. Five:", "\u200b"]),
    page=st.integers(0, 2),
    group=st.integers(0, 1),
    turns=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=3).map(tuple),
)


@given(st.lists(parts, max_size=8), st.sets(st.integers(1, 20)))
def test_page_marks_never_go_back_for_footnotes(body: list[Piece], noted: set[int]) -> None:
    """On whichever pages they stand, and however many a paragraph goes on over."""
    at = 1
    in_order: list[Piece] = []
    for piece in body:
        first = at + (piece.page or 0)
        counted = [(words, first) for words, _ in sorted(piece.turns)]
        at = first
        for place, (words, _) in enumerate(counted):
            at += piece.turns[place][1]
            counted[place] = (words, at)
        in_order.append(piece._replace(page=first, turns=tuple(counted)))
    notes = [Piece("paragraph", "Of the board.", page=page) for page in sorted(noted)]

    assert_in_order(Imported(None, None, with_notes(in_order, notes)))


def assert_in_order(document: Imported) -> None:
    """Assert that the marks of the pages of a document go up."""
    made = render(document, "Title")
    marks = [int(page) for page in re.findall(r"<!-- page (\d+) -->", made)]

    assert all(one < other for one, other in pairwise(marks)), made
