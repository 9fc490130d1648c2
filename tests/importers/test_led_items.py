"""A list under a clause or an item is one list with that as its lead-in, in every format."""

from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.importers.imported import Imported, Piece, no_progress
from bot.corpus.importers.led_items import MAX_BELOW, with_led_items
from bot.corpus.importers.reader import read_document
from bot.corpus.importers.render import render

from . import pdfs, words
from .running import kloe

LEAD_IN = "A request may be refused only where:"
CASES = ("the post is vacant;", "the work cannot be shared; or", "the law forbids it.")
LETTERED = tuple(f"({letter}) {text}" for letter, text in zip("abc", CASES, strict=True))
BEFORE, AFTER = "Requests are made in writing.", "Nobody is asked for reasons."


def pdf(clause: str, lead_in: str = LEAD_IN, indent: float = 0) -> bytes:
    """Return a PDF with a numbered lead-in over lettered lines."""
    made = pdfs.paper()
    made.lines_at(20, 60, [clause.format(3) + BEFORE])
    made.lines_at(20, 70, [clause.format(4) + lead_in])
    made.lines_at(20 + indent, 75, LETTERED)
    made.lines_at(20, 95, [clause.format(5) + AFTER])
    return pdfs.bytes_of(made)


def word(*forms: str, depth: int) -> bytes:
    """Return a Word file that counts by itself, letters one level below clauses of a depth."""
    levels = "".join(words.level(n, "decimal", form) for n, form in enumerate(forms))
    letters = words.level(depth + 1, "lowerLetter", f"(%{depth + 2})")
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}{letters}</w:abstractNum>'
    body = [words.listed(BEFORE, depth)] * 3 + [words.listed(LEAD_IN, depth)]
    body += [words.listed(text, depth + 1) for text in CASES] + [words.listed(AFTER, depth)]
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return words.with_lists("".join(body), lists)


def typed_word() -> bytes:
    """Return a Word file with numbers that were typed."""
    document = docx.Document()
    for text in (f"2.3 {BEFORE}", f"2.4 {LEAD_IN}", *LETTERED, f"2.5 {AFTER}"):
        document.add_paragraph(text)
    return words.bytes_of(document)


def plain(between: str, clause: str = "2.{} ", indent: str = "") -> bytes:
    """Return the same as lines with something between them."""
    lines = [clause.format(3) + BEFORE, clause.format(4) + LEAD_IN]
    lines += [indent + line for line in LETTERED] + [clause.format(5) + AFTER]
    return between.join(lines).encode()


FULL = "A request may be refused only where one of these is so in the view of the panel and of it alone:"
FILES = {
    "clauses.pdf": (pdf("2.{} ", indent=8), LEAD_IN),
    "level-clauses.pdf": (pdf("2.{} "), LEAD_IN),
    "full.pdf": (pdf("2.{} ", FULL, 8), FULL),
    "items.pdf": (pdf("{}. ", indent=8), LEAD_IN),
    "level-items.pdf": (pdf("{}. "), LEAD_IN),
    "clauses.docx": (word("%1", "%1.%2", depth=1), LEAD_IN),
    "items.docx": (word("%1.", depth=0), LEAD_IN),
    "typed.docx": (typed_word(), LEAD_IN),
    "apart.md": (plain("\n\n"), LEAD_IN),
    "bullets.md": (plain("\n").replace(b"\n(", b"\n\n- (").replace(b"\n2.5", b"\n\n2.5"), LEAD_IN),
    "run-on.md": (plain("\n").replace(b"\n2", b"\n\n2"), LEAD_IN),
    "items.md": (plain("\n", "{}. ", "   "), LEAD_IN),
    "nested.md": (plain("\n", "{}. ", "   - "), LEAD_IN),
    "letters-in-bullets.md": (plain("\n", "- 2.{} ", "  - "), LEAD_IN),
    "apart.txt": (plain("\n\n"), LEAD_IN),
    "lines.txt": (plain("\n"), LEAD_IN),
    "items.txt": (plain("\n", "{}. ", "   "), LEAD_IN),
    "blocks.html": (b"<p>" + plain("</p><p>"), LEAD_IN),
    "breaks.html": (b"<p>" + plain("<br>").replace(b"<br>2.5", b"<p>2.5"), LEAD_IN),
}


def test_items_under_a_clause_are_quoted_together(tmp_path: Path) -> None:
    """Whether the clause is a paragraph or an item, from the file to the answer."""
    knowledge, folder = tmp_path / "knowledge", tmp_path / "files"
    knowledge.mkdir()
    folder.mkdir()
    for name, (content, _) in FILES.items():
        path = folder / f"{name.replace('.', '-')}.{name.rpartition('.')[2]}"
        path.write_bytes(content)
        framework = path.stem
        kloe(knowledge, "import", path, "--framework", framework, "--accept")

        asked = "when may a request be refused?"
        told = kloe(knowledge, "ask", "--framework", framework, asked).out
        quoted = " ".join(told.split())
        assert all(f"{text}\u201d" in quoted for text in CASES), (name, told)
        assert AFTER not in quoted, (name, told)


@pytest.mark.parametrize("name", FILES)
def test_a_list_stands_under_its_clause_in_the_markdown(name: str) -> None:
    """As items of one list; what comes after is no part of it."""
    content, lead_in = FILES[name]
    made = render(read_document(name, content, no_progress), "Leave")

    lines = made.splitlines()
    place = next(n for n, line in enumerate(lines) if line.endswith(lead_in))
    below = [line for line in lines[place + 1 :] if line]
    assert [line.lstrip(" -*")[4:] for line in below[:3]] == [*CASES]
    assert all(line.lstrip().startswith(("- (", "* (")) for line in below[:3])
    assert not below[3].startswith("  ")
    assert below[3].endswith(AFTER)


def items(*told: tuple[str, int]) -> list[Piece]:
    """Return items of one list, each with its depth."""
    return [Piece("item", text, level, group=1) for text, level in told]


@pytest.mark.parametrize(
    ("told", "levels"),
    [
        (["1. A:", "2. B"], [1, 1]),
        (["1. A:", "(a) B", "(b) C:", "(i) D", "(ii) E", "(c) F", "2. G"], [1, 2, 2, 3, 3, 2, 1]),
        (["(h) A:", "(i) B", "(j) C"], [1, 1, 1]),
        (["(iv) A:", "(v) B", "(vi) C"], [1, 1, 1]),
        (["A:", "1. B", "2. C", "D"], [1, 2, 2, 1]),
        (["1. A:", "B", "C", "2. D"], [1, 2, 2, 1]),
        (["1. A:", "B", "3. C"], [1, 2, 1]),
        (["A:", "B"], [1, 1]),
        (["1. A", "(a) B"], [1, 1]),
        (["(z) A:", "1. B"], [1, 2]),
    ],
)
def test_items_that_are_counted_otherwise_are_below_the_one_that_leads_in(
    told: list[str], levels: list[int]
) -> None:
    """Up to the next of its own kind."""
    found = with_led_items(items(*((text, 1) for text in told)))

    assert [piece.level for piece in found] == levels


def test_paragraphs_below_an_item_are_items_of_its_list() -> None:
    """As a page has them that ends its list too soon."""
    led = [Piece("item", "4. It holds:", 2, group=7)]
    told = [Piece("paragraph", text) for text in ("(a) one", "(b) two", "So be it.")]

    found = with_led_items([*led, *told])

    assert [(p.kind, p.level, p.group) for p in found[1:]] == [
        ("item", 3, 7), ("item", 3, 7), ("paragraph", 1, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        ["It holds.", "(a) one", "(b) two"],
        ["It holds:", "(b) two", "(c) three"],
        ["It holds:", "(a) one", "So be it."],
        ["It holds:", "1. Scope", "2. Duties"],
        ["It holds:\n(b) of the Act\n(c) of it"],
        ["It holds\n(a) one\n(b) two"],
    ],
)
def test_other_paragraphs_stay_what_they_are(told: list[str]) -> None:
    """Without a colon, a first one, or a second one there is no list."""
    pieces = tuple(Piece("paragraph", text) for text in told)

    assert with_led_items(pieces) == pieces


def test_a_list_of_lead_ins_has_a_bound() -> None:
    """A file that means harm does not keep a computer busy."""
    found = with_led_items(items(*[("(a) A:", 1)] * (10 * MAX_BELOW)))

    assert max(piece.level for piece in found) <= MAX_BELOW + 1


@given(
    st.lists(
        st.builds(
            Piece,
            kind=st.sampled_from(["paragraph", "item", "heading"]),
            text=st.lists(
                st.sampled_from(["(a) one", "(b) two:", "It holds:", "1. x:", "(i) y"]), min_size=1
            ).map("\n".join),
            level=st.integers(1, 3),
            group=st.integers(0, 1),
        ),
        max_size=8,
    )
)
def test_no_word_is_lost_or_moved(pieces: list[Piece]) -> None:
    """Whatever leads in to whatever."""
    found = with_led_items(pieces)

    assert "\n".join(p.text for p in found) == "\n".join(p.text for p in pieces)
    assert render(Imported(None, None, found), "Title")


def test_a_list_that_is_quoted_whole_has_what_stands_inside_it(tmp_path: Path) -> None:
    """Each part once, in its place."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "leave.md"
    knowledge.mkdir()
    text = (
        plain("\n", "{}. ", "   ")
        .decode()
        .replace("3. ", "# Leave\n\nThe rules of leave are:\n\n3. ")
    )
    path.write_text(text, "utf-8")
    kloe(knowledge, "import", path, "--framework", "night", "--accept")

    told = " ".join(kloe(knowledge, "ask", "what are the rules of leave?").out.split())

    wanted = ["The rules of leave are:", BEFORE, LEAD_IN, *CASES, AFTER]
    assert [told.count(words) for words in wanted] == [1] * len(wanted), told
    places = [told.index(words) for words in wanted]
    assert places == sorted(places)


def test_an_item_that_was_cut_is_counted_once(tmp_path: Path) -> None:
    """As one that goes on over the page is."""
    knowledge, path = tmp_path / "knowledge", tmp_path / "leave.md"
    knowledge.mkdir()
    long = " ".join(
        f"It is a post of ward {number} that nobody has taken up so far." for number in range(9)
    )
    path.write_text(f"# Leave\n\n{LEAD_IN}\n\n- {long}\n- {CASES[1]}\n- {CASES[2]}\n", "utf-8")
    kloe(knowledge, "import", path, "--framework", "night", "--accept")

    told = kloe(knowledge, "ask", "when may a request be refused?").out

    assert told.startswith("Leave lists three:"), told
