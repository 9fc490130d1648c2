"""Text into tokens with offsets."""

import pytest

from bot.text.tokenize import Token, tokenize, words_by_line


def words(text: str) -> list[str]:
    """Return the tokens of a text without their offsets."""
    return [token.text for token in tokenize(text)]


def test_words_come_in_order_and_in_lower_case() -> None:
    """Tokens follow the text."""
    assert words("Talent Management, NOW") == ["talent", "management", "now"]


def test_a_hyphen_divides() -> None:
    """A compound is its words."""
    assert words("well-led system-working") == ["well", "led", "system", "working"]


@pytest.mark.parametrize("code", ["4.52", "w1.4", "2.0.1"])
def test_a_full_stop_inside_a_code_does_not_divide(code: str) -> None:
    """An official code is one token."""
    assert words(f"see {code}.") == ["see", code]


def test_a_full_stop_after_a_word_divides() -> None:
    """The end of a sentence is no part of its last word."""
    assert words("in place. Reviewed") == ["in", "place", "reviewed"]


@pytest.mark.parametrize(
    ("surface", "text"),
    [("nurse's", "nurse"), ("don't", "do"), ("we're", "we"), ("they've", "they"), ("I'll", "i")],
)
def test_possessives_and_short_forms_are_cut_off(surface: str, text: str) -> None:
    """The token is the word; its offsets still cover what was typed."""
    found = tokenize(surface)

    assert found == (Token(text, 0, len(surface)),)


def test_a_name_with_an_apostrophe_is_one_token() -> None:
    """Only the endings that English adds are cut off."""
    assert words("O'Neill") == ["o'neill"]


def test_offsets_slice_the_source_to_what_was_typed() -> None:
    """A token knows its place in the text."""
    source = "The Trust's plan (4.52)"

    found = [source[token.start : token.end] for token in tokenize(source)]

    assert found == ["The", "Trust's", "plan", "4.52"]


@pytest.mark.parametrize("text", ["", "   ", "?!...", "\u2014 \u2026", "\U0001f600"])
def test_a_text_without_words_has_no_tokens(text: str) -> None:
    """Punctuation and pictures are no words."""
    assert tokenize(text) == ()


def test_the_words_of_a_long_text_come_line_by_line() -> None:
    """The fast way gives the same words, and an empty line none."""
    text = "The Trust's plan (4.52),\n\nwell-led, isn't W1.4."

    found = words_by_line(text)

    assert found == [["the", "trust", "plan", "4.52"], [], ["well", "led", "is", "w1.4"]]
