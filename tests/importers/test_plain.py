"""Markdown and plain text, and what a file is by its content."""

import pytest

from bot.corpus.importers.imported import CannotImport, Format
from bot.corpus.importers.plain import read_markdown, read_text
from bot.corpus.importers.sniff import decoded, format_of

from .reading import shown

MARKDOWN = """\
---
layout: page
date: 2024-03-12
---

# Rota guide

Every *shift* has a [coordinator](https://x.example), see `rota`.

> Leave is agreed early.

| Role | Band |
|---|---|
| Nurse | 5 |

    kept as it
    stands

- one
- two
  1. deeper

---

<div><p>And HTML.</p></div>
"""


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    """Quotations, code and tables become paragraphs and rows; of the settings at its head the date is read."""
    read = read_markdown(MARKDOWN)

    assert (read.title, read.published) == ("Rota guide", "2024-03-12")
    assert [(piece.kind, piece.text) for piece in read.pieces] == [
        ("heading", "Rota guide"),
        ("paragraph", "Every shift has a coordinator, see rota."),
        ("paragraph", "Leave is agreed early."),
        ("row", "Role: Nurse; Band: 5"),
        ("paragraph", "kept as it\nstands"),
        ("item", "one"),
        ("item", "two"),
        ("item", "1. deeper"),
        ("paragraph", "And HTML."),
    ]


def test_numbers_of_a_markdown_list_are_kept_as_they_are_written() -> None:
    """With their mark, and before an item that begins with a number of its own."""
    read = read_markdown("1. Grow our own\n2. Keep them\n\n- so:\n\n7) (a) well\n8) fairly\n")

    assert shown(read) == ["1. Grow our own", "2. Keep them", "so:", "7) (a) well", "8) fairly"]


def test_markdown_that_would_lose_its_innermost_words_is_refused() -> None:
    """The parser leaves out what nests deeper than it goes."""
    with pytest.raises(CannotImport, match="nested"):
        read_markdown("> " * 5000 + "deep")


def test_text_parts_at_empty_lines_and_bullets() -> None:
    """Lines that were broken to fit are joined, and those that were ended on purpose are not."""
    text = "Every shift has a named coordinator who\nknows the ward and its people.\n \nYours,\nThe board of the trust\n\n"
    text += "Bring:\n- a pen\n  of your own\n\u2022 a notebook\n"

    assert [(piece.kind, piece.text) for piece in read_text(text).pieces] == [
        ("paragraph", "Every shift has a named coordinator who knows the ward and its people."),
        ("paragraph", "Yours,\nThe board of the trust"),
        ("paragraph", "Bring:"),
        ("item", "a pen of your own"),
        ("item", "a notebook"),
    ]


def test_a_text_has_headings_columns_and_numbers() -> None:
    """Underlined or in capitals, aligned by spaces, and lettered or numbered."""
    text = "BOARD CHARTER\n\nHarbour Trust\nPublished: 12 March 2024\n\nMeetings\n--------\nThe quorum is six.\n\n"
    text += (
        "1.1 The board meets in public at least six times in each year.\n1.2 Papers are sent.\n\n"
    )
    text += "Role            Ready now   By\nChief nurse     2           May\n\n  a) two executive\n  b) two others\n\n"
    text += "It ended.  It began.\nIt was long.  It was short.\n"
    read = read_text(text)

    assert read.title == "BOARD CHARTER"
    assert [(piece.kind, piece.level, piece.text) for piece in read.pieces] == [
        ("heading", 1, "BOARD CHARTER"),
        ("paragraph", 1, "Harbour Trust"),
        ("paragraph", 1, "Published: 12 March 2024"),
        ("heading", 2, "Meetings"),
        ("paragraph", 1, "The quorum is six."),
        ("paragraph", 1, "1.1 The board meets in public at least six times in each year."),
        ("paragraph", 1, "1.2 Papers are sent."),
        ("row", 1, "Role: Chief nurse; Ready now: 2; By: May"),
        ("item", 1, "a) two executive"),
        ("item", 1, "b) two others"),
        ("paragraph", 1, "It ended. It began.\nIt was long. It was short."),
    ]


def test_numbered_lines_over_text_are_headings() -> None:
    """As minutes have them; a bare line over columns is one beside them."""
    text = "PEOPLE COMMITTEE\n\n1. Apologies\n\n2. Staff survey\n\nThe score rose.\n\n2.1 Next steps\n\nEach division\nchooses.\n\n"
    text += "3. Turnover\n\nIt fell.\n\n3. It ended.\n\nActions\n\nWho     What\nChair   Letter\n"
    read = read_text(text)

    assert read.title == "PEOPLE COMMITTEE"
    assert [(piece.level, piece.text) for piece in read.pieces if piece.kind == "heading"] == [
        (1, "PEOPLE COMMITTEE"),
        (2, "1. Apologies"),
        (2, "2. Staff survey"),
        (3, "2.1 Next steps"),
        (2, "3. Turnover"),
        (2, "Actions"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We have aims\n\n1. Grow our own\n\n2. Keep them\n\n3. Pay them well\n\nThese are reviewed.",
        "Text.\n\n1. The one number\n\nMore text.",
        "18 June 2026\n\nText.\n\n19 June 2026\n\nText.",
        "1. It ends here.\n\nText.\n\n2. It ends here, too.\n\nText.",
    ],
)
def test_numbered_lines_that_are_a_list_or_text_are_no_headings(text: str) -> None:
    """Nor is a date, or a number that has no other beside it."""
    assert shown(read_text(text), "heading") == []


def test_a_line_with_a_label_begins_a_paragraph() -> None:
    """Who was present and who was in attendance are told apart, however long the lines are."""
    text = "Present: Non-executive director (chair), Director of People, Chief Nurse\nIn attendance: Head of Learning, Guardian\nApologies: none"

    assert shown(read_text(text)) == text.split("\n")


def test_a_text_of_white_space_is_refused() -> None:
    """There is nothing to quote."""
    with pytest.raises(CannotImport, match="empty"):
        read_text(" \n\n \t")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("A.PDF", b"%PDF-1.7 ...", "pdf"),
        ("a.docx", b"PK\x03\x04...", "docx"),
        ("a.htm", b"<p>", "html"),
        ("a.markdown", b"x", "markdown"),
        ("a.txt", b"x", "text"),
        ("a.html", b"no tag at all", "html"),
    ],
)
def test_a_file_is_what_its_name_and_content_agree_on(
    name: str, content: bytes, kind: Format
) -> None:
    """Capital letters in the name make no difference."""
    assert format_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.docx", b"%PDF-1.7", "mismatch"),
        ("a.txt", b"%PDF-1.7", "mismatch"),
        ("a.pdf", b"PK\x03\x04", "mismatch"),
        ("a.md", b"PK\x03\x04", "mismatch"),
        ("a.pdf", b"hello", "mismatch"),
        ("a.docx", b"hello", "mismatch"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old_word"),
        ("a.exe", b"MZ", "unknown_format"),
        ("a", b"x", "unknown_format"),
        ("a.txt", b" \n", "empty"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name: str, content: bytes, why: str) -> None:
    """Whatever a program would make of it."""
    with pytest.raises(CannotImport, match=why):
        format_of(name, content)


@pytest.mark.parametrize(
    ("content", "kind", "text"),
    [
        ("caf\u00e9\r\nb\rc".encode(), "text", "caf\u00e9\nb\nc"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "text", "caf\u00e9"),
        ("caf\u00e9".encode("utf-16"), "text", "caf\u00e9"),
        (b"caf\xe9 \x93quote\x94", "text", "caf\u00e9 \u201cquote\u201d"),
        (b"<meta charset='iso-8859-15'>\xa4", "html", "<meta charset='iso-8859-15'>\u20ac"),
        (b"<meta charset='rot13'>\xe9", "html", "<meta charset='rot13'>\u00e9"),
    ],
)
def test_text_is_read_in_its_encoding(content: bytes, kind: Format, text: str) -> None:
    """As its mark or its page says, else UTF-8, else what Windows wrote."""
    assert decoded(content, kind) == text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a\0b", "null_bytes"),
        ("a\0b".encode("utf-16"), "null_bytes"),
        (b"\xff\xfea", "damaged"),
        (b"caf\x81", "damaged"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, why: str) -> None:
    """Null bytes, half characters, and bytes that no encoding has."""
    with pytest.raises(CannotImport, match=why):
        decoded(content, "text")
