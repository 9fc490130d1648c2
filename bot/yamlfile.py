"""The one door to YAML: text into a strict model, with the line of what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import SafeConstructor

from bot.errors import KnowledgeInvalid, KnowledgeUnreadable

Model = TypeVar("Model", bound=BaseModel)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it was built in

MAX_NESTING = 20
"""Lists and mappings one inside another that are read; our own files have five."""
_MAX_SHOWN_CHARS = 40
"""Characters of a value that an error shows."""
_TEXT_TAG = "tag:yaml.org,2002:str"

Where = tuple[int | str, ...]
"""The way to a value in a file: names, and places in lists from 0."""
LineOf = Callable[[Where], int]
"""The 1-based line of a value, or of the nearest that holds it where it does not stand there."""


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
    return _validated(_compose(text, path, first_line), model, path, first_line)


def parse_with_lines(text: str, model: type[Model], *, path: str) -> tuple[Model, LineOf]:
    """Return YAML `text` as a `model`, and what tells the 1-based line of each value in it.

    For what is found wrong only later, such as a name that leads nowhere.

    Args:
        text: the YAML.
        model: a pydantic model that refuses unknown fields.
        path: how errors name the file.

    Raises:
        KnowledgeInvalid: not YAML, not a mapping, or not what the model asks for.
    """
    node = _compose(text, path, 1)
    value = _validated(node, model, path, 1)
    lines = _lines(node)
    return value, lambda where: _line_of(lines, where) + 1


def _validated(node: yaml.Node | None, model: type[Model], path: str, first_line: int) -> Model:
    values = _construct(node, path, first_line)
    if not isinstance(values, dict):
        raise KnowledgeInvalid(path, first_line, "a list of `name: value` lines is expected")
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = tuple(part for part in first["loc"] if part != "[key]")
        line = _line_of(_lines(node), where) + first_line
        field = ".".join(str(part) for part in where) or "header"
        raise KnowledgeInvalid(path, line, f"{field}: {first['msg'].lower()}") from error


def write(values: Mapping[str, object]) -> str:
    """Return values as YAML that `parse` reads back, in their order."""
    text: str = yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True, width=100)
    return text


def parse_records(text: str, *, path: str) -> list[tuple[int, Any]]:
    """Return a YAML list as (1-based line, value) pairs.

    Raises:
        KnowledgeInvalid: not YAML, or not a list.
    """
    node = _compose(text, path, 1)
    values = _construct(node, path, 1)
    if not isinstance(values, list):
        raise KnowledgeInvalid(path, 1, "a list is expected")
    lines = _lines(node)
    return [(lines.get((index,), 0) + 1, value) for index, value in enumerate(values)]


def _compose(text: str, path: str, first_line: int) -> yaml.Node | None:
    """Return the tree of a YAML text, which has no more nodes than the text has characters.

    Raises:
        KnowledgeInvalid: not YAML, or of a form that no file of ours needs.
    """
    try:
        refused = _refused(text)
        if refused:
            line, reason = refused
            raise KnowledgeInvalid(path, first_line + line, f"not valid YAML: {reason}")
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise KnowledgeInvalid(path, line, f"not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise KnowledgeInvalid(path, first_line, "not valid YAML") from error
    return node


def _refused(text: str) -> tuple[int, str] | None:
    """Return the 0-based line and the name of the first thing that no file of ours needs.

    A value that is used twice can grow without end, and a deep one needs as deep a stack: both are
    met while the text is read piece by piece, before any tree is built of it.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.NodeEvent):
            continue
        depth += isinstance(event, yaml.CollectionStartEvent)
        reason = _reason_against(event, depth)
        if reason:
            return (event.start_mark.line if event.start_mark else 0), reason
    return None


def _reason_against(event: yaml.NodeEvent, depth: int) -> str:
    if event.anchor:
        return "anchors and aliases are not allowed here"
    if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent) and event.tag:
        return "tags are not allowed here"
    return f"nested more than {MAX_NESTING} deep" if depth > MAX_NESTING else ""


def _construct(node: yaml.Node | None, path: str, first_line: int) -> Any:
    """Return the value of a tree; a name that is no text or a date that is none is refused."""
    if node is None:
        return None
    for part in _nodes(node):
        if isinstance(part, yaml.MappingNode):
            _refuse_other_names(part, path, first_line)
        elif isinstance(part, yaml.ScalarNode):
            _refuse_impossible(part, path, first_line)
    return SafeConstructor().construct_document(node)


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _nodes(part)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _nodes(part)


def _refuse_other_names(node: yaml.MappingNode, path: str, first_line: int) -> None:
    for key, _ in node.value:
        if key.tag != _TEXT_TAG:
            name = key.value if isinstance(key, yaml.ScalarNode) else "a list or mapping"
            line = first_line + key.start_mark.line
            raise KnowledgeInvalid(path, line, f"{name}: names are text; put it between quotes")


def _refuse_impossible(node: yaml.ScalarNode, path: str, first_line: int) -> None:
    """Refuse what has the form of a date or number and is none, such as 30 February.

    Raises:
        KnowledgeInvalid: it cannot be read.
    """
    if node.tag == _TEXT_TAG:
        return
    try:
        SafeConstructor().construct_document(node)
    except (ValueError, ArithmeticError, yaml.YAMLError) as error:
        line = first_line + node.start_mark.line
        reason = f"not valid YAML: {node.value[:_MAX_SHOWN_CHARS]!r} is no value"
        raise KnowledgeInvalid(path, line, reason) from error


def _lines(node: yaml.Node | None) -> dict[Where, int]:
    """Return the 0-based line of every value in a tree."""
    lines: dict[Where, int] = {}
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
