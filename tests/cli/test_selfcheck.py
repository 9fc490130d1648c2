"""`kloe selfcheck export`: a person's self-checks into a file, and never over another."""

import io
import os
import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document

from bot import wording
from bot.cli.selfcheck import exported, refuse_existing, replace_file
from bot.domain.ids import PassageId
from bot.domain.selfcheck import CheckId, Item, ItemId, Run, RunId, SelfCheck, Theme, ThemeId
from bot.errors import ConfigurationError
from bot.selfcheck.export import Asked, Format, Kept
from bot.store.engine import Database
from bot.store.runs import begin
from bot.store.schema import upgrade

from .commands import Command, run

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
TODAY = date(2026, 7, 10)
ITEM = Item(
    id=ItemId("w1-1"),
    theme=ThemeId("w1"),
    question="Is there a plan?",
    rests_on=PassageId("a#b~1"),
    counts=("a plan",),
)
CHECKS = {
    CheckId(name): SelfCheck(
        id=CheckId(name),
        title=f"Self-check {name}",
        about="It asks.",
        themes=(Theme(id=ThemeId("w1"), title="Leaders"),),
        items=(ITEM,),
    )
    for name in ("kloes", "dpic")
}
ASKED = Asked(CHECKS.get, {})
NOTHING = Kept([], [], [])


def run_of(check: str) -> Run:
    """Return a run that was only begun."""
    return Run(
        id=RunId(check),
        user="U0SECRET1",
        check=CheckId(check),
        items=(ITEM.id,),
        current=ITEM.id,
        started_at=AT,
        changed_at=AT,
    )


def test_several_self_checks_are_chapters_of_one_document() -> None:
    """Under one title."""
    kept = Kept([run_of("kloes"), run_of("dpic")], [], [])

    made = exported(kept, ASKED, "docx", today=TODAY)

    paragraphs = Document(io.BytesIO(made.content or b"")).paragraphs
    assert paragraphs[0].text == wording.REPORT_SEVERAL
    headings = [p.text for p in paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[1:] == ["Self-check kloes", "Self-check dpic"]


@pytest.mark.parametrize("form", ["docx", "csv", "json"])
def test_a_person_of_whom_nothing_is_kept_is_named_as_the_trouble(form: Format) -> None:
    """In every format."""
    with pytest.raises(ConfigurationError, match="--user: nothing is kept about this person"):
        exported(NOTHING, ASKED, form, today=TODAY)


def test_what_cannot_be_shown_as_a_document_is_pointed_to_json() -> None:
    """Its self-check is no longer defined."""
    with pytest.raises(ConfigurationError, match="--format json has everything"):
        exported(Kept([run_of("old")], [], []), ASKED, "docx", today=TODAY)


def test_a_file_is_written_whole_for_its_owner_alone(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    file = tmp_path / "mine.csv"

    replace_file(file, b"one")
    replace_file(file, b"two")

    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [*tmp_path.iterdir()] == [file]


def test_a_file_that_is_there_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """The command ends with the code of a wrong option before it looks at anything else."""
    file = tmp_path / "mine.json"
    file.write_text("precious")
    options = ("--user", "U012AB3CD", "--format", "json", "--out", str(file))

    ended = run(Command(("selfcheck", "export", *options)))

    assert (ended.code, ended.out) == (2, "")
    assert "--out: there is such a file already" in ended.err
    assert file.read_text() == "precious"


@pytest.mark.parametrize("name", ["nowhere/mine.csv", "folder"])
def test_a_file_that_cannot_be_written_is_said_so(tmp_path: Path, name: str) -> None:
    """No folder to write to, or a folder in its place; nothing is left behind."""
    (tmp_path / "folder").mkdir()

    with pytest.raises(ConfigurationError, match="--out: it cannot be written"):
        replace_file(tmp_path / name, b"one")
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_neither_a_device_nor_a_link_is_replaced_even_by_force(tmp_path: Path) -> None:
    """Root could: standard output would be gone for all, and the answers would lie in its place."""
    (tmp_path / "precious").write_text("mine")
    link, pipe = tmp_path / "stdout", tmp_path / "pipe"
    link.symlink_to(tmp_path / "precious")
    os.mkfifo(pipe)

    for name in (link, pipe):
        with pytest.raises(ConfigurationError, match="--out: what has this name is no file"):
            replace_file(name, b"answers")

    assert link.is_symlink()
    assert pipe.is_fifo()
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(tmp_path: Path) -> None:
    """It is not written through."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")

    with pytest.raises(ConfigurationError, match="--out"):
        refuse_existing(link)


def test_a_kept_run_becomes_a_document_with_its_passages(tmp_path: Path) -> None:
    """By the real command, from a database, over the shipped self-checks."""
    address = f"sqlite:///{tmp_path / 'kloe.db'}"
    database = Database(address)
    upgrade(database)
    begin(database, run_of("w1"))
    database.dispose()
    file = tmp_path / "w1.docx"

    options = ("--user", "U0SECRET1", "--format", "docx", "--out", str(file))
    found = {"DATABASE_URL": address}

    ended = run(Command(("selfcheck", "export", *options), environment=found))

    assert ended.code == 0, ended.err
    document = Document(io.BytesIO(file.read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Well-led framework" in text
    assert "U0SECRET1" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="there every name is text")
@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("selfcheck", "export", "--format", "json", "--out", "x", "--user", "U\udcff"), "--user"),
        (("db", "erase", "--yes", "--user", "U\udcff"), "--user"),
        (("db", "erase", "--yes", "--user", "U1", "--direct", "D\udcff"), "--direct"),
    ],
)
def test_an_id_that_is_not_utf_8_is_told_as_a_wrong_option(
    arguments: tuple[str, ...], option: str, tmp_path: Path
) -> None:
    """Exit 2 and one line; there can be no such person, and nothing was done."""
    address = f"sqlite:///{tmp_path / 'kloe.db'}"

    ended = run(Command(arguments, b"", {"DATABASE_URL": address}, tmp_path))

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"kloe: {option}: {wording.NOT_UTF8}\n"
    assert not [*tmp_path.iterdir()]
