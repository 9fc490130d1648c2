"""The one door to YAML: text into a strict model, with the line of what is wrong."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.errors import KnowledgeInvalid, KnowledgeUnreadable

Model = TypeVar("Model", bound=BaseModel)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it was built in


def read_text(path: Path, *, shown_as: str | None = None) -> str:
    """Return the text of a UTF-8 file.

    Args:
        path: the file.
        shown_as: how errors name it; its own path by default.

    Raises:
        KnowledgeUnreadable: it is not there, cannot be read or is not UTF-8.
    """
    name = shown_as or str(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KnowledgeUnreadable(name, 1, (error.strerror or "unreadable").lower()) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise KnowledgeUnreadable(name, line, "the file is not UTF-8 text") from error


def parse(text: str, model: type[Model], *, path: str, first_line: int = 1) -> Model:
    """Return YAML `text` as a `model`.

    Args:
        text: the YAML.
        model: a pydantic model that refuses unknown fields.
        path: how errors name the file.
        first_line: 1-based line of the file at which `text` starts.

    Raises:
        KnowledgeInvalid: not YAML, not a mapping, or not what the model asks for.
    """
    values = _load(text, path, first_line)
    if not isinstance(values, dict):
        raise KnowledgeInvalid(path, first_line, "a list of `name: value` lines is expected")
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = tuple(part for part in first["loc"] if part != "[key]")
        line = _line_of(_lines(text), where) + first_line
        field = ".".join(str(part) for part in where) or "header"
        raise KnowledgeInvalid(path, line, f"{field}: {first['msg'].lower()}") from error


def parse_records(text: str, *, path: str) -> list[tuple[int, Any]]:
    """Return a YAML list as (1-based line, value) pairs.

    Raises:
        KnowledgeInvalid: not YAML, or not a list.
    """
    values = _load(text, path, 1)
    if not isinstance(values, list):
        raise KnowledgeInvalid(path, 1, "a list is expected")
    lines = _lines(text)
    return [(lines.get((index,), 0) + 1, value) for index, value in enumerate(values)]


Where = tuple[int | str, ...]


def _load(text: str, path: str, first_line: int) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - the safe loader, in C or in Python
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise KnowledgeInvalid(path, line, f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise KnowledgeInvalid(path, first_line, "not valid YAML") from error


def _lines(text: str) -> dict[Where, int]:
    """Return the 0-based line of every value in a YAML text that loads."""
    lines: dict[Where, int] = {}
    node = yaml.compose(text, Loader=_Loader)
    if node is not None:
        _collect_lines(node, (), lines)
    return lines


def _collect_lines(node: yaml.Node, where: Where, lines: dict[Where, int]) -> None:
    lines[where] = node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _collect_lines(value, (*where, str(key.value)), lines)
            lines[*where, str(key.value)] = key.start_mark.line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _collect_lines(value, (*where, index), lines)


def _line_of(lines: dict[Where, int], where: Where) -> int:
    for length in range(len(where), -1, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return 0
