"""Titles with names, postcodes and patients' numbers, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kloe import Kloe
from bot.settings import find_knowledge
from bot.text.named_person import has_hospital_number, has_postcode, has_titled_name


@pytest.mark.parametrize(
    "text",
    [
        "Letter about Mrs Flamboyant in bed 4",
        "Dr Jane Flamboyant",
        "Dr. J. Flamboyant",
        "Dr J F Flamboyant",
        "Dr Foster",
        "DR Patel",
        "dr patel",
        "Mr J Smith",
        "mr smith",
        "MR JONES",
        "Mr. Wood",
        "mrs jones",
        "Mrs Ward",
        "MRS JONES",
        "Miss Young",
        "ms green",
        "M\u200brs Jones",
        "Prof. Green",
        "Professor Jane Hill",
        "Sir John",
        "Sister Mary",
        "Matron Jones",
        "Nurse O'Neill",
        "Patient John Smith",
        "Patient: John Smith",
        "patient Smith",
        "pt Brown",
    ],
)
def test_a_title_with_a_name_is_recognised(text: str) -> None:
    """However both are written."""
    assert has_titled_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dr Foster unit",
        "DR plan",
        "DR Test report",
        "missed targets",
        "Near Miss Report",
        "Miss nothing",
        "MR scanner policy",
        "MS Teams site",
        "Ms Word",
        "lord mayor",
        "Sister on ward 4",
        "Sister organisation",
        "Professor of nursing",
        "Matron audit",
        "Lead Nurse",
        "Nurse Associate",
        "nurse HCA",
        "Consultant Job Plans",
        "Patient Access Policy",
        "Patient Advice and Liaison Service",
        "Patient PROMs",
        "Patient Safety Committee",
        "patient stories",
        "service user Feedback",
    ],
)
def test_roles_bodies_and_products_are_nobodys_names(text: str) -> None:
    """They are what evidence is made of."""
    assert not has_titled_name(text)


@pytest.mark.parametrize(
    "text", ["SW1A 1AA", "sw1a 1aa", "M1 1AE", "B33 8TH,", "DN551PT", "(EC1A 1BB)"]
)
def test_a_postcode_is_recognised(text: str) -> None:
    """With its gap in small letters, too."""
    assert has_postcode(f"seen at {text}")


@pytest.mark.parametrize(
    "text",
    [
        "W1.4",
        "W1 2nd quarter",
        "W2 4th meeting",
        "A4 2pp",
        "E2 2026",
        "L1 5 pm",
        "HR-01-AB",
        "B12AB.docx",
        "b12ab",
        "ISO 27001",
        "https://example.org/SW1A1AA",
    ],
)
def test_codes_and_ordinals_are_no_postcodes(text: str) -> None:
    """Those of the frameworks above all."""
    assert not has_postcode(text)


@pytest.mark.parametrize(
    "text",
    [
        "MRN 4456721",
        "mrn: 44567",
        "hospital number 445 6721",
        "Hospital No: A123456",
        "patient id AB-123456",
        "CHI no. 0101801234",
    ],
)
def test_a_number_that_is_called_a_patients_is_recognised(text: str) -> None:
    """Whatever its form."""
    assert has_hospital_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "patient numbers 12000",
        "unit number 20256",
        "patient no 4",
        "MRN policy 2026",
        "NHS numbers",
    ],
)
def test_headcounts_and_policies_are_no_patients_number(text: str) -> None:
    """They say how many, or how."""
    assert not has_hospital_number(text)


def test_no_line_of_the_shipped_knowledge_names_a_person(kloe: Kloe) -> None:
    """What the frameworks and self-checks say may be noted as it stands."""
    files = (find_knowledge(None) / "selfchecks").glob("*")
    texts = [*(one.text for one in kloe.corpus.documents), *(file.read_text() for file in files)]
    known = kloe.glossary.person_free

    for line in (line for text in texts for line in text.splitlines()):
        assert not has_titled_name(line, known_names=known), line
        assert not has_postcode(line), line
        assert not has_hospital_number(line), line


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """And is judged the same with space around it."""
    for judged in (has_titled_name, has_postcode, has_hospital_number):
        assert judged(f" {text} ") == judged(text)
