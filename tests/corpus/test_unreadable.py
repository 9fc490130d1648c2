"""What is refused in the knowledge folder before a header is read, and ids that clash."""

from pathlib import Path

import pytest

from bot.corpus.load import load_corpus
from bot.errors import DuplicateId, KnowledgeInvalid, KnowledgeUnreadable

from .folders import LOADED_AT, Folder, line_of, refusal

BODY = "# Plan\n\nBoats sail.\n"


@pytest.mark.parametrize("name", ["absent", "a-file"])
def test_a_missing_folder_is_named(tmp_path: Path, name: str) -> None:
    """A folder that is not there, or is a file, cannot be loaded."""
    (tmp_path / "a-file").write_text("words")

    with pytest.raises(KnowledgeUnreadable, match="no such knowledge folder") as raised:
        load_corpus(tmp_path / name, loaded_at=LOADED_AT)

    assert raised.value.path == str(tmp_path / name)


def test_a_folder_without_documents_is_named(folder: Folder) -> None:
    """Kloe without a document would abstain from everything."""
    error = refusal(folder, KnowledgeUnreadable)

    assert error.path == str(folder.path / "sources")
    assert "no document" in error.reason


def test_a_document_that_is_not_utf_8_is_refused_at_its_line(folder: Folder) -> None:
    """The line is that of the first character that cannot be read."""
    path = folder.write(BODY)
    path.write_bytes(path.read_bytes() + "Si\u00e2n\n".encode("latin-1"))

    error = refusal(folder, KnowledgeUnreadable)

    assert (error.path, error.line) == (str(path), line_of(path, "Si"))


@pytest.mark.parametrize("content", ["", " \n\n\t\n"])
def test_an_empty_document_is_refused(folder: Folder, content: str) -> None:
    """A file of white space is a mistake."""
    path = folder.put("sources/small.md", content)

    error = refusal(folder, KnowledgeInvalid)

    assert (error.path, error.line, error.reason) == (str(path), 1, "the document is empty")


def test_a_document_of_headings_alone_is_refused(folder: Folder) -> None:
    """Headings without text hold nothing that could be quoted."""
    path = folder.write("# Plan\n\n## People\n")

    error = refusal(folder, KnowledgeInvalid)

    assert error.path == str(path)
    assert "headings and no text" in error.reason


def test_two_documents_may_not_share_an_id(folder: Folder) -> None:
    """The error names both files."""
    folder.write(BODY, name="one", id="same")
    second = folder.write(BODY, name="two", id="same")

    error = refusal(folder, DuplicateId)

    assert error.path.endswith("sources/two.md")
    assert error.line == line_of(second, "id: same")
    assert "sources/one.md" in error.reason


def test_two_headings_may_not_share_an_anchor(folder: Folder) -> None:
    """The error names the second heading's line and the first's."""
    path = folder.write(f"{BODY}\n## Plan.\n\nMore.\n")

    error = refusal(folder, DuplicateId)

    assert (error.path, error.line) == (str(path), line_of(path, "## Plan."))
    assert f"line {line_of(path, '# Plan')}" in error.reason


@pytest.mark.parametrize(
    ("heading", "anchors"), [("Plan", ("same", "same")), ("Header", ("1", "other"))]
)
def test_two_passages_may_not_share_an_id(
    folder: Folder, heading: str, anchors: tuple[str, str]
) -> None:
    """Facts that share an anchor, with each other or with a heading, are refused as knowledge."""
    facts = "".join(f"  - {{anchor: '{a}', text: It is {a}., source: us}}\n" for a in anchors)
    path = folder.write(f"# {heading}\n\nBoats sail.\n", extra=f"facts:\n{facts}")

    error = refusal(folder, DuplicateId)

    assert error.path.endswith(path.name)
    assert error.line in {line_of(path, "boats sail".capitalize()), line_of(path, "anchor") + 1}


def test_a_path_that_cannot_be_read_is_named(folder: Folder) -> None:
    """A link that leads nowhere, and a folder with a document's name, are refused by name."""
    path = folder.path / "sources" / "broken.md"
    path.symlink_to(folder.path / "absent.md")

    error = refusal(folder, KnowledgeUnreadable)

    assert error.path == str(path)
