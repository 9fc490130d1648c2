"""The process in which a foreign file is read: its bounds, and what it says."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.corpus.importers import sandbox
from bot.corpus.importers.imported import CannotImport, no_progress
from bot.corpus.importers.sandbox import read_in_child

from . import pdfs, words


def test_what_the_process_read_is_what_stands_in_the_file() -> None:
    """Titles, dates, pages and pieces come through whole, and progress on the way."""
    told: list[tuple[int, int]] = []
    read = read_in_child("a.pdf", pdfs.numbered_paper(2), lambda *done: told.append(done))

    assert (read.pages, told) == (2, [(1, 2), (2, 2)])
    assert read.pieces[-1].page == 2
    assert "Lantern 229 is checked" in read.pieces[-1].text


def test_a_reason_comes_through() -> None:
    """The person who gave the file reads why it was not taken."""
    with pytest.raises(CannotImport, match="entities"):
        read_in_child("a.docx", words.with_entities('<!ENTITY a9 "x">'), no_progress)


@pytest.mark.parametrize("bound", ["MAX_SECONDS", "MAX_SECONDS_BETWEEN_PARTS"])
def test_a_process_that_takes_too_long_is_ended(
    monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    """As a whole, and without a word on how far it is."""
    monkeypatch.setattr(sandbox, bound, 0.05)

    with pytest.raises(CannotImport, match="slow"):
        read_in_child("a.html", b"<!--" * 500_000, no_progress)


def test_a_process_that_takes_too_much_memory_is_refused() -> None:
    """Far below what the computer has."""
    with pytest.raises(CannotImport, match="memory"):
        read_in_child("a.txt", b"word and " * 5_000_000, no_progress)


def test_more_text_than_a_person_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may not fill the memory of the one that listens to it."""
    monkeypatch.setattr(sandbox, "MAX_ANSWER_BYTES", 100)

    with pytest.raises(CannotImport, match="too_much_text"):
        read_in_child("a.txt", b"word " * 100_000, no_progress)


def test_progress_is_shown_in_a_terminal(tmp_path: Path) -> None:
    """And is gone at the end, so that what was done stands alone."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdfs.numbered_paper(5))
    (tmp_path / "knowledge").mkdir()
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR"}}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "import", str(path), "--framework", "night"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**kept, "KLOE_KNOWLEDGE": str(tmp_path / "knowledge"), "TERM": "xterm"},
        timeout=60,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)

    assert done.returncode == 0
    assert "Reading plan.pdf" in shown
    assert done.stdout.startswith(b"plan.pdf: imported as ")
