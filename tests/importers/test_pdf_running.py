"""What repeats near the edges of pages: a sentence of the text stays, and what runs does not."""

import pytest

from bot.corpus.importers.imported import no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

PAGES = 5
REPEATED = "The holder of this post must be on the register of the house."
TRUST = "Harbour Trust, the lanterns of the night and of the day"


def text_of(page: int, number: int) -> str:
    """Return a sentence that no other page has."""
    return f"Lantern {page * 37 + number * 101} is lit by the porter of the night before the bell."


def texts(made: pdfs.Paper) -> list[str]:
    """Return what is read from a document."""
    return shown(read_pdf(pdfs.bytes_of(made), no_progress))


@pytest.mark.parametrize("place", ["first", "last"])
def test_a_sentence_that_begins_or_ends_every_page_is_text(place: str) -> None:
    """It is no further from the next paragraph than paragraphs are, and set as they are."""
    made = pdfs.paper("Role profiles")
    for page in range(1, PAGES + 1):
        if page > 1:
            made.add_page()
        own = [text_of(page, number) for number in range(3)]
        made.set_y(25 if place == "first" else 240)
        for text in [REPEATED, *own] if place == "first" else [*own, REPEATED]:
            made.text_block(text)

    told = texts(made)

    assert " ".join(told).count(REPEATED) == PAGES
    assert "Role profiles" not in " ".join(told)


def test_a_sentence_under_the_heading_of_every_page_is_text() -> None:
    """The heading above it is another one on each page, and no more of the text is near it."""
    made = pdfs.paper()
    for page, role in enumerate(("Matron", "Porter", "Sister", "Cook", "Gardener"), start=1):
        if page > 1:
            made.add_page()
        made.heading(role, 14)
        made.text_block(REPEATED)
        made.heading("Duties", 14)
        made.text_block(text_of(page, 1))

    assert texts(made).count(REPEATED) == PAGES


def test_a_paragraph_that_many_parts_have_is_whole_at_the_top_of_a_page() -> None:
    """All of its lines are on other pages, too, but for the last ones."""
    made = pdfs.paper("Role profiles")
    lines = (
        "Questions about this part go to the partner of the directorate in the first place, and",
        "where the partner cannot settle them they go to the policy's owner, who does so within",
        "ten days of the letter, and who then",
    )
    for page in range(1, PAGES + 1):
        if page > 1:
            made.add_page()
        made.lines_at(20, 30, [*lines, f"writes to ward {page * page + 7} of the house."])
        made.set_y(60)
        for number in range(3):
            made.text_block(text_of(page, number))

    told = texts(made)

    assert [text for text in told if text.startswith("Questions")] == [
        f"{' '.join(lines)} writes to ward {page * page + 7} of the house."
        for page in range(1, PAGES + 1)
    ]


def test_the_number_at_the_end_of_a_sentence_is_no_page_number() -> None:
    """It stands alone on its line, at the top of the second page."""
    made = pdfs.paper("Role profiles")
    made.set_y(240)
    made.text_block(text_of(1, 1))
    made.lines_at(
        20, 262, ["The form of the porter is kept with the others as the form of the house"]
    )
    made.add_page()
    made.lines_at(
        20, 31, ["of the night and of the day, which has for all of them the same number", "5401."]
    )

    assert texts(made)[-1].endswith("which has for all of them the same number 5401.")


@pytest.mark.parametrize("is_counted", [False, True])
def test_a_footer_that_some_pages_fill_down_to_is_left_out(*, is_counted: bool) -> None:
    """It is set as the text is; on most pages more white space parts it from the text."""
    made = pdfs.paper()
    for page in range(1, PAGES + 2):
        if page > 1:
            made.add_page()
        made.lines_at(20, 60, [text_of(page, 1), text_of(page, 2)])
        made.lines_at(20, 80, [text_of(page, 3), text_of(page, 4)])
        if page < 3:
            made.lines_at(20, 270, [text_of(page, 5), text_of(page, 6)])
        made.lines_at(20, 281, [f"{TRUST}, page {page}" if is_counted else TRUST])

    assert TRUST not in " ".join(texts(made))
