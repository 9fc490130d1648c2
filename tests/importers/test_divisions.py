"""Headings of divisions, right above a section's that is set as they are."""

import pytest

from bot.corpus.importers.divisions import divided
from bot.corpus.importers.imported import Imported, Piece, no_progress
from bot.corpus.importers.pdf import read_pdf
from bot.corpus.importers.plain import read_text

from . import pdfs


def levels(*found: tuple[str, int]) -> list[int]:
    """Return the levels of headings after they were divided; `-` is a text."""
    pieces = [Piece("paragraph" if text == "-" else "heading", text, at) for text, at in found]
    return [piece.level for piece in divided(pieces) if piece.kind == "heading"]


TEXT = ("-", 1)


@pytest.mark.parametrize("part", ["PART TWO", "Part 2", "Title IV: Clinics", "Annex B"])
def test_what_stands_right_under_a_division_is_below_it(part: str) -> None:
    """With the sections after it, up to the next division or what is above both."""
    found = levels(
        (part, 2), ("Clinics", 2), TEXT, ("NHS ENGLAND", 3), TEXT, ("Wards", 2), TEXT,
        ("PART THREE", 2), TEXT, ("Beds", 2), TEXT, (part, 2), ("Leave", 2), TEXT, ("End", 1), TEXT, ("Notes", 2),
    )  # fmt: skip

    assert found == [2, 3, 3, 3, 2, 2, 2, 3, 1, 2]


@pytest.mark.parametrize("above", ["Clinics", "NHS", "Participation", "Parting 2"])
def test_any_other_heading_is_as_high_as_it_is_set(above: str) -> None:
    """A heading that nothing stands under is no division by that alone."""
    assert levels((above, 2), ("Wards", 2), TEXT) == [2, 2]
    assert levels(("PART ONE", 2), ("PART TWO", 2), TEXT, ("Wards", 2), TEXT) == [2, 2, 2]


def outline(read: Imported) -> list[tuple[str, int]]:
    """Return the headings with their levels."""
    return [(piece.text, piece.level) for piece in read.pieces if piece.kind == "heading"]


def test_a_division_of_a_pdf_stays_a_heading() -> None:
    """Though a heading of its size is the next line."""
    made = pdfs.paper()
    for heading in ("TITLE III: REPAIR", "", "TITLE IV: OTHER MATTERS", "Clinics", ""):
        made.ln(12)
        if heading:
            made.heading(heading, 14)
        else:
            made.text_block(
                "Each night team rehearses its handover with the day team every month. " * 3
            )

    assert outline(read_pdf(pdfs.bytes_of(made), no_progress)) == [
        ("TITLE III: REPAIR", 1),
        ("TITLE IV: OTHER MATTERS", 1),
        ("Clinics", 2),
    ]


def test_a_numbered_heading_may_end_in_a_full_stop() -> None:
    """As one does among others that do not; a numbered sentence in bold stays text where none has a number."""
    made = pdfs.paper()
    text = "Each night team rehearses its handover with the day team every month. " * 3
    for heading in ("9. Leave", "10. Handover", "11. Breach and Dispute Procedures.", "12. Law"):
        made.heading(heading, 11)
        made.text_block(text)
    alone = pdfs.paper()
    alone.heading("1. Wash your hands.", 11)
    alone.text_block(text)

    found = outline(read_pdf(pdfs.bytes_of(made), no_progress))
    assert [heading for heading, _ in found] == [
        "9. Leave", "10. Handover", "11. Breach and Dispute Procedures.", "12. Law",
    ]  # fmt: skip
    assert outline(read_pdf(pdfs.bytes_of(alone), no_progress)) == []


def test_a_numbered_heading_of_a_text_may_end_in_a_full_stop() -> None:
    """In capitals, alone on its line; a shouted sentence without a number is none."""
    read = read_text("10. THE HANDOVER\n\na\n\n11. BREACH AND DISPUTE.\n\nb\n\nDO NOT RUN.\n\nc\n")

    assert [heading for heading, _ in outline(read)] == [
        "10. THE HANDOVER",
        "11. BREACH AND DISPUTE.",
    ]
