"""What a summary says of its sections, codes at the beginning of a block, and marks of pages."""

import pytest

from bot.corpus.check import check_corpus
from bot.domain.header import Code
from bot.domain.knowledge import Passage
from bot.errors import KnowledgeUnreadable

from .folders import Folder

ADDRESS = "https://www.example.org/w1"
NOTE = f"""sections:
  - heading: W1 Boats
    code: W1
    source: the harbour's page
    url: {ADDRESS}
    confidence: from_memory
    only_for: harbours
"""
BODY = "# Plan\n\n## W1 Boats\n\nBoats sail.\n\n- W1.1: Boats are mended.\n- Nets are mended.\n"


def passages(folder: Folder) -> list[Passage]:
    """Return the passages of the folder's one document, facts aside."""
    return [one for one in folder.load().passages if one.kind != "fact"]


def found(folder: Folder) -> list[str]:
    """Return what the check says of the document, wordings aside."""
    return [f.what for f in check_corpus(folder.path) if "wording" not in f.what]


def test_a_passage_has_what_the_header_says_of_its_section(folder: Folder) -> None:
    """Source, address, confidence, the kind of service; and the code, unless it has its own."""
    folder.write(BODY, extra=NOTE, wording="summary")

    paragraph, whole, first, second = passages(folder)

    assert [one.reference for one in (paragraph, whole, second)] == [
        Code(code="W1", fit="exact")
    ] * 3
    assert first.reference == Code(code="W1.1", fit="exact")
    for one in (paragraph, whole, first, second):
        assert (one.source, one.url) == ("the harbour's page", ADDRESS)
        assert (one.confidence, one.only_for) == ("from_memory", "harbours")


@pytest.mark.parametrize(
    ("extra", "is_later"),
    [("", False), ("    later: true\n", True), ("kind: background\n", True)],
)
def test_a_section_says_whether_it_tells_of_what_came_later(
    folder: Folder, extra: str, *, is_later: bool
) -> None:
    """Its note does, or it stands in the background of the frameworks."""
    folder.write(BODY, extra=NOTE + extra, wording="summary")

    assert {one.later for one in passages(folder)} == {is_later}


def test_in_a_document_of_somebody_elses_words_no_code_is_read(folder: Folder) -> None:
    """There, a figure at the beginning is what the author wrote."""
    folder.write(BODY)

    assert {one.reference for one in passages(folder)} == {None}


def test_a_heading_without_a_source_is_named(folder: Folder) -> None:
    """So is a source without its heading; a heading over headings needs none."""
    folder.write(
        f"{BODY}\n## Nets\n\nNets rest.\n",
        extra=NOTE.replace("W1 Boats", "W2 Boats"),
        wording="summary",
    )

    assert found(folder) == [
        "no heading reads 'W2 Boats'",
        "'W1 Boats' has no source among the header's sections",
        "'Nets' has no source among the header's sections",
    ]


def test_what_stands_after_a_mark_is_on_that_page(folder: Folder) -> None:
    """Also in the middle of a list, which stays one list, and of a section."""
    folder.write(
        "# Plan\n\nBoats sail:\n\n- by day;\n\n<!-- page 2 -->\n- by night.\n\n"
        "<!-- page 3 -->\n\nThen they rest.\n"
    )

    pages = {one.text.splitlines()[-1]: one.page for one in passages(folder)}

    assert pages == {
        "Boats sail:": None,
        "\u00b7 by night.": 2,
        "\u00b7 by day;": None,
        "Then they rest.": 3,
    }
    assert len({one.list_id for one in passages(folder) if one.kind == "item"}) == 1


@pytest.mark.parametrize("mark", ["<!-- page x -->", "<!-- page 0 -->", "<!-- hidden -->"])
def test_any_other_comment_is_refused(folder: Folder, mark: str) -> None:
    """What nobody reads could say anything."""
    folder.write(f"# Plan\n\nBoats sail.\n\n{mark}\n")

    assert found(folder) == [
        "only headings, paragraphs and lists are read, and this is a block of 'html block'"
    ]


def test_what_waits_for_its_review_is_not_used_and_is_named(folder: Folder) -> None:
    """With the line that has to go."""
    folder.write("# Plan\n\nBoats sail.\n")
    folder.write("# Nets\n\nNets rest.\n", name="nets", extra="review: pending\n")

    assert {one.text for one in passages(folder)} == {"Boats sail."}
    assert found(folder) == [
        "not used yet: read it through, then remove the line 'review: pending'"
    ]


def test_where_everything_waits_there_is_nothing_to_use(folder: Folder) -> None:
    """And that is said, rather than that there is no document."""
    folder.write("# Plan\n\nBoats sail.\n", extra="review: pending\n")

    with pytest.raises(KnowledgeUnreadable, match="every document still has to be reviewed"):
        passages(folder)
