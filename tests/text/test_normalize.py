"""One spelling for characters that people type in many ways."""

import pytest

from bot.text.normalize import fold_for_comparison, fold_white_space, normalize

INVISIBLE = {
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "variation selector": "\ufe0f",
    "combining grapheme joiner": "\u034f",
    "Mongolian vowel separator": "\u180e",
    "tag letter": "\U000e0061",
    "cancel tag": "\U000e007f",
    "Hangul filler": "\u3164",
}


@pytest.mark.parametrize("quote", ["\u2018", "\u2019", "\u201b", "\u2032", "`"])
def test_every_single_quote_becomes_an_apostrophe(quote: str) -> None:
    """People and telephones type many apostrophes; there is one."""
    text = f"the board{quote}s plan"

    found = normalize(text)

    assert found == "the board's plan"


@pytest.mark.parametrize("quote", ["\u201c", "\u201d", "\u201e", "\u2033"])
def test_every_double_quote_becomes_a_plain_one(quote: str) -> None:
    """Curly double quotes, and two primes, are plain double quotes."""
    found = normalize(f"{quote}talent")

    assert found in {'"talent', "''talent"}


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"])
def test_every_dash_becomes_a_hyphen(dash: str) -> None:
    """A dash of any length joins words as a hyphen does."""
    found = normalize(f"well{dash}led")

    assert found == "well-led"


@pytest.mark.parametrize("name", INVISIBLE)
def test_a_character_that_nobody_sees_is_dropped(name: str) -> None:
    """What has no width and no shape cannot divide a word."""
    text = f"ta{INVISIBLE[name]}lent"

    found = normalize(text)

    assert found == "talent"


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f"])
def test_a_control_character_becomes_a_space(control: str) -> None:
    """A control character parts two words and is never kept."""
    found = normalize(f"talent{control}pool")

    assert found == "talent pool"


def test_compatibility_forms_are_folded() -> None:
    """Full-width letters, ligatures and the one-character ellipsis are their plain forms."""
    text = "\uff37\uff11\uff0e\uff14 of\ufb01ce\u2026"

    found = normalize(text)

    assert found == "W1.4 office..."


def test_an_accent_typed_apart_is_the_same_letter() -> None:
    """A letter and a combining accent are one character."""
    apart, together = "Sia\u0302n", "Si\u00e2n"

    found = normalize(apart)

    assert found == normalize(together)


def test_white_space_becomes_single_spaces() -> None:
    """Line breaks, tabs and hard spaces are spaces, and the ends have none."""
    text = "\n talent\u00a0\tmanagement \r\n  now\u3000"

    found = normalize(text)

    assert found == "talent management now"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200b", "\x00\x1f"])
def test_nothing_to_read_becomes_nothing(text: str) -> None:
    """A text of spaces, invisible or control characters is empty."""
    assert normalize(text) == ""


def test_case_and_accents_are_kept() -> None:
    """Folding is of forms, not of letters."""
    assert normalize("Si\u00e2n LEADS") == "Si\u00e2n LEADS"


def test_folding_white_space_changes_nothing_else() -> None:
    """Only runs of white space are folded: quotes and dashes stay as they were."""
    text = " the framework\u2019s \u2013\n purpose "

    found = fold_white_space(text)

    assert found == "the framework\u2019s \u2013 purpose"


def test_quotations_are_compared_without_bullets_or_curls() -> None:
    """A line of the briefing equals its copy whatever the bullet, quote, dash or spacing."""
    source = "\u00b7\tthe framework\u2019s  levels \u2013 all\n\u2022 of them"
    copy = "the framework's levels - all of them"

    found = fold_for_comparison(source)

    assert found == copy
