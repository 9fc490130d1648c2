"""Pages that show some of their text only at a press, or set it aside."""

import pytest

from bot.corpus.importers.html import read_html

from .reading import shown


def told(body: str) -> list[tuple[str, int, str]]:
    """Return the kind, level and text of what is read from the main content."""
    return [(p.kind, p.level, p.text) for p in read_html(f"<main>{body}</main>").pieces]


@pytest.mark.parametrize(
    "accordion",
    [
        "<button aria-expanded=false><h2>Own it</h2></button><div hidden><p>Leaders admit a mistake in time.</p></div>",
        "<h2><button>Own it</button></h2><div style='display:none'><p>Leaders admit a mistake in time.</p></div>",
        "<h2><button aria-controls=p>Own it</button></h2><div hidden id=p><p>Leaders admit a mistake in time.</p></div>",
        "<h2><button>Own it<i data-nosnippet>Show</i></button></h2><div hidden=until-found><p>Leaders admit a mistake in time.</p></div>",
        "<h2><a role=button href='#p'>Own it</a></h2><div id=p aria-hidden=true><p>Leaders admit a mistake in time.</p></div>",
        "<h2>Own it <button>Copy link</button></h2><p>Leaders admit a mistake in time.</p>",
        "<button class=accordion>Own it</button><div class=panel><p>Leaders admit a mistake in time.</p></div>",
        "<button aria-controls=p>Own it</button><div id=p hidden><p>Leaders admit a mistake in time.</p></div>",
        "<div role=tablist><b role=tab>Own it</b></div><div role=tabpanel hidden><p>Leaders admit a mistake in time.</p></div>",
        "<ul role=tablist><li><a role=tab href='#p'>Own it</a></ul><div id=p hidden><p>Leaders admit a mistake in time.</p></div>",
        "<details><summary>Own it</summary>Leaders admit a mistake in time.</details>",
        "<details><summary><h2>Own it</h2></summary>Leaders admit a mistake in time.</details>",
    ],
)  # fmt: skip
def test_what_opens_at_a_press_stands_under_its_name(accordion: str) -> None:
    """Whether a heading holds the button, the button a heading, or a tab or a summary names it."""
    assert told(f"<h1>Behaviours</h1>{accordion}") == [
        ("heading", 1, "Behaviours"),
        ("heading", 2, "Own it"),
        ("paragraph", 1, "Leaders admit a mistake in time."),
    ]


def test_parts_that_open_at_a_press_stand_side_by_side() -> None:
    """After one whose heading is inside its own block, and at the depth at which they stand."""
    body = "<h1>Guide</h1><div><h2>Pay</h2><p>Monthly.</p></div>"
    body += "<details><summary>Leave</summary><h2>Long</h2>Ask early.</details><details><summary>Rota</summary>Weekly.</details>"

    assert [piece for piece in told(body) if piece[0] == "heading"] == [
        ("heading", 1, "Guide"),
        ("heading", 2, "Pay"),
        ("heading", 2, "Leave"),
        ("heading", 3, "Long"),
        ("heading", 2, "Rota"),
    ]


@pytest.mark.parametrize(
    ("body", "shown_as"),
    [
        ("<button aria-expanded=false>Needs</button><ul><li>a pen</ul>", [("heading", "Needs"), ("item", "a pen")]),
        ("<div role=tablist><b role=tab>Pay</b></div><div role=tabpanel><h3>Pay day</h3>It is the 27th.</div>",
         [("heading", "Pay day"), ("paragraph", "It is the 27th.")]),
        ("<p>Ask early <button aria-expanded=false>more</button><span>or late</span></p>", [("paragraph", "Ask early or late")]),
        ("<p>Ask early <button aria-controls=m>more</button><span id=m hidden>or late</span></p>",
         [("paragraph", "Ask early or late")]),
        ("<button aria-controls=f>Give it</button><div id=f class=feedback hidden>Give it at once.</div>",
         [("heading", "Give it"), ("paragraph", "Give it at once.")]),
        ("<div id=research hidden>Leaders read about research in May.</div>",
         [("paragraph", "Leaders read about research in May.")]),
    ],
)  # fmt: skip
def test_a_panel_may_be_a_list_have_a_heading_or_be_part_of_a_line(
    body: str, shown_as: list[tuple[str, str]]
) -> None:
    """Its own heading is its name, and a line has none; what something shows is text, whatever it is called."""
    assert [piece[::2] for piece in told(body)] == shown_as


def test_a_summary_is_no_heading_of_what_comes_after_its_part() -> None:
    """There it is the first line of its own text, or a paragraph over a list."""
    body = "<h2>Rota</h2><details><summary>Swaps</summary><p>The nurse agrees.</details>"
    body += "<details><summary>Needs</summary><ul><li>a pen</ul></details><p>Rotas are weekly.</p>"

    assert told(body) == [
        ("heading", 2, "Rota"),
        ("paragraph", 1, "Swaps\nThe nurse agrees."),
        ("paragraph", 1, "Needs"),
        ("item", 1, "a pen"),
        ("paragraph", 1, "Rotas are weekly."),
    ]


def test_in_a_list_or_a_table_a_summary_is_text() -> None:
    """Neither can hold a heading."""
    body = "<ul><li><details><summary>Swaps</summary>Ask first.</details></ul>"
    body += "<table><tr><th>A<th>B<tr><td><details><summary>S</summary>Text.</details><td>b</table>"

    assert [piece[::2] for piece in told(body)] == [
        ("item", "Swaps"),
        ("item", "Ask first."),
        ("row", "A: S Text.; B: b"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "<aside class=callout><p>Tell the site team before noon.</p></aside>",
        "<div role=complementary><p>Tell the site team before noon.</p></div>",
        "<form><fieldset><p>Tell the site team before noon.</p></fieldset><input></form>",
        "<div hidden><p>Tell the site team before noon.</p></div>",
    ],
)
def test_sentences_that_a_page_sets_aside_are_text(part: str) -> None:
    """In a callout, a form or a part that is not shown at first."""
    read = read_html(f"<main><h1>Guide</h1>{part}</main>")

    assert shown(read) == ["Guide", "Tell the site team before noon."]
    assert read.left_out == 0


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("<div id=cookie-banner hidden><p>We would like to set some cookies here.</p></div>", 0),
        ("<div role=dialog hidden><p>Are you sure that you want to leave.</p></div>", 0),
        ("<div aria-modal=true><p>Are you sure that you want to leave.</p></div>", 0),
        ("<template><p>Here stands what nobody ever sees.</p></template>", 0),
        ("<nav><p>All pages of this site stand here.</p></nav>", 0),
        ("<button aria-expanded=false aria-controls=m>Menu</button><ul id=m hidden><li><a>Home</a></ul>", 0),
        ("<aside><p>Related: leave</p></aside>", 0),
        ("<span aria-hidden=true>An arrow stands here for the eye.</span>", 0),
        ("<form class=feedback><p>Do not put any names in here. Thanks.</p></form>", 7),
        ("<aside><p><a>Read how the canteen got its menu.</a></p></aside>", 7),
        ("<div hidden class=error-summary><p>There is a problem with your answer.</p></div>", 7),
    ],
)  # fmt: skip
def test_what_is_not_for_readers_stays_out_and_sentences_of_it_are_counted(
    part: str, words: int
) -> None:
    """Banners, dialogs and menus are no text of the page at all."""
    read = read_html(f"<main><h1>Guide</h1>{part}<p>Text.</p></main>")

    assert shown(read) == ["Guide", "Text."]
    assert read.left_out == words


def test_beside_a_page_without_main_content_asides_are_those_of_the_site() -> None:
    """A form may hold the whole of it, as some systems make pages."""
    page = "<form><h1>Guide</h1><p>All of the page stands in this form.</p></form>"
    page += "<aside><p>The canteen has a new menu.</p></aside>"
    read = read_html(page)

    assert shown(read) == ["Guide", "All of the page stands in this form."]
    assert read.left_out == 6
