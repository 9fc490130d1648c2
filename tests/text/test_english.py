"""Which words are English words."""

from importlib.resources import files

import pytest

from bot.text.english import english_words


@pytest.mark.parametrize("word", ["leadership", "organisation", "organization", "colour", "color"])
def test_common_words_of_both_spellings_are_english(word: str) -> None:
    """A word spelt the British or the American way is no mistake."""
    assert word in english_words()


@pytest.mark.parametrize("word", ["leadrship", "talnet", "boardd", ""])
def test_a_misspelt_word_is_not_english(word: str) -> None:
    """What is not in the list may be put right."""
    assert word not in english_words()


def test_the_list_is_in_lower_case() -> None:
    """Words are looked up as the tokenizer makes them."""
    upper = {word for word in english_words() if word != word.lower()}

    assert upper == set()


def test_the_list_has_the_size_that_is_said() -> None:
    """Some 41,000 words were packaged; a list cut short would call good words mistakes."""
    assert 40_000 < len(english_words()) < 42_000


def test_the_list_is_read_once() -> None:
    """The second call returns the very same words."""
    assert english_words() is english_words()


def test_the_notice_of_the_list_stands_beside_it() -> None:
    """The list's licence asks that its notice travels with it."""
    notice = files("bot.text").joinpath("english_words.NOTICE").read_text(encoding="utf-8")

    assert "copyright" in notice.lower()
