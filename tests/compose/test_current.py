"""Knowledge that changes while Kloe runs."""

import queue
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from bot.compose import compose_kloe
from bot.corpus.fingerprint import read_files
from bot.current import Current, Watch
from bot.domain.answer import Answer
from bot.domain.query import Question
from bot.kloe import Kloe

GUIDE = "sources/guide.md"
LANTERNS = "Lanterns are checked before dusk."


@pytest.fixture
def current(build_kloe: Callable[[Mapping[str, str]], Kloe], tmp_path: Path) -> Current:
    """Kloe over one guide, which may be changed."""
    kloe = build_kloe({GUIDE: f"# Guide\n\n{LANTERNS}\n"})
    return Current(kloe, tmp_path, partial(compose_kloe, tmp_path))


def change(folder: Path, old: str, new: str) -> None:
    """Put other words into the guide."""
    path = folder / GUIDE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def quoted(current: Current) -> list[str]:
    """Return what is quoted about lanterns."""
    reply = current.kloe().ask(Question(text="when are lanterns checked?")).reply
    return [citation.quote for citation in reply.citations] if isinstance(reply, Answer) else []


def test_a_folder_that_is_left_alone_is_not_composed_again(current: Current) -> None:
    """However often it is looked at."""
    before = current.kloe()

    assert [current.look() for _ in range(3)] == ["same"] * 3
    assert current.kloe() is before


def test_a_change_is_taken_up_once_nothing_changes_any_more(
    current: Current, tmp_path: Path
) -> None:
    """So that what is still being written is let be."""
    change(tmp_path, "dusk", "dawn")

    assert [current.look() for _ in range(3)] == ["changing", "renewed", "same"]
    assert quoted(current) == ["Lanterns are checked before dawn."]


def test_what_was_known_stays_while_the_new_is_broken(current: Current, tmp_path: Path) -> None:
    """And is exchanged once it is mended."""
    change(tmp_path, "# Guide", "Guide")
    looks = [current.look() for _ in range(3)]
    was_broken, known = current.is_broken, quoted(current)
    change(tmp_path, "Guide\n\nLanterns are", "# Guide\n\nLanterns were")

    assert (looks, was_broken, known) == (["changing", "broken", "same"], True, [LANTERNS])
    assert [current.look() for _ in range(2)] == ["changing", "renewed"]
    assert quoted(current) == ["Lanterns were checked before dusk."]
    assert not current.is_broken


def test_a_new_document_is_taken_up_and_a_removed_one_is_forgotten(
    current: Current, tmp_path: Path
) -> None:
    """Not only changes of what is there."""
    text = (tmp_path / GUIDE).read_text(encoding="utf-8")
    other = text.replace("id: guide", "id: watch").replace(LANTERNS, "Doors are locked at nine.")
    (tmp_path / "sources/watch.md").write_text(other, encoding="utf-8")
    current.look()
    current.look()
    documents = len(current.kloe().corpus.documents)
    (tmp_path / GUIDE).unlink()
    current.look()
    current.look()

    assert documents == 2
    assert [document.header.id for document in current.kloe().corpus.documents] == ["watch"]


def test_a_folder_that_is_gone_is_no_reason_to_forget(current: Current, tmp_path: Path) -> None:
    """It may be on its way back."""
    for path in read_files(tmp_path):
        path.unlink()

    assert [current.look() for _ in range(2)] == ["changing", "broken"]
    assert quoted(current) == [LANTERNS]


def test_saving_a_file_without_a_change_renews_nothing(current: Current, tmp_path: Path) -> None:
    """The same words are the same knowledge."""
    before = current.kloe()
    path = tmp_path / GUIDE
    path.write_bytes(path.read_bytes())

    assert "renewed" not in [current.look() for _ in range(3)]
    assert current.kloe() is before


def test_a_folder_that_cannot_be_read_for_a_moment_is_read_again(
    build_kloe: Callable[[Mapping[str, str]], Kloe], tmp_path: Path
) -> None:
    """Too many open files, say: though the folder is then as it was, it is known to be whole."""
    faults = [OSError("too many open files")] * 2

    def compose() -> Kloe:
        """Fail at first.

        Raises:
            OSError: twice.
        """
        if faults:
            raise faults.pop()
        return compose_kloe(tmp_path)

    current = Current(build_kloe({GUIDE: f"# Guide\n\n{LANTERNS}\n"}), tmp_path, compose)
    change(tmp_path, "dusk", "dawn")

    assert [current.look() for _ in range(3)] == ["changing", "broken", "broken"]
    assert current.is_broken
    change(tmp_path, "dawn", "dusk")
    assert [current.look() for _ in range(3)] == ["changing", "same", "same"]
    assert not current.is_broken
    assert quoted(current) == [LANTERNS]


def test_a_fault_while_the_folder_is_looked_at_does_not_end_the_looking(
    current: Current, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next change is taken up all the same."""
    monkeypatch.setattr("bot.current.LOOK_SECONDS", 0.01)
    renewals: queue.Queue[list[str]] = queue.Queue()

    def renewed() -> None:
        """Tell of it, and fail as a second process that cannot be started does.

        Raises:
            OSError: always.
        """
        renewals.put(quoted(current))
        raise OSError("too many open files")

    watch = Watch(current, renewed)
    watch.start()
    change(tmp_path, "dusk", "dawn")
    first = renewals.get(timeout=10)
    change(tmp_path, "dawn", "noon")
    second = renewals.get(timeout=10)
    watch.end()

    assert first == ["Lanterns are checked before dawn."]
    assert second == ["Lanterns are checked before noon."]
