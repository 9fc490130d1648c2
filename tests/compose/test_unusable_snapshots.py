"""Whatever is wrong with a snapshot or its folder, Kloe answers all the same."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.compose import compose_kloe

from .snapshots import keep_one, snapshots_in, told

Events = list[logging.LogRecord]
Harm = Callable[[bytes], bytes]


def flip(place: int) -> Harm:
    """Return what changes one bit of one byte."""
    return lambda given: bytes(
        byte ^ (number == place % len(given)) for number, byte in enumerate(given)
    )


HARMS: dict[str, Harm] = {
    "empty": lambda _: b"",
    "one byte": lambda _: b"x",
    "nothing but a digest": lambda given: given[:32],
    "cut off": lambda given: given[: len(given) // 2],
    "a byte too much": lambda given: given + b"\0",
    "a bit of the digest": flip(0),
    "a bit of the lengths": flip(32),
    "a bit of the numbers": flip(100),
    "a bit at the end": flip(-1),
    "another file": lambda _: b"\x80\x04\x95import os\n" * 400,
}


def lines_of(events: Events) -> list[str]:
    """Return each event with its fields, as one line."""
    return [f"{event.getMessage()} {vars(event).get('fields')}" for event in events]


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_harmed_snapshot_is_composed_and_written_afresh(
    knowledge: Path, cache: Path, events: Events, harm: Harm
) -> None:
    """The answers are right, one event tells what kind of thing was wrong, and no path or text."""
    path = keep_one(knowledge, cache)
    sound = path.stat().st_size
    path.write_bytes(harm(path.read_bytes()))

    found = compose_kloe(knowledge, cache=cache)

    assert told(found) == told(compose_kloe(knowledge))
    assert lines_of(events) == ["snapshot not used {'error': 'ValueError'}"]
    assert path.stat().st_size == sound


def test_a_mended_snapshot_is_used_again(knowledge: Path, cache: Path, events: Events) -> None:
    """The start after the next one has nothing to tell."""
    path = keep_one(knowledge, cache)
    path.write_bytes(b"")

    for _ in range(3):
        compose_kloe(knowledge, cache=cache)

    assert len(events) == 1


def test_the_snapshot_of_another_folder_is_not_taken_under_a_wrong_name(
    knowledge: Path, cache: Path, events: Events
) -> None:
    """A snapshot proves that it is the one of its name."""
    first = keep_one(knowledge, cache)
    with (knowledge / "lexicon.yaml").open("a", encoding="utf-8") as file:
        file.write("# another lexicon\n")
    compose_kloe(knowledge, cache=cache)
    second = snapshots_in(cache)[-1]
    second.write_bytes(first.read_bytes())

    found = compose_kloe(knowledge, cache=cache)

    assert found.corpus.fingerprint == compose_kloe(knowledge).corpus.fingerprint
    assert len(events) == 1


def test_a_folder_in_which_others_may_write_is_not_used(
    knowledge: Path, cache: Path, events: Events
) -> None:
    """What stands there may be theirs; nothing is read from it or put into it."""
    keep_one(knowledge, cache).unlink()
    cache.chmod(0o770)

    found = compose_kloe(knowledge, cache=cache)

    assert told(found) == told(compose_kloe(knowledge))
    assert lines_of(events) == ["snapshot not used {'error': 'folder of others'}"]
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("below", ["", "kloe", "kloe/deeper"])
def test_a_file_where_the_folder_should_be_is_let_be(
    knowledge: Path, tmp_path: Path, events: Events, below: str
) -> None:
    """Nothing can be kept there: one event, and the file is as it was."""
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")

    found = compose_kloe(knowledge, cache=file / below)

    assert told(found) == told(compose_kloe(knowledge))
    assert file.read_text("utf-8") == "mine"
    assert len(events) == 1
    assert str(tmp_path) not in lines_of(events)[0]


def test_a_folder_where_the_snapshot_should_be_is_let_be(
    knowledge: Path, cache: Path, events: Events
) -> None:
    """It can neither be read nor replaced, and nothing unfinished stays beside it."""
    path = keep_one(knowledge, cache)
    path.unlink()
    path.mkdir()

    found = compose_kloe(knowledge, cache=cache)

    assert told(found) == told(compose_kloe(knowledge))
    assert list(cache.iterdir()) == [path]
    assert {line.partition(" {")[0] for line in lines_of(events)} == {"snapshot not used"}


def test_knowledge_that_cannot_be_read_is_the_loaders_to_judge(
    knowledge: Path, cache: Path, events: Events
) -> None:
    """A folder that is named like a file: nothing is kept, and the loader's error comes through."""
    (knowledge / "asked" / "more.txt").mkdir()

    with pytest.raises(OSError, match="directory"):
        compose_kloe(knowledge, cache=cache)

    assert not cache.exists()
    assert len(events) == 1
