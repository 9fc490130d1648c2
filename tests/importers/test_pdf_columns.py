"""Two columns, and what stands across the page below them."""

import pytest

from bot.corpus.importers.imported import no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

LEFT = (
    "The board owns the talent strategy and", "reviews it once a year. It sets the aims",
    "for succession at executive level and", "asks the people committee to report on",
    "what was done, and by whom it was done.",
)  # fmt: skip
RIGHT = (
    "The people committee holds the detail.", "It keeps the list of critical roles and",
    "the names of those who are ready now,", "ready soon and ready later, and shows",
    "the list to the board once in a year.",
)  # fmt: skip
TOP = 60
FOOT = TOP + 5 * len(LEFT) + 6
BOTH = [" ".join(LEFT), " ".join(RIGHT)]


def columns(made: pdfs.Paper, top: float, right: tuple[str, ...] = RIGHT) -> None:
    """Write two columns."""
    made.lines_at(20, top, LEFT)
    made.lines_at(110, top, right)


def balanced() -> pdfs.Paper:
    """Return a page with two columns of one height, and a heading across the page below them."""
    made = pdfs.paper()
    columns(made, TOP)
    made.set_y(FOOT)
    made.heading("Succession cover", 14)
    return made


def texts(made: pdfs.Paper) -> list[str]:
    """Return what is read from a document."""
    return shown(read_pdf(pdfs.bytes_of(made), no_progress))


def test_a_table_below_two_columns_keeps_its_rows() -> None:
    """The right column is read before the heading, and no row is parted between the columns."""
    made = balanced()
    for number, row in enumerate([("Chief nurse", "2", "3"), ("Medical director", "1", "2")]):
        for x, cell in zip((20, 80, 130), row, strict=True):
            made.lines_at(x, FOOT + 20 + 8 * number, [cell])

    assert texts(made) == [
        *BOTH,
        "Succession cover",
        "Chief nurse; 2; 3",
        "Medical director; 1; 2",
    ]


def test_text_across_the_page_stands_under_its_own_heading() -> None:
    """Short heading, long lines."""
    made = balanced()
    text = "The list is brought up to date each April by the workforce team, which shows it to the board."
    made.text_block(text)

    assert texts(made) == [*BOTH, "Succession cover", text]


def test_a_short_list_across_the_page_does_too() -> None:
    """None of its lines is long enough to cross the white space between the columns."""
    made = balanced()
    made.lines_at(20, FOOT + 20, ["- the chair", "- two directors"])

    assert texts(made) == [*BOTH, "Succession cover", "the chair", "two directors"]


def test_columns_below_a_heading_are_read_after_those_above_it() -> None:
    """Each pair from left to right."""
    made = balanced()
    columns(made, FOOT + 20)

    assert texts(made) == [*BOTH, "Succession cover", *BOTH]


@pytest.mark.parametrize("right", [RIGHT, RIGHT * 2])
def test_a_heading_inside_the_left_column_stays_there(right: tuple[str, ...]) -> None:
    """Its column goes on below it, whether the right one ends there or not."""
    made = pdfs.paper()
    columns(made, TOP, right)
    made.set_y(FOOT)
    made.heading("Sponsors", 12)
    made.lines_at(20, FOOT + 12, LEFT)

    read = texts(made)

    assert read[:3] == [" ".join(LEFT), "Sponsors", " ".join(LEFT)]


def test_text_below_small_figures_in_its_column_is_no_heading() -> None:
    """It goes on at the top of the right column, which ends above it."""
    made = pdfs.paper()
    made.set_font("helvetica", size=9)
    for number in range(5):
        made.text(
            20, TOP + 4 * number, f"Ward {number + 1} keeps three beds for whoever comes by night"
        )
    made.lines_at(20, TOP + 40, ["The board owns the talent strategy and it"])
    made.lines_at(
        110, TOP - 8, ("reviews it once a year. It sets the aims", *LEFT[2:4], *RIGHT[1:4])
    )

    assert "The board owns the talent strategy and it reviews it once a year." in " ".join(
        texts(made)
    )


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("below", [0, 3])
def test_a_few_lines_beside_a_column_are_not_read_into_its_sentences(
    count: int, below: int
) -> None:
    """They are too few to tell that they are a column, and no other page has one."""
    made = pdfs.paper()
    made.lines_at(20, TOP, LEFT * 2)
    made.lines_at(110, TOP + 5 * below, RIGHT[:count])

    assert texts(made) == [" ".join(LEFT * 2), " ".join(RIGHT[:count])]
