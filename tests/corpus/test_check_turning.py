"""Marks that nobody sees and that turn the direction of text are named to the author."""

import pytest

from bot.corpus.check import FEWEST_WORDINGS, check_corpus

from .folders import Folder

ENOUGH = "".join(f"wording {number}\n" for number in range(FEWEST_WORDINGS))


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("sources/more/other.md", None, 21),
        ("asked/small.txt", f"> Boats sail\n{ENOUGH}what \u202esails\n", 12),
        ("outside/not_covered.txt", "> the \u202eweather\nwill it rain\n", 1),
        ("selfchecks/one.yaml", "id: one\ntitle: \u202eOne\n", 2),
        ("selfchecks/escaped.yaml", 'id: one\ntitle: "\\u202EOne"\n', 2),
        ("lexicon.yaml", "synonyms:\n  \u202eboat: ship\n", 2),
    ],
)
def test_a_mark_is_named_with_its_file_and_line(
    folder: Folder, name: str, content: str | None, line: int
) -> None:
    """In documents, in wordings, in self-checks and in the lexicon, escaped or not."""
    folder.write("# Plan\n\nBoats sail.\n")
    if content is None:
        folder.write("# Other\n\nShips \u202esail.\n", name="more/other", id="other")
    else:
        folder.put(name, content)

    found = [f for f in check_corpus(folder.path) if "U+202E (RIGHT-TO-LEFT OVERRIDE)" in f.what]

    assert [(finding.path, finding.line) for finding in found] == [(name, line)]


@pytest.mark.parametrize(
    "mark", [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069"]
)
def test_every_mark_of_direction_is_named(folder: Folder, mark: str) -> None:
    """Once for each line, however often it stands there."""
    folder.write(f"# Plan\n\nBoats {mark}sail{mark}.\n")

    found = [f.what for f in check_corpus(folder.path) if f"U+{ord(mark):04X} " in f.what]

    assert len(found) == 1


def test_what_people_see_is_no_such_mark(folder: Folder) -> None:
    """Letters of any script, accents, and what is written as an escape of something else."""
    folder.write("# Plan\n\nCr\u00e8me, \u05e9\u05dc\u05d5\u05dd, \\u00e9 \u2013 boats sail.\n")

    assert not [finding for finding in check_corpus(folder.path) if "nobody sees" in finding.what]
