"""PDFs: headings, columns, pages, and what runs in the margins."""

import pytest

from bot.corpus.importers.imported import CannotImport, Imported, no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

LEFT = ("The plan sets out how a board pre-", "pares for the time when a manager", "leaves, and who will follow her; it", "is read by all once in each year and", "then kept.")  # fmt: skip
RIGHT = ("A second column has words of its", "own, which belong after the first", "one and not between its lines, as", "a reader who goes from left to", "right would have them.")  # fmt: skip


def read(content: bytes) -> Imported:
    """Read a file, and tell nobody how far it is."""
    return read_pdf(content, no_progress)


def test_headings_by_their_type_and_paragraphs_across_lines() -> None:
    """Larger is higher, bold is a heading, and the date is the file's own."""
    made = pdfs.paper()
    made.set_title("Succession Plan")
    made.heading("Succession", 20)
    made.text_block("Every post on the board has a successor, who is named once a year. " * 3)
    made.heading("Review", 11)
    made.text_block("The board reviews the plan.")
    found = read(pdfs.bytes_of(made))

    assert found.title == "Succession Plan"
    assert (found.published or "")[:2] == "20"
    assert [(piece.kind, piece.level, piece.text) for piece in found.pieces] == [
        ("heading", 1, "Succession"),
        (
            "paragraph",
            1,
            ("Every post on the board has a successor, who is named once a year. " * 3).strip(),
        ),
        ("heading", 2, "Review"),
        ("paragraph", 1, "The board reviews the plan."),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Whichever way they were drawn; a heading across both stays above them."""
    made = pdfs.paper()
    made.heading("A heading that goes across both of the columns below it", 18)
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        made.lines_at(20, 60 + 5 * number, [left])
        made.lines_at(110, 60 + 5 * number, [right])

    assert shown(read(pdfs.bytes_of(made)))[1:] == [
        " ".join(LEFT).replace("pre- pares", "prepares"),
        " ".join(RIGHT),
    ]


def test_what_runs_in_the_margins_is_left_out_and_pages_are_kept() -> None:
    """Header, page number, and a paragraph that goes on over the page."""
    made = pdfs.paper("Harbour Trust annual plan")
    words = [f"word{number}" for number in range(1400)]
    made.text_block(" ".join(words) + ".")
    made.text_block("The end.")
    found = read(pdfs.bytes_of(made))

    assert found.pages >= 3
    assert shown(found) == [" ".join(words) + ".", "The end."]
    assert [piece.page for piece in found.pieces] == [1, found.pages]


def test_a_chapter_is_not_the_title_of_all() -> None:
    """Where nothing larger stands above, the file's name is better."""
    made = pdfs.paper()
    for heading in ("1 Posts", "2 Pay"):
        made.heading(heading)
        made.text_block("The board decides on it once in a year, after a report of its people.")

    assert read(pdfs.bytes_of(made)).title is None


def test_a_numbered_clause_is_a_paragraph_of_its_own() -> None:
    """However near it stands to the one before; a number inside a sentence begins nothing."""
    made = pdfs.paper()
    clauses = ("1.1 The board meets in public.", "1.2 Papers are sent out five days before.")
    aside = ("1.2.1 The secretary sends them, as is said in the standing orders at", "4.2 and in the scheme of delegation.")  # fmt: skip
    made.lines_at(20, 60, [*clauses, *aside])
    made.lines_at(20, 90, ["Issued: March 2024"])
    made.lines_at(20, 95, ["1.3"])
    made.lines_at(35, 95, ["Concerns are raised with the chair."])

    assert shown(read(pdfs.bytes_of(made))) == [
        *clauses,
        " ".join(aside),
        "Issued: March 2024",
        "1.3 Concerns are raised with the chair.",
    ]


def test_lists_keep_their_items() -> None:
    """Bullets of several kinds, numbers that stay, and lines that hang under their bullet."""
    made = pdfs.paper()
    made.text_block("A rota has these marks:")
    made.lines_at(
        25,
        50,
        ["- every shift has a named coordinator who", "  knows the ward", "- leave is agreed"],
    )
    made.lines_at(25, 70, ["1. First comes the list of posts.", "2. Then come the people."])
    found = read(pdfs.bytes_of(made))

    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("paragraph", "A rota has these marks:"),
        ("item", "every shift has a named coordinator who knows the ward"),
        ("item", "leave is agreed"),
        ("item", "1. First comes the list of posts."),
        ("item", "2. Then come the people."),
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The board has to re-", "view its plan."), "The board has to review its plan."),
        (("A long-term plan and a long-", "term view."), "A long-term plan and a long-term view."),
        (("Some self-", "employed people."), "Some self-employed people."),
        (("See the Anglo-", "Saxon list."), "See the Anglo-Saxon list."),
        (("It says LO-", "CATION twice."), "It says LOCATION twice."),
        (("It says NHS-", "CQC twice."), "It says NHS-CQC twice."),
        (("In 2019-", "20 it rained."), "In 2019- 20 it rained."),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_made_whole(
    lines: tuple[str, ...], text: str
) -> None:
    """Those that have a hyphen of their own keep it."""
    made = pdfs.paper()
    made.lines_at(
        20, 40, ["Some words before, which are long enough to fill a line of text.", *lines]
    )

    assert shown(read(pdfs.bytes_of(made)))[0].endswith(text)


def test_ligatures_and_spaces_by_position_are_words() -> None:
    """Letters that stand apart make words, and those that stand together one."""
    content = (
        b"BT /F1 12 Tf 72 700 Td [(suc) 20 (ces) -10 (sion) -400 (plans)] TJ ET "
        b"BT /F1 12 Tf 72 660 Td (next) Tj 30 0 Td (word) Tj ET"
    )

    assert shown(read(pdfs.one_page(content))) == ["succession plans", "next word"]


def test_turned_text_and_shadows_are_left_out() -> None:
    """A mark across the page is no text of the document, and a word printed twice is one word."""
    content = (
        b"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET "
        b"BT /F1 12 Tf 72 700 Td (Once only) Tj ET BT /F1 12 Tf 72.3 700 Td (Once only) Tj ET"
    )

    assert shown(read(pdfs.one_page(content))) == ["Once only"]


def test_a_raised_figure_is_the_mark_of_a_footnote() -> None:
    """It would part the words of a sentence."""
    content = b"BT /F1 12 Tf 72 700 Td (the board) Tj /F1 7 Tf 4 Ts (12) Tj /F1 12 Tf 0 Ts ( reviews) Tj ET"

    assert shown(read(pdfs.one_page(content))) == ["the board reviews"]


@pytest.mark.parametrize(
    ("before", "raised", "told"),
    [(b"30 kg/m", b"2", "30 kg/m\u00b2 is"), (b"4 x 10", b"9", "4 x 10\u2079 is"),
     (b"the year 2010", b"2", "the year 2010 is"), (b"the team", b"2", "the team is")],
)  # fmt: skip
def test_a_raised_figure_of_a_measure_is_kept(before: bytes, raised: bytes, told: str) -> None:
    """Without it the measure would be another."""
    content = b"BT /F1 12 Tf 72 700 Td (%s) Tj /F1 7 Tf 4 Ts (%s) Tj /F1 12 Tf 0 Ts ( is) Tj ET"

    assert shown(read(pdfs.one_page(content % (before, raised)))) == [told]


def test_an_outline_says_what_is_a_heading() -> None:
    """Also where the type is that of the text."""
    made = pdfs.paper()
    made.start_section("Plain heading")
    made.text_block("Plain heading")
    made.text_block("Its text is here, and is as large.")

    assert shown(read(pdfs.bytes_of(made)), "heading") == ["Plain heading"]


def test_encryption_with_an_empty_password_is_no_hindrance() -> None:
    """Such files ask for nothing when a person opens them."""
    made = pdfs.paper()
    made.set_encryption(owner_password="owner")
    made.text_block("Open to all.")

    assert shown(read(pdfs.bytes_of(made))) == ["Open to all."]


def test_progress_is_told_page_by_page() -> None:
    """So that whoever waits knows that it goes on."""
    told: list[tuple[int, int]] = []
    read_pdf(pdfs.numbered_paper(3), lambda done, total: told.append((done, total)))

    assert told == [(n, len(told)) for n in range(1, len(told) + 1)]


def locked() -> bytes:
    """Return a file that asks for a password."""
    made = pdfs.paper()
    made.set_encryption(owner_password="owner", user_password="user")
    made.text_block("Secret.")
    return pdfs.bytes_of(made)


def picture() -> bytes:
    """Return a file that draws and writes nothing."""
    made = pdfs.paper()
    made.rect(10, 10, 50, 50)
    return pdfs.bytes_of(made)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (locked(), "encrypted"),
        (picture(), "scanned"),
        (pdfs.numbered_paper(2)[:-300], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (pdfs.deep_tree(5000), "unpacks|nested|damaged"),
        (pdfs.one_page(b"BT /F9 12 Tf 72 700 Td (no such font) Tj ET"), "scanned"),
        (pdfs.one_page(b"q Q (unclosed"), "scanned|damaged"),
        (pdfs.raw_pdf([b"<< /Type /Catalog >>"]), "empty|damaged"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(content: bytes, why: str) -> None:
    """Each for its own reason."""
    with pytest.raises(CannotImport, match=why):
        read(content)
