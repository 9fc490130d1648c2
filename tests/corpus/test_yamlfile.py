"""YAML into a strict model, with the line of what is wrong."""

from pathlib import Path

import pytest

from bot.domain.ids import Value
from bot.errors import KnowledgeInvalid, KnowledgeUnreadable
from bot.yamlfile import parse, parse_records, parse_with_lines, read_text


class Berth(Value):
    """A value with a name and a number."""

    name: str
    depth: int = 0


class Harbour(Value):
    """A value that holds others."""

    title: str
    berths: tuple[Berth, ...] = ()


def refusal(text: str, *, first_line: int = 1) -> KnowledgeInvalid:
    """Return the error that a text ends in."""
    with pytest.raises(KnowledgeInvalid) as raised:
        parse(text, Harbour, path="harbour.yaml", first_line=first_line)
    return raised.value


def test_yaml_becomes_a_value() -> None:
    """A text in order is the model, nested values included."""
    found = parse("title: Old Port\nberths:\n  - {name: North, depth: 4}\n", Harbour, path="h.yaml")

    assert found == Harbour(title="Old Port", berths=(Berth(name="North", depth=4),))


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("title: A\ncolour: red\n", 2, "colour"),
        ("title: A\nberths:\n  - name: N\n  - name: S\n    depht: 3\n", 5, "berths.1.depht"),
        ("title: A\nberths:\n  - name: N\n    depth: deep\n", 4, "berths.0.depth"),
        ("title: A\nberths:\n  - depth: 3\n", 3, "berths.0.name"),
        ("title: 2019-01-07\n", 1, "title"),
        ("\n\nberths: []\n", 3, "title"),
        ("title: A\nberths: []\n1: one\n", 3, "1"),
        ("title: A\nberths:\n  - name: N\n    0x10: deep\n", 4, "0x10"),
        ("title: A\nno: one\n", 2, "no"),
    ],
)
def test_a_field_that_breaks_the_model_is_named_with_its_line(
    text: str, line: int, named: str
) -> None:
    """Unknown, missing and mistyped fields are found where they stand."""
    found = refusal(text)

    assert (found.path, found.line) == ("harbour.yaml", line)
    assert found.reason.startswith(f"{named}: ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A\nberths: [\n", 3),
        ("title: A\n\tberths: []\n", 2),
        ("title: A\ntitle B\nberths: []\n", 3),
        ("title: A\nberths: *nobody\n", 2),
        ("title: A\n? [a, b]\n: c\n", 2),
        ("title: A\nberths: 2026-02-30\n", 2),
        ("title: A\nberths: !!python/object:os.system x\n", 2),
        ("title: A\nberths: !!bool perhaps\n", 2),
        ("title: A\nberths: =\n", 2),
        ("title: A\n<<: {berths: []}\n", 2),
        ("title: A\nberths: &b []\n", 2),
        ("title: A\nberths:\n  - &b {name: N}\n  - *b\n", 3),
    ],
)
def test_what_is_not_yaml_is_refused_at_its_line(text: str, line: int) -> None:
    """A mistake of form has a line as a mistake of content has."""
    found = refusal(text)

    assert (found.path, found.line) == ("harbour.yaml", line)


BOMB = "a: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


@pytest.mark.parametrize(
    "text",
    [
        "title: &t [*t]\n",
        "title: " + "[" * 5000 + "]" * 5000 + "\n",
        "- " * 5000,
        BOMB,
        "title: " + "9" * 5000 + "\n",
        "title: A\x07\n",
    ],
    ids=["holds itself", "nested without end", "lists", "bomb", "number", "control character"],
)
def test_hostile_yaml_is_refused_and_ends_nothing(text: str) -> None:
    """What holds itself, doubles or nests without end, and what no value can be, is refused."""
    assert refusal(text).path == "harbour.yaml"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a\n- b\n", "words\n", "7\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    """A header is lines of names and values."""
    assert "name: value" in refusal(text).reason


def test_lines_count_from_the_line_at_which_the_text_starts() -> None:
    """An error in a header has the line of the file."""
    assert refusal("title: A\ncolour: red\n", first_line=11).line == 12


def test_records_come_with_their_lines() -> None:
    """Each entry of a list has the line on which it starts."""
    found = parse_records("# comment\n- one\n\n- two: 2\n- [3]\n", path="list.yaml")

    assert found == [(2, "one"), (4, {"two": 2}), (5, [3])]


@pytest.mark.parametrize("text", ["", "a: b\n", "words\n"])
def test_records_must_be_a_list(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(KnowledgeInvalid, match="a list is expected"):
        parse_records(text, path="list.yaml")


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    """Some editors put a mark before the first character; it is no text."""
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbfwords")

    assert read_text(path) == "words"


def test_a_file_that_is_not_utf_8_is_refused_at_the_line(tmp_path: Path) -> None:
    """The line is that of the first character that cannot be read."""
    path = tmp_path / "latin.txt"
    path.write_bytes("one\ntwo\ncaf\u00e9\n".encode("latin-1"))

    with pytest.raises(KnowledgeUnreadable, match="not UTF-8") as raised:
        read_text(path)

    assert (raised.value.path, raised.value.line) == (str(path), 3)


def test_a_file_that_is_not_there_is_named_as_asked(tmp_path: Path) -> None:
    """Errors may name a file by another name than its place on this computer."""
    with pytest.raises(KnowledgeUnreadable, match="no such file") as raised:
        read_text(tmp_path / "absent.txt", shown_as="asked/absent.txt")

    assert (raised.value.path, raised.value.line) == ("asked/absent.txt", 1)


def test_a_value_comes_with_the_line_of_each_of_its_parts() -> None:
    """A part that was left out has the line of what would hold it."""
    text = "# ours\ntitle: North\nberths:\n  - name: A\n    depth: 3\n  - name: B\n"
    harbour, line_of = parse_with_lines(text, Harbour, path="harbour.yaml")

    assert harbour == parse(text, Harbour, path="harbour.yaml")
    assert line_of(("title",)) == 2
    assert line_of(("berths", 0, "depth")) == 5
    assert line_of(("berths", 1, "depth")) == 6
    assert line_of(("berths", 1)) == 6
