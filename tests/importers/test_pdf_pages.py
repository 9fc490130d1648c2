"""Pages as programs draw them: turned, through forms, with notes, tables and odd instructions."""

import pytest

from bot.corpus.importers.imported import CannotImport, Imported, no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
TREE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def read(content: bytes) -> Imported:
    """Read a file, and tell nobody how far it is."""
    return read_pdf(content, no_progress)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return instructions as an object of a file."""
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (more, len(content), content)


@pytest.mark.parametrize(
    ("angle", "matrix"),
    [(90, b"0 1 -1 0 300 100"), (180, b"-1 0 0 -1 500 700"), (270, b"0 -1 1 0 300 700")],
)
def test_a_page_that_is_turned_is_read_upright(angle: int, matrix: bytes) -> None:
    """Wide tables stand on pages that are turned for the reader."""
    page = pdfs.PAGE.replace(b"/Type /Page ", b"/Type /Page /Rotate %d " % angle)
    content = stream(b"BT /F1 12 Tf " + matrix + b" Tm (read upright) Tj ET")

    assert shown(read(pdfs.raw_pdf([CATALOGUE, TREE, page, content, pdfs.FONT]))) == [
        "read upright"
    ]


def test_forms_are_read_where_they_are_drawn() -> None:
    """With fonts of their own or of the page, in their own frame."""
    page = pdfs.PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")
    form = stream(
        b"BT /F1 12 Tf 0 0 Td (in a form) Tj ET", b"/Subtype /Form /Matrix [1 0 0 1 72 600] "
    )
    content = stream(b"BT /F1 12 Tf 72 700 Td (on the page) Tj ET /X Do /Y Do")

    objects = [CATALOGUE, TREE, page, content, pdfs.FONT, form]
    assert shown(read(pdfs.raw_pdf(objects))) == ["on the page", "in a form"]


def test_forms_that_draw_one_another_without_end_have_a_bound() -> None:
    """Ten at each of many depths would be more than there are atoms."""
    page = pdfs.PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")
    more = b"/Subtype /Form /Resources << /XObject << /X 6 0 R >> >> "
    objects = [
        CATALOGUE,
        TREE,
        page,
        stream(b"/X Do " * 10),
        pdfs.FONT,
        stream(b"/X Do " * 10, more),
    ]

    with pytest.raises(CannotImport, match="scanned"):
        read(pdfs.raw_pdf(objects))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"BT /F1 12 Tf 14 TL 72 700 Td (one) Tj (two) ' 0 0 (three) \" ET", ["one two three"]),
        (b"BT /F1 12 Tf 72 700 Td (one) Tj 0 -14 TD (two) Tj T* (three) Tj ET", ["one two three"]),
        (b"q 2 0 0 2 0 0 cm BT /F1 6 Tf 36 350 Td (scaled) Tj ET Q", ["scaled"]),
        (b"BT /F1 12 Tf 3 Tc 100 Tz 72 700 Td (wide) Tj ET", ["wide"]),
        (b"BT /F1 12 Tf 72 700 Td [(far) -2000 (apart)] TJ ET", ["far apart"]),
        (b"Q Q BT 72 700 Td /F1 12 Tf /F1 Tf (Tm) Tm 72 700 Td (still read) Tj [1 2] Tj TJ ET", ["still read"]),
    ],
)  # fmt: skip
def test_every_way_to_write_is_followed(content: bytes, told: list[str]) -> None:
    """Lines by their leading, scales, spaces between letters, and instructions that are wrong."""
    assert shown(read(pdfs.one_page(content))) == told


def test_footnotes_stand_after_what_goes_on_over_the_page() -> None:
    """Small type at the foot of a page parts no sentence of the text."""
    made = pdfs.paper()
    lines = [
        "The board names a successor for every post, and",
        "reviews the names each year with the",
    ]
    made.lines_at(20, 240, lines)
    made.set_font("helvetica", size=8)
    made.text(20, 270, "1 Posts are those of the board.")
    made.add_page()
    made.lines_at(20, 30, ["people whom they concern, and with all of them", "at once."])

    assert shown(read(pdfs.bytes_of(made))) == [
        f"{lines[0]} {lines[1]} people whom they concern, and with all of them at once.",
        "1 Posts are those of the board.",
    ]  # fmt: skip


def test_rows_of_a_table_stay_rows() -> None:
    """What stands on one line is not run into the next."""
    made = pdfs.paper()
    made.text_block(
        "Beds are counted at night by the porter, as this table of the wards shows in full."
    )
    for number, (ward, beds, staff) in enumerate(
        (("Ward", "Beds", "Staff"), ("North", "12", "4"), ("South", "9", "3"))
    ):
        for x, text in ((20, ward), (80, beds), (120, staff)):
            made.lines_at(x, 50 + 6 * number, [text])

    assert shown(read(pdfs.bytes_of(made)), "row") == [
        "Ward; Beds; Staff",
        "North; 12; 4",
        "South; 9; 3",
    ]


def test_a_table_of_contents_is_left_out() -> None:
    """Its dots lead to headings that come anyway."""
    made = pdfs.paper()
    made.lines_at(
        20,
        40,
        [
            "Rotas .............................. 3",
            "Leave . . . . . . . . . . . . . 4",
            "Text of the plan.",
        ],
    )

    assert shown(read(pdfs.bytes_of(made))) == ["Text of the plan."]


def test_a_letter_set_apart_at_the_end_of_a_line_is_put_back() -> None:
    """Some programs fill lines so; a word of one letter stays one."""
    made = pdfs.paper()
    made.lines_at(
        20,
        40,
        [
            "it is reviewed by the boar d",
            "and it is kept as a",
            "record of the dat a",
            "that was read.",
        ],
    )

    assert shown(read(pdfs.bytes_of(made))) == [
        "it is reviewed by the board and it is kept as a record of the data that was read."
    ]


def test_bullets_of_symbol_fonts_and_bullets_alone_make_lists() -> None:
    """Whatever character they are in their font, and where the text stands in a piece of its own."""
    page = pdfs.PAGE.replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 6 0 R")
    symbols = pdfs.FONT.replace(b"Helvetica", b"Wingdings")
    drawn = b"BT /F1 12 Tf 72 700 Td (Bring:) Tj ET "
    for y, text in ((680, b"a pen"), (660, b"a notebook")):
        drawn += b"BT /F2 12 Tf 80 %d Td (l) Tj ET BT /F1 12 Tf 98 %d Td (%s) Tj ET " % (y, y, text)
    found = read(pdfs.raw_pdf([CATALOGUE, TREE, page, stream(drawn), pdfs.FONT, symbols]))

    assert shown(found, "item") == ["a pen", "a notebook"]


def test_items_are_as_deep_as_they_are_indented() -> None:
    """And the next list begins anew."""
    made = pdfs.paper()
    made.lines_at(25, 40, ["- one"])
    made.lines_at(35, 45, ["- inside"])
    made.lines_at(25, 50, ["- two"])

    found = read(pdfs.bytes_of(made))
    assert [(piece.text, piece.level) for piece in found.pieces] == [
        ("one", 1),
        ("inside", 2),
        ("two", 1),
    ]


LEFT = "The trust has many leaders of whom most have been in post for longer than ten years. " * 4
RIGHT = "The panel met in November and agreed who is ready now and who will be ready soon. " * 4


def in_columns(left: str, right: str) -> pdfs.Paper:
    """Return a page with two columns under a heading; what comes next stands below both."""
    made = pdfs.paper()
    made.heading("What we found", 13)
    made.set_font("helvetica", size=10)
    top = made.get_y()
    made.multi_cell(80, 5, left)
    ends = made.get_y()
    made.set_xy(110, top)
    made.multi_cell(80, 5, right)
    made.set_xy(20, max(ends, made.get_y()) + 4)
    return made


def test_what_stands_under_two_columns_is_read_after_both() -> None:
    """A short heading over a table parts the page, though it does not reach the right column."""
    made = in_columns(LEFT, RIGHT)
    made.heading("Vacancies by staff group", 13)
    made.set_font("helvetica", size=10)
    for row in (
        ("Staff group", "Posts", "Vacant"),
        ("Nurses", "1420", "128"),
        ("Doctors", "61", "4"),
    ):
        for cell, width in zip(row, (60, 30, 30), strict=True):
            made.cell(width, 7, cell, border=1)
        made.ln()
    made.text_block(
        "The table was made at the end of June, for every ward and for both of the sites."
    )

    told = shown(read_pdf(pdfs.bytes_of(made), no_progress))

    order = [
        LEFT[:40],
        RIGHT[:40],
        "Vacancies by staff group",
        "Nurses; 1420; 128",
        "The table was made",
    ]
    places = [next(n for n, line in enumerate(told) if words in line) for words in order]
    assert places == sorted(places)


def test_a_heading_of_the_longer_column_does_not_part_the_page() -> None:
    """What stands under it is in its column, beside nothing."""
    made = in_columns(
        LEFT, "A short word beside it, which ends soon, in three lines or in four of them. " * 3
    )
    made.heading("Next steps", 13)
    made.set_font("helvetica", size=10)
    made.multi_cell(80, 5, LEFT)

    told = shown(read_pdf(pdfs.bytes_of(made), no_progress))

    words = " ".join(told)
    assert words.index("Next steps") < words.index("A short word beside it")


def test_a_caption_does_not_part_a_sentence() -> None:
    """It follows the sentence that goes on below it; one after a whole paragraph stays in its place."""
    made = pdfs.paper()
    lines = (
        "Each night team rehearses its handover with the day team, and the porter then lights the",
        "Figure 1: The lamps of the ward",
        "Figure 2. The porter",
        "lamps of every ward of the house before anybody leaves for the night.",
        "Figure 3: The house",
    )
    for place, line in enumerate(lines):
        made.lines_at(20, 60 + 20 * place, [line])

    assert shown(read_pdf(pdfs.bytes_of(made), no_progress)) == [
        f"{lines[0]} {lines[3]}",
        lines[1],
        lines[2],
        lines[4],
    ]
