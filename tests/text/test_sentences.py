"""Text into sentences."""

import pytest

from bot.text.sentences import split_sentences


def test_full_stops_question_marks_and_exclamation_marks_end_sentences() -> None:
    """Each mark before a capital ends a sentence and stays with it."""
    text = "It was launched. Who leads? Everyone! 2019 followed."

    found = split_sentences(text)

    assert found == ("It was launched.", "Who leads?", "Everyone!", "2019 followed.")


def test_a_line_break_ends_a_sentence_without_a_full_stop() -> None:
    """An author parts two sentences by a line break alone."""
    text = "clinical and otherwise\nFuture updates are expected."

    found = split_sentences(text)

    assert found == ("clinical and otherwise", "Future updates are expected.")


@pytest.mark.parametrize(
    "text",
    [
        "use indicators, e.g. Safe staffing and appraisal",
        "that is, i.e. Board level",
        "see para. 4.52 of the plan",
        "see paras. 4.50 to 4.53",
        "signed by Dr. Smith",
        "see no. 5 of the list",
        "boards, committees, etc. Each of them",
        "from 28 Oct. 2026 on",
        "shown in fig. 3 (pp. 12 to 14)",
        "held in the Dept. Office",
        "as Harbour et al. (2004) found",
        "led by J. Smith",
        "led by J. K. Smith",
        "use indicators (staffing, etc.) Each of them",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    """The usual abbreviations, and a person's initial, carry on."""
    assert split_sentences(text) == (text,)


@pytest.mark.parametrize("text", ["in section 4.52 of it", "at improvement.nhs.uk/resources/ now"])
def test_a_full_stop_inside_a_code_or_an_address_does_not_end_a_sentence(text: str) -> None:
    """A full stop with no space after it is inside a word."""
    assert split_sentences(text) == (text,)


def test_a_full_stop_before_a_small_letter_does_not_end_a_sentence() -> None:
    """What goes on in lower case is the same sentence."""
    text = "It grew. and it grew."

    assert split_sentences(text) == (text,)


def test_a_sentence_stands_on_one_line_with_single_spaces() -> None:
    """White space at the ends and inside is folded."""
    text = "  It  was\tlaunched.   It grew.  "

    found = split_sentences(text)

    assert found == ("It was launched.", "It grew.")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('They call it "the plan." It grew.', 'They call it "the plan."'),
        ("They call it \u201cthe plan.\u201d It grew.", "They call it \u201cthe plan.\u201d"),
        ("It has an annex (see the end.) It grew.", "It has an annex (see the end.)"),
    ],
)
def test_a_closing_quote_or_bracket_stays_with_its_sentence(text: str, first: str) -> None:
    """No character is lost between two sentences, so that each is quoted word for word."""
    assert split_sentences(text) == (first, "It grew.")


@pytest.mark.parametrize("mark", ['"', "'", "(", "\u201c", "\u2018"])
def test_a_sentence_may_start_with_a_quote_or_a_bracket(mark: str) -> None:
    """An opening mark belongs to the sentence that it opens."""
    found = split_sentences(f"It was launched. {mark}It grew")

    assert found == ("It was launched.", f"{mark}It grew")


@pytest.mark.parametrize("text", ["", "  ", "\n\n", " \t\n "])
def test_a_text_of_white_space_has_no_sentences(text: str) -> None:
    """Nothing is no sentence."""
    assert split_sentences(text) == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. First comes the list.", ("1. First comes the list.",)),
        ("4.52. Trusts plan ahead. They write it down.", ("4.52. Trusts plan ahead.", "They write it down.")),
        ("(iv. Roman, too. As lists count.", ("(iv. Roman, too.", "As lists count.")),
        ("It rained in May. 3. Then it stopped.", ("It rained in May.", "3.", "Then it stopped.")),
    ],
)  # fmt: skip
def test_the_number_of_a_paragraph_belongs_to_its_first_sentence(
    text: str, sentences: tuple[str, ...]
) -> None:
    """Alone it would be quoted as if it said something."""
    assert split_sentences(text) == sentences
