"""The fingerprint of the knowledge: the same for the same files, another for any change."""

import hashlib

import pytest

from .folders import Folder

FILES = {
    "sources/one.md": "# Plan\n\nBoats sail.\n",
    "sources/two.md": "# Watch\n\nLanterns burn.\n",
}
OTHERS = {
    "asked/one.txt": "> Boats sail.\nwhat sails\n",
    "outside/not_covered.txt": "> the weather\nwill it rain\n",
    "lexicon.yaml": "groups: []\n",
    "thesaurus.txt": "boat, ship\n",
}


def filled(folder: Folder, *, backwards: bool = False) -> str:
    """Write every file of the folder, in one order or the other; return the fingerprint."""
    writes = [(path, text) for path, text in (FILES | OTHERS).items()]
    for path, text in reversed(writes) if backwards else writes:
        if path in FILES:
            folder.write(text, name=path.removeprefix("sources/").removesuffix(".md"))
        else:
            folder.put(path, text)
    return folder.load().fingerprint


def test_the_same_files_have_the_same_fingerprint(folder: Folder) -> None:
    """Loading twice changes nothing, and the fingerprint is a SHA-256 in hexadecimal."""
    first = filled(folder)

    second = folder.load().fingerprint

    assert first == second
    assert len(bytes.fromhex(first)) == hashlib.sha256().digest_size


def test_the_order_in_which_files_are_written_changes_nothing(folder: Folder) -> None:
    """A folder that was filled from the end is the same folder."""
    first = filled(folder)
    for path in (*FILES, *OTHERS):
        (folder.path / path).unlink()

    second = filled(folder, backwards=True)

    assert first == second


@pytest.mark.parametrize("path", [*FILES, *OTHERS])
def test_a_change_of_one_character_changes_it(folder: Folder, path: str) -> None:
    """Every file that is read counts: documents, wordings, what lies outside, and the lexicon."""
    before = filled(folder)
    with (folder.path / path).open("a") as file:
        file.write("\n")

    after = folder.load().fingerprint

    assert before != after


@pytest.mark.parametrize("path", ["sources/two.md", "asked/one.txt", "lexicon.yaml"])
def test_taking_a_file_away_changes_it(folder: Folder, path: str) -> None:
    """A file that is gone is a change."""
    before = filled(folder)
    (folder.path / path).unlink()

    after = folder.load().fingerprint

    assert before != after


def test_a_new_name_changes_it(folder: Folder) -> None:
    """Passage ids hold the path, so that the same words elsewhere are another corpus."""
    before = filled(folder)
    (folder.path / "sources/two.md").rename(folder.path / "sources/three.md")

    after = folder.load().fingerprint

    assert before != after


def test_words_that_move_between_files_change_it(folder: Folder) -> None:
    """Two files that change places are not the same folder."""
    before = filled(folder)
    one, two = folder.path / "sources/one.md", folder.path / "sources/two.md"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)

    after = folder.load().fingerprint

    assert before != after


def test_a_file_that_is_not_read_changes_nothing(folder: Folder) -> None:
    """Notes for authors are no knowledge."""
    before = filled(folder)
    folder.put("README.md", "For authors.\n")
    folder.put("sources/notes.txt", "For authors.\n")

    after = folder.load().fingerprint

    assert before == after


def test_a_document_has_the_hash_of_its_file(folder: Folder) -> None:
    """What a citation shows can be checked with any tool."""
    path = folder.write("# Plan\n\nBoats sail.\n")

    found = folder.load().documents[0]

    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
