"""Word files: what their styles, lists and tables say."""

from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml

from bot.corpus.importers.docx import MAX_DEPTH, read_docx
from bot.corpus.importers.imported import CannotImport

from . import words
from .reading import shown


def test_styles_become_headings_lists_and_text() -> None:
    """With the title, the depth of lists, hard line breaks and the date of the file."""
    document = docx.Document()
    document.core_properties.modified = datetime(2024, 5, 6, tzinfo=UTC)
    document.add_heading("Ward Handbook", 0)
    document.add_heading("Rotas", 1)
    document.add_paragraph("A rota has these marks:")
    document.add_paragraph("a named coordinator", style="List Bullet")
    document.add_paragraph("who knows the ward", style="List Bullet 2")
    document.add_paragraph("leave agreed early", style="List Number")
    document.add_heading("Address", 2)
    document.add_paragraph("Harbour Trust\nQuay Street")

    read = read_docx(words.bytes_of(document))

    assert (read.title, read.published) == ("Ward Handbook", "2024-05-06")
    assert [(piece.kind, piece.level, piece.text) for piece in read.pieces] == [
        ("heading", 1, "Ward Handbook"),
        ("heading", 1, "Rotas"),
        ("paragraph", 1, "A rota has these marks:"),
        ("item", 1, "a named coordinator"),
        ("item", 2, "who knows the ward"),
        ("item", 1, "1. leave agreed early"),
        ("heading", 2, "Address"),
        ("paragraph", 1, "Harbour Trust\nQuay Street"),
    ]


def test_a_merged_cell_stands_in_each_row_that_it_spans() -> None:
    """And once in a row; the header stands before what is under it."""
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, texts in enumerate(
        (("Role", "Shift", "Hours"), ("Nurse", "Day", "8"), ("", "Night", "9"), ("Both", "", "17"))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))

    assert shown(read_docx(words.bytes_of(document))) == [
        "Role: Nurse; Shift: Day; Hours: 8",
        "Role: Nurse; Shift: Night; Hours: 9",
        "Role: Both; Hours: 17",
    ]


def test_a_first_row_that_alone_is_bold_names_the_columns() -> None:
    """Whatever its words; where it is not, two columns are names and values."""
    document = docx.Document()
    for is_bold in (True, False):
        table = document.add_table(rows=2, cols=2)
        cells = [cell for row in table.rows for cell in row.cells]
        for cell, text in zip(cells, ("Document", "Owner", "Status", "Draft"), strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = is_bold and text in {"Document", "Owner"}

    assert shown(read_docx(words.bytes_of(document))) == [
        "Document: Status; Owner: Draft",
        "Document: Owner",
        "Status: Draft",
    ]


def test_a_name_with_its_colon_stands_before_its_value() -> None:
    """As a form has them; all other cells are parted."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Number:", "7", "Ward"), strict=True):
        cell.text = text

    assert shown(read_docx(words.bytes_of(document))) == ["Number: 7; Ward"]


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    """What rules them off is none, nor is a note that nothing refers to."""
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/><w:t> {}</w:t></w:r></w:p></w:footnote>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>'
    )
    notes += note.format(1, "Second.") + note.format(2, "First.") + note.format(3, "Nobody's.")
    run = "<w:r><w:t>{}</w:t></w:r>" + '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run.format('Lamps', 2)}{run.format(' are lit', 1)}{run.format('.', 9)}</w:p>"
    given = f'<w:footnotes xmlns:w="{words.SPACE}">{notes}</w:footnotes>'

    read = read_docx(words.with_part(body, "word/footnotes.xml", given))

    assert [(piece.kind, piece.text) for piece in read.pieces] == [
        ("paragraph", "Lamps are lit."),
        ("heading", "Footnotes"),
        ("item", "First."),
        ("item", "Second."),
    ]


def test_a_frame_around_text_is_no_table() -> None:
    """What stands in a table of one column keeps its own form."""
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Remember:"
    cell.add_paragraph("bring a pen", style="List Bullet")

    read = read_docx(words.bytes_of(document))

    assert [(piece.kind, piece.text) for piece in read.pieces] == [
        ("paragraph", "Remember:"),
        ("item", "bring a pen"),
    ]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t>", "non-stop"),
        ("<w:t>a</w:t><w:tab/><w:t>b: c</w:t>", "a b: c"),
        ("<w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:footnoteReference w:id='2'/><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:instrText>PAGE 3</w:instrText>", "a"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t>", "seen"),
        ("<w:t>new</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r>", "new"),
        ("<w:t>old</w:t></w:r><w:ins><w:r><w:t> added</w:t></w:r></w:ins><w:r>", "old added"),
    ],
)
def test_runs_are_read_as_a_person_reads_them(runs: str, text: str) -> None:
    """With changes accepted, and without fields, footnotes, hidden text and page breaks."""
    assert shown(read_docx(words.with_body(f"<w:p><w:r>{runs}</w:r></w:p>"))) == [text]


def test_bold_lines_are_headings_where_no_style_makes_any() -> None:
    """Short ones alone; with headings of its own a document's bold text stays text."""
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    body = (
        bold.format("Leave")
        + "<w:p><w:r><w:t>Ask early.</w:t></w:r></w:p>"
        + bold.format("All bold, and a sentence.")
    )
    document = docx.Document()
    document.add_heading("Styled", 1)
    document.add_paragraph().add_run("Bold").bold = True

    assert shown(read_docx(words.with_body(body)), "heading") == ["Leave"]
    assert shown(read_docx(words.bytes_of(document)), "heading") == ["Styled"]


def test_lines_broken_by_hand_are_joined() -> None:
    """A long line without an end goes on in small letters; tabs between short things make a list."""
    lines = (
        "No contact will be made with any individual identified in it without the",
        "prior approval of the board.",
        "a) with a label",
        "Support\tScreening",
        "Name:\tHarbour",
        "The signatories believe that this agreement is compliant with the",
        "Code of Practice.",
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)

    assert shown(read_docx(words.bytes_of(document))) == [
        f"{lines[0]} {lines[1]}",
        "a) with a label",
        "Support",
        "Screening",
        "Name: Harbour",
        f"{lines[5]} {lines[6]}",
    ]


def test_a_table_of_contents_is_left_out() -> None:
    """It says again what the headings say."""
    document = docx.Document(None)
    document.add_paragraph("Text.")
    contents = parse_xml(
        f'<w:sdt xmlns:w="{words.SPACE}"><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Rotas 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, contents)

    assert shown(read_docx(words.bytes_of(document))) == ["Text."]


def test_text_boxes_follow_the_paragraph_that_they_hang_on() -> None:
    """Once, though Word writes them a second time for older programs."""
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:t>Text.</w:t><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r></w:p>"

    assert shown(read_docx(words.with_body(body))) == ["Text.", "Boxed."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (words.small_file()[:9000], "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (words.with_entry("../../etc/evil"), "unsafe_zip"),
        (words.with_entry("/etc/evil"), "unsafe_zip"),
        (words.with_entry("..\\evil"), "unsafe_zip"),
        (words.with_entry("C:/evil"), "unsafe_zip"),
        (words.with_entities('<!ENTITY a9 "x">'), "entities"),
        (words.with_entities('<!ENTITY a9 SYSTEM "file:///etc/hostname">'), "entities"),
        (words.with_body("<w:p>"), "damaged"),
        (words.with_body("<w:p/>"), "empty"),
        (words.with_body("<w:tbl><w:tr><w:tc>" * 99 + "</w:tc></w:tr></w:tbl>" * 99), "nested"),
        (words.changed(lambda name, old: b"" if name == "word/document.xml" else old), "damaged"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(content: bytes, why: str) -> None:
    """Each for its own reason."""
    with pytest.raises(CannotImport, match=why):
        read_docx(content)


def test_tables_inside_tables_have_a_bound() -> None:
    """Up to it they are read."""
    depth = MAX_DEPTH - 2
    body = (
        "<w:tbl><w:tr><w:tc>" * depth
        + "<w:p><w:r><w:t>in</w:t></w:r></w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )

    assert shown(read_docx(words.with_body(body))) == ["in"]


def test_numbers_of_the_second_level_go_below_the_first_by_the_name_of_their_style() -> None:
    """As bullets do, where their list has but one level."""
    document = docx.Document()
    for style, text in (("List Number", "Plan"), ("List Number 2", "ask"), ("List Number", "Book")):
        document.add_paragraph(text, style=style)

    assert [(p.level, p.text) for p in read_docx(words.bytes_of(document)).pieces] == [
        (1, "1. Plan"),
        (2, "1. ask"),
        (1, "2. Book"),
    ]
