"""Walk the knowledge folder: what is read, and in which order."""

import pytest

from bot.corpus.load import read_document
from bot.domain.ids import DocumentId

from .folders import LOADED_AT, Folder

BODY = "# Plan\n\nBoats sail.\n"
FACT = "  - {anchor: published, text: It came out., source: the title page}\n"


def test_a_folder_becomes_a_corpus(folder: Folder) -> None:
    """Documents, passages and the time of loading are there."""
    folder.write(BODY)

    found = folder.load()

    assert [document.header.title for document in found.documents] == ["Harbour Charter"]
    assert [passage.text for passage in found.passages] == ["Boats sail."]
    assert found.loaded_at == LOADED_AT


def test_documents_come_in_the_order_of_their_headers(folder: Folder) -> None:
    """The names of files decide nothing; the same place is decided by the id."""
    folder.write(BODY, name="a-last", order="3")
    folder.write(BODY, name="c-first", order="1")
    folder.write(BODY, name="b-first", order="1")

    found = [document.header.id for document in folder.load().documents]

    assert found == ["b-first", "c-first", "a-last"]


def test_documents_in_folders_below_are_read(folder: Folder) -> None:
    """A document's path is kept inside the knowledge folder, with forward slashes."""
    folder.write(BODY, name="imported/deep", id="deep")

    found = folder.load().documents[0]

    assert found.path == "sources/imported/deep.md"


def test_only_markdown_files_are_documents(folder: Folder) -> None:
    """Other files beside the documents are left alone."""
    folder.write(BODY)
    folder.put("sources/notes.txt", b"\xff\xfe not a document")

    assert len(folder.load().documents) == 1


def test_a_document_is_found_by_its_id(folder: Folder) -> None:
    """An id leads to its document, and an unknown one to an error."""
    folder.write(BODY)
    corpus = folder.load()

    assert corpus.document(DocumentId("small")).header.id == "small"
    with pytest.raises(KeyError):
        corpus.document(DocumentId("absent"))


def test_line_ends_of_windows_are_read_as_any_others(folder: Folder) -> None:
    """Passages, lines and facts are the same; only the hash of the file differs."""
    path = folder.write("# Plan\n\nLead:\n\n- lit\n- dry\n", extra=f"facts:\n{FACT}")
    unix = folder.load()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    windows = folder.load()

    assert windows.passages == unix.passages
    assert windows.documents[0].text == unix.documents[0].text
    assert windows.documents[0].sha256 != unix.documents[0].sha256


def test_a_byte_order_mark_is_no_text(folder: Folder) -> None:
    """A document saved with a mark before its first character is read."""
    path = folder.write(BODY)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert [passage.text for passage in folder.load().passages] == ["Boats sail."]


def test_one_document_is_read_by_itself(folder: Folder) -> None:
    """A document is checked without its neighbours."""
    path = folder.write(BODY)
    folder.put("sources/broken.md", "no header")

    found = read_document(folder.path, path)

    assert [section.heading_path for section in found.sections] == [("Plan",)]
