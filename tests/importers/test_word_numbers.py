"""Word files: the numbers that Word counts by itself, as it shows them."""

import time

import pytest

from bot.corpus.importers.docx import read_docx
from bot.corpus.importers.word_lists import MAX_START
from bot.corpus.importers.word_numerals import numeral

from . import words
from .reading import read_back, shown
from .words import level, listed, styled

ONE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
LEGAL = (
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)  # fmt: skip
SECONDS = 10


def form(levels: str, number: int = 0) -> str:
    """Return the form of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def numbered(*paragraphs: str, lists: str = form(LEGAL) + ONE, styles: str = "") -> list[str]:
    """Return what is read of paragraphs of such lists."""
    return shown(read_docx(words.with_lists("".join(paragraphs), lists, styles)))


def test_clauses_have_the_numbers_that_word_shows() -> None:
    """A clause is a paragraph; what single figures and letters count are items of lists."""
    body = [
        listed("Succession"), listed("Each ward has a list.", 1), listed("It names two people.", 1),
        listed("a lead; and", 2), listed("a deputy:", 2), listed("by night", 3), listed("It is kept.", 1),
        listed("Review"), listed("Each year.", 1),
    ]  # fmt: skip

    read = read_docx(words.with_lists("".join(body), form(LEGAL) + ONE))

    assert [(piece.kind, piece.text) for piece in read.pieces] == [
        ("item", "1. Succession"),
        ("paragraph", "1.1 Each ward has a list."),
        ("paragraph", "1.2 It names two people."),
        ("item", "(a) a lead; and"),
        ("item", "(b) a deputy:"),
        ("item", "(i) by night"),
        ("paragraph", "1.3 It is kept."),
        ("item", "2. Review"),
        ("paragraph", "2.1 Each year."),
    ]
    assert "(i) by night" in read_back(read, "Charter")


def test_headings_are_numbered_through_their_styles() -> None:
    """By the level that is theirs; a style that leans on another may name the level alone."""
    levels = (
        level(0, "decimal", "%1", '<w:pStyle w:val="H1"/>')
        + level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>')
        + level(2, "upperLetter", "Appendix %3")
    )
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr>'
        '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="A"><w:name w:val="Annex"/><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        styled("Aims", "H1"), styled("Scope", "H1"), styled("Succession", "H2"), styled("Forms", "A"),
        styled("Plain", "H1").replace("</w:pPr>", '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'),
    )  # fmt: skip

    read = read_docx(words.with_lists("".join(body), form(levels) + ONE, styles))

    assert [(piece.kind, piece.level, piece.text) for piece in read.pieces] == [
        ("heading", 1, "1 Aims"),
        ("heading", 1, "2 Scope"),
        ("heading", 2, "2.1 Succession"),
        ("heading", 1, "Appendix A Forms"),
        ("heading", 1, "Plain"),
    ]


def test_a_clause_that_a_heading_style_numbers_is_text() -> None:
    """A sentence of its length is no heading, whatever the style is called."""
    style = '<w:style w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    clause = (
        "The lead of each ward keeps a list " + "of people and their duties " * 5 + "each year."
    )
    read = read_docx(
        words.with_lists(styled(clause, "H"), form(level(0, "decimal", "4.%1")) + ONE, style)
    )

    assert [(piece.kind, piece.text) for piece in read.pieces] == [("paragraph", f"4.1 {clause}")]


def test_a_list_starts_where_it_says_and_goes_on_from_another_of_its_form() -> None:
    """A list that starts anew does so once; two of one form that do not share a count."""
    lists = (
        form(LEGAL.replace('<w:start w:val="1"/>', '<w:start w:val="4"/>', 1))
        + ONE
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + '<w:startOverride w:val="2"/></w:lvlOverride></w:num>'
        + '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "upperLetter", "%1)")
        + "</w:lvlOverride></w:num>"
    )
    body = [listed("x", 0, number) for number in (1, 1, 2, 3, 3, 4)]

    assert numbered(*body, lists=lists) == ["4. x", "5. x", "6. x", "2. x", "3. x", "D) x"]


def test_a_level_starts_anew_where_it_says() -> None:
    """Never, or only below a certain level; one that no paragraph has had counts as begun."""
    never = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>')

    assert numbered(
        listed("x", 1), listed("x"), listed("x", 1), lists=form(never) + ONE
    ) == ["1.1 x", "2. x", "2.2 x"]  # fmt: skip


def test_legal_numbers_are_figures_and_bullets_have_none() -> None:
    """Whatever the level above is counted in; a bullet stays a bullet, and no number no number."""
    levels = (
        level(0, "upperRoman", "Part %1")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + level(2, "bullet", "\uf0b7")
        + level(3, "decimal", "%1.%3%4", '<w:suff w:val="nothing"/>')
        + level(4, "none", "")
    )
    read = read_docx(
        words.with_lists("".join(listed("x", place) for place in range(5)), form(levels) + ONE)
    )

    assert [(piece.kind, piece.text) for piece in read.pieces] == [
        ("paragraph", "Part I x"),
        ("paragraph", "1.1 x"),
        ("item", "x"),
        ("paragraph", "I.1x"),
        ("paragraph", "x"),
    ]


def test_a_style_may_stand_for_the_form_of_a_list() -> None:
    """As Word's styles of lists do; two that stand for each other lead nowhere."""
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + form(LEGAL, 1)
        + ONE
        + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    style = '<w:style w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:style>'

    assert numbered(listed("x"), lists=lists, styles=style.format(2)) == ["1. x"]
    assert numbered(listed("x"), lists=lists, styles=style.format(1)) == ["x"]


def test_numbers_in_tables_are_read_in_their_place() -> None:
    """A number that has a cell to itself stands with the rest of its row."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    frame = "<w:tbl>" + "".join(row.format(listed(""), text.format(t)) for t in ("Ask.", "Tell."))
    table = row.format(text.format("Step"), text.format("Who"))
    table += row.format(listed("Write."), text.format("Lead"))

    assert numbered(frame + "</w:tbl>", f"<w:tbl>{table}</w:tbl>", listed("End.")) == [
        "1. Ask.",
        "2. Tell.",
        "Step: 3. Write.; Who: Lead",
        "4. End.",
    ]


def test_paragraphs_that_a_change_took_out_are_not_counted() -> None:
    """Empty ones are, as Word does."""
    gone = listed("x").replace("<w:numPr>", "<w:rPr><w:del/></w:rPr><w:numPr>")
    gone = gone.replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")

    assert numbered(listed("x"), gone, listed("x"), listed(""), listed("x")) == [
        "1. x",
        "2. x",
        "4. x",
    ]


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"), (10**9, "upperRoman", "1000000000"),
        (10**9, "lowerLetter", "1000000000"), (0, "lowerLetter", "0"), (0, "upperRoman", "0"),
        (1, "ordinal", "1st"), (12, "ordinal", "12th"), (23, "ordinal", "23rd"), (21, "cardinalText", "Twenty-one"),
        (40, "ordinalText", "Fortieth"), (12, "ordinalText", "Twelfth"), (25, "ordinalText", "Twenty-fifth"),
        (100, "cardinalText", "100"), (100, "ordinalText", "100"), (0, "cardinalText", "0"), (7, "chicago", "7"),
    ],
)  # fmt: skip
def test_a_count_is_written_in_its_form(count: int, form: str, written: str) -> None:
    """In figures where there is no such form, or none for so many."""
    assert numeral(count, form) == written


@pytest.mark.parametrize(
    ("lists", "text"),
    [
        ("", "x"),
        (ONE, "x"),
        ('<w:num w:numId="1"/>', "x"),
        (form("") + ONE, "x"),
        (form('<w:lvl w:ilvl="0"/>') + ONE, "x"),
        (form("<w:lvl/>" + level(10**8, "decimal", "%1")) + ONE, "x"),
        (form(level(0, "decimal", "%9%1%5.")) + ONE, "1. x"),
        (form(level(0, "decimal", "%1" * 10**5)) + ONE, "x"),
        (form(level(0, "upperRoman", "%1.", f'<w:start w:val="{10**8}"/>')) + ONE, f"{MAX_START}. x"),
        (form(level(0, "decimal", "%1.", f'<w:start w:val="{"9" * 9999}"/>')) + ONE, "0. x"),
        (form(level(0, "decimal", "%1.", '<w:start w:val="-7"/><w:lvlRestart w:val="x"/>')) + ONE, "0. x"),
        (form("".join(level(place, "decimal", f"%{place + 1}.") for place in range(5000))) + ONE, "1. x"),
    ],
)  # fmt: skip
def test_lists_that_mean_harm_are_bounded(lists: str, text: str) -> None:
    """Parts that are not there, and numbers, texts and levels beyond all measure, raise nothing."""
    assert numbered(listed("x"), lists=lists) == [text]


@pytest.mark.parametrize("place", ["9" * 9999, "-1", "x", "8"])
def test_a_level_that_is_none_is_no_error(place: str) -> None:
    """Nor is one that a list does not have: it has a bullet, or is the first."""
    wild = listed("x").replace('w:ilvl w:val="0"', f'w:ilvl w:val="{place}"')
    outline = f'<w:p><w:pPr><w:outlineLvl w:val="{place}"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>'

    assert numbered(wild, outline)[0] in {"x", "1. x"}


def test_styles_that_lean_on_each_other_in_a_circle_end() -> None:
    """And many paragraphs of many lists are read in time."""
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/>'
        "<w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
        for one, other in ("ab", "ba")
    )
    lists = form(LEGAL) + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>'
        for number in range(1, 5000)
    )
    body = [styled("x", "a"), *(listed("y", 8 * (n % 2), n) for n in range(1, 5000))]
    begun = time.monotonic()

    assert len(numbered(*body, lists=lists, styles=styles)) == 5000
    assert time.monotonic() - begun < SECONDS
