"""Self-checks from their files: what is made of them, and what an author must fix."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.ids import PassageId
from bot.errors import KnowledgeError, KnowledgeInvalid
from bot.selfcheck.catalog import Catalog, check_catalog, load_catalog

MOORING = """\
id: mooring
order: 2
title: Mooring
about: How boats are moored.
called: [tying up]
themes:
  - id: ropes
    title: Ropes
items:
  - id: ropes-1
    theme: ropes
    question: Are all ropes whole?
    code: R1.1
    rests_on: {document: harbour, opens: Ropes are checked}
    counts: [a log of the ropes]
"""
TIDES = """\
id: tides
order: 1
title: All tides
about: Both tides.
divisible: true
themes:
  - id: t1
    title: T1 Flood
    about: The flood alone.
    called: [rising water]
  - id: t2
    title: T2 Ebb
    about: The ebb alone.
items:
  - id: t1-1
    theme: t1
    question: >-
      Is the flood
      measured?
    rests_on: {document: harbour, opens: The flood}
    counts:
      - a gauge
      - a table of heights
  - id: t2-1
    theme: t2
    question: Is the ebb measured?
    rests_on: {document: harbour, opens: The ebb}
    counts: [a gauge]
"""
SENTENCES = ("Ropes are checked", "The flood", "The ebb")
Write = Callable[..., Path]


def resolve(document: str, opens: str) -> PassageId | None:
    """Find the sentences of one small document."""
    known = document == "harbour" and opens in SENTENCES
    return PassageId(f"sources/harbour.md#all~{SENTENCES.index(opens) + 1}") if known else None


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of self-checks and return their folder."""

    def written(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return written


@pytest.fixture
def catalog(write: Write) -> Catalog:
    """The two self-checks above, one of them divisible."""
    return load_catalog(write(mooring=MOORING, tides=TIDES), resolve)


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """Return file, line and reason of all that is wrong; loading names the first of it."""
    found = check_catalog(folder, resolve)
    with pytest.raises(KnowledgeError) as raised:
        load_catalog(folder, resolve)
    assert str(raised.value) == str(found[0])
    return [(Path(fault.path).name, fault.line, fault.reason) for fault in found]


def line_of(text: str, words: str) -> int:
    """Return the 1-based line on which words stand last."""
    return max(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def test_the_divisions_of_a_self_check_stand_before_the_whole(catalog: Catalog) -> None:
    """The order is that of the files' own numbers."""
    assert [check.id for check in catalog.checks] == ["t1", "t2", "tides", "mooring"]


def test_a_division_asks_the_questions_of_its_theme_alone(catalog: Catalog) -> None:
    """They are the very same questions as in the whole."""
    whole, part = catalog.find("tides"), catalog.find("t1")

    assert whole is not None
    assert part is not None
    assert [item.id for item in whole.items] == ["t1-1", "t2-1"]
    assert part.items == whole.items[:1]
    assert (part.title, part.about) == ("T1 Flood", "The flood alone.")
    assert [theme.id for theme in part.themes] == ["t1"]


def test_a_question_has_all_that_its_file_says(catalog: Catalog) -> None:
    """White space is folded, and the citation leads to a passage."""
    item = catalog.item("t1-1")

    assert item is not None
    assert item.question == "Is the flood measured?"
    assert item.rests_on == "sources/harbour.md#all~2"
    assert item.counts == ("a gauge", "a table of heights")
    assert item.code == ""


def test_what_is_not_there_is_none(catalog: Catalog) -> None:
    """An unknown id is no error."""
    assert (catalog.find("t9"), catalog.item("t9-1"), catalog.named("t9")) == (None, None, None)


def test_questions_are_found_by_their_official_code(catalog: Catalog) -> None:
    """Those without a code are left out."""
    assert {c: [i.id for i in items] for c, items in catalog.items_by_code.items()} == {
        "R1.1": ["ropes-1"]
    }


@pytest.mark.parametrize(
    ("typed", "check_id"),
    [
        ("T1", "t1"),
        (" t 1. ", "t1"),
        ("kloe t1", "t1"),
        ("Rising-water", "t1"),
        ("t2 ebb", "t2"),
        ("the mooring self-check, please", "mooring"),
        ("TYING UP", "mooring"),
        ("all tides", "tides"),
    ],
)
def test_people_name_a_self_check_in_many_ways(catalog: Catalog, typed: str, check_id: str) -> None:
    """By id, title or another name, whatever the case, spaces and hyphens."""
    named = catalog.named(typed)

    assert named is not None
    assert named.id == check_id


@pytest.mark.parametrize(
    "typed", ["", "  ", "self-check", "?", "harbour", "t", "tides and mooring"]
)
def test_what_names_no_self_check_is_none(catalog: Catalog, typed: str) -> None:
    """Nothing is guessed."""
    assert catalog.named(typed) is None


def test_a_folder_that_is_not_there_has_no_self_checks(tmp_path: Path) -> None:
    """Knowledge without self-checks is in order."""
    assert load_catalog(tmp_path / "none", resolve) == Catalog()
    assert check_catalog(tmp_path / "none", resolve) == []


@pytest.mark.parametrize(
    ("change", "at", "reason"),
    [
        (("opens: Ropes are checked", "opens: Ropes rot"), "rests_on", "'Ropes rot' does not begin exactly one sentence"),
        (("document: harbour", "document: pier"), "rests_on", "a document with the id 'pier'"),
        (("theme: ropes", "theme: rope"), "theme: rope", "'ropes-1' has the theme 'rope', which is not among the themes"),
        (("[a log of the ropes]", "[]"), "counts", "'ropes-1' has nothing that counts as evidence"),
        (("    counts: [a log of the ropes]\n", ""), "- id: ropes-1", "'ropes-1' has nothing that counts as evidence"),
        (("[a log of the ropes]", "[a, b, c, d, e]"), "counts", "has 5 things that count as evidence, more than 4"),
        (("[a log of the ropes]", "['']"), "counts", "at least 1 character"),
        (("id: ropes-1", "id: Ropes 1"), "- id: Ropes 1", "an id is made of small letters and digits"),
        (("Are all ropes whole?", "' '"), "question", "at least 1 character"),
        (("Are all ropes whole?", "x" * 301), "question", "at most 300 characters"),
        (("    question: Are all ropes whole?\n", ""), "- id: ropes-1", "question: field required"),
        (("title: Mooring", f"title: {'x' * 76}"), "title: x", "at most 75 characters"),
        (("order: 2", "order: second"), "order", "valid integer"),
        (("order: 2", "order: 2\ndivisible: 'yes'"), "divisible", "valid boolean"),
        (("order: 2", "order: 2\ncolour: red"), "colour", "colour: extra inputs are not permitted"),
        (("called: [tying up]", "called: [the self-check]"), "called", "tells no self-check from another"),
        (("order: 2", "order: 2\ndivisible: true"), "- id: ropes", "'ropes' is a self-check of its own and needs `about`"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_own_reason_and_line(
    write: Write, change: tuple[str, str], at: str, reason: str
) -> None:
    """An author is led to the very place."""
    text = MOORING.replace(*change, 1)
    line = next(n for n, there in enumerate(text.splitlines(), start=1) if at in there)
    found = [fault for fault in faults(write(mooring=text)) if reason in fault[2]]

    assert [(path, number) for path, number, _ in found] == [("mooring.yaml", line)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "a list of `name: value` lines is expected"),
        ("id: }", 1, "not valid YAML"),
        (MOORING.replace("themes:\n", "themes: &x\n"), 6, "anchors and aliases are not allowed"),
    ],
)
def test_what_is_no_self_check_at_all_is_named(
    write: Write, text: str, line: int, reason: str
) -> None:
    """One broken file does not hide what is wrong in another."""
    wrong = MOORING.replace("[a log of the ropes]", "[]")
    first, second = faults(write(broken=text, mooring=wrong))

    assert first[:2] == ("broken.yaml", line)
    assert reason in first[2]
    assert second[0] == "mooring.yaml"


def test_a_file_that_is_not_text_is_named(write: Write) -> None:
    """With the line on which it ceases to be UTF-8."""
    folder = write()
    (folder / "latin.yaml").write_bytes(b"id: mooring\ntitle: quai \xe9\n")

    assert faults(folder) == [("latin.yaml", 2, "the file is not UTF-8 text")]


def test_an_id_is_used_once_for_a_question_and_once_for_a_self_check(write: Write) -> None:
    """Also across files; the place of the first is named."""
    again = MOORING.replace("order: 2", "order: 3")
    found = faults(write(again=again, mooring=MOORING))

    assert [(path, line) for path, line, _ in found] == [
        ("mooring.yaml", 1),
        ("mooring.yaml", line_of(MOORING, "- id: ropes-1")),
    ]
    assert "the id 'mooring' of a self-check is already used in" in found[0][2]
    assert "again.yaml:1" in found[0][2]
    assert "the id 'ropes-1' of a question is already used in" in found[1][2]


def test_a_self_check_may_not_have_the_id_of_a_division(write: Write) -> None:
    """A division is a self-check like any other."""
    clash = MOORING.replace("id: mooring", "id: t1")
    found = faults(write(mooring=clash, tides=TIDES))

    assert [(path, line) for path, line, _ in found] == [
        ("tides.yaml", line_of(TIDES, "T1 Flood") - 1)
    ]


def test_a_name_leads_to_one_self_check(write: Write) -> None:
    """Spelt in any way."""
    clash = MOORING.replace("tying up", "Rising Water")
    found = faults(write(mooring=clash, tides=TIDES))

    assert found == [
        (
            "tides.yaml",
            line_of(TIDES, "rising water"),
            "the name 'rising water' already names the self-check 'mooring'",
        )
    ]


def test_questions_of_a_theme_stand_together(write: Write) -> None:
    """A person goes through one theme after the other."""
    text = TIDES + TIDES[TIDES.index("  - id: t1-1") : TIDES.index("  - id: t2-1")].replace(
        "t1-1", "t1-2"
    )

    assert faults(write(tides=text)) == [
        (
            "tides.yaml",
            line_of(text, "theme: t1"),
            "'t1-2' stands apart from the other questions of its theme 't1'",
        )
    ]


def test_a_theme_stands_once_and_has_a_question(write: Write) -> None:
    """Nothing is offered that asks nothing."""
    themes = "  - {id: ropes, title: Ropes}\n  - {id: chains, title: Chains}\nitems:\n"
    text = MOORING.replace("items:\n", themes)

    assert [fault[1:] for fault in faults(write(mooring=text))] == [
        (line_of(text, "id: ropes, "), "the theme 'ropes' stands twice"),
        (line_of(text, "id: chains"), "the theme 'chains' has no question"),
    ]


def test_what_breaks_the_rules_is_invalid_knowledge(write: Write) -> None:
    """The command line ends on it as on any other file of the folder."""
    with pytest.raises(KnowledgeInvalid, match=r"mooring\.yaml:\d+: "):
        load_catalog(write(mooring=MOORING.replace("theme: ropes", "theme: rope")), resolve)
