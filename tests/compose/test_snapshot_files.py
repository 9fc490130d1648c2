"""What is kept, where, for whom, and when it is not found again."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import bot
from bot.compose import compose_kloe
from bot.errors import KnowledgeError
from bot.snapshot_file import LEFT_OVER_SECONDS, MAX_SNAPSHOTS

from .snapshots import keep_one, snapshots_in, told

COMPOSE = """\
import sys
from pathlib import Path
from bot.compose import compose_kloe
compose_kloe(Path(sys.argv[1]), cache=Path(sys.argv[2]))
"""


def test_nothing_is_kept_without_a_folder_to_keep_it_in(knowledge: Path, tmp_path: Path) -> None:
    """Only who names a folder gets files."""
    compose_kloe(knowledge)

    assert [path.name for path in tmp_path.iterdir()] == ["knowledge"]


def test_one_file_that_only_its_owner_may_read(knowledge: Path, cache: Path) -> None:
    """The folder is made for the owner alone, and nothing unfinished stays in it."""
    path = keep_one(knowledge, cache)

    assert [path.stat().st_mode & 0o777, cache.stat().st_mode & 0o777] == [0o600, 0o700]
    assert list(cache.iterdir()) == [path]


def test_a_second_start_writes_nothing(knowledge: Path, cache: Path) -> None:
    """What is there is used as it is."""
    path = keep_one(knowledge, cache)
    before = path.stat()

    compose_kloe(knowledge, cache=cache)

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "name",
    [
        "sources/harbour-plan.md",
        "asked/harbour-plan.txt",
        "outside/not_covered.txt",
        "lexicon.yaml",
    ],
)
def test_a_change_of_any_file_is_seen_at_the_next_start(
    knowledge: Path, cache: Path, name: str
) -> None:
    """The old snapshot is not found, and answers are those of the new text."""
    keep_one(knowledge, cache)
    text = (knowledge / name).read_text("utf-8").replace("pilot", "lodesman")
    (knowledge / name).write_text(f"{text}\n", encoding="utf-8")

    found = compose_kloe(knowledge, cache=cache)

    assert told(found) == told(compose_kloe(knowledge))
    assert len(snapshots_in(cache)) == 2


def test_a_folder_that_broke_is_refused_though_it_was_sound_before(
    knowledge: Path, cache: Path
) -> None:
    """A snapshot hides no mistake of an author."""
    keep_one(knowledge, cache)
    (knowledge / "lexicon.yaml").write_text("groups: [", encoding="utf-8")

    with pytest.raises(KnowledgeError, match=r"lexicon\.yaml:\d: not valid YAML"):
        compose_kloe(knowledge, cache=cache)

    assert len(snapshots_in(cache)) == 1


def test_a_missing_folder_is_refused_with_a_snapshot_folder_too(
    tmp_path: Path, cache: Path
) -> None:
    """The error is the same, and nothing is kept."""
    with pytest.raises(KnowledgeError, match="there is no such knowledge folder"):
        compose_kloe(tmp_path / "nowhere", cache=cache)

    assert not cache.exists()


def test_other_code_makes_another_snapshot(knowledge: Path, cache: Path, tmp_path: Path) -> None:
    """One more line in a module that composes, and the old snapshot is not found."""
    shutil.copytree(Path(bot.__file__).parent, tmp_path / "code" / "bot")
    changed = tmp_path / "code" / "bot" / "text" / "stem.py"
    command = [sys.executable, "-c", COMPOSE, str(knowledge), str(cache)]
    for added in ("", "", "\n# another line\n"):
        changed.write_text(changed.read_text("utf-8") + added, encoding="utf-8")
        environment = {"PYTHONPATH": str(tmp_path / "code")}
        subprocess.run(command, env=environment, cwd=tmp_path, check=True)

    assert len(snapshots_in(cache)) == 2


def test_only_the_newest_snapshots_are_kept(knowledge: Path, cache: Path) -> None:
    """Older ones go, the newest among them never, whatever its time; other files are let be."""
    names = [keep_one(knowledge, cache).name]
    (cache / "notes.txt").write_text("mine", encoding="utf-8")
    for number in range(MAX_SNAPSHOTS + 1):
        os.utime(cache / names[-1], (number, number + 2**31))
        (knowledge / "lexicon.yaml").write_text(f"# {number}\ngroups: {{}}\n", encoding="utf-8")
        compose_kloe(knowledge, cache=cache)
        names += [path.name for path in snapshots_in(cache) if path.name not in names]

    kept = {path.name for path in snapshots_in(cache)}

    assert len(names) == MAX_SNAPSHOTS + 2
    assert kept == set(names[-MAX_SNAPSHOTS:])
    assert (cache / "notes.txt").read_text("utf-8") == "mine"


def test_what_a_process_left_unfinished_goes_after_a_while(knowledge: Path, cache: Path) -> None:
    """A file that another process may still be writing stays; one that is not there is no error."""
    cache.mkdir(parents=True, mode=0o700)
    old, young = (cache / f"{name}.kloe-unfinished" for name in ("old", "young"))
    for path, age in ((old, LEFT_OVER_SECONDS + 60), (young, 0)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age, time.time() - age))
    gone = cache / "gone.kloe-unfinished"
    gone.symlink_to(cache / "nowhere")

    path = keep_one(knowledge, cache)

    assert set(cache.iterdir()) == {path, young}


def test_several_first_starts_at_once_keep_one_snapshot(knowledge: Path, cache: Path) -> None:
    """Each answers, and none leaves half a file."""
    with ThreadPoolExecutor(4) as pool:
        started = list(pool.map(lambda _: compose_kloe(knowledge, cache=cache), range(8)))

    assert all(told(kloe) == told(started[0]) for kloe in started)
    assert len(list(cache.iterdir())) == len(snapshots_in(cache)) == 1


def test_a_snapshot_holds_no_word_of_a_question(knowledge: Path, cache: Path) -> None:
    """It is written before anything is asked, and never again."""
    path = keep_one(knowledge, cache)
    kloe = compose_kloe(knowledge, cache=cache)

    told(kloe, "should Bournemouth zebras inherit?", "is Jane Smith born 12/03/1985 a pilot")

    content = path.read_bytes().lower()
    assert b"harbour" in content
    assert not any(word in content for word in (b"bournemouth", b"zebra", b"jane", b"1985"))
    assert list(cache.iterdir()) == [path]
