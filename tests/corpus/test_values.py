"""What the values of the corpus promise about themselves."""

import pytest
from pydantic import ValidationError

from bot.domain.knowledge import Passage, Section

from .folders import Folder

BODY = "# Plan\n\nBoats sail. Boats return.\n\nThe marks are:\n\n- lit\n- dry\n"


def of_kind(folder: Folder, kind: str) -> Passage:
    """Return the first passage of a kind of a small document."""
    return next(passage for passage in folder.passages(BODY) if passage.kind == kind)


def test_a_section_does_not_end_before_it_starts() -> None:
    """Lines are in order."""
    with pytest.raises(ValidationError, match="ends after it starts"):
        Section(heading_path=("Plan",), anchor="plan", start_line=4, end_line=3, blocks=())


def test_a_corpus_has_no_two_passages_with_one_id(folder: Folder) -> None:
    """An id leads to one place."""
    folder.write(BODY)
    fields = dict(folder.load())

    with pytest.raises(ValidationError, match="passage ids are unique"):
        type(folder.load())(**{**fields, "passages": fields["passages"] * 2})


def test_a_paragraph_is_read_as_its_sentences(folder: Folder) -> None:
    """The text of a paragraph has no marks."""
    found = of_kind(folder, "paragraph")

    assert (found.text, found.sentences) == (
        "Boats sail. Boats return.",
        ("Boats sail.", "Boats return."),
    )


def test_a_list_is_read_line_by_line_under_its_lead_in(folder: Folder) -> None:
    """A person sees a list; the lead-in is none of its sentences."""
    found = of_kind(folder, "list")

    assert found.text == "The marks are:\n\u00b7 lit\n\u00b7 dry"
    assert found.sentences == ("lit", "dry")


def test_a_passage_cannot_be_changed(folder: Folder) -> None:
    """What was loaded stays as it was."""
    found = of_kind(folder, "item")

    with pytest.raises(ValidationError, match="frozen"):
        found.lead_in = "Others are:"  # type: ignore[misc]  # that is what is tried
