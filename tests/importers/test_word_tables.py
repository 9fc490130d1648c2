"""Tables of Word files: which rows name the columns, and what spans several rows."""

from collections.abc import Sequence

import docx
import pytest
from docx.table import Table

from bot.corpus.importers.docx import read_docx

from . import words
from .reading import shown

PAIRS = (("Who", "Site lead"), ("When", "Each Friday"), ("Where", "Room four"))


def filled(table: Table, rows: Sequence[Sequence[str]], bold: int = 0) -> None:
    """Write the cells of a table, the first rows in bold."""
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = number < bold


def test_two_rows_of_a_header_are_joined_for_each_column() -> None:
    """Such as "Target" over the years, and a name that reaches down once."""
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 2).merge(table.cell(0, 3))
    rows = (("Aim", "Now", "Target", ""), ("", "2024", "2026", "2028"), ("Talks", "38%", "75%", "95%"), ("Posts", "1", "2", "3"))  # fmt: skip
    filled(table, rows, bold=2)

    assert shown(read_docx(words.bytes_of(document))) == [
        "Aim: Talks; Now, 2024: 38%; Target, 2026: 75%; Target, 2028: 95%",
        "Aim: Posts; Now, 2024: 1; Target, 2026: 2; Target, 2028: 3",
    ]


def test_a_title_over_a_table_is_no_name_of_its_columns() -> None:
    """It stands before the rows."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2))
    filled(table, (("Beds", "", ""), ("Ward", "Day", "Night"), ("North", "5", "6")), bold=2)

    assert shown(read_docx(words.bytes_of(document))) == [
        "Beds",
        "Ward: North; Day: 5; Night: 6",
    ]


def test_two_columns_without_a_sign_of_a_header_are_names_and_values() -> None:
    """A name that is a question keeps its mark, and a text over both columns stands alone."""
    document = docx.Document()
    filled(document.add_table(rows=3, cols=2), PAIRS)
    table = document.add_table(rows=3, cols=2)
    table.cell(2, 0).merge(table.cell(2, 1))
    filled(table, (("Who may ask?", "Anybody"), ("Cost:", "None"), ("It is free.", "")))

    assert shown(read_docx(words.bytes_of(document))) == [
        "Who: Site lead",
        "When: Each Friday",
        "Where: Room four",
        "Who may ask? Anybody",
        "Cost: None",
        "It is free.",
    ]


BOLD = "<w:rPr><w:b/></w:rPr>"
SIGNS = {
    "bold": ("", "", "", BOLD),
    "a mark": ("", "<w:trPr><w:tblHeader/></w:trPr>", "", ""),
    "a colour": ("", "", '<w:tcPr><w:shd w:fill="D9D9D9"/></w:tcPr>', ""),
    "a style": ("", "", "", "<!-- styled -->"),
    "the table's style": ('<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>', "", "", ""),
    "the table's style, by name": ('<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>', "", "", ""),
}  # fmt: skip
"""What sets the first row apart: in the table, the row, its cells, and their text."""
STYLES = '<w:style w:styleId="Base"><w:tblStylePr w:type="firstRow"/></w:style>'
STYLES += '<w:style w:styleId="Grid"><w:basedOn w:val="Base"/></w:style>'


def with_sign(sign: str) -> bytes:
    """Return a Word file with a table whose first row has a sign."""
    of_table, of_row, of_cell, of_text = SIGNS[sign]
    rows = ""
    for number, row in enumerate(PAIRS):
        cell_sign, run_sign = (of_cell, of_text) if number == 0 else ("", "")
        style = '<w:pPr><w:pStyle w:val="TableHead"/></w:pPr>' if "styled" in run_sign else ""
        cells = (f"<w:tc>{cell_sign}<w:p>{style}<w:r>{run_sign}<w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row)  # fmt: skip
        rows += f"<w:tr>{of_row if number == 0 else ''}{''.join(cells)}</w:tr>"
    table = f"<w:tbl><w:tblPr>{of_table}</w:tblPr>{rows}</w:tbl>"
    return words.with_lists(table, "", STYLES)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_a_header_makes_names_of_the_first_row(sign: str) -> None:
    """Bold, a mark, a colour, or a style, of its text or of the table."""
    assert shown(read_docx(with_sign(sign))) == [
        "Who: When; Site lead: Each Friday",
        "Who: Where; Site lead: Room four",
    ]


def test_a_long_text_beside_several_rows_stands_once() -> None:
    """It is what they have in common, and no name of theirs."""
    document = docx.Document()
    long = "All staff may ask for it, " * 8
    table = document.add_table(rows=3, cols=3)
    table.cell(1, 2).merge(table.cell(2, 2))
    filled(
        table,
        (("Band", "Offer", "Note"), ("5", "First Steps", long), ("6", "Next Steps", "")),
        bold=1,
    )

    assert shown(read_docx(words.bytes_of(document)))[1] == "Band: 6; Offer: Next Steps"
