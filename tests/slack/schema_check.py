"""A second judge of payloads: a JSON Schema written by hand, apart from the stand-in's rules."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import extend

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("block_kit.schema.json").read_text("utf-8")
)
"""The schema, with one definition for each surface."""


def schema_errors(
    surface: Literal["message", "modal", "home"], payload: Mapping[str, object]
) -> list[str]:
    """Return what the schema refuses, each as a JSON path and a sentence; empty for a good payload.

    Lengths count code points, and nothing that holds between blocks is judged.
    """
    deepest = [best_match([error]) for error in _judge(surface).iter_errors(payload)]
    return [f"{error.json_path}: {error.message}" for error in deepest if error]


def _any_of(
    validator: Any, choices: list[Any], instance: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Judge by those choices alone that are for the object's `type`, where there are any.

    The library judges by each in turn and keeps every error of each, at twenty times the time.
    """
    kind = instance.get("type") if isinstance(instance, dict) else None
    meant = [choice for choice in choices if isinstance(kind, str) and kind in _types_of(choice)]
    if len(meant) == 1:
        yield from validator.descend(instance, meant[0])
    else:
        yield from _PLAIN_ANY_OF(validator, meant or choices, instance, schema)


def _reference(
    validator: Any, reference: str, instance: object, _schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Judge by a definition of this schema, looked up without the library's search for others."""
    yield from validator.descend(instance, _definition(reference))


def _types_of(choice: Mapping[str, Any]) -> frozenset[str]:
    """Return the types for which a choice is."""
    if "$ref" in choice:
        return _types_of_definition(choice["$ref"])
    constant = choice.get("properties", {}).get("type", {}).get("const")
    inside = [_types_of(inner) for inner in choice.get("anyOf", ())]
    return frozenset([constant] if constant else []).union(*inside)


@cache
def _types_of_definition(reference: str) -> frozenset[str]:
    return _types_of(_definition(reference))


def _definition(reference: str) -> Any:
    return SCHEMA["$defs"][reference.removeprefix("#/$defs/")]


@cache
def _judge(surface: str) -> Any:
    keywords = {"anyOf": _any_of, "$ref": _reference}
    quick = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]  # as stubbed
    return quick({**SCHEMA, "$ref": f"#/$defs/{surface}"})


_PLAIN_ANY_OF = Draft202012Validator.VALIDATORS["anyOf"]
