"""Laws of plain text: what holds for every text that a person may type."""

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.text.markup import strip_markup
from bot.text.normalize import fold_for_comparison, fold_white_space, normalize
from bot.text.personal_data import has_personal_data, is_nhs_number
from bot.text.sentences import split_sentences
from bot.text.tokenize import tokenize, words_by_line

CONTROL_SEQUENCE = re.compile(r"<[@#!][^<>]*>")
WEIGHTS = range(10, 1, -1)

MARKS = ("<@U1>", "<#C1>", "<!here>", "<@", "<#", "<!", "<", ">", "|", "U1", "a", " ", ":a:")
TAGS = ("<b>", "<script>", "</script>", "<https://x.example|", "<mailto:a@x.example>", "\u200b")
MARKED_UP = st.lists(st.sampled_from((*MARKS, *TAGS)), max_size=9).map("".join)
"""Texts of whole and broken control sequences, links, tags and emoji names, one in another."""
PROSE = st.lists(
    st.sampled_from(
        [
            "It",
            "grew",
            "e.g",
            "no",
            "4",
            ".",
            "?",
            "!",
            " ",
            "\n",
            "\t",
            "(",
            ")",
            '"',
            "'",
            "\u201d",
        ]
    ),
    max_size=20,
).map("".join)
"""Texts in which sentences end in every way."""


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    """Draw ten digits that pass the check."""
    nine = draw(st.lists(st.integers(0, 9), min_size=9, max_size=9))
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, nine, strict=True))
    check = (11 - total % 11) % 11
    assume(check != 10)
    return "".join(map(str, (*nine, check)))


@given(st.text())
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    """Normalize is idempotent."""
    once = normalize(text)

    assert normalize(once) == once


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """Both ways of folding for comparison are idempotent."""
    spaced, compared = fold_white_space(text), fold_for_comparison(text)

    assert fold_white_space(spaced) == spaced
    assert fold_for_comparison(compared) == compared


@given(st.text())
def test_a_normalized_text_has_single_spaces_and_no_control_characters(text: str) -> None:
    """The only white space left is one space between two other characters."""
    found = normalize(text)

    assert found.split() == [word for word in found.split(" ") if word]
    assert not any(ord(character) < ord(" ") for character in found)


@given(st.text())
def test_offsets_of_tokens_slice_the_source(text: str) -> None:
    """A token is its surface form in lower case, save a possessive or a short form's end."""
    for token in tokenize(text):
        surface = text[token.start : token.end].lower()

        assert surface.startswith(token.text)
        assert surface[len(token.text) :] in {"", "'s", "'re", "'ve", "'ll", "'d", "'m", "'t"}


@given(st.text())
def test_tokens_are_in_order_and_leave_no_letter_or_figure_between_them(text: str) -> None:
    """Every ASCII letter and figure stands in exactly one token."""
    end, between = 0, ""
    for token in tokenize(text):
        assert token.start >= end
        between, end = between + text[end : token.start], token.end

    assert not re.search("[a-zA-Z0-9]", between + text[end:])


@given(st.text(alphabet="aAbsStT019.'-, \n\u00e9\u0130"))
def test_the_fast_way_to_words_gives_the_words_of_the_tokenizer(text: str) -> None:
    """Line by line, the words are those of the tokens."""
    expected = [[t.text for t in tokenize(line) if t.text] for line in text.split("\n")]

    assert words_by_line(text) == expected


@given(PROSE)
@example("See (the annex.) It grew.")
@example('Called "the plan." It grew.')
def test_sentences_keep_every_character_but_white_space(text: str) -> None:
    """Splitting loses nothing and adds nothing."""
    found = split_sentences(text)

    assert "".join("".join(found).split()) == "".join(text.split())


@given(PROSE)
def test_a_sentence_is_never_empty_and_stands_on_one_line(text: str) -> None:
    """Each sentence has words or marks, with single spaces."""
    found = split_sentences(text)

    assert all(sentence and sentence == fold_white_space(sentence) for sentence in found)


@given(MARKED_UP)
@example("<@<@U1>U2>")
@example("<#<b>C1>")
def test_no_control_sequence_survives_stripping(text: str) -> None:
    """Whatever is typed, nothing that could call a person or a channel is left."""
    assert not CONTROL_SEQUENCE.search(strip_markup(text))


@given(st.text(alphabet="abcXYZ019 .,?!'()-\n"))
def test_a_text_without_marks_is_left_as_it_is(text: str) -> None:
    """Stripping changes nothing where there is nothing to strip."""
    assert strip_markup(text) == text


@given(nhs_numbers(), st.integers(0, 9), st.integers(1, 9))
def test_changing_one_digit_of_an_nhs_number_makes_it_invalid(
    number: str, place: int, step: int
) -> None:
    """The check digit catches every single mistake."""
    changed = str((int(number[place]) + step) % 10)

    mistaken = number[:place] + changed + number[place + 1 :]

    assert is_nhs_number(number)
    assert not is_nhs_number(mistaken)


@given(
    nhs_numbers(),
    st.lists(st.sampled_from(["", " ", "-", "\u200b", "\u2013"]), min_size=9, max_size=9),
)
def test_an_nhs_number_is_found_whatever_parts_its_digits(number: str, parts: list[str]) -> None:
    """Spaces, hyphens, dashes and characters of no width hide no number."""
    written = "".join(digit + part for digit, part in zip(number, [*parts, ""], strict=True))

    assert has_personal_data(f"for {written} please")
