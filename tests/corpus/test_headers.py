"""What is refused in a document's header, each with its file and line."""

import pytest

from bot.errors import KnowledgeInvalid

from .folders import HEADER, LEFT_OUT, Folder, line_of, refusal

BODY = "# Plan\n\nBoats sail.\n"


@pytest.mark.parametrize("start", ["# Plan\n", " ---\n", "----\n", "\n---\n"])
def test_a_document_without_a_header_is_refused(folder: Folder, start: str) -> None:
    """The first line of a document is the start of its header."""
    path = folder.put("sources/small.md", f"{start}id: small\n---\n\n{BODY}")

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line) == (str(path), 1)
    assert "does not start with a header" in error.reason


def test_a_header_without_an_end_is_refused(folder: Folder) -> None:
    """A header ends with three hyphens on a line of their own."""
    path = folder.put("sources/small.md", f"---\nid: small\n ---\n\n{BODY}")

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line) == (str(path), 1)
    assert "the header has no end" in error.reason


def test_a_header_that_ends_the_file_is_not_said_to_have_no_end(folder: Folder) -> None:
    """What is wrong with a file that ends right after its header is that it holds no text."""
    header = "".join(f"{key}: {value}\n" for key, value in HEADER.items())
    folder.put("sources/small.md", f"---\n{header}---")

    error = refusal(folder, KnowledgeInvalid)

    assert "empty" in error.reason


def test_a_header_that_is_not_yaml_is_refused_at_its_line(folder: Folder) -> None:
    """The line is that of the file."""
    path = folder.write(BODY, extra="names: [one\nplaceholders: []\n")

    error = refusal(folder, KnowledgeInvalid)

    assert error.path == str(path)
    assert error.line in {line_of(path, "names: [one"), line_of(path, "placeholders")}
    assert "not valid YAML" in error.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("colour: red", "colour: extra"),
        ("order: first", "order: input"),
        ("status: forgotten", "status: input"),
        ("published: 2020-01-05", "published: input"),
        ('published: "5 January"', "published: string"),
        ("url: http://harbour.example", "url: string"),
        ("title: ''", "title: string"),
        ("id: Small", "id: string"),
    ],
)
def test_a_field_that_breaks_the_rules_is_refused_at_its_line(
    folder: Folder, line: str, reason: str
) -> None:
    """Unknown fields and values of the wrong form are named with their place."""
    name = line.partition(":")[0]
    path = folder.write(BODY, **{name: LEFT_OUT}, extra=f"{line}\n")

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line) == (str(path), line_of(path, line))
    assert error.reason.startswith(reason)


@pytest.mark.parametrize("field", ["id", "title", "checked_on", "url", "superseded_by"])
def test_a_field_that_is_missing_is_named(folder: Folder, field: str) -> None:
    """What must be said must be said, even where it is null."""
    path = folder.write(BODY, **{field: LEFT_OUT})

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line, error.reason) == (str(path), 2, f"{field}: field required")


def test_text_before_the_first_heading_is_refused_at_its_line(folder: Folder) -> None:
    """The line counts from the top of the file, header included."""
    path = folder.write(f"Stray words.\n\n{BODY}")

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line) == (str(path), line_of(path, "Stray"))
