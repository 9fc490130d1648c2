"""Words that say nothing about what a question is about."""

from bot.text.stopwords import STOPWORDS
from bot.text.tokenize import tokenize


def test_every_stop_word_is_a_token_as_the_tokenizer_makes_them() -> None:
    """A stop word that no text can yield would never be dropped."""
    unreachable = {word for word in STOPWORDS if [t.text for t in tokenize(word)] != [word]}

    assert unreachable == set()


def test_short_forms_leave_only_stop_words() -> None:
    """What remains of a short form says nothing."""
    text = "don't won't isn't we're they've you'll it's"

    left = [token.text for token in tokenize(text) if token.text not in STOPWORDS]

    assert left == []


def test_no_word_of_the_subject_is_a_stop_word() -> None:
    """What the frameworks are about is never dropped."""
    subject = {"talent", "leadership", "plan", "framework", "board", "led", "improvement", "nhs"}

    assert not subject & STOPWORDS
