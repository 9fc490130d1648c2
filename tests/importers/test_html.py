"""Pages: their main content, as people read it."""

import pytest

from bot.corpus.importers.html import MAX_DEPTH, read_html
from bot.corpus.importers.imported import CannotImport

from .reading import shown

PAGE = """\
<!doctype html><html><head><title>Rota guide - Harbour Trust</title>
<meta name="dcterms.issued" content="2021-03-05T09:00:00Z"><style>p {color: red}</style></head>
<body><div id="cookie-banner"><p>We use cookies.</p></div><header><p>Harbour Trust</p></header>
<nav><ul><li>Home</li></ul></nav>
<main><h1>Rota <em>guide</em></h1><p>Every shift has a
 named <strong>coordinator</strong><sup><a href="#fn1">[1]</a></sup>.</p>
<aside><p>Related: leave</p></aside>
<h2>Leave</h2><p>Ask early:<br>six weeks ahead</p>
<ul><li>in writing</li><li>to the manager<ul><li>or the deputy</li></ul></li></ul>
<form><p>Search</p><input></form><script>var a = "<p>no</p>";</script>
<p hidden>Not shown</p><p class="visually-hidden">Skip</p>
<dl><dt>Shift</dt><dd>eight hours</dd></dl></main><footer><p>Crown copyright</p></footer></body></html>
"""


def test_only_the_main_content_is_read() -> None:
    """Without banners, navigation, asides, forms, scripts, hidden parts and the marks of footnotes."""
    read = read_html(PAGE)

    assert (read.title, read.published) == ("Rota guide", "2021-03-05")
    assert [(piece.kind, piece.level, piece.text) for piece in read.pieces] == [
        ("heading", 1, "Rota guide"),
        ("paragraph", 1, "Every shift has a named coordinator."),
        ("heading", 2, "Leave"),
        ("paragraph", 1, "Ask early:\nsix weeks ahead"),
        ("item", 1, "in writing"),
        ("item", 1, "to the manager"),
        ("item", 2, "or the deputy"),
        ("item", 1, "Shift: eight hours"),
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<body><header><p>a</p></header><article><header><h1>T</h1></header><p>b</p></article></body>", ["T", "b"]),
        ("<body><header><p>a</p></header><p>b</p><footer>c</footer></body>", ["b"]),
        ("<article><p>a</p></article><article><p>b</p></article>", ["a", "b"]),
        ("<div role=main><p>a</p></div><p>b</p>", ["a"]),
        ("just text", ["just text"]),
        ("<p>one<p>two<ul><li>a<li>b</ul>three", ["one", "two", "a", "b", "three"]),
        ("<p>a</div></section></p><p>b", ["a", "b"]),
        ("<p>1 &lt; 2 &amp; &nbsp;&#8217;</p>", ["1 < 2 & \u2019"]),
        ("<div>loose<div>inner</div>tail</div>", ["loose", "inner", "tail"]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p>a<br><br>b</p>", ["a", "b"]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", ["a", "b"]),
    ],
)  # fmt: skip
def test_pages_as_people_write_them(page: str, told: list[str]) -> None:
    """Ends that are left out, and parts in odd places."""
    assert shown(read_html(page)) == told


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<ol><li>a<li>b</ol><ul><li>c</ul>", ["1. a", "2. b", "c"]),
        ("<ol start=4><li>a<li value=9>b<li>c</ol>", ["4. a", "9. b", "10. c"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol type=a start=26><li>x<li>y</ol>", ["z. x", "aa. y"]),
        ("<ol type=I start=4><li>x<li value=5000>y</ol>", ["IV. x", "5000. y"]),
        ("<ol start=-1 type=a><li>x<li>y</ol>", ["-1. x", "0. y"]),
        ("<ol start=1e9><li>x</ol>", ["1. x"]),
        ("<ol><li><p>a</p><p>more</p></li><li>b<ol type=i><li>c</ol></li><li>d</ol>",
         ["1. a", "more", "2. b", "i. c", "3. d"]),
        ("<ol><li><h3>Aim</h3><p>a</p><li><ul><li>b</ul></ol>", ["1. Aim", "a", "b"]),
        ("<ol style='list-style-type: none'><li>a</ol>", ["a"]),
        ("<ol><li>(a) x<li>2.1 Aims<li>3. z<li>1.5 miles</ol>", ["(a) x", "2.1 Aims", "3. z", "4. 1.5 miles"]),
    ],
)  # fmt: skip
def test_a_numbered_list_keeps_its_numbers(page: str, told: list[str]) -> None:
    """As the page shows them: "aim 2" is asked for, and quoted. What has a number of its own gets no second one."""
    assert shown(read_html(page)) == told


def test_tables_are_a_line_a_row() -> None:
    """With the header before each cell where it is clear, and what spans several rows in each of them."""
    page = """<table><caption>Leave</caption><thead><tr><th>Who</th><th colspan=2>When</th></tr></thead>
    <tr><td rowspan="2">Nurses</td><td>May</td><td>June</td></tr><tr><td>July</td><td></td></tr></table>"""

    assert shown(read_html(page)) == [
        "Leave",
        "Who: Nurses; When: May; When: June",
        "Who: Nurses; When: July",
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Role", "Band"], ["Nurse", "5"]], ["Role: Nurse; Band: 5"]),
        (
            [["Version", "2"], ["Approved by", "The board"]],
            ["Version; 2", "Approved by; The board"],
        ),
        ([["Owner", "Chair"], ["Status", "Draft"]], ["Owner; Chair", "Status; Draft"]),
        ([["", "2024", "Plan"], ["Beds", "5", "6"]], ["Beds; 2024: 5; Plan: 6"]),
        ([["We met in May.", "It rained."], ["a", "b"]], ["We met in May.; It rained.", "a; b"]),
        ([["Same", "Same"], ["a", "b"]], ["Same; Same", "a; b"]),
        ([["One"], ["Two"]], ["One", "Two"]),
        ([["Who?", "Why?"], ["Ann", "Cover"]], ["Who? Ann; Why? Cover"]),
        ([["", ""], ["", ""], ["a", "b"]], ["a; b"]),
    ],
)
def test_a_header_is_used_only_where_it_is_clear(rows: list[list[str]], told: list[str]) -> None:
    """Sentences and repeated words name no column; a table of one column is text."""
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)

    assert shown(read_html(f"<table>{cells}</table>")) == told


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "<tr><th rowspan=2>Aim<th colspan=2>Target<tr><th>2026<th>2028<tr><td>Posts filled<td>5<td>7",
            ["Aim: Posts filled; Target, 2026: 5; Target, 2028: 7"],
        ),
        ("<tr><th>Who<td>Site lead<tr><th>When?<td>Noon", ["Who: Site lead", "When? Noon"]),
        ("<tr><th>Nurse<td>5<td>6<tr><th>Chair<td>7<td>8", ["Nurse; 5; 6", "Chair; 7; 8"]),
    ],
)
def test_a_table_says_by_its_cells_which_are_names(table: str, told: list[str]) -> None:
    """Names in two rows above the columns are joined; names at the side stand before their own row."""
    assert shown(read_html(f"<table>{table}</table>")) == told


def test_footnotes_stand_at_the_end_under_a_heading() -> None:
    """Their links back to the text are left out."""
    page = """<main><p>Text.</p><div class="footnotes"><ol><li><p>A note.
    <a href="#r" role="doc-backlink">back</a></p></li></ol></div></main>"""

    assert shown(read_html(page)) == ["Text.", "Footnotes", "1. A note."]


@pytest.mark.parametrize("depth", [MAX_DEPTH, 100_000])
def test_a_page_that_nests_too_deep_is_refused(depth: int) -> None:
    """Before anything else is done with it."""
    with pytest.raises(CannotImport, match="nested"):
        read_html("<div>" * depth + "x")


def test_a_page_that_nests_nearly_too_deep_is_read() -> None:
    """All of the depth that is allowed, hidden or not, before the stack is full."""
    depth = MAX_DEPTH - 2

    assert shown(read_html("<div>" * depth + "<p>Ten beds.")) == ["Ten beds."]
    assert shown(read_html("<div hidden>" * depth + "There are ten beds here.")) == [
        "There are ten beds here."
    ]


def test_a_page_without_text_is_refused() -> None:
    """A script alone says nothing."""
    with pytest.raises(CannotImport, match="empty"):
        read_html("<body><nav>Home</nav><script>x</script></body>")


def test_a_term_that_ends_in_a_colon_is_followed_by_one() -> None:
    """As it stands beside its meaning."""
    assert shown(read_html("<dl><dt>Date:</dt><dd>4 June 2025</dd></dl>")) == ["Date: 4 June 2025"]


def test_a_page_that_a_word_processor_wrote_has_lists_and_a_title() -> None:
    """Bullets are letters there; a chapter is as high as a title, and no title."""
    page = "<title>Talent policy</title><p>Talent policy<h1>1 Purpose</h1><p>It is:<p>\u00b7<span>&nbsp; </span>to keep managers"
    read = read_html(page)

    assert read.title == "Talent policy"
    assert [(piece.kind, piece.text) for piece in read.pieces][2:] == [
        ("paragraph", "It is:"),
        ("item", "to keep managers"),
    ]


def test_a_title_above_the_content_is_found() -> None:
    """In a header that is left out of the text, where the window has no name."""
    page = "<header><h1>Board charter</h1></header><main><h2>Quorum</h2><p>It is six.</main>"

    assert read_html(page).title == "Board charter"
