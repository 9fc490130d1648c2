"""Judged questions: a question file to values."""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from bot.domain.ids import Value
from bot.errors import KnowledgeError, QuestionsFileError
from bot.yamlfile import parse_records, read_text

Kind = Literal[
    "lexical", "paraphrase", "typo", "acronym", "multi", "comparison", "which_framework", "yesno",
    "date_or_fact", "unanswerable", "out_of_scope", "adversarial",
]  # fmt: skip


class JudgedQuestion(Value):
    """A question with the strings that count as evidence."""

    id: str = Field(min_length=1)
    question: str
    kind: Kind
    after: tuple[str, ...] = ()
    """What was asked before it in the same thread, the oldest first."""
    persona: str = ""
    gold: tuple[str, ...] = ()
    """Any one of these is enough; empty where the documents do not hold the answer."""
    gold_all: tuple[tuple[str, ...], ...] = ()
    """Instead of `gold`: acceptable strings per need, every need to be met."""
    framework: str = ""
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _one_kind_of_gold(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("gold") and values.get("gold_all"):
            msg = "a question has gold or gold_all, not both"
            raise ValueError(msg)
        return values

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The acceptable strings of each need; empty where the documents do not hold it."""
        return self.gold_all or ((self.gold,) if self.gold else ())


def load_questions(path: Path) -> tuple[JudgedQuestion, ...]:
    """Return the questions of a YAML file, in order.

    Raises:
        QuestionsFileError: it cannot be read, a question breaks the format, or two share an id.
    """
    try:
        records = parse_records(read_text(path), path=str(path))
    except KnowledgeError as error:
        raise QuestionsFileError(error.path, error.line, error.reason) from error
    seen: set[str] = set()
    found: list[JudgedQuestion] = []
    for line, record in records:
        question = _question(path, line, record)
        if question.id in seen:
            raise QuestionsFileError(path, line, f"the id {question.id!r} is used twice")
        seen.add(question.id)
        found.append(question)
    if not found:
        raise QuestionsFileError(path, 1, "there is no question in it")
    return tuple(found)


def _question(path: Path, line: int, record: object) -> JudgedQuestion:
    try:
        return JudgedQuestion.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "question"
        raise QuestionsFileError(path, line, f"{where}: {first['msg'].lower()}") from error
