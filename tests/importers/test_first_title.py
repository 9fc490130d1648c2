"""The title that a first heading gives, where the file names none."""

import docx
import pytest

from bot.corpus.importers.docx import read_docx
from bot.corpus.importers.first_title import MAX_BEFORE, first_title
from bot.corpus.importers.imported import Piece

from . import words

TEXT = Piece("paragraph", "The board meets once a month.")


def headed(*headings: tuple[str, int]) -> list[Piece]:
    """Return headings of some depths, each with text below it."""
    return [piece for text, level in headings for piece in (Piece("heading", text, level), TEXT)]


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ([("Board charter", 1)], "Board charter"),
        ([("Board charter", 1), ("Purpose", 2), ("Quorum", 2)], "Board charter"),
        ([("Constitution", 1), ("Name", 2)], "Constitution"),
        ([("Fit and proper persons", 1), ("1. Scope", 1), ("2. Tests", 1)], "Fit and proper persons"),
        ([("Talent strategy", 1), ("Introduction", 1), ("Scope", 1)], "Talent strategy"),
        ([("Introduction", 1), ("How to find a coach", 1)], None),
        ([("Finding a coach", 1), ("Being a coach", 1)], None),
        ([("1 Scope", 1), ("Posts", 2)], None),
        ([("1 Posts", 1), ("2 Pay", 1)], None),
        ([("10 Year Health Plan", 1), ("Aims", 2)], "10 Year Health Plan"),
        ([("Before you start", 2), ("Coaching", 1)], None),
        ([("Handover", 1)], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_first_heading_is_the_title_where_it_stands_for_all(
    headings: list[tuple[str, int]], title: str | None
) -> None:
    """It is no chapter, and what is as high are chapters."""
    assert first_title(headed(*headings)) == title


def test_only_little_stands_before_a_title() -> None:
    """The trust's name and a date may; much text makes the heading a chapter's."""
    title = headed(("Board charter", 1))
    name = Piece("paragraph", "Harbour Trust")

    assert first_title([name, *title]) == "Board charter"
    assert first_title([name] * (MAX_BEFORE + 1) + title) is None


def test_a_word_file_is_called_by_its_first_heading() -> None:
    """Its properties name none, as most files' do not, and neither does a style."""
    document = docx.Document()
    document.core_properties.title = ""
    document.add_heading("Equality objectives", 1)
    document.add_paragraph("Panels are mixed.")

    assert read_docx(words.bytes_of(document)).title == "Equality objectives"
