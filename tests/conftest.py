"""What every test may use: Kloe over the shipped knowledge and over small folders of our own."""

import ipaddress
import os
import socket
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bot.compose import compose_kloe
from bot.kloe import Kloe
from bot.settings import find_knowledge

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=500)
settings.load_profile("local")

_CHARTER = """\
---
id: night-charter
framework: night
order: 2
title: Night Charter
called: the Night Charter
names: [Charter for Nights]
publisher: Harbour Trust
published: "2021-03"
refreshed: null
wording: original
status: superseded
superseded_by: Day and Night Charter
status_note: Superseded in 2024 by the Day and Night Charter.
checked_on: "2026-07-01"
url: https://charter.example/night
licence: Invented for tests.
references:
  - starts: Each night team rehearses
    code: W3.2
    fit: exact
    also: [W3.1]
  - starts: Lanterns are checked
    code: W3.1
    fit: best_fit
facts:
  - anchor: published
    text: The Night Charter was published in March 2021 by Harbour Trust.
    source: the charter's title page
---

# Night Charter

The charter was written for teams that work between dusk and dawn.

## Handover

Each night team rehearses its handover with the day team once a month.

Lanterns are checked before the handover begins.
"""

_HANDBOOK = """\
---
id: ward-handbook
framework: ward
order: 1
title: Ward Handbook
called: the Ward Handbook
names: [Handbook, Handbook for Wards]
publisher: Harbour Trust
published: "2020-01-15"
refreshed: null
wording: original
status: current
superseded_by: null
status_note: Current.
checked_on: "2026-07-01"
url: null
url_note: it was never put on line
licence: Invented for tests.
---

# Ward Handbook

The handbook sets out how a ward manager plans a rota.

## A good rota has these marks:

- every shift has a named coordinator;
- leave is agreed six weeks ahead;
- apprentices never work alone.

## Handover

Each ward keeps one notebook for its handover.
"""

_LEXICON = """\
acronyms:
  KPI: key performance indicator
groups:
  rota: roster, duty list
"""


EVERY_TEST = os.environ.get("KLOE_TEST_ALL") == "1"
"""Whether a test that skips for want of a package counts as failed; read before it is cleared."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be passed over where all are asked for."""
    report = yield
    # An expected failure is reported as skipped too; `wasxfail` is how pytest itself tells it apart.
    if EVERY_TEST and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def kloe() -> Kloe:
    """Kloe over the knowledge that is shipped."""
    return compose_kloe(find_knowledge(None))


@pytest.fixture(scope="session")
def small_kloe(tmp_path_factory: pytest.TempPathFactory) -> Kloe:
    """Kloe over two short documents and a small lexicon, with no wordings."""
    folder = tmp_path_factory.mktemp("small")
    files = {"sources/night-charter.md": _CHARTER, "sources/ward-handbook.md": _HANDBOOK}
    write_files(folder, {**files, "lexicon.yaml": _LEXICON})
    return compose_kloe(folder)


@pytest.fixture
def build_kloe(tmp_path: Path) -> Callable[[Mapping[str, str]], Kloe]:
    """Build Kloe from paths to texts; a Markdown body without a header is given one.

    The header's id and framework are the file's name without its ending. The small lexicon is
    there where no other is given.
    """

    def build(files: Mapping[str, str]) -> Kloe:
        every = {"lexicon.yaml": _LEXICON, **files}
        write_files(tmp_path, {path: _with_header(path, text) for path, text in every.items()})
        return compose_kloe(tmp_path)

    return build


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no setting of the computer on which the tests run reach them."""
    for name in [name for name in os.environ if name.startswith(("KLOE_", "SLACK_"))]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """Refuse every connection that would leave this computer."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, _guarded(getattr(socket.socket, method)))
        yield


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write each text under its path inside a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _with_header(path: str, text: str) -> str:
    if not path.endswith(".md") or text.startswith("---\n"):
        return text
    name = Path(path).stem
    fields = {
        "id": name,
        "framework": name,
        "order": "1",
        "title": f"{name.capitalize()} guide",
        "called": f"the {name} guide",
        "publisher": "Harbour Trust",
        "published": '"2020"',
        "refreshed": "null",
        "wording": "original",
        "status": "current",
        "superseded_by": "null",
        "status_note": "Current.",
        "checked_on": '"2026-07-01"',
        "url": "null",
        "licence": "Invented for tests.",
    }
    header = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{header}---\n\n{text}"


def _guarded(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    def checked(self: socket.socket, address: Any) -> Any:
        if not _is_loopback(self, address):
            pytest.fail(f"a test may not connect to {address!r}")
        return connect(self, address)

    return checked


def _is_loopback(connection: socket.socket, address: Any) -> bool:
    if connection.family not in {socket.AF_INET, socket.AF_INET6}:
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
