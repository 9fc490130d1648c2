"""A small knowledge folder, a folder for snapshots, and the events that are logged meanwhile."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

_DOCUMENT = """\
---
id: harbour-plan
framework: harbour
order: 1
title: Harbour Plan
called: the Harbour Plan
names: [Plan for Harbours]
publisher: Harbour Trust
published: "2021-03"
refreshed: null
wording: original
status: current
superseded_by: null
status_note: Current.
checked_on: "2026-07-01"
url: https://harbour.example/plan
licence: Invented for tests.
placeholders: ["[name]"]
facts:
  - anchor: published
    text: The Harbour Plan was published in March 2021 by Harbour Trust.
    source: the plan's title page
---

# Harbour Plan

The plan was written for \u201cpilots\u201d who don\u2019t sail at night.

## A good pilot has these marks:

- knows every buoy of the harbour;
- keeps a log of each passage.
"""
_FILES = {
    "sources/harbour-plan.md": _DOCUMENT,
    "asked/harbour-plan.txt": "> The plan was written\nwho is the plan for\nwhom does it address\n",
    "outside/not_covered.txt": "> the pay of pilots\nwhat do pilots earn\n",
    "lexicon.yaml": "acronyms:\n  HP: harbour pilot\ngroups:\n  buoy: floating mark, marker\n",
}


class _Keeping(logging.Handler):
    """Keeps every event, and writes none."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record)


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A knowledge folder with a file of every kind."""
    folder = tmp_path / "knowledge"
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for snapshots that is not there yet."""
    return tmp_path / "cache" / "kloe"


@pytest.fixture
def events() -> Iterator[list[logging.LogRecord]]:
    """Every event that is logged during a test."""
    handler = _Keeping()
    logger = logging.getLogger("kloe")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler.kept
    logger.removeHandler(handler)
    logger.setLevel(level)
