"""A Word document for a board: whole, readable aloud, and with nobody's name in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings

from bot import wording
from bot.domain.selfcheck import LEVELS, ItemId
from bot.selfcheck.colors import FILLS, HEADER_FILL, HEADING, INK
from bot.selfcheck.summary import Summary, summary_of
from bot.selfcheck.word import word_of, word_of_all

from .made import (
    ALL,
    CHECK,
    HOSTILE,
    LEVEL_OF,
    REASON,
    TODAY,
    USER,
    hostile_summary,
    note_of,
    run_of,
    texts,
)

REASONS = {ItemId("w1-1"): REASON}
LEAST_CONTRAST = 7.0
"""WCAG 2.2, 1.4.6: enhanced; 1.4.3 (AA) asks for 4.5."""


def opened(content: bytes) -> WordDocument:
    """Open a document as Word would."""
    return Document(io.BytesIO(content))


def lines_of(document: WordDocument) -> Iterator[str]:
    """Yield every text of a document, cell by cell and paragraph by paragraph."""
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)


def outline_of(document: WordDocument) -> list[tuple[int, str]]:
    """Return the headings with their levels."""
    found = (
        (p, re.fullmatch(r"Heading (\d)", p.style.name or ""))
        for p in document.paragraphs
        if p.style
    )
    return [(int(match[1]), p.text) for p, match in found if match]


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def summary() -> Summary:
    """Every level once, one question that is gone, an earlier run, and evidence."""
    gone = ItemId("old-1")
    run = run_of({**LEVEL_OF, gone: "started"}, day=9, items=(*ALL, gone))
    earlier = run_of({ALL[0]: "in_place", ALL[1]: "started"})
    return summary_of(CHECK, run, earlier=[earlier], notes=[note_of("w1-1"), note_of("old-1")])


@pytest.fixture(scope="module")
def content(summary: Summary) -> bytes:
    """Its document."""
    return word_of(summary, REASONS, today=TODAY)


@pytest.fixture
def document(content: bytes) -> WordDocument:
    """The same, opened again."""
    return opened(content)


def test_all_that_the_summary_holds_is_in_it(document: WordDocument) -> None:
    """Questions, reasons, evidence with what is overdue, changes, and what is gone."""
    whole = "\n".join(lines_of(document))

    for item in CHECK.items:
        assert wording.item_in_words(item.code, item.question) in whole
    for words in (
        *wording.REPORT_WHAT_LINES,
        f"\u201c{REASON.words}\u201d",
        REASON.source,
        REASON.currency,
        REASON.url or "",
        "Board minutes of May",
        "company secretary",
        "1 June 2026 (overdue)",
        "Answer: Not in place. Last time: In place.",
        wording.REPORT_NO_REASON,
        "old-1",
        "10 July 2026",
    ):
        assert words in whole


def test_headings_go_down_one_step_at_a_time(document: WordDocument, summary: Summary) -> None:
    """In a document of one self-check, and of several."""
    several = opened(word_of_all([summary, summary], REASONS, today=TODAY))

    for outline in (outline_of(document), outline_of(several)):
        levels = [level for level, _ in outline]
        assert levels[0] == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))
    assert [t for level, t in outline_of(several) if level == 1].count(CHECK.title) == 2


def test_every_table_repeats_its_header_and_has_a_name(document: WordDocument) -> None:
    """For those who turn the page, and those who hear it."""
    assert len(document.tables) == 6
    for table in document.tables:
        properties = table._tbl.tblPr  # noqa: SLF001 - python-docx reads neither
        row = table.rows[0]._tr.trPr  # noqa: SLF001 - the same
        assert row is not None
        assert row.find(qn("w:tblHeader")) is not None
        assert properties.find(qn("w:tblCaption")) is not None


def test_each_level_is_said_in_words_on_its_shade(document: WordDocument) -> None:
    """The words alone are enough."""
    shaded = {
        (cell.text, shade.get(qn("w:fill")))
        for table in document.tables
        for row in table.rows[1:]
        for cell in row.cells
        for shade in cell._tc.iter(qn("w:shd"))  # noqa: SLF001 - python-docx has no shading
    }

    assert shaded == {(wording.LEVEL_NAMES[level], FILLS[level]) for level in LEVELS}


@pytest.mark.parametrize("fill", [*FILLS.values(), HEADER_FILL, "FFFFFF"])
def test_text_stands_out_from_its_shade(fill: str) -> None:
    """More than the guidelines ask."""
    assert contrast(INK, fill) >= LEAST_CONTRAST
    assert contrast("000000", fill) >= LEAST_CONTRAST
    assert contrast(HEADING, "FFFFFF") >= LEAST_CONTRAST


def test_it_is_on_a4_with_page_numbers_in_british_english(content: bytes) -> None:
    """As a board's printer and a screen reader expect it."""
    section = opened(content).sections[0]
    files = zipfile.ZipFile(io.BytesIO(content))
    styles = files.read("word/styles.xml").decode()

    assert (
        round((section.page_width or 0) / Mm(1)),
        round((section.page_height or 0) / Mm(1)),
    ) == (
        210,
        297,
    )
    assert re.findall(r'w:instr="(\w+)"', files.read("word/footer1.xml").decode()) == [
        "PAGE",
        "NUMPAGES",
    ]
    assert set(re.findall(r'<w:lang w:val="([\w-]+)"', styles)) == {"en-GB"}


def test_nobody_is_named_in_it(content: bytes) -> None:
    """Neither in a text nor in a property, and no team either."""
    files = zipfile.ZipFile(io.BytesIO(content))
    properties = opened(content).core_properties

    assert not [name for name in files.namelist() if USER.encode() in files.read(name)]
    assert (properties.author, properties.last_modified_by) == ("Kloe", "Kloe")
    assert properties.comments == ""
    assert properties.title == f"Self-check: {CHECK.title}"


def test_an_address_is_a_link_only_to_the_web(summary: Summary) -> None:
    """Nothing else can be pressed."""
    for url, links in (("https://example.org/a", 1), ("javascript:alert(1)", 0), (None, 0)):
        reason = REASON.model_copy(update={"url": url})
        files = zipfile.ZipFile(io.BytesIO(word_of(summary, {ItemId("w1-1"): reason}, today=TODAY)))
        assert files.read("word/document.xml").count(b"<w:hyperlink") == links


def test_the_same_values_give_the_same_paper(summary: Summary, content: bytes) -> None:
    """Part by part; the archive alone notes when it was written."""
    again = zipfile.ZipFile(io.BytesIO(word_of(summary, REASONS, today=TODAY)))
    files = zipfile.ZipFile(io.BytesIO(content))

    assert {n: files.read(n) for n in files.namelist()} == {
        n: again.read(n) for n in again.namelist()
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_can_still_be_read(text: str) -> None:
    """Its letters are there; what XML forbids, or turns words about, is marked."""
    whole = list(lines_of(opened(word_of(hostile_summary(text), REASONS, today=TODAY))))

    letters = [c for c in text if c.isalnum() or c in "<>&!=+@"]
    read = [[c for c in line if c.isalnum() or c in "<>&!=+@"] for line in whole]
    assert letters in read
    assert not {"\x00", "\u202e", "\x1b"} & set("".join(whole))


@settings(max_examples=20, deadline=None)  # a document takes a tenth of a second
@given(texts)
def test_any_text_leaves_the_document_whole(text: str) -> None:
    """It can be opened, and its headings are all there."""
    document = opened(word_of(hostile_summary(text), REASONS, today=TODAY))

    assert (1, wording.REPORT_SOURCES) in outline_of(document)
    assert len(document.tables) == 3


def test_a_run_of_which_nothing_is_answered_is_a_paper_too() -> None:
    """It says so."""
    empty = summary_of(CHECK, run_of({}), earlier=(), notes=())

    whole = "\n".join(lines_of(opened(word_of(empty, {}, today=TODAY))))

    for words in (wording.REPORT_NO_STRENGTHS, wording.REPORT_NO_GAPS, wording.REPORT_FIRST):
        assert words in whole
    assert wording.REPORT_NO_EVIDENCE in whole
    assert "Nothing answered yet." in whole
