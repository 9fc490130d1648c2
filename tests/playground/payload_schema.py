"""The second judge, which stands among the tests of Slack, for the tests of the stand-in."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.playground.payloads import Surface

from .payload_parts import Thing


def _judge() -> ModuleType:
    # The folders of tests are no packages of one whole, so that neither can import the other.
    path = Path(__file__).parents[1] / "slack" / "schema_check.py"
    spec = importlib.util.spec_from_file_location("schema_check", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_JUDGE = _judge()
SCHEMA: dict[str, Any] = _JUDGE.SCHEMA
"""See `tests/slack/schema_check.py`."""
schema_errors: Callable[[Surface, Thing], list[str]] = _JUDGE.schema_errors
"""See `tests/slack/schema_check.py`."""
