"""Markdown to sections with heading path, anchor and line range."""

import pytest

from bot.corpus.markdown import anchor_of, parse_sections
from bot.domain.knowledge import Section
from bot.errors import DuplicateId, KnowledgeInvalid

TREE = """\
# Plan

Opening words.

## People

Of people.

### Boards

Of boards.

## Money

Of money.
"""


def sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a text that starts on line 1."""
    return parse_sections(text, path="plan.md")


def test_a_heading_path_holds_the_headings_above() -> None:
    """A section knows under which headings it stands."""
    found = [section.heading_path for section in sections(TREE)]

    assert found == [
        ("Plan",),
        ("Plan", "People"),
        ("Plan", "People", "Boards"),
        ("Plan", "Money"),
    ]


def test_a_level_that_is_left_out_adds_nothing_to_the_path() -> None:
    """A third-level heading right under a first-level one has two headings in its path."""
    found = sections("# Plan\n\n### Boards\n\nOf boards.\n\n## Money\n\nOf money.\n")

    assert [section.heading_path for section in found] == [
        ("Plan",),
        ("Plan", "Boards"),
        ("Plan", "Money"),
    ]


def test_a_section_ends_before_the_next_heading() -> None:
    """Line ranges are 1-based, in order, and cover the text without a gap."""
    found = [(section.start_line, section.end_line) for section in sections(TREE)]

    assert found == [(1, 4), (5, 8), (9, 12), (13, 15)]


def test_lines_count_from_the_line_at_which_the_text_starts() -> None:
    """Below a header, sections and blocks have the lines of the file."""
    found = parse_sections("# Plan\n\nOf it.\n", path="plan.md", first_line=20)

    assert (found[0].start_line, found[0].blocks[0].start_line) == (20, 22)


def test_a_block_has_the_lines_on_which_it_stands() -> None:
    """A paragraph or an item of two lines ends on its second."""
    text = "# Plan\n\nOne line.\nAnother.\n\n- An item.\n  Its second line.\n- A second item.\n"

    found = [(b.kind, b.start_line, b.end_line) for b in sections(text)[0].blocks]

    assert found == [("paragraph", 3, 4), ("item", 6, 7), ("item", 8, 8)]


def test_a_block_keeps_its_sentences_one_to_a_line() -> None:
    """White space at the start of a line goes; the line breaks that part sentences stay."""
    found = sections("# Plan\n\n- An item\n  goes on.\n")[0].blocks

    assert found[0].text == "An item\ngoes on."


def test_the_marks_inside_a_line_are_kept_as_they_are() -> None:
    """The text is quoted word for word, marks of emphasis and entities included."""
    found = sections("# Plan\n\nA **bold** word, R&D &amp; `code`.\n")[0].blocks

    assert found[0].text == "A **bold** word, R&D &amp; `code`."


def test_items_of_one_list_share_a_group() -> None:
    """Paragraphs have no group; each list of the section has the next number."""
    text = "# Plan\n\nFirst:\n\n- one\n- two\n\nSecond:\n\n1. three\n2. four\n"

    found = [block.group for block in sections(text)[0].blocks]

    assert found == [0, 1, 1, 0, 2, 2]


def test_lists_are_numbered_in_their_section() -> None:
    """A list in one section does not change the number of a list in another."""
    text = "# Plan\n\nFirst:\n\n- one\n- two\n\n## People\n\nSecond:\n\n- three\n- four\n"

    found = [block.group for block in sections(text)[1].blocks]

    assert found == [0, 1, 1]


def test_an_item_inside_an_item_belongs_to_the_same_list() -> None:
    """A list within a list is one list."""
    found = sections("# Plan\n\n- outer\n  - inner\n- last\n")[0].blocks

    assert [(b.kind, b.text, b.group) for b in found] == [
        ("item", "outer", 1),
        ("item", "inner", 1),
        ("item", "last", 1),
    ]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        (
            "Senior leaders will be expected to evidence:",
            "senior-leaders-will-be-expected-to-evidence",
        ),
        ("What is the framework\u2019s purpose?", "what-is-the-frameworks-purpose"),
        ("  Two   spaces -- and dashes ", "two-spaces-and-dashes"),
        ("W1.4", "w1-4"),
        ("\u65e5\u672c", "section"),
        ("?!", "section"),
    ],
)
def test_an_anchor_is_the_heading_in_plain_letters(heading: str, anchor: str) -> None:
    """Lower case, hyphens, ASCII letters and digits; never empty."""
    assert anchor_of(heading) == anchor


def test_two_headings_may_not_make_one_anchor() -> None:
    """A citation must lead to one place; the error names the second heading and the first."""
    with pytest.raises(DuplicateId) as raised:
        sections("# Plan\n\nOf it.\n\n## Plan!\n\nMore.\n")

    assert (raised.value.path, raised.value.line, raised.value.identifier) == ("plan.md", 5, "plan")
    assert raised.value.first == "line 1"


def test_text_before_the_first_heading_is_refused_at_its_line() -> None:
    """Every passage stands under a heading."""
    with pytest.raises(KnowledgeInvalid) as raised:
        sections("\nStray words.\n\n# Plan\n\nOf it.\n")

    assert (raised.value.path, raised.value.line) == ("plan.md", 2)
    assert "before the first heading" in raised.value.reason


@pytest.mark.parametrize("text", ["", "\n\n", "#\n"])
def test_a_text_without_headings_and_words_is_refused(text: str) -> None:
    """An empty document is a mistake, not a document."""
    with pytest.raises(KnowledgeInvalid, match="empty"):
        sections(text)


def test_a_heading_without_text_is_a_section_without_blocks() -> None:
    """A title above sections need say nothing itself."""
    found = sections("# Plan\n\n## People\n\nOf people.\n")

    assert (found[0].blocks, found[0].end_line) == ((), 2)


def test_underlined_headings_are_headings() -> None:
    """Both of Markdown's ways to write a heading are read."""
    found = sections("Plan\n====\n\nOf it.\n\nPeople\n------\n\nOf people.\n")

    assert [section.heading_path for section in found] == [("Plan",), ("Plan", "People")]


@pytest.mark.parametrize(
    "block",
    [
        "```\nfenced words\n```",
        "    indented words",
        "<div>\nmarked words\n</div>",
        "<!-- a comment -->",
        "> quoted words",
        "***",
    ],
)
def test_text_in_a_form_that_is_not_read_is_refused_at_its_line(block: str) -> None:
    """Only headings, paragraphs and lists are; an author is told rather than left with lost words."""
    with pytest.raises(KnowledgeInvalid) as raised:
        sections(f"# Plan\n\nOf it.\n\n{block}\n")

    assert (raised.value.path, raised.value.line) == ("plan.md", 5)
    assert "only headings, paragraphs and lists" in raised.value.reason


def test_a_block_inside_an_item_is_refused_at_its_line() -> None:
    """A list may hold paragraphs and lists, and nothing that would be lost."""
    with pytest.raises(KnowledgeInvalid) as raised:
        sections("# Plan\n\n- lit\n\n  ```\n  words\n  ```\n")

    assert raised.value.line == 5


def test_the_definition_of_a_link_is_text() -> None:
    """Markdown would take it out without a trace."""
    found = sections("# Plan\n\n[plan]: https://harbour.example\n")[0].blocks

    assert [block.text for block in found] == ["[plan]: https://harbour.example"]
