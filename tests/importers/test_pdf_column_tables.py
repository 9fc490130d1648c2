"""Tables in one of two columns: no line of one column is read into the other."""

from collections.abc import Sequence

import pytest

from bot.corpus.importers.imported import no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

LINES = (
    "The board owns the talent strategy and", "reviews it once a year. It sets the aims",
    "for succession at executive level and", "asks the people committee to report on",
    "what was done, and by whom it was done.",
)  # fmt: skip
OTHER = (
    "The people committee holds the detail.", "It keeps the list of critical roles and",
    "the names of those who are ready now,", "ready soon and ready later, and shows",
    "the list to the board once in a year.",
)  # fmt: skip
TABLE = (("Gold", "At once"), ("Silver", "Later"), ("Bronze", "Put off"))
ROWS = ["; ".join(row) for row in TABLE]
LEFT, RIGHT = 20, 110
TOP = 40
WIDTH = 80


def text_of(lines: tuple[str, ...]) -> str:
    """Return lines as the paragraph that they make."""
    return " ".join(lines)


def table_at(made: pdfs.Paper, x: float, y: float) -> None:
    """Draw a table whose rules stand a little outside of the text of its column."""
    made.set_font("helvetica", size=9)
    for number, row in enumerate(TABLE):
        for place, cell in enumerate(row):
            made.rect(x - 1.5 + place * WIDTH / 2, y + 7 * number, WIDTH / 2, 7)
            made.text(x + 0.5 + place * WIDTH / 2, y + 5 + 7 * number, cell)


def texts(made: pdfs.Paper) -> list[str]:
    """Return what is read from a document."""
    return shown(read_pdf(pdfs.bytes_of(made), no_progress))


@pytest.mark.parametrize("has_rule", [False, True])
@pytest.mark.parametrize(("x", "beside"), [(LEFT, RIGHT), (RIGHT, LEFT)])
def test_a_table_in_one_column_leaves_the_other_whole(
    x: int, beside: int, *, has_rule: bool
) -> None:
    """Its rules reach over the margin of its column, and the page's header may have a rule of its own."""
    made = pdfs.paper()
    if has_rule:
        made.line(LEFT, TOP - 20, RIGHT + WIDTH, TOP - 20)
    made.lines_at(x, TOP, LINES)
    table_at(made, x, TOP + 25)
    made.lines_at(x, TOP + 55, LINES)
    made.lines_at(beside, TOP, OTHER * 3)

    with_table = [text_of(LINES), *ROWS, text_of(LINES)]
    without = [text_of(OTHER * 3)]
    assert texts(made) == (with_table + without if x == LEFT else without + with_table)


def test_a_table_without_upright_rules_does_too() -> None:
    """A rule across the whole page ties nothing to it."""
    made = pdfs.paper()
    made.line(LEFT, TOP - 20, RIGHT + WIDTH, TOP - 20)
    made.lines_at(LEFT, TOP, OTHER * 3)
    made.lines_at(RIGHT, TOP + 30, LINES)
    made.set_font("helvetica", size=9)
    for number in range(4):
        made.line(RIGHT - 1.5, TOP - 5 + 7 * number, RIGHT + WIDTH, TOP - 5 + 7 * number)
    for number, row in enumerate(TABLE):
        for place, cell in enumerate(row):
            made.text(RIGHT + place * WIDTH / 2, TOP + 7 * number, cell)

    assert texts(made) == [text_of(OTHER * 3), *ROWS, text_of(LINES)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_column_of_few_lines_is_known_by_the_other_pages(count: int) -> None:
    """On the last page too little may stand in the right column to tell that it is one."""
    made = pdfs.paper()
    made.lines_at(LEFT, TOP, LINES * 2)
    made.lines_at(RIGHT, TOP, OTHER * 2)
    made.add_page()
    made.lines_at(LEFT, TOP, LINES * 2)
    made.lines_at(RIGHT, TOP, OTHER[:count])

    assert texts(made)[-2:] == [text_of(LINES * 2), text_of(OTHER[:count])]


def test_columns_below_text_across_the_page_are_columns() -> None:
    """However much of the page goes across."""
    made = pdfs.paper()
    whole = (
        "The plan is read by all who manage a ward, and by those who may follow them in it. " * 20
    )
    made.text_block(whole)
    made.lines_at(LEFT, made.get_y() + 10, LINES)
    made.lines_at(RIGHT, made.get_y() + 10, OTHER)

    assert texts(made) == [whole.strip(), text_of(LINES), text_of(OTHER)]


def cells_at(
    made: pdfs.Paper, x: float, y: float, rows: Sequence[tuple[str, ...]], *, is_headed: bool
) -> None:
    """Draw a part of a table, the first row in bold where it names the columns."""
    for number, row in enumerate(rows):
        made.set_font("helvetica", style="B" if is_headed and not number else "", size=9)
        for place, cell in enumerate(row):
            made.rect(x - 1.5 + place * WIDTH / 2, y + 7 * number, WIDTH / 2, 7)
            made.text(x + 0.5 + place * WIDTH / 2, y + 5 + 7 * number, cell)


NAMES = ("Grade", "Result")


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_table_goes_on_in_the_next_column_under_the_names_of_its_columns(first: int) -> None:
    """However few of its rows are left for it, or stand before it."""
    made = pdfs.paper()
    made.lines_at(LEFT, TOP, LINES * 2)
    cells_at(made, LEFT, TOP + 52, [NAMES, *TABLE[:first]], is_headed=True)
    cells_at(made, RIGHT, TOP - 5, TABLE[first:], is_headed=False)
    made.lines_at(RIGHT, TOP + 25, OTHER)

    rows = [f"Grade: {grade}; Result: {result}" for grade, result in TABLE]
    assert texts(made) == [text_of(LINES * 2), *rows, text_of(OTHER)]


def test_a_table_goes_on_over_the_page_under_the_names_of_its_columns() -> None:
    """What runs at the foot of the one page and at the top of the next does not part it."""
    made = pdfs.paper("Grades of the night team")
    made.lines_at(LEFT, TOP, LINES)
    cells_at(made, LEFT, 250, [NAMES, *TABLE[:1]], is_headed=True)
    made.add_page()
    cells_at(made, LEFT, 30, TABLE[1:], is_headed=False)

    assert texts(made)[1:] == [f"Grade: {grade}; Result: {result}" for grade, result in TABLE]


def test_another_table_has_no_names_of_the_one_before_it() -> None:
    """Text stands between them, or their columns are not as wide."""
    made = pdfs.paper()
    cells_at(made, LEFT, TOP, [NAMES, *TABLE[:1]], is_headed=True)
    made.lines_at(LEFT, TOP + 30, LINES)
    cells_at(made, LEFT, TOP + 60, TABLE, is_headed=False)

    assert texts(made) == ["Grade: Gold; Result: At once", text_of(LINES), *ROWS]


def test_three_columns_are_read_one_after_the_other() -> None:
    """A table in the one in the middle has nothing of those beside it."""
    narrow = ("The board owns the plan and it", "reads it with care once a year", "before the list is made by it.")  # fmt: skip
    middle = ("The people committee holds all", "the names of those who may be", "ready for a post on the board.")  # fmt: skip
    last = ("Every ward keeps a list of the", "lamps that it has, and the list", "goes to the porter each night.")  # fmt: skip
    made = pdfs.paper()
    made.lines_at(15, TOP, narrow * 4)
    made.lines_at(80, TOP, middle * 2)
    cells_at(made, 80, TOP + 27, [row[:1] for row in TABLE], is_headed=False)
    made.lines_at(80, TOP + 55, middle)
    made.lines_at(145, TOP, last * 4)

    read = " ".join(texts(made))

    assert text_of(narrow * 4) in read
    assert f"{text_of(last * 4)}" in read
    assert read.index("goes to the porter") > read.rindex("ready for a post")


def test_the_first_row_of_a_table_is_no_heading_across_both_columns() -> None:
    """It is bold, and white space stands beside it; but it is set smaller than the text."""
    made = pdfs.paper()
    made.lines_at(LEFT, TOP, LINES)
    made.lines_at(RIGHT, TOP, OTHER)
    for number, row in enumerate([NAMES, *TABLE]):
        made.set_font("helvetica", style="" if number else "B", size=8)
        for place, cell in enumerate(row):
            made.text(LEFT + place * WIDTH / 2, TOP + 34 + 5 * number, cell)
    made.lines_at(LEFT, TOP + 60, LINES * 3)
    made.lines_at(RIGHT, TOP + 60, OTHER * 3)

    read = " ".join(texts(made))

    assert read.index("Grade") < read.index("The people committee")


def test_text_beside_the_small_type_of_a_table_is_no_heading_across_both_columns() -> None:
    """Though most pieces above it are smaller, and white space stands below the table."""
    made = pdfs.paper()
    made.lines_at(RIGHT, TOP, OTHER[:2])
    made.set_font("helvetica", size=8)
    for number in range(8):
        for place in range(3):
            made.text(RIGHT + 26 * place, TOP + 12 + 4 * number, "Gold")
    made.lines_at(RIGHT, TOP + 65, OTHER)
    made.lines_at(LEFT, TOP, LINES * 4)

    assert text_of(LINES * 4) in texts(made)
