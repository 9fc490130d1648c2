"""Slack's control sequences, HTML and pictures out of what a person typed."""

import pytest

from bot.text.markup import strip_markup


def plain(text: str) -> str:
    """Return a text without its markup, with single spaces."""
    return " ".join(strip_markup(text).split())


@pytest.mark.parametrize(
    "sequence",
    [
        "<@U012AB3CD>",
        "<@U012AB3CD|kloe>",
        "<#C123|general>",
        "<!channel>",
        "<!here|here>",
        "<!everyone>",
        "<!subteam^S0123|@board>",
        "<!date^1392734382^{date}|18 February 2014>",
    ],
)
def test_a_control_sequence_goes_whole(sequence: str) -> None:
    """Mentions of people, channels and groups are no words of the question."""
    assert plain(f"{sequence} what is talent management?") == "what is talent management?"


@pytest.mark.parametrize(
    "text", ["<@<@U1>U2>", "<#<#C1>C2>", "<!<!x>channel>", "<@<b>U1>", "<<@U1>@U2>"]
)
def test_a_control_sequence_inside_another_leaves_none_behind(text: str) -> None:
    """Taking one sequence out does not put another together."""
    found = strip_markup(text)

    assert not any(opening in found for opening in ("<@", "<#", "<!"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<https://example.org/a|the plan> says", "the plan says"),
        ("<https://example.org/a> says", "says"),
        ("<HTTP://EXAMPLE.ORG|the plan> says", "the plan says"),
        ("ask <mailto:a@example.org|a@example.org>", "ask a@example.org"),
        ("ring <tel:0161|0161 496 0000>", "ring 0161 496 0000"),
    ],
)
def test_a_link_keeps_its_label_alone(text: str, kept: str) -> None:
    """The label is what a person reads; the address is not searched for."""
    assert plain(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<b>talent</b> now", "talent now"),
        ('<a href="x">talent</a>', "talent"),
        ("talent<br/>pool", "talent pool"),
        ("<!-- hidden -->talent", "talent"),
        ("<script>alert(1)</script>talent", "talent"),
        ("<SCRIPT src='x'>alert(1)</SCRIPT >talent", "talent"),
        ("<style>p {}</style>talent", "talent"),
        ("talent <script>alert(1)", "talent"),
    ],
)
def test_html_tags_go_and_scripts_go_with_what_they_hold(text: str, kept: str) -> None:
    """Pasted HTML leaves its words."""
    assert plain(text) == kept


@pytest.mark.parametrize("text", ["under < 5 and > 3", "2 < 3", "a > b", "<", ">"])
def test_less_than_and_greater_than_are_no_tags(text: str) -> None:
    """A sign of comparison stays."""
    assert plain(text) == text


@pytest.mark.parametrize(
    "emoji",
    [":smile:", ":+1:", ":flag-gb:", ":wave::skin-tone-3:", ":tada::tada:", ":man-shrugging:"],
)
def test_the_name_of_a_picture_goes(emoji: str) -> None:
    """A picture is no word of the question, alone, side by side or with a skin tone."""
    assert plain(f"{emoji} what is talent management?") == "what is talent management?"


@pytest.mark.parametrize("text", ["at 10:30:00 sharp", "ratio 1:2:3", "note: this: that", "a:b:c"])
def test_colons_in_times_and_texts_stay(text: str) -> None:
    """Only a name between two colons by itself is a picture."""
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("R&amp;D", "R&D"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("&amp;lt;", "&lt;"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("&lt;b&gt;talent", "<b>talent"),
    ],
)
def test_the_escapes_of_slack_are_undone_once_and_last(text: str, kept: str) -> None:
    """What a person typed as text stays text, even where it looks like markup."""
    assert plain(text) == kept


@pytest.mark.parametrize("text", ["pay&notice", "skills&regions", "R&D", "this & that"])
def test_an_ampersand_that_escapes_nothing_stays(text: str) -> None:
    """Words after a bare ampersand are not read as the name of a sign."""
    assert plain(text) == text


@pytest.mark.parametrize("text", ["&#60;!channel&#62;", "&quot;", "&nbsp;", "&AMP;"])
def test_what_slack_does_not_escape_is_no_escape(text: str) -> None:
    """Slack escapes three signs; anything else was typed."""
    assert plain(text) == text


@pytest.mark.parametrize("depth", [2, 9, 10, 11, 50_000])
def test_sequences_nested_deep_leave_none_behind(depth: int) -> None:
    """However deep, and in no more time than a text of that length needs."""
    found = strip_markup("<@" * depth + "U1" + ">" * depth)

    assert "<@" not in found


def test_a_text_without_markup_is_returned_as_it_is() -> None:
    """Nothing is changed where there is nothing to strip, spaces included."""
    text = "What must our  succession plan cover?\nPlease."

    assert strip_markup(text) == text
