"""Which kinds of answer a text can give."""

import pytest

from bot.text.answer_kinds import mentions, says_how_many_of
from bot.text.stem import stem


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("It has 5 key questions and 34 quality statements.", "statements", True),
        ("It has 5 key questions and 34 quality statements.", "prompts", False),
        ("nearly 5,000 responses", "responses", True),
        ("Both recommendations were accepted.", "recommendation", True),
        ("a page of its own", "pages", False),
        ("In 2019 statements were made.", "statements", False),
        ("KLOEs return in the drafts: there are 24 in all.", "kloes", True),
        ("There are 24 of these in all.", "kloes", False),
        ("", "kloes", False),
    ],
)
def test_a_number_counts_what_stands_soon_after_it(
    text: str, counted: str, *, expected: bool
) -> None:
    """A year, an article or a number of something else does not."""
    assert says_how_many_of(text, {stem(counted)}) is expected


def test_a_text_mentions_a_word_in_any_of_its_forms() -> None:
    """Words are compared by their stems."""
    assert mentions("Critical capabilities to develop", {stem("capability")})
    assert not mentions("Critical capabilities to develop", {stem("priority")})
