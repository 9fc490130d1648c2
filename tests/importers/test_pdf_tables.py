"""Tables that a page draws: a row a line, whatever was broken to fit in its cells."""

import pytest
from fpdf.enums import TableBordersLayout

from bot.corpus.importers.imported import no_progress
from bot.corpus.importers.pdf import read_pdf
from bot.corpus.importers.pdf_frames import IDENTITY
from bot.corpus.importers.pdf_rules import MAX_RULES, Ruler

from . import pdfs
from .reading import shown

LONG = "The deputy joins the aspiring directors scheme and has a mentor from another trust"
ROWS = (
    ("Role", "Ready now", "Development"),
    ("Chief nurse", "2", LONG),
    ("Director of finance and of estates", "0", "Recruitment from outside"),
    ("Chair", "1", "None"),
)
TOLD = [
    f"Role: Chief nurse; Ready now: 2; Development: {LONG}",
    "Role: Director of finance and of estates; Ready now: 0; Development: Recruitment from outside",
    "Role: Chair; Ready now: 1; Development: None",
]


def table(made: pdfs.Paper, rows: tuple[tuple[str, ...], ...], **drawn: object) -> None:
    """Write a table."""
    made.set_font("helvetica", size=11)
    with made.table(**drawn) as written:
        for row in rows:
            written.row(row)
    made.ln(4)


def texts(made: pdfs.Paper) -> list[str]:
    """Return what is read from a document."""
    return shown(read_pdf(pdfs.bytes_of(made), no_progress))


@pytest.mark.parametrize(
    "layout", [TableBordersLayout.ALL, TableBordersLayout.INTERNAL, TableBordersLayout.HORIZONTAL_LINES]
)  # fmt: skip
def test_a_row_is_one_line_with_its_cells_apart(layout: TableBordersLayout) -> None:
    """Cells in the middle of their row and in several lines, under the names of the columns."""
    made = pdfs.paper()
    made.text_block("The cover of each post is in the table.")
    table(made, ROWS, borders_layout=layout)
    made.text_block("It is brought up to date each April.")

    assert texts(made) == [
        "The cover of each post is in the table.",
        *TOLD,
        "It is brought up to date each April.",
    ]


def test_a_first_row_that_is_not_bold_names_no_columns() -> None:
    """What a document says of itself often stands in two columns."""
    made = pdfs.paper()
    made.text_block("About this paper")
    table(made, (("Version", "2"), ("Owner", "The chair")), first_row_as_headings=False)

    assert texts(made) == ["About this paper", "Version; 2", "Owner; The chair"]


def test_rows_without_a_rule_between_them_are_told_by_their_lines() -> None:
    """A line that ends though the next word would fit ends its row; one that was full does not."""
    made = pdfs.paper()
    rows = (("Role", "Ready"), ("Chief nurse\nFinance director\nMedical director", "2\n0\n1"))
    table(made, rows, col_widths=(60, 30))

    assert texts(made) == [
        "Role: Chief nurse; Ready: 2",
        "Role: Finance director; Ready: 0",
        "Role: Medical director; Ready: 1",
    ]


def test_a_word_that_was_broken_in_a_narrow_cell_makes_no_row() -> None:
    """Its last letter would have fitted but for the white space that is kept free beside the rules."""
    made = pdfs.paper()
    made.set_font("helvetica", size=9)
    rows = (
        (("Strong",), ("All of it was done",), ("Paid",)),
        (("Unsatisfactor", "y"), ("Fewer than half of the", "lamps were lit"), ("Withheld for", "one year")),
    )  # fmt: skip
    for number, row in enumerate(rows):
        for x, width, cell in zip((20, 44, 84), (24, 40, 24), row, strict=True):
            made.rect(x, 40 + 10 * number, width, 10)
            for place, line in enumerate(cell):
                made.text(x + 2, 44 + 10 * number + 4 * place, line)

    assert texts(made) == [
        "Strong; All of it was done; Paid",
        "Unsatisfactor y; Fewer than half of the lamps were lit; Withheld for one year",
    ]


def test_a_frame_around_text_is_no_table() -> None:
    """Nor are rules across the page between paragraphs."""
    made = pdfs.paper()
    made.set_font("helvetica", size=11)
    for text in ("Every team meets once a month.", "A second frame stands below it."):
        made.multi_cell(0, 6, text, border=1, new_x="LMARGIN", new_y="NEXT")
    made.ln(4)
    for text in ("A paragraph between rules that go across the page.", "And another one."):
        made.line(20, made.get_y(), 190, made.get_y())
        made.ln(4)
        made.text_block(text)

    assert texts(made) == [
        "Every team meets once a month.",
        "A second frame stands below it.",
        "A paragraph between rules that go across the page.",
        "And another one.",
    ]


def test_boxes_that_are_filled_draw_a_table_too() -> None:
    """Programs draw lines as thin boxes, and shade the cells."""
    cells = [(x, y) for y in (700, 680) for x in (72, 232)]
    boxes = b" ".join(b"%d %d 160 20 re f" % cell for cell in cells)
    words = [b"Chair", b"Board", b"Nurse", b"Wards"]
    text = b" ".join(
        b"1 0 0 1 %d %d Tm (%s) Tj" % (x + 4, y + 6, word)
        for (x, y), word in zip(cells, words, strict=True)
    )
    content = boxes + b" BT /F1 12 Tf " + text + b" ET"

    assert shown(read_pdf(pdfs.one_page(content), no_progress)) == ["Chair; Board", "Nurse; Wards"]


def test_no_line_is_lost_where_nobody_can_tell_its_row() -> None:
    """Without rules between rows, one in the middle of its cells may belong above or below."""
    made = pdfs.paper()
    rows = (ROWS[0], ("Chief nurse", "2", "A course"), ("Finance director", "0", LONG))
    table(made, (*rows, ("Chair", "1", "None")), borders_layout=TableBordersLayout.MINIMAL)

    told = texts(made)

    read = " ".join(told)
    assert all(word in read for row in rows for cell in row for word in cell.split())
    assert not any("A course" in text and "The deputy" in text for text in told)


@pytest.mark.parametrize(
    "middle", [((72, 280, 700), (300, 500, 700)), ((72, 500, 700), (72, 500, 697))]
)
def test_a_rule_that_is_drawn_in_parts_or_double_is_one(
    middle: tuple[tuple[int, ...], ...],
) -> None:
    """Under the names of columns it often has a gap between them, or another rule below it."""
    rules = b"".join(
        b"%d %d m %d %d l S " % (left, y, right, y)
        for left, right, y in ((72, 500, 720), *middle, (72, 500, 680), (72, 500, 660))
    )
    cells = ((74, 706, b"Chair"), (302, 706, b"Board"), (74, 686, b"Nurse"), (302, 686, b"Wards"),
             (74, 666, b"Porter"), (302, 666, b"Lamps"))  # fmt: skip
    text = b" ".join(b"1 0 0 1 %d %d Tm (%s) Tj" % cell for cell in cells)
    content = rules + b"BT /F1 11 Tf " + text + b" ET"

    assert shown(read_pdf(pdfs.one_page(content), no_progress)) == [
        "Chair; Board",
        "Nurse; Wards",
        "Porter; Lamps",
    ]


@pytest.mark.parametrize("ending", [(b"h", b"S"), (b"s",)])
def test_a_path_that_is_closed_draws_its_last_side(ending: tuple[bytes, ...]) -> None:
    """As a box does that is drawn as one."""
    ruler, box = Ruler(), Ruler()
    path = ((b"m", (0, 0)), (b"l", (90, 0)), (b"l", (90, 20)), (b"l", (0, 20)))

    for operator, operands in (*path, *((operator, ()) for operator in ending)):
        ruler.follow(operator, operands, IDENTITY)
    box.follow(b"re", (0, 0, 90, 20), IDENTITY)
    box.follow(b"S", (), IDENTITY)

    assert ruler.rules == box.rules
    assert len(ruler.rules) == 4


def test_a_drawing_of_many_lines_is_no_table() -> None:
    """It takes no longer, and the words beside it are read as they stand."""
    lines = b" ".join(b"72 %d m 500 %d l S" % (y % 700, y % 700) for y in range(MAX_RULES))
    text = b" BT /F1 12 Tf 72 705 Td (beside) Tj 200 0 Td (a map) Tj ET"

    assert shown(read_pdf(pdfs.one_page(lines + text), no_progress)) == ["beside a map"]
