"""`kloe eval`: measures on a question file, and its exit codes."""

from pathlib import Path

import pytest

from .commands import Command, Ended, run_side_by_side

QUESTIONS = """\
- id: q1
  question: what are the four capabilities?
  kind: lexical
  gold: [System leadership skills]
- id: q2
  question: what is the weather today?
  kind: out_of_scope
  gold: []
- id: q3
  question: who sponsors DPIC?
  kind: lexical
  gold: [words that no document holds]
"""
BROKEN = {
    "wrong kind": ("- id: a\n  question: x\n  kind: lexical\n- id: b\n  question: y\n  kind: odd\n", 4),
    "not YAML": ("- id: a\n  question: [x\n  kind: lexical\n", 3),
    "same id": ("- id: a\n  question: x\n  kind: typo\n" * 2, 4),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of question files."""
    made = tmp_path_factory.mktemp("questions")
    (made / "questions.yaml").write_text(QUESTIONS, "utf-8")
    for name, (text, _) in BROKEN.items():
        (made / f"{name}.yaml").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def ended(folder: Path) -> dict[str, Ended]:
    """Every evaluation of this file, run once."""
    good = "questions.yaml"
    floors = ("--min-any1", "0.5", "--min-hit3", "0.5", "--min-kept", "1", "--min-refused", "0")
    broken = {name: Command(("eval", f"{name}.yaml"), folder=folder) for name in BROKEN}
    return run_side_by_side({
        "over": Command(("eval", good, *floors), folder=folder),
        "under": Command(("eval", good, "--min-any1", "0.9", "--min-mrr", "0.6"), folder=folder),
        "missing": Command(("eval", "nowhere.yaml"), folder=folder),
        **broken,
    })  # fmt: skip


def test_figures_over_their_floors_are_success(ended: dict[str, Ended]) -> None:
    """Each measure has a line with its interval, and the exit code is 0."""
    report = ended["over"]

    assert (report.code, report.err) == (0, "")
    figures = {line.split()[0]: float(line.split()[1]) for line in report.out.splitlines()[1:5]}
    assert figures == {"any@1": 0.5, "hit@3": 0.5, "MRR@10": 0.5, "kept": 1.0}


def test_the_report_names_what_was_not_handled_rightly(ended: dict[str, Ended]) -> None:
    """The ids of the misses stand at the end."""
    assert "not handled rightly: q3" in ended["over"].out.splitlines()[-1]


def test_a_figure_under_its_floor_has_its_own_exit_code(ended: dict[str, Ended]) -> None:
    """Exit 8, and each floor that was missed is named on standard error."""
    report = ended["under"]

    assert report.code == 8
    assert [line.split(",")[0] for line in report.err.splitlines()] == [
        "under its floor: any@1",
        "under its floor: MRR@10",
    ]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_question_file_is_named_with_its_line(ended: dict[str, Ended], name: str) -> None:
    """Exit 2, and one line that leads to the place."""
    stopped = ended[name]

    assert (stopped.code, stopped.out) == (2, "")
    assert stopped.err.startswith(f"kloe: {name}.yaml:{BROKEN[name][1]}: ")
    assert stopped.err.count("\n") == 1


def test_a_question_file_that_is_not_there_is_named(ended: dict[str, Ended]) -> None:
    """Exit 2, and one line with its name."""
    assert ended["missing"].code == 2
    assert ended["missing"].err.startswith("kloe: nowhere.yaml:1: ")
