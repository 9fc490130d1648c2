"""Judged questions are read strictly, and what is wrong is named with its line."""

from pathlib import Path

import pytest

from bot.errors import QuestionsFileError
from bot.evaluation.questions import load_questions

GOOD = """\
# judged by hand
- id: a1
  question: "what is it?"
  kind: lexical
  persona: chief exec
  gold: ["one", "two"]
  framework: dpic
- id: a2
  question: who and when
  kind: multi
  gold_all: [["one"], ["two", "three"]]
- id: a3
  question: the weather
  kind: out_of_scope
  gold: []
  note: nothing holds it
"""
ITEM = "- id: a\n  question: x\n  kind: lexical\n"


def written(folder: Path, text: str) -> Path:
    """Write a question file."""
    path = folder / "questions.yaml"
    path.write_text(text, "utf-8")
    return path


def test_questions_come_in_the_files_order_with_their_needs(tmp_path: Path) -> None:
    """One need with `gold`, several with `gold_all`, none where nothing holds the answer."""
    questions = load_questions(written(tmp_path, GOOD))

    assert [q.id for q in questions] == ["a1", "a2", "a3"]
    assert [q.needs for q in questions] == [
        (("one", "two"),),
        (("one",), ("two", "three")),
        (),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "list"),
        ("[]", 1, "no question"),
        ("id: a\n", 1, "list"),
        (ITEM + "- id: b\n  kind: typo\n", 4, "question"),
        (ITEM + "- id: b\n  question: x\n  kind: odd\n", 4, "kind"),
        (ITEM + "  colour: red\n", 1, "colour"),
        (ITEM + "  gold: [y]\n  gold_all: [[y]]\n", 1, "not both"),
        (ITEM + ITEM, 4, "used twice"),
        (ITEM + "- id: [b\n", 5, "not valid yaml"),
        (ITEM + "- just words\n", 4, "question"),
    ],
)
def test_a_file_that_breaks_the_format_is_refused_at_its_line(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    """The error names file, line and what is wrong."""
    path = written(tmp_path, text)

    with pytest.raises(QuestionsFileError) as refused:
        load_questions(path)

    assert (refused.value.path, refused.value.line) == (str(path), line)
    assert reason in refused.value.reason.lower()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(QuestionsFileError, match=r"nowhere\.yaml:1: "):
        load_questions(tmp_path / "nowhere.yaml")


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    """The line is that of the first byte which is no text."""
    path = tmp_path / "questions.yaml"
    path.write_bytes(ITEM.encode() + b"- id: \xff\n")

    with pytest.raises(QuestionsFileError) as refused:
        load_questions(path)

    assert refused.value.line == 4
