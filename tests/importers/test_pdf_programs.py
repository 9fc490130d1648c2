"""What programs that make PDFs leave in them: bullets without a letter, and titles that nobody gave."""

import pytest

from bot.corpus.importers.imported import no_progress
from bot.corpus.importers.pdf import read_pdf

from . import pdfs
from .reading import shown

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
TREE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def listed(bullet: bytes, encoding: bytes) -> bytes:
    """Return a file with a list, whose bullets have this code in a font of this encoding."""
    drawn = b"BT /F1 12 Tf 72 700 Td (Bring:) Tj ET "
    for y, text in ((680, b"a pen"), (660, b"a notebook")):
        places = 80, y, bullet, 98, y, text
        drawn += b"BT /F1 12 Tf %d %d Td (%s) Tj ET BT /F1 12 Tf %d %d Td (%s) Tj ET " % places
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    font = pdfs.FONT.replace(b" >>", encoding + b" >>")
    return pdfs.raw_pdf([CATALOGUE, TREE, pdfs.PAGE, stream, font])


@pytest.mark.parametrize("bullet", [b"\x7f", b"\x95", b"\x81"])
@pytest.mark.parametrize(
    "encoding",
    [b"", b" /Encoding /WinAnsiEncoding", b" /Encoding << /BaseEncoding /WinAnsiEncoding >>"],
)
def test_codes_without_a_letter_are_bullets(bullet: bytes, encoding: bytes) -> None:
    """The letters of Windows leave some codes over, and the format says that they are bullets."""
    found = read_pdf(listed(bullet, encoding), no_progress)

    assert shown(found, "item") == ["a pen", "a notebook"]


def test_the_same_codes_are_letters_where_a_font_says_so() -> None:
    """Those of the Macintosh have letters there."""
    found = read_pdf(listed(b"\x81", b" /Encoding /MacRomanEncoding"), no_progress)

    assert not shown(found, "item")
    assert "\u00c5 a pen" in " ".join(shown(found))


@pytest.mark.parametrize(
    "noted",
    ["(anonymous)", "untitled", "Untitled Document", "Microsoft Word - x.docx", "HR14_v4.2_FINAL.docx",
     "Document1", "PowerPoint Presentation"],
)  # fmt: skip
def test_a_title_that_a_program_made_up_gives_way_to_the_one_on_the_page(noted: str) -> None:
    """Nobody who reads the document has ever seen it."""
    made = pdfs.paper()
    made.set_title(noted)
    made.heading("Grades of the night team", 20)
    made.text_block("Every lantern has a grade, which is looked at once in a year.")

    assert read_pdf(pdfs.bytes_of(made), no_progress).title == "Grades of the night team"


def test_a_title_that_holds_such_a_word_is_kept() -> None:
    """What is anonymous may be what the document is about."""
    made = pdfs.paper()
    made.set_title("Concerns that are anonymous")
    made.heading("Concerns", 20)
    made.text_block("Every concern is looked at within a week.")

    assert read_pdf(pdfs.bytes_of(made), no_progress).title == "Concerns that are anonymous"
