"""What each command says of the knowledge folder: sound, unfinished or broken."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import find_knowledge

from .commands import Command, Ended, run_side_by_side

LTP, DPIC = "sources/briefing-ltp.md", "sources/briefing-dpic.md"
DPIC_CHECK = "selfchecks/dpic.yaml"


def _break_header(folder: Path) -> None:
    text = (folder / LTP).read_text("utf-8")
    (folder / LTP).write_text(text.replace('published: "2019-01-07"', "published: soon"), "utf-8")


def _break_encoding(folder: Path) -> None:
    text = (folder / LTP).read_bytes()
    (folder / LTP).write_bytes(text.replace(b"# The NHS", b"# The \xff NHS"))


def _repeat_id(folder: Path) -> None:
    header, rest = (folder / LTP).read_text("utf-8").split("framework: ltp\n")
    header = header.replace("id: briefing-ltp", "# as before\nid: briefing-dpic")
    (folder / LTP).write_text(f"{header}framework: ltp\n{rest}", "utf-8")


def _empty_document(folder: Path) -> None:
    (folder / LTP).write_text("", "utf-8")


def _leave_out_wordings(folder: Path) -> None:
    lines = (folder / "asked/briefing-ltp.txt").read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("> measures to support"))
    kept = [*lines[: start + 1], "one wording alone"]
    (folder / "asked/briefing-ltp.txt").write_text("\n".join(kept), "utf-8")


def _break_self_checks(folder: Path) -> None:
    text = (folder / DPIC_CHECK).read_text("utf-8")
    text = text.replace('opens: "Improvement skills"', 'opens: "Improvised skills"')
    text = text.replace("theme: dpic-3", "theme: dpic-9", 1)
    (folder / DPIC_CHECK).write_text(text, "utf-8")


def line_of(folder: Path, path: str, start: bytes) -> int:
    """Return the 1-based line of a file that starts so."""
    lines = (folder / path).read_bytes().splitlines()
    return next(n for n, line in enumerate(lines, start=1) if line.startswith(start))


BREAKS: dict[str, tuple[Callable[[Path], None], bytes]] = {
    "broken header": (_break_header, b"published:"),
    "not UTF-8": (_break_encoding, b"# The \xff"),
    "the same id": (_repeat_id, b"id:"),
    "empty document": (_empty_document, b""),
}
"""What is done to the folder, and how the line begins that is wrong."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the knowledge for each way to break it."""
    made = tmp_path_factory.mktemp("knowledge")
    for name, (change, _) in BREAKS.items():
        shutil.copytree(find_knowledge(None), made / name)
        change(made / name)
    shutil.copytree(find_knowledge(None), made / "unfinished")
    _leave_out_wordings(made / "unfinished")
    shutil.copytree(find_knowledge(None), made / "self-checks")
    _break_self_checks(made / "self-checks")
    shutil.copytree(find_knowledge(None), made / "no self-checks")
    shutil.rmtree(made / "no self-checks" / "selfchecks")
    return made


@pytest.fixture(scope="module")
def ended(folder: Path) -> dict[str, Ended]:
    """Every command of this file, run once."""

    def over(name: str, *arguments: str) -> Command:
        return Command(arguments, environment={"KLOE_KNOWLEDGE": str(folder / name)})

    return run_side_by_side({
        **{name: over(name, "ask", "who sponsors DPIC?") for name in (*BREAKS, "nowhere")},
        "check broken": over("broken header", "check"),
        "check unfinished": over("unfinished", "check"),
        "check nowhere": over("nowhere", "check"),
        "check self-checks": over("self-checks", "check"),
        "check no self-checks": over("no self-checks", "check"),
        "check": Command(("check",)),
        "sources": Command(("sources",)),
        "sources --json": Command(("sources", "--json")),
    })  # fmt: skip


@pytest.mark.parametrize("name", [*BREAKS, "nowhere"])
def test_a_folder_that_cannot_be_used_is_one_line(ended: dict[str, Ended], name: str) -> None:
    """Exit 3, one line on standard error, no traceback, nothing answered."""
    stopped = ended[name]

    assert (stopped.code, stopped.out) == (3, "")
    assert stopped.err.startswith("kloe: ")
    assert stopped.err.count("\n") == 1


@pytest.mark.parametrize("name", [name for name in BREAKS if name != "empty document"])
def test_what_is_broken_is_named_with_file_and_line(
    ended: dict[str, Ended], folder: Path, name: str
) -> None:
    """An author finds the very line."""
    line = line_of(folder / name, LTP, BREAKS[name][1])

    assert f"{LTP}:{line}: " in ended[name].err


def test_an_empty_document_is_named(ended: dict[str, Ended]) -> None:
    """There is only its first line to lead to."""
    assert f"{LTP}:1: the document is empty" in ended["empty document"].err


def test_check_of_the_shipped_folder_finds_nothing(ended: dict[str, Ended]) -> None:
    """What is shipped is finished."""
    assert ended["check"] == Ended(0, "Nothing to fix.\n", "")


@pytest.mark.parametrize("name", ["check broken", "check unfinished", "check self-checks"])
def test_check_with_findings_has_its_own_exit_code(ended: dict[str, Ended], name: str) -> None:
    """Exit 8, and each finding is a line with file, line and what to fix."""
    found = ended[name]

    assert (found.code, found.err) == (8, "")
    for line in found.out.splitlines():
        path, number, what = line.split(":", maxsplit=2)
        assert path.endswith((".md", ".txt", ".yaml"))
        assert int(number) >= 1
        assert what.strip()


def test_check_names_every_mistake_in_a_self_check(ended: dict[str, Ended], folder: Path) -> None:
    """Each with its line, a citation that leads nowhere among them."""
    broken = folder / "self-checks"
    cited = line_of(
        broken, DPIC_CHECK, b'    rests_on: {document: briefing-dpic, opens: "Improvised'
    )
    theme = line_of(broken, DPIC_CHECK, b"    theme: dpic-9")
    found = ended["check self-checks"]

    assert found.code == 8
    assert f"{DPIC_CHECK}:{cited}: 'dpic-2-1' rests on nothing" in found.out
    assert f"{DPIC_CHECK}:{theme}: 'dpic-3-1' has the theme 'dpic-9'" in found.out
    assert found.out.count("\n") == 2


def test_knowledge_without_self_checks_is_in_order(ended: dict[str, Ended]) -> None:
    """They need not be there."""
    assert ended["check no self-checks"] == ended["check"]


def test_check_of_no_folder_is_a_failure_and_no_finding(ended: dict[str, Ended]) -> None:
    """A wrong setting is told apart from something to fix."""
    assert ended["check nowhere"].code == 3


def test_sources_tells_what_kloe_knows(ended: dict[str, Ended]) -> None:
    """Title, date, publisher, status, check, passages and fingerprint of each document."""
    told = ended["sources"]

    assert (told.code, told.err) == (0, "")
    for words in ("Long Term Plan (7 January 2019)", "NHS Improvement", "Superseded in April 2024",
                  "Checked 1 July 2026.", "13 passages", "fingerprint"):  # fmt: skip
        assert words in told.out


def test_sources_tells_the_same_to_programs(ended: dict[str, Ended]) -> None:
    """One object with the documents in their order."""
    given = json.loads(ended["sources --json"].out)

    assert [d["id"] for d in given["documents"]] == [
        "briefing-dpic",
        "briefing-well-led",
        "briefing-ltp",
        "well-led-2017",
        "dpic-2016",
        "ltp-chapter-4",
        "cqc-2024",
        "reviews",
        "timeline",
    ]
    statuses = [d["status"] for d in given["documents"]]
    assert statuses[:4] == ["historic", "superseded", "historic", "superseded"]
    for document in given["documents"]:
        assert document["passages"] > 0
        assert len(document["sha256"]) == 64
    assert given["corpus_sha256"] in ended["sources"].out
