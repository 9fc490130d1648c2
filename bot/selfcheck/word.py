"""A paper as a Word document: A4, in British English, and readable to those who hear it.

The one door to python-docx. Nothing imports this module until a document is asked for, since
python-docx brings lxml with it.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import assert_never

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from bot import wording
from bot.domain.selfcheck import ItemId, Reason
from bot.selfcheck.colors import FILLS, HEADER_FILL, HEADING, INK
from bot.selfcheck.paper import (
    Address,
    Blank,
    Bullet,
    Cell,
    Heading,
    Paragraph,
    Piece,
    Quotation,
    Report,
    Table,
)
from bot.selfcheck.readable import readable
from bot.selfcheck.report import report_of
from bot.selfcheck.summary import Summary

LANGUAGE = "en-GB"
AUTHOR = "Kloe"
"""Of the document's properties; no person is named there."""
PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
"""A4, by ISO 216."""
MARGIN = Mm(22)
FONT = "Arial"
BODY, SMALL = Pt(12), Pt(11)
"""12 points: the smallest size that NHS England's accessible information guidance allows."""
_DEEPEST_HEADING = 9
_LONGEST_PROPERTY = 255
"""Characters that python-docx lets a property have, as Word does."""


def word_of(summary: Summary, reasons: Mapping[ItemId, Reason], *, today: date) -> bytes:
    """Return one self-check as a Word document.

    Args:
        summary: what it shows.
        reasons: why each question is asked.
        today: the date of the document.
    """
    return word_of_all((summary,), reasons, today=today)


def word_of_all(
    summaries: Sequence[Summary], reasons: Mapping[ItemId, Reason], *, today: date
) -> bytes:
    """Return several self-checks as one Word document, a chapter each.

    Args:
        summaries: what they show; one at least.
        reasons: why each question is asked.
        today: the date of the document.
    """
    report = report_of(summaries, reasons, today=today)
    document = Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, report)
    _write_footer(document)
    document.add_paragraph(readable(report.title), "Title")
    for line in (*report.frameworks, wording.day_in_words(report.made)):
        document.add_paragraph(readable(line), "Subtitle")
    for piece in report.pieces:
        _write(document, piece)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write(document: WordDocument, piece: Piece) -> None:
    match piece:
        case Heading():
            document.add_heading(readable(piece.text), min(piece.level, _DEEPEST_HEADING))
        case Paragraph():
            document.add_paragraph(readable(piece.text))
        case Blank():
            _write_blank(document, piece.label)
        case Quotation():
            document.add_paragraph(readable(piece.text), "Quote")
        case Bullet():
            document.add_paragraph(readable(piece.text), "List Bullet")
        case Address():
            _write_address(document, piece.url)
        case Table():
            _write_table(document, piece)
        case _:
            assert_never(piece)


def _set_page(document: WordDocument) -> None:
    for section in document.sections:
        section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = MARGIN


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    headings = [f"Heading {level}" for level in range(1, 5)]
    for name in ("Normal", "Title", "Subtitle", "Quote", *headings):
        style = styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # a theme's font would win over the one that is named
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        color = HEADING if name in {"Title", *headings} else INK
        style.font.color.rgb = RGBColor.from_string(color)
        style.font.italic = False
    styles["Normal"].font.size = BODY
    styles["Title"].font.size = Pt(26)
    for level, size in enumerate((Pt(18), Pt(15), Pt(13), BODY), start=1):
        styles[f"Heading {level}"].font.size = size
    styles["Quote"].paragraph_format.left_indent = Mm(8)


def _set_properties(document: WordDocument, report: Report) -> None:
    """Say what the document is, and nothing of who made it."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.title = readable(report.title)[:_LONGEST_PROPERTY]
    properties.subject = wording.REPORT_FOOTER
    properties.comments = properties.keywords = properties.category = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(report.made, time(), UTC)
    properties.revision = 1


def _write_footer(document: WordDocument) -> None:
    """Write what the paper is, and the number of the page, at the foot of each."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{wording.REPORT_FOOTER}. {wording.REPORT_PAGE}")
    _write_field(paragraph, "PAGE")
    paragraph.add_run(wording.REPORT_OF)
    _write_field(paragraph, "NUMPAGES")


def _write_field(paragraph: WordParagraph, code: str) -> None:
    """Write a field that Word works out; until it has, a reader sees 1."""
    field = _element("w:fldSimple", instr=code)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no way to write fields


def _write_blank(document: WordDocument, label: str) -> None:
    """Write a label and a rule to the margin; no screen reader reads out a tab."""
    paragraph = document.add_paragraph(readable(label))
    end = PAGE_WIDTH - 2 * MARGIN
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run().add_tab()


def _write_address(document: WordDocument, url: str) -> None:
    """Write an address, as a link only where it is one of the web."""
    paragraph = document.add_paragraph(wording.EXPORT_ADDRESS)
    shown = readable(url)
    run = paragraph.add_run(shown)
    if shown != url or not url.startswith("https://"):
        return
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(HEADING)
    link = _element("w:hyperlink")
    link.set(
        qn("r:id"), document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    link.append(run._r)  # noqa: SLF001 - python-docx reads links, and cannot write them
    paragraph._p.append(link)  # noqa: SLF001 - the same


def _write_table(document: WordDocument, table: Table) -> None:
    """Write a table whose header is repeated on each page, and whose rows are not torn apart."""
    made = document.add_table(rows=1, cols=len(table.header), style="Table Grid")
    made.autofit = False
    _describe(made, table)
    for cell, text in zip(made.rows[0].cells, table.header, strict=True):
        _fill(cell, Cell(text=text), fill=HEADER_FILL)
        for run in cell.paragraphs[0].runs:
            run.font.bold = True
    made.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 - no other way
    for row in table.rows:
        for cell, given in zip(made.add_row().cells, row, strict=True):
            _fill(cell, given, fill=FILLS[given.level] if given.level else None)
    for row in made.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))  # noqa: SLF001 - the same
        for cell, width in zip(row.cells, table.widths, strict=True):
            cell.width = (PAGE_WIDTH - 2 * MARGIN) * width // 100
    document.add_paragraph()


def _describe(made: WordTable, table: Table) -> None:
    """Set the widths of the columns, and name the table to those who hear it."""
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = (PAGE_WIDTH - 2 * MARGIN) * width // 100
    made._tbl.tblPr.append(_element("w:tblCaption", val=readable(table.caption)))  # noqa: SLF001 - no other way


def _fill(cell: WordCell, given: Cell, *, fill: str | None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(readable(given.text)).font.size = SMALL
    if fill:
        shade = _element("w:shd", val="clear", color="auto", fill=fill)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML, its attributes in the same namespace."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
