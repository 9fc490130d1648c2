"""Where an imported document goes, under which id, and how it is written."""

import os
from datetime import date
from pathlib import Path

import pytest

from bot.corpus.importers.bring_in import bring_in
from bot.corpus.importers.described import Wishes, is_date
from bot.corpus.importers.given_file import content_of, files_in
from bot.corpus.importers.imported import CannotImport, no_progress
from bot.corpus.importers.target import folder_for_imports, id_of, write_whole
from bot.errors import ConfigurationError, KnowledgeError
from bot.text.turning import TURNING

WISHES = Wishes(date(2026, 11, 26), "night")


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("NHS People Plan (2020).pdf", "nhs-people-plan-2020"),
        ("../../etc/passwd.txt", "passwd"),
        ("Cr\u00e8me br\u00fbl\u00e9e.docx", "creme-brulee"),
        ("\u4e2d\u6587.pdf", "document"),
        ("a" * 300 + ".pdf", "a" * 80),
        ("--.md", "document"),
        ("v1.2.html", "v1-2"),
    ],
)
def test_an_id_is_made_from_the_name_and_leads_nowhere(name: str, identifier: str) -> None:
    """Letters, digits and hyphens, whatever the name holds."""
    assert id_of(name) == identifier


@pytest.mark.parametrize(
    ("text", "whether"),
    [("2026", True), ("2026-02", True), ("2026-02-28", True), ("2026-02-30", False), ("2026-13", False),
     ("26", False), ("2026-2-3", False), ("0000", False), ("\u0662\u0660\u0662\u0666", False)],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(text: str, whether: bool) -> None:  # noqa: FBT001
    """A year, a month or a day that the calendar has."""
    assert is_date(text) is whether


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where it cannot take its place, what was there stays, and no part of it is left."""
    folder = folder_for_imports(tmp_path)
    (folder / "guide.md").mkdir()

    with pytest.raises(ConfigurationError, match="KLOE_KNOWLEDGE"):
        write_whole(tmp_path, "guide", "text")
    assert [path.name for path in folder.iterdir()] == ["guide.md"]


def test_a_folder_in_the_way_is_a_matter_of_the_setting(tmp_path: Path) -> None:
    """The folder of imports cannot be made where a file has its name."""
    (tmp_path / "sources").write_text("a file", "utf-8")

    with pytest.raises(ConfigurationError, match="nothing can be written"):
        folder_for_imports(tmp_path)


def test_a_document_that_a_person_broke_is_not_replaced_unseen(tmp_path: Path) -> None:
    """Its header cannot be read, so nobody knows what would be lost."""
    path = tmp_path / "guide.txt"
    path.write_text("Ten beds.", "utf-8")
    written = folder_for_imports(tmp_path) / "guide.md"
    bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)
    written.write_text(written.read_text("utf-8").replace("order: 100", "order: first"), "utf-8")

    with pytest.raises(KnowledgeError, match="order"):
        bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)


def test_a_date_that_cannot_be_is_not_believed(tmp_path: Path) -> None:
    """One in the future, or before there were such files; the file's own year stands in."""
    path = tmp_path / "guide.html"
    path.write_text('<meta name="date" content="2999-01-01"><p>Ten beds.</p>', "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    folder_for_imports(tmp_path)

    brought = bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)

    assert (brought.published, brought.date_from) == ("2020", "file")


def test_names_that_nobody_can_print_are_shown_as_they_can_be(tmp_path: Path) -> None:
    """A line break or an escape in a name neither breaks the header nor reaches a terminal."""
    path = tmp_path / "gu\x1bi\nde.txt"
    path.write_text("Ten beds.", "utf-8")
    folder_for_imports(tmp_path)

    brought = bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)

    assert brought.path == "sources/imported/gui-de.md"
    assert "file: gui de.txt\n" in (tmp_path / brought.path).read_text("utf-8")


def test_a_folder_gives_what_its_names_promise(tmp_path: Path) -> None:
    """In the order of names; hidden files, folders and other kinds are passed over."""
    for name in ("b.PDF", "a.md", ".hidden.md", "c.exe"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "folder.md").mkdir()

    assert [path.name for path in files_in(tmp_path)] == ["a.md", "b.PDF"]


def test_a_folder_that_is_not_there_is_a_reason(tmp_path: Path) -> None:
    """It may go while it is looked at."""
    with pytest.raises(CannotImport, match="unreadable"):
        files_in(tmp_path / "gone")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    """Only what leads out of it is not."""
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")

    assert content_of(tmp_path / "b.txt", inside=tmp_path) == b"x"


def test_marks_that_turn_the_direction_are_left_out_and_counted(tmp_path: Path) -> None:
    """A quotation is shown in the order in which it stands; not a word of it is missing."""
    path = tmp_path / "guide.md"
    path.write_text(
        "# Beds\u200f\n\nTen \u202edeb\u202c \u2067beds\u2069 are \u061cready.", "utf-8"
    )
    folder_for_imports(tmp_path)

    brought = bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)

    written = (tmp_path / brought.path).read_text("utf-8")
    assert brought.turning == 6
    assert "\nTen deb beds are ready.\n" in written
    assert not TURNING.search(written)


def test_the_title_in_a_file_is_no_heading_where_a_person_made_it_another(tmp_path: Path) -> None:
    """By an option at the first import, or in the header before a changed file comes."""
    path = tmp_path / "guide.md"
    written = folder_for_imports(tmp_path) / "guide.md"
    for wishes, beds in ((WISHES._replace(title="Beds at night"), "Ten"), (WISHES, "Nine")):
        path.write_text(f"# Guide to beds\n\n{beds} beds.\n\n## Linen\n\nTen sheets.\n", "utf-8")
        bring_in(path, wishes, knowledge=tmp_path, inside=None, progress=no_progress)

        body = written.read_text("utf-8").split("---\n\n", 1)[1]
        assert body == f"# Beds at night\n\n{beds} beds.\n\n## Linen\n\nTen sheets.\n"
        assert "  title: Guide to beds\n" in written.read_text("utf-8")

    path.write_text("# The guide\n\nEight beds.\n", "utf-8")
    bring_in(path, WISHES, knowledge=tmp_path, inside=None, progress=no_progress)
    assert written.read_text("utf-8").endswith("---\n\n# Beds at night\n\nEight beds.\n")
