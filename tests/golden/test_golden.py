"""Twelve questions with their whole results, to be reviewed wherever a change moves one."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answering.result import AskResult, result_of
from bot.domain.query import Question
from bot.kloe import Kloe

HERE = Path(__file__).parent
QUESTIONS = {
    "fact": "who sponsors DPIC?",
    "definition": "what is the purpose of Developing People - Improving Care?",
    "date_of_the_plan": "when was the Long Term Plan published?",
    "unconfirmed_date": "when was DPIC refreshed?",
    "list": "what measures are in the Long Term Plan?",
    "several_needs": "what must our succession plan cover and how much money is there for it?",
    "which_framework": "which framework talks about local area talent planning?",
    "yes_or_no": "is succession planning required below board level?",
    "comparison": "how do the well-led framework and the Long Term Plan differ on succession planning?",
    "vague": "give me an overview",
    "not_covered": "how often must the succession plan be reviewed?",
    "personal_data": "Jane Smith born 12/03/1985, is she ready for promotion?",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_gives_the_result_that_was_reviewed(
    kloe: Kloe, name: str, *, is_update: bool
) -> None:
    """Every field save time and fingerprints is as the golden file has it."""
    path = HERE / f"{name}.json"
    result = result_of(kloe.ask(Question(text=QUESTIONS[name])), top=5)

    given = without_fingerprints(result)
    if is_update:
        path.write_text(json.dumps(given, indent=2, ensure_ascii=False) + "\n", "utf-8")

    assert given == json.loads(path.read_text("utf-8"))


def without_fingerprints(result: AskResult) -> dict[str, Any]:
    """Return a result without what differs from run to run, or with every edit of a document."""
    given: dict[str, Any] = json.loads(result.model_dump_json())
    for citation in given["citations"]:
        del citation["document_sha256"]
    return {
        name: value for name, value in given.items() if name not in {"elapsed_ms", "corpus_sha256"}
    }


def test_every_golden_file_has_its_question(*, is_update: bool) -> None:
    """No file is left behind from a question that is gone."""
    assert is_update or {path.stem for path in HERE.glob("*.json")} == set(QUESTIONS)


def test_no_golden_file_holds_a_persons_data() -> None:
    """The files are kept and shown: what must not be repeated is not in them."""
    text = "".join(path.read_text("utf-8") for path in HERE.glob("*.json"))

    assert "Smith" not in text
    assert "1985" not in text
